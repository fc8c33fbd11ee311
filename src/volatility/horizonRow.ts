/**
 * What counts at a horizon: a table over horizons, read between its rows.
 */

/**
 * At a horizon of so many seconds: the weight of each half-life's variance, in their order, the
 * weight of the long-run variance, and the standard error of ln σ of a forecast made of them.
 *
 * @category volatility
 * @since 0.1.0
 */
export type HorizonRow = {
  readonly horizonSeconds: number
  readonly weights: ReadonlyArray<number>
  readonly longRun: number
  readonly error: number
}

/**
 * Returns the row for a horizon, every number of it linear in the horizon's logarithm between the
 * rows around it, exact on a row, and that of the end row beyond an end.
 *
 * Rows in rising order of `horizonSeconds`, above 0; no rows say that the long run is all. A weight
 * that one of two rows lacks is 0 there.
 *
 * @category volatility
 * @since 0.1.0
 */
export const horizonRow = (rows: ReadonlyArray<HorizonRow>, horizonSeconds: number): HorizonRow => {
  const above = rows.findIndex((row) => row.horizonSeconds > horizonSeconds)
  const last = rows.at(-1) ?? longRunAlone
  const upper = rows[above] ?? last
  const lower = rows[above - 1] ?? upper
  if (lower === upper) return upper
  const part =
    Math.log(horizonSeconds / lower.horizonSeconds) /
    Math.log(upper.horizonSeconds / lower.horizonSeconds)
  const between = (a: number, b: number): number => a + part * (b - a)
  const longer = upper.weights.length > lower.weights.length ? upper.weights : lower.weights
  return {
    horizonSeconds,
    weights: longer.map((_, i) => between(lower.weights[i] ?? 0, upper.weights[i] ?? 0)),
    longRun: between(lower.longRun, upper.longRun),
    error: between(lower.error, upper.error),
  }
}

const longRunAlone: HorizonRow = { horizonSeconds: 1, weights: [], longRun: 1, error: 0 }
