/**
 * The figures of a calibration as a person reads them.
 */

import type { ReportedEstimate, TimeLeft } from '../../backtest/calibration/calibrationReport.js'
import { formatDuration } from '../duration.js'

/**
 * Returns a time left, or that all are meant.
 *
 * @category cli
 * @since 0.1.0
 */
export const leftWords = ({ leftMs }: Pick<TimeLeft, 'leftMs'>): string =>
  leftMs === null ? 'All times together' : `${formatDuration(leftMs)} left`

/**
 * Returns a score with the digits that its interval can tell, `none` where there is none.
 *
 * @category cli
 * @since 0.1.0
 */
export const score = (value: number | null): string =>
  value === null
    ? 'none'
    : value
        .toFixed(5)
        .replace(/^-(?=0\.0+$)/, '')
        .replace('-', '−')

/**
 * Returns an interval of scores.
 *
 * @category cli
 * @since 0.1.0
 */
export const scoreInterval = (estimate: ReportedEstimate): string => interval(estimate, score)

/**
 * Returns by how many per cent one is better than another, with its sign.
 *
 * @category cli
 * @since 0.1.0
 */
export const percent = (value: number | null): string =>
  value === null ? 'none' : `${signed(value, 2)} %`

/**
 * Returns an interval of per cents.
 *
 * @category cli
 * @since 0.1.0
 */
export const percentInterval = (estimate: ReportedEstimate): string => {
  const ends = interval(estimate, (value) => signed(value ?? Number.NaN, 2))
  return ends === '' ? '' : `${ends} %`
}

/**
 * Returns a difference of probabilities in cents, with its sign.
 *
 * @category cli
 * @since 0.1.0
 */
export const cents = (value: number | null): string =>
  value === null ? 'none' : signed(100 * value, 2)

/**
 * Returns an interval of differences in cents.
 *
 * @category cli
 * @since 0.1.0
 */
export const centsInterval = (estimate: ReportedEstimate): string => interval(estimate, cents)

/**
 * Returns a probability in cents, nothing where there is none.
 *
 * @category cli
 * @since 0.1.0
 */
export const inCents = (value: number | null): string =>
  value === null ? '' : (100 * value).toFixed(2)

/**
 * Returns by how many cents a bucket is off beyond two standard errors, 0 where it is not; nothing
 * where that is not known.
 *
 * @category cli
 * @since 0.1.0
 */
export const beyond = ({ value, standardError }: ReportedEstimate): string =>
  value === null || standardError === null
    ? ''
    : (100 * Math.max(0, Math.abs(value) - 2 * standardError)).toFixed(2)

const interval = (
  { lower, upper }: ReportedEstimate,
  words: (value: number | null) => string,
): string => (lower === null || upper === null ? '' : `${words(lower)} to ${words(upper)}`)

/** A minus of its own length, and none before what rounds to 0. */
const signed = (value: number, digits: number): string => {
  const text = Math.abs(value).toFixed(digits)
  return Number(text) === 0 ? text : `${value < 0 ? '−' : '+'}${text}`
}
