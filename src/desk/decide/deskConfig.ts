/**
 * What a desk decides by: every choice as data, whole and visible.
 */

import type { QuoteConfig } from '../../decision/config.js'
import type { SizeRules } from '../../market/sizeRules.js'
import type { RateConfig } from '../../risk/rateBudget.js'
import type { RiskLimits } from '../../risk/riskLimits.js'

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
 * resumes once the marks recover. `checks`: the last look at each order before it goes out, and
 * `rates`: how many messages the venue takes; without them none is checked or counted.
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
  readonly checks?: ChecksConfig | null | undefined
  readonly rates?: RateConfig | null | undefined
}

/**
 * The checks before an order goes out: the limits, and what the venue asks. `feePerShare`: the most
 * a share costs in fees, in dollars; `salesNeedShares`: whether only shares held can be sold;
 * `halts`: when the venue stands still, in ms; `postOnly`: whether orders may only rest;
 * `orderLifeMs`: after how long the venue itself ends an order, null for never.
 *
 * @category desk
 * @since 0.1.0
 */
export type ChecksConfig = {
  readonly limits: RiskLimits
  readonly rules: SizeRules
  readonly feePerShare: number
  readonly salesNeedShares: boolean
  readonly halts: ReadonlyArray<{ readonly from: number; readonly to: number }>
  readonly postOnly: boolean
  readonly orderLifeMs: number | null
}
