/**
 * What became of every quote that a config has levels for, counted over many decisions.
 */

import type { Explanation } from '../../decision/explainQuotes.js'
import type { OrderDiff } from '../../decision/orderDiff.js'
import type { HaltTag, Reason } from '../../market/reason.js'

/**
 * Counts of decisions, of those that halted, and of quotes: each level of each side of each
 * decision is kept, placed or withheld for one reason; on a halt all are withheld for it.
 * `cancelled` counts orders. `violations` is what `violations` found, null where it was not asked.
 *
 * @category backtest
 * @since 0.1.0
 */
export type Tally = {
  readonly decisions: number
  readonly halted: Readonly<Record<HaltTag, number>>
  readonly kept: number
  readonly placed: number
  readonly cancelled: number
  readonly withheld: Readonly<Record<Reason['_tag'], number>>
  readonly violations: number | null
}

const noHalts: Tally['halted'] = {
  'invalid-input': 0,
  'near-expiry': 0,
  'stale-spot': 0,
  'daily-loss': 0,
  'missing-strike': 0,
  'fast-claim': 0,
}

/**
 * Returns the counts of no decision at all.
 *
 * @category backtest
 * @since 0.1.0
 */
export const empty = ({ check }: { readonly check: boolean }): Tally => ({
  decisions: 0,
  halted: noHalts,
  kept: 0,
  placed: 0,
  cancelled: 0,
  withheld: {
    ...noHalts,
    'outside-range': 0,
    'same-tick': 0,
    'losing-side': 0,
    'near-book': 0,
    'no-room': 0,
    'would-self-trade': 0,
    'awaiting-answers': 0,
  },
  violations: check ? 0 : null,
})

/**
 * One decision to count: its difference, its quotes as `explainQuotes` tells them, how many there
 * are on both sides together, and how many violations were found.
 *
 * @category backtest
 * @since 0.1.0
 */
export type Counted = {
  readonly diff: OrderDiff
  readonly quotes: Explanation['quotes']
  readonly levels: number
  readonly violations: number
}

/**
 * Returns the counts with one decision more.
 *
 * @category backtest
 * @since 0.1.0
 */
export const add = (tally: Tally, { diff, quotes, levels, violations }: Counted): Tally => {
  const { halted } = diff
  return {
    decisions: tally.decisions + 1,
    halted: halted === null ? tally.halted : raised(tally.halted, halted, 1),
    kept: tally.kept + diff.keep.length,
    placed: tally.placed + diff.place.length,
    cancelled: tally.cancelled + diff.cancel.length,
    withheld:
      halted === null
        ? withReasons(tally.withheld, quotes)
        : raised<Reason['_tag']>(tally.withheld, halted, levels),
    violations: tally.violations === null ? null : tally.violations + violations,
  }
}

/**
 * Returns how many quotes the rules wanted shown: those kept, those placed, and those that waited
 * for answers or for an own order on the other side to go.
 *
 * @category backtest
 * @since 0.1.0
 */
export const wanted = ({ kept, placed, withheld }: Tally): number =>
  kept + placed + withheld['would-self-trade'] + withheld['awaiting-answers']

const withReasons = (
  withheld: Tally['withheld'],
  quotes: Explanation['quotes'],
): Tally['withheld'] => {
  let counts: Record<Reason['_tag'], number> | null = null
  for (const { reason } of quotes) {
    if (reason === null) continue
    counts ??= { ...withheld }
    counts[reason._tag] += 1
  }
  return counts ?? withheld
}

const raised = <Tag extends string>(
  counts: Readonly<Record<Tag, number>>,
  tag: Tag,
  by: number,
): Readonly<Record<Tag, number>> => ({ ...counts, [tag]: counts[tag] + by })
