/**
 * How far the fair value of a share may be off, for what is not known of the volatility and the
 * basis.
 */

import { type Probability, probability } from '../market/units.js'
import { quantile } from '../math/normal.js'
import { claimOf, type Digital } from './digital.js'
import { fairValue } from './fairValue.js'
import { sensitivities } from './sensitivities.js'

/**
 * A claim, the standard error of the logarithm of its volatility, 0 or more, and how sure the band
 * is to be, inside (0, 1).
 *
 * @category pricing
 * @since 0.1.0
 */
export type UncertainDigital = Digital & {
  readonly volatilityError: number
  readonly confidence: number
}

/**
 * The fair value, the band in which it is for the volatilities that are likely, and its standard
 * error for the volatility and the basis together, in dollars of its $1.
 *
 * @category pricing
 * @since 0.1.0
 */
export type FairValueBand = {
  readonly lower: Probability
  readonly value: Probability
  readonly upper: Probability
  readonly deviation: number
}

/**
 * Returns the fair value with the least and the greatest it is from `σ·exp(−kε)` to `σ·exp(kε)`,
 * where k is the normal quantile that leaves `(1 − confidence)/2` beyond, and with its standard
 * error.
 *
 * The band is made of prices, not of slopes: a claim near its strike is no line. Away from the
 * strike the price may turn between the two ends, as it rises to a volatility and falls from there;
 * the turn is found where vega is 0, and counts. With jumps, and within a settlement tick of a
 * strike whose tie pays half, there may be two and more: turns are looked for between 17
 * volatilities, each apart from the next by the same factor, so that a rise and a fall within one
 * such step are missed. kε is held to 6, a factor of 400. `deviation` is
 * `σ·vega·ε` and half of what a standard deviation of the basis either way makes, their squares
 * added; the basis is in the price already and is not in the band.
 *
 * Edges: with no error the three are one; what `fairValue` has no price for gives NaN, as do a NaN
 * error and a confidence outside [0, 1].
 *
 * @example
 * import { fairValueBand } from 'twoway'
 *
 * const band = fairValueBand({
 *   spot: 100_100,
 *   strike: 100_000,
 *   volatility: 0.5,
 *   secondsToExpiry: 300,
 *   volatilityError: 0.2,
 *   confidence: 0.95,
 * })
 * band.lower // => 0.66887…
 * band.value // => 0.74129…
 * band.upper // => 0.83113…
 *
 * @category pricing
 * @since 0.1.0
 */
export const fairValueBand = ({
  volatilityError,
  confidence,
  ...digital
}: UncertainDigital): FairValueBand => {
  const { value, vega } = sensitivities(digital)
  const { volatility } = digital
  const factor = Math.exp(Math.min(reachOf(volatilityError, confidence), mostReach))
  const low = volatility / factor
  const high = volatility * factor
  const at = (other: number): number => fairValue({ ...digital, volatility: other })
  const bounds = [value, at(low), at(high), ...turnsOf(digital, low, factor).map(at)]
  return {
    lower: probability(Math.min(...bounds)),
    value,
    upper: probability(Math.max(...bounds)),
    deviation: Math.hypot(volatility * vega * volatilityError, moveOfBasis(digital)),
  }
}

const mostReach = 6

const reachOf = (volatilityError: number, confidence: number): number => {
  if (!(confidence >= 0)) return Number.NaN
  // At a confidence of 1 the quantile is endless.
  return volatilityError === 0 ? 0 : volatilityError * quantile((1 + confidence) / 2)
}

const steps = 16

/** Where the price turns, from a volatility to the factor's square times it: as steps tell it. */
const turnsOf = (digital: Digital, low: number, factor: number): ReadonlyArray<number> => {
  const turns: number[] = []
  let before = low
  let wasRising = isRising(digital, low)
  for (let i = 1; i <= steps; i++) {
    const after = low * factor ** ((2 * i) / steps)
    const rises = isRising(digital, after)
    if (rises !== wasRising) turns.push(turnOf(digital, before, after, wasRising))
    before = after
    wasRising = rises
  }
  return turns
}

const turnOf = (digital: Digital, low: number, high: number, risesAtFirst: boolean): number => {
  let [before, after] = [low, high]
  // The price is flat at the turn: 12/16/2²² in the logarithm is 1e-13 of it at most.
  for (let i = 0; i < 22; i++) {
    const middle = Math.sqrt(before * after)
    if (isRising(digital, middle) === risesAtFirst) before = middle
    else after = middle
  }
  return before
}

/** Where there is too little volatility for a vega, the price is on its way from 0 or from 1. */
const isRising = (digital: Digital, volatility: number): boolean => {
  const { value, vega } = sensitivities({ ...digital, volatility })
  return vega === 0 ? value < 0.5 : vega > 0
}

/** Half of what a standard deviation of the basis either way makes of the price. */
const moveOfBasis = (digital: Digital): number => {
  const { basis } = claimOf(digital)
  const at = (mean: number): number => fairValue({ ...digital, basis: { ...basis, mean } })
  return (at(basis.mean + basis.deviation) - at(basis.mean - basis.deviation)) / 2
}
