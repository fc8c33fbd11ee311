/**
 * How sure one may be of a figure. The one place of jstat.
 */

export * as Interval from './interval.js'
export * as Quantiles from './quantiles.js'
