/**
 * The volatility that a binary's price implies: a quadratic, not an iteration.
 */

import { secondsPerYear } from '../market/units.js'
import { logRatio } from '../math/logRatio.js'
import * as Link from './link.js'

/**
 * A price of YES and what it is a price of: `price` in dollars of $1; `spot` and `strike` above 0;
 * `secondsToExpiry` above 0.
 *
 * For an average, `spot` is the expected average and `secondsToExpiry` its effective seconds: those
 * in which spot would gather the same variance. `link` is the normal of scale 1 where absent,
 * `tickSize`, the price grid's step in dollars, a cent.
 *
 * @category pricing
 * @since 0.1.0
 */
export type BinaryPrice = {
  readonly price: number
  readonly spot: number
  readonly strike: number
  readonly secondsToExpiry: number
  readonly link?: Link.Link | undefined
  readonly tickSize?: number | undefined
}

/**
 * Why a price implies no volatility. `notANumber`: an argument out of its range; `certain`: a price
 * of 0 or 1; `unreachable`: on or below the strike, more than any volatility gives; `jumps`: that
 * link has no closed form.
 *
 * @category pricing
 * @since 0.1.0
 */
export type NoVolatility = 'notANumber' | 'certain' | 'unreachable' | 'jumps'

/**
 * A volatility, annualised, that gives the price, and what it is worth.
 *
 * `variance` is the total to settlement; `conditioning` the change of ln σ for an error of a cent
 * of the price, `0.01/(f·|d1|)`, with `d1 = (a + w/2)/(m√w)` and f the link's density;
 * `worthInverting` says that 0.15 ≤ |d1| ≤ 2.3 and that the price is over a tick from ½: nearer,
 * and further off, the price says little of volatility.
 *
 * @category pricing
 * @since 0.1.0
 */
export type ImpliedVolatility =
  | { readonly kind: 'none'; readonly reason: NoVolatility }
  | ({ readonly kind: 'unique' } & VolatilityRoot)
  | ({ readonly kind: 'two'; readonly other: number } & VolatilityRoot)

/**
 * A volatility that prices a binary: annualised, its `variance` to settlement, the `d1` there, and
 * how far an error of the price moves it (`conditioning`); `worthInverting` as in
 * `ImpliedVolatility`.
 *
 * @category pricing
 * @since 0.1.0
 */
export type VolatilityRoot = {
  readonly volatility: number
  readonly variance: number
  readonly d1: number
  readonly conditioning: number
  readonly worthInverting: boolean
}

/**
 * Returns the volatility at which a binary is worth its price: none, one, or two.
 *
 * With `a = ln(S/K)`, `q = m·F⁻¹(p)` and `s = σ√T`, the price `F((a − s²/2)/(ms))` is p where
 * `s²/2 + qs − a = 0`. Above the strike there is one root for every price in (0, 1). Below it there
 * are two, of product `2|a|`, as long as `q ≤ −√(2|a|)`, and none for a higher price; `volatility`
 * is the smaller, at which the price still rises with it, `other` the one where the drift has taken
 * over. On the strike there is one below ½. Each root by the form of it that does not cancel.
 *
 * Accuracy: the price comes back to 1e-12, for every link but jumps; near the highest price that a
 * binary below the strike reaches, where both roots meet, the root itself to half as many digits.
 *
 * @example
 * import { impliedVolatility } from 'twoway'
 *
 * const implied = impliedVolatility({
 *   price: 0.824059129108,
 *   spot: 100_500,
 *   strike: 100_000,
 *   secondsToExpiry: 3_600,
 * })
 * implied.kind // => 'unique'
 * implied.kind === 'unique' && Math.abs(implied.volatility - 0.5) < 1e-11 // => true
 *
 * @category pricing
 * @since 0.1.0
 */
export const impliedVolatility = ({
  price,
  spot,
  strike,
  secondsToExpiry,
  link = standard,
  tickSize = 0.01,
}: BinaryPrice): ImpliedVolatility => {
  const distance = logRatio(spot, strike)
  const sound = Number.isFinite(distance) && secondsToExpiry > 0 && secondsToExpiry < Infinity
  if (!(sound && price >= 0 && price <= 1)) return none('notANumber')
  if (link.kind === 'jumps') return none('jumps')
  if (price === 0 || price === 1) return none('certain')
  const q = Link.quantile(link, price)
  if (!Number.isFinite(q)) return none('notANumber')
  const claim = { price, distance, secondsToExpiry, link, tickSize }
  if (distance > 0) return { kind: 'unique', ...worth(claim, rootAbove(distance, q)) }
  const least = Math.sqrt(-2 * distance)
  if (!(q <= -least && q < 0)) return none('unreachable')
  if (distance === 0) return { kind: 'unique', ...worth(claim, -2 * q) }
  // The product of two sums keeps the digits of their difference where the roots meet.
  const apart = Math.sqrt(-q - least) * Math.sqrt(-q + least)
  return {
    kind: 'two',
    other: annual(apart - q, secondsToExpiry),
    ...worth(claim, (-2 * distance) / (apart - q)),
  }
}

const standard: Link.Link = { kind: 'normal', scale: 1 }

const none = (reason: NoVolatility): ImpliedVolatility => ({ kind: 'none', reason })

/** The positive root for a > 0; the sum of squares is never formed, as it might overflow. */
const rootAbove = (distance: number, q: number): number => {
  const apart = Math.hypot(q, Math.sqrt(2 * distance))
  return q > 0 ? (2 * distance) / (q + apart) : apart - q
}

type Claim = {
  readonly price: number
  readonly distance: number
  readonly secondsToExpiry: number
  readonly link: Link.Link
  readonly tickSize: number
}

const worth = (
  { price, distance, secondsToExpiry, link, tickSize }: Claim,
  deviation: number,
): VolatilityRoot => {
  const variance = deviation * deviation
  const { byDistance } = Link.partials(link, { distance, variance, seconds: secondsToExpiry })
  // ∂p/∂ln σ is −f·d1, and f is m·s times ∂p/∂a.
  const slope = byDistance * Math.abs(distance + variance / 2)
  const d1 = (distance / deviation + deviation / 2) / link.scale
  const size = Math.abs(d1)
  return {
    volatility: annual(deviation, secondsToExpiry),
    variance,
    d1,
    conditioning: slope > 0 ? 0.01 / slope : Infinity,
    worthInverting: size >= 0.15 && size <= 2.3 && Math.abs(price - 0.5) > tickSize,
  }
}

const annual = (deviation: number, seconds: number): number =>
  deviation * Math.sqrt(secondsPerYear / seconds)
