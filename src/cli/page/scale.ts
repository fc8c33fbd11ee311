/**
 * From values to places in a plot.
 */

/**
 * A range of values and the places of its ends, in units of the plot.
 *
 * @category cli
 * @since 0.1.0
 */
export type Scale = {
  readonly from: number
  readonly to: number
  readonly start: number
  readonly end: number
}

/**
 * Returns the place of a value, to a tenth of a unit: finer shows on no screen.
 *
 * @category cli
 * @since 0.1.0
 */
export const place = ({ from, to, start, end }: Scale, value: number): number =>
  Number((start + ((value - from) / (to - from)) * (end - start)).toFixed(1))

/**
 * Returns the multiples of 1, 2 or 5 times a power of ten inside a range, at least a `most`th of
 * the range apart, and less than two and a half times that.
 *
 * @category cli
 * @since 0.1.0
 */
export const ticks = (
  { from, to }: Pick<Scale, 'from' | 'to'>,
  most: number,
): ReadonlyArray<number> => {
  const step = roundStep((to - from) / most)
  const found: Array<number> = []
  // Nine decimals: three tenths and a rounding error are still three tenths.
  const multiple = (i: number): number => Number((i * step).toFixed(9))
  for (let i = Math.ceil(from / step); multiple(i) <= to; i++) found.push(multiple(i))
  return found
}

/**
 * Returns the least and the greatest value, with a margin of a part of their distance on both
 * sides.
 *
 * @category cli
 * @since 0.1.0
 */
export const extent = (
  values: ReadonlyArray<number>,
  margin: number,
): Pick<Scale, 'from' | 'to'> => {
  const from = Math.min(...values)
  const to = Math.max(...values)
  // A flat line has no distance of its own.
  const pad = to > from ? margin * (to - from) : 1
  return { from: from - pad, to: to + pad }
}

const roundStep = (least: number): number => {
  const power = 10 ** Math.floor(Math.log10(least))
  const times = [1, 2, 5].find((each) => each * power >= least) ?? 10
  return times * power
}
