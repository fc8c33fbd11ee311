/**
 * What a venue pays for orders that rest near the middle.
 */

/**
 * Terms of a programme for liquidity: an order of `minSize` shares or more, `s` dollars from the
 * middle of such orders and there for `restMs`, scores `((v − s)/v)² · multiplier` a share, with
 * `v` the `maxSpread`. A market's score is the lesser side, or a `oneSided`-th of the greater if
 * that is more and the middle is inside `[1 − twoSidedAbove, twoSidedAbove]`. Of a day's pot,
 * `perDay` dollars for a market, each minute's part goes by the scores of all; what the others
 * score is what the recorded book does, and `othersScore` beside. A day's sum under `leastPaid`
 * micro-dollars is not paid.
 *
 * Source: Polymarket's liquidity rewards, read 2026-11; c = 3, 0.9.
 *
 * @category backtest
 * @since 0.1.0
 */
export type RewardTerms = {
  readonly perDay: number
  readonly maxSpread: number
  readonly minSize: number
  readonly restMs: number
  readonly multiplier: number
  readonly oneSided: number
  readonly twoSidedAbove: number
  readonly othersScore: number
  readonly leastPaid: number
}

/**
 * Returns the score of an order of `size` shares at `distance` dollars from the middle.
 *
 * @example
 * import { RewardTerms } from 'twoway/backtest'
 *
 * const terms = {
 *   perDay: 24, maxSpread: 0.04, minSize: 50, restMs: 0, multiplier: 1,
 *   oneSided: 3, twoSidedAbove: 0.9, othersScore: 0, leastPaid: 1_000_000,
 * }
 * RewardTerms.scoreOf(terms, { distance: 0.01, size: 100 }) // => 56.25
 * RewardTerms.scoreOf(terms, { distance: 0.01, size: 49 }) // => 0
 *
 * @category backtest
 * @since 0.1.0
 */
export const scoreOf = (
  { maxSpread, minSize, multiplier }: RewardTerms,
  { distance, size }: { readonly distance: number; readonly size: number },
): number => {
  if (!(size >= minSize && distance >= 0 && distance < maxSpread)) return 0
  const near = (maxSpread - distance) / maxSpread
  return near * near * multiplier * size
}

/**
 * Returns the score of a market from those of its sides, with `middle` the middle price.
 *
 * @example
 * import { RewardTerms } from 'twoway/backtest'
 *
 * const terms = {
 *   perDay: 24, maxSpread: 0.04, minSize: 50, restMs: 0, multiplier: 1,
 *   oneSided: 3, twoSidedAbove: 0.9, othersScore: 0, leastPaid: 1_000_000,
 * }
 * RewardTerms.bothSides(terms, { one: 90, two: 0, middle: 0.5 }) // => 30
 * RewardTerms.bothSides(terms, { one: 90, two: 0, middle: 0.95 }) // => 0
 *
 * @category backtest
 * @since 0.1.0
 */
export const bothSides = (
  { oneSided, twoSidedAbove }: RewardTerms,
  { one, two, middle }: { readonly one: number; readonly two: number; readonly middle: number },
): number => {
  const lesser = one < two ? one : two
  const greater = one < two ? two : one
  const isInside = middle >= 1 - twoSidedAbove && middle <= twoSidedAbove
  return isInside && greater / oneSided > lesser ? greater / oneSided : lesser
}
