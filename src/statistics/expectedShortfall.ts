/**
 * How bad it is when it is bad.
 */

/**
 * Returns the mean of the worst part of some results, as a loss: above 0 where they lose.
 *
 * `part` in (0, 1], of an empty list and out of range NaN. Where the part is no whole number of
 * results, the last of them counts in part.
 *
 * Source: Acerbi and Tasche (2002), the estimator of their equation (11).
 *
 * @example
 * import { expectedShortfall } from 'twoway/statistics'
 *
 * expectedShortfall({ values: [4, -10, 3, -2], part: 0.5 }) // => 6
 *
 * @category statistics
 * @since 0.1.0
 */
export const expectedShortfall = ({
  values,
  part,
}: {
  readonly values: ReadonlyArray<number>
  readonly part: number
}): number => {
  if (!(part > 0 && part <= 1 && values.length > 0)) return Number.NaN
  const sorted = Float64Array.from(values).sort()
  const worst = part * sorted.length
  const whole = Math.floor(worst)
  let sum = 0
  for (let i = 0; i < whole; i++) sum += sorted[i] ?? 0
  return 0 - (sum + (worst - whole) * (sorted[whole] ?? 0)) / worst
}
