/**
 * Averages by place on the clock's face.
 */

/**
 * At each place the sum of what was seen there, and how often something was.
 *
 * @category volatility
 * @since 0.1.0
 */
export type PlaceSums = {
  readonly sums: ReadonlyArray<number>
  readonly counts: ReadonlyArray<number>
}

/**
 * Returns so many places with nothing seen.
 *
 * @category volatility
 * @since 0.1.0
 */
export const emptyPlaces = (length: number): PlaceSums => {
  const zeros = Array.from({ length }, () => 0)
  return { sums: zeros, counts: zeros }
}

/**
 * Returns the places with one more value seen at one of them.
 *
 * @category volatility
 * @since 0.1.0
 */
export const addAt = (
  { sums, counts }: PlaceSums,
  { place, value }: { readonly place: number; readonly value: number },
): PlaceSums => ({ sums: raised(sums, place, value), counts: raised(counts, place, 1) })

const raised = (values: ReadonlyArray<number>, place: number, by: number): number[] => {
  const copy = values.slice()
  copy[place] = (copy[place] as number) + by
  return copy
}

/**
 * Returns the mean of all that was seen, wherever; NaN where nothing was.
 *
 * @category volatility
 * @since 0.1.0
 */
export const meanOfAll = ({ sums, counts }: PlaceSums): number => total(sums) / total(counts)

/**
 * Returns the mean at each place; where nothing above 0 was seen, the mean of all.
 *
 * @category volatility
 * @since 0.1.0
 */
export const means = (places: PlaceSums): ReadonlyArray<number> => {
  const overall = meanOfAll(places)
  return places.sums.map((sum, i) => (sum > 0 ? sum / (places.counts[i] as number) : overall))
}

/**
 * Returns the places with a quarter of each neighbour and half of itself, round each circle of
 * `size` places: sums and counts alike, so that a place seen seldom weighs little.
 *
 * @category volatility
 * @since 0.1.0
 */
export const smoothed = ({ sums, counts }: PlaceSums, size: number): PlaceSums => ({
  sums: smoothedCircles(sums, size),
  counts: smoothedCircles(counts, size),
})

const smoothedCircles = (values: ReadonlyArray<number>, size: number): ReadonlyArray<number> =>
  values.map((value, i) => {
    const circle = i - (i % size)
    const before = values[circle + ((i + size - 1) % size)] as number
    const after = values[circle + ((i + 1) % size)] as number
    return before / 4 + value / 2 + after / 4
  })

const total = (values: ReadonlyArray<number>): number =>
  values.reduce((sum, value) => sum + value, 0)
