/**
 * Why a decision withholds quotes, counted.
 */

import type { Explanation } from '../../decision/explainQuotes.js'
import type { OrderDiff } from '../../decision/orderDiff.js'
import type { MarketDecision } from '../../desk/decide/deskActions.js'

/**
 * Returns how many quotes a decision of `levels` a side withholds, by reason: all of them where it
 * halted; else as its explanation says, where it has one, and what a limit of the group cuts.
 *
 * @category backtest
 * @since 0.1.0
 */
export const withheldOf = (
  { halted, diff, cut }: MarketDecision,
  levels: number,
): Readonly<Record<string, number>> => {
  const halt = halted ?? diff.halted
  if (halt !== null) return { [halt]: 2 * levels }
  const isPlain = !isExplained(diff)
  if (isPlain && cut.length === 0) return none
  const counted: Record<string, number> = {}
  if (!isPlain) {
    for (const { reason } of diff.quotes) {
      if (reason !== null) counted[reason._tag] = (counted[reason._tag] ?? 0) + 1
    }
  }
  if (cut.length > 0) counted['group-limit'] = cut.length
  return counted
}

const none: Readonly<Record<string, number>> = {}

const isExplained = (diff: OrderDiff): diff is Explanation => 'quotes' in diff
