/**
 * What a venue's rules were, and since when.
 */

/**
 * Terms by the instant, in ms, from which they hold, in rising order; before the first, the first.
 *
 * @category backtest
 * @since 0.1.0
 */
export type InForce<Terms> = ReadonlyArray<{ readonly from: number; readonly terms: Terms }>

/**
 * Returns the terms in force at an instant, or null where there are none at all.
 *
 * @example
 * import { inForce } from 'twoway/backtest'
 *
 * const delays = [{ from: 0, terms: 250 }, { from: 1_000, terms: 50 }]
 * inForce(delays, 999) // => 250
 * inForce(delays, 1_000) // => 50
 *
 * @category backtest
 * @since 0.1.0
 */
export const inForce = <Terms>(list: InForce<Terms>, at: number): Terms | null => {
  for (let i = list.length - 1; i > 0; i--) {
    const { from, terms } = list[i] as InForce<Terms>[number]
    if (at >= from) return terms
  }
  return list[0]?.terms ?? null
}
