/**
 * Confidence intervals: where the true value lies, at a stated confidence, given what was seen.
 */

import { beta, chiSquare, studentT } from './quantiles.js'

/** The two ends of an interval. @category statistics @since 0.1.0 */
export type Interval = { readonly lower: number; readonly upper: number }

/**
 * Returns the interval of a probability after so many successes in so many trials.
 *
 * Whole numbers, `0 ≤ successes ≤ trials`, `confidence` inside (0, 1); out of range, or not whole,
 * gives NaN. It holds the true probability at least as often as asked: Clopper and Pearson
 * (1934), from beta quantiles.
 *
 * @example
 * import { Interval } from 'twoway/statistics'
 *
 * Interval.proportion({ successes: 0, trials: 100, confidence: 0.95 }).upper // => 0.0362…
 *
 * @category statistics
 * @since 0.1.0
 */
export const proportion = ({
  successes,
  trials,
  confidence,
}: {
  readonly successes: number
  readonly trials: number
  readonly confidence: number
}): Interval => {
  const areWhole = Number.isInteger(successes) && Number.isInteger(trials)
  if (!(areWhole && successes >= 0 && successes <= trials && isConfidence(confidence))) {
    return nowhere
  }
  const tail = (1 - confidence) / 2
  const failures = trials - successes
  return {
    lower: successes === 0 ? 0 : beta({ probability: tail, alpha: successes, beta: failures + 1 }),
    upper:
      failures === 0 ? 1 : beta({ probability: 1 - tail, alpha: successes + 1, beta: failures }),
  }
}

/**
 * Returns the interval of a mean, given the sample's mean, standard deviation (with n − 1) and
 * size.
 *
 * `deviation` 0 or more, `count` at least 2, `confidence` inside (0, 1); out of range gives NaN.
 * Student's: exact for independent normal values.
 *
 * @example
 * import { Interval } from 'twoway/statistics'
 *
 * Interval.mean({ mean: 0, deviation: 1, count: 11, confidence: 0.95 }).upper // => 0.6718…
 *
 * @category statistics
 * @since 0.1.0
 */
export const mean = ({
  mean,
  deviation,
  count,
  confidence,
}: {
  readonly mean: number
  readonly deviation: number
  readonly count: number
  readonly confidence: number
}): Interval => {
  if (!(deviation >= 0 && count >= 2 && isConfidence(confidence))) return nowhere
  const reach = studentT({ probability: (1 + confidence) / 2, degrees: count - 1 })
  const half = (reach * deviation) / Math.sqrt(count)
  return { lower: mean - half, upper: mean + half }
}

/**
 * Returns the interval of a standard deviation or volatility, given its estimate and the degrees of
 * freedom behind it.
 *
 * `deviation` 0 or more, `degrees` above 0, `confidence` inside (0, 1); out of range gives NaN.
 * Exact for independent normal values; for fatter tails give fewer degrees, `2n / (kurtosis − 1)`.
 *
 * @example
 * import { Interval } from 'twoway/statistics'
 *
 * Interval.deviation({ deviation: 0.5, degrees: 100, confidence: 0.95 }).lower // => 0.4392…
 *
 * @category statistics
 * @since 0.1.0
 */
export const deviation = ({
  deviation,
  degrees,
  confidence,
}: {
  readonly deviation: number
  readonly degrees: number
  readonly confidence: number
}): Interval => {
  if (!(deviation >= 0 && degrees > 0 && isConfidence(confidence))) return nowhere
  const end = (probability: number): number =>
    deviation * Math.sqrt(degrees / chiSquare({ probability, degrees }))
  return { lower: end((1 + confidence) / 2), upper: end((1 - confidence) / 2) }
}

const nowhere: Interval = { lower: Number.NaN, upper: Number.NaN }

const isConfidence = (value: number): boolean => value > 0 && value < 1
