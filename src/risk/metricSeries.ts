/**
 * The numbers of one metric by its labels, immutable: a step copies one series and no other.
 */

import type { Sample } from './openMetrics.js'

/** Samples by their labels, in the order in which these came. @category risk @since 0.1.0 */
export type Series = ReadonlyArray<Sample & { readonly key: string }>

/**
 * Returns a series that starts at 0 for each of the label sets known beforehand: one that is
 * missing cannot be told from one that is silent.
 *
 * @category risk
 * @since 0.1.0
 */
export const startingAt = (
  value: number,
  labels: ReadonlyArray<Readonly<Record<string, string>>>,
): Series => labels.reduce<Series>((series, one) => withValue(series, one, value), [])

/**
 * Returns a series with the value of one label set replaced, or added.
 *
 * @category risk
 * @since 0.1.0
 */
export const withValue = (
  series: Series,
  labels: Readonly<Record<string, string>>,
  value: number,
): Series => {
  const key = keyOf(labels)
  const at = series.findIndex((one) => one.key === key)
  if (at < 0) return [...series, { key, labels, value }]
  const copy = series.slice()
  copy[at] = { key, labels: series[at]?.labels ?? labels, value }
  return copy
}

/**
 * Returns a series with the value of one label set raised; what is not above 0 raises nothing,
 * since a counter never falls.
 *
 * @category risk
 * @since 0.1.0
 */
export const raised = (
  series: Series,
  labels: Readonly<Record<string, string>>,
  by: number,
): Series => {
  if (!(by > 0 && Number.isFinite(by))) return series
  const key = keyOf(labels)
  const value = series.find((one) => one.key === key)?.value ?? 0
  return withValue(series, labels, value + by)
}

const keyOf = (labels: Readonly<Record<string, string>>): string =>
  JSON.stringify(Object.values(labels))
