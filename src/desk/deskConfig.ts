/**
 * What a desk decides by: every choice as data, whole and visible.
 */

import type { QuoteConfig } from '../decision/config.js'

/**
 * How markets are chosen: the best `count` by the sum of their terms, each times its weight.
 *
 * The terms lie in [0, 1]: `room`, the dollars between others' best prices; `doubt`, `4m(1 − m)`
 * of the middle of the book; `life`, how much of its life is left; `held`, the shares held of one
 * outcome more than of the other, as a part of `limits.maxImbalance`; `quoted`, whether own orders
 * rest there, so that a choice is not taken back for a trifle.
 *
 * @category desk
 * @since 0.1.0
 */
export type SelectionConfig = {
  readonly count: number
  readonly weights: ScoreTerms
}

/** One number for each term of a score. @category desk @since 0.1.0 */
export type ScoreTerms = {
  readonly room: number
  readonly doubt: number
  readonly life: number
  readonly held: number
  readonly quoted: number
}

/**
 * The most, in dollars, that markets may lose together, whatever fills and however they settle:
 * those of one underlying that settle at one instant, and all of one underlying.
 *
 * @category desk
 * @since 0.1.0
 */
export type GroupConfig = {
  readonly maxLossOfInstant: number
  readonly maxLossOfUnderlying: number
}

/**
 * The config of a desk. `selection` and `groups` null: every market is quoted, none is cut.
 * `merge`: the least complete sets, in shares, to give back at once; null for never. `asBuys`: an
 * ask goes out as the bid on the other outcome. `killAtDailyLoss`: a day's loss past
 * `quote.limits.maxDailyLoss` moves the switch, which only a person moves back; without it quoting
 * resumes once the marks recover.
 *
 * @category desk
 * @since 0.1.0
 */
export type DeskConfig = {
  readonly quote: QuoteConfig
  readonly selection: SelectionConfig | null
  readonly groups: GroupConfig | null
  readonly merge: { readonly minSets: number } | null
  readonly asBuys: boolean
  readonly killAtDailyLoss: boolean
}
