/**
 * A ladder's quotes as the points that a smile is fitted to.
 */

import { isotonic } from '../math/isotonic.js'
import { logRatio } from '../math/logRatio.js'
import { pdf, quantile } from '../math/normal.js'

/**
 * What others quote for YES, that the settlement price is above the strike, in dollars.
 *
 * @category pricing
 * @since 0.1.0
 */
export type LadderQuote = { readonly strike: number; readonly bid: number; readonly ask: number }

/**
 * A price at a strike: `x` its log distance from the ladder's centre, `weight` one over the square
 * of the price's error.
 *
 * @category pricing
 * @since 0.1.0
 */
export type LadderPoint = { readonly x: number; readonly price: number; readonly weight: number }

/**
 * Returns the quotes that say something, by rising strike: two-sided, in order, inside (0, 1).
 *
 * A lone bid or ask only bounds a price; taken for one, a wing of them would widen every smile.
 *
 * @category pricing
 * @since 0.1.0
 */
export const useful = (quotes: ReadonlyArray<LadderQuote>): ReadonlyArray<LadderQuote> =>
  quotes
    .filter(({ strike, bid, ask }) => {
      return strike > 0 && strike < Infinity && bid > 0 && ask >= bid && ask < 1
    })
    .sort((a, b) => a.strike - b.strike || b.bid + b.ask - a.bid - a.ask)

/**
 * Returns the middle of each quote, made to fall with the strike by pooling (`isotonic`), with the
 * weight of half its spread and of the tick's rounding, `1/(half² + tick²/12)`.
 *
 * @category pricing
 * @since 0.1.0
 */
export const points = (
  quotes: ReadonlyArray<LadderQuote>,
  centre: number,
  tickSize: number,
): ReadonlyArray<LadderPoint> => {
  const weights = quotes.map(({ bid, ask }) => 1 / ((ask - bid) ** 2 / 4 + tickSize ** 2 / 12))
  const rising = isotonic({ values: quotes.map(({ bid, ask }) => -(bid + ask) / 2), weights })
  return quotes.map(({ strike }, index) => ({
    x: logRatio(strike, centre),
    price: -(rising[index] as number),
    weight: weights[index] as number,
  }))
}

/**
 * Returns where the line through the points' normal quantiles puts the forward, as a log distance
 * from the centre, and the deviation; null where the prices do not fall with the strike.
 *
 * Without a skew `Φ⁻¹(p) = (f − x)/s − s/2`. The weights are those of the quantile's error.
 *
 * @category pricing
 * @since 0.1.0
 */
export const lineThrough = (
  all: ReadonlyArray<LadderPoint>,
): { readonly forward: number; readonly deviation: number } | null => {
  let total = 0
  let xs = 0
  let qs = 0
  let xx = 0
  let xq = 0
  for (const { x, price, weight } of all) {
    const q = quantile(price)
    const w = weight * pdf(q) ** 2
    total += w
    xs += w * x
    qs += w * q
    xx += w * x * x
    xq += w * x * q
  }
  const slope = (total * xq - xs * qs) / (total * xx - xs * xs)
  if (!(slope < 0)) return null
  const deviation = -1 / slope
  const intercept = (qs - slope * xs) / total
  return { forward: deviation * intercept + (deviation * deviation) / 2, deviation }
}
