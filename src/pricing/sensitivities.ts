/**
 * What the value of a share moves with.
 */

import { type Probability, probability, secondsPerYear } from '../market/units.js'
import { type Jet, plus, scaled, times } from '../math/jet.js'
import { claimOf, type Digital, isSettled, linkOf } from './digital.js'
import { fairValue } from './fairValue.js'
import type { Direction } from './lawJets.js'
import { linkJet } from './linkJet.js'
import { variancePerSecond } from './pathMoments.js'
import { termJets } from './termJets.js'

/**
 * The value of a share and what it moves with, in dollars of its $1.
 *
 * `delta` per dollar of spot and `gamma` that of delta; `vega` per 1.00 of annualised volatility;
 * `theta` per second that goes by, spot and what is printed standing still; `deltaPerBasisPoint`
 * per 0.01 % of spot; `deviationPerRootSecond`, the standard deviation that spot gives it, per
 * square root of a second.
 *
 * @category pricing
 * @since 0.1.0
 */
export type Sensitivities = {
  readonly value: Probability
  readonly delta: number
  readonly gamma: number
  readonly vega: number
  readonly theta: number
  readonly deltaPerBasisPoint: number
  readonly deviationPerRootSecond: number
}

/**
 * Returns the fair value of a share and its derivatives, in closed form for every link and
 * settlement.
 *
 * Of a point with the normal link they are `φ(d₂)/(S√w)`, `−φ(d₂)·d₁/(S²w)` and so on; of an
 * average they go through its moments and the law that has them, exactly. `theta` is the price's
 * derivative on the way to the next print: what a print changes comes at its instant. Of a
 * continuous mean it holds the mean of what is printed, so that spot pulls at it.
 *
 * Edges: with no variance left, and where the price is held to 1, the price is a step and all are
 * 0, on the step too, where there are none; so are those that leave the range of doubles. Without a
 * price all are NaN.
 *
 * Accuracy: see docs/NUMERICS.md.
 *
 * @example
 * import { sensitivities } from 'twoway'
 *
 * const at = { spot: 100_500, strike: 100_000, volatility: 0.5, secondsToExpiry: 900 }
 * sensitivities(at).delta // => 0.00026064045…
 * sensitivities(at).theta // => 0.00007263273878…
 *
 * @category pricing
 * @since 0.1.0
 */
export const sensitivities = (digital: Digital): Sensitivities => {
  const value = fairValue(digital)
  if (Number.isNaN(value)) return unknown
  const { spot, volatility, outcome = 'yes' } = digital
  const sign = outcome === 'yes' ? 1 : -1
  const rate = (2 * volatility) / secondsPerYear
  const bySpot = priceJet(digital, { logSpot: 1, rate: 0, seconds: 0 })
  const byVolatility = priceJet(digital, { logSpot: 0, rate, seconds: 0 })
  const byTime = priceJet(digital, { logSpot: 0, rate: 0, seconds: 1 })
  const deviation = Math.sqrt(variancePerSecond(claimOf(digital)))
  return {
    value,
    delta: inRange((sign * bySpot.first) / spot),
    gamma: inRange((sign * (bySpot.second - bySpot.first)) / spot / spot),
    vega: inRange(sign * byVolatility.first),
    theta: inRange(sign * byTime.first),
    deltaPerBasisPoint: inRange((sign * bySpot.first) / 10_000),
    deviationPerRootSecond: inRange(Math.abs(bySpot.first) * deviation),
  }
}

const unknown: Sensitivities = {
  value: /* @__PURE__ */ probability(Number.NaN),
  delta: Number.NaN,
  gamma: Number.NaN,
  vega: Number.NaN,
  theta: Number.NaN,
  deltaPerBasisPoint: Number.NaN,
  deviationPerRootSecond: Number.NaN,
}

/** Past the doubles there is a step, or nothing left of a tail; and no −0. */
const inRange = (derivative: number): number => (Number.isFinite(derivative) ? derivative + 0 : 0)

/** The price of YES, not yet held to 1, along a direction. */
const priceJet = (digital: Digital, direction: Direction): Jet => {
  const claim = claimOf(digital)
  const link = linkOf(digital)
  const isSimplified = digital.model === 'simplified' && !isSettled(digital)
  let total: Jet = { value: 0, first: 0, second: 0 }
  for (const term of termJets(claim, direction)) {
    const distance = isSimplified ? plus(term.distance, scaled(term.variance, 0.5)) : term.distance
    total = plus(total, times(term.weight, linkJet(link, { ...term, distance })))
  }
  return total.value > 1 ? { value: 1, first: 0, second: 0 } : total
}
