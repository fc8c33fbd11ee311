/**
 * Which markets settled by their own rule, for outcomes that come later.
 */

/**
 * The ids of the markets that settled by their own rule, the last first: a chain, so that a copy
 * costs nothing.
 *
 * @category backtest
 * @since 0.1.0
 */
export type RuledMarkets = { readonly marketId: string; readonly before: RuledMarkets } | null

/** Whether a market settled by its own rule. @category backtest @since 0.1.0 */
export const hasRuled = (markets: RuledMarkets, marketId: string): boolean => {
  for (let one = markets; one !== null; one = one.before) {
    if (one.marketId === marketId) return true
  }
  return false
}
