/**
 * One number for several that should agree: a mean while they do, a median where one does not.
 */

/** A value and how much it counts, above 0. @category signals @since 0.1.0 */
export type Weighted = { readonly value: number; readonly weight: number }

/**
 * Returns Huber's centre of weighted values: the `c` at which `Σ wᵢ·clamp(xᵢ − c, ±width)` is 0.
 *
 * Within `width` of it a value counts as in a weighted mean, further off as if it stood `width`
 * away, so that the centre is never further than `width·w/W` outside the range of the others,
 * whatever a value of weight `w < W`, the weight of the others, says. As `width` grows it becomes
 * the weighted mean, as it falls to 0 the weighted median. It never falls as a value rises, moves
 * with what is added to all, and does not know their order. Where a whole stretch solves it, as
 * between two of equal weight that stand far apart, it is the middle.
 *
 * Source: Huber (1964), with the width fixed. Exact but for rounding: the sum is piecewise linear,
 * and its zero is found between two of its corners. Of nothing it is NaN; a width that is not above
 * 0 counts as 1e-12.
 *
 * @category signals
 * @since 0.1.0
 */
export const robustCentre = (points: ReadonlyArray<Weighted>, width: number): number => {
  const only = points[0]
  if (only === undefined) return Number.NaN
  if (points.length === 1) return only.value
  const reach = width > 0 ? width : 1e-12
  const corners = cornersOf(points, reach)
  const last = corners.length - 1
  // The sum is 0 or more at the first corner and 0 or less at the last.
  let low = 0
  let high = last
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (pull(points, reach, corners[middle] ?? 0) > 0) low = middle
    else high = middle
  }
  const left = zeroBetween(points, reach, corners[low] ?? 0, corners[high] ?? 0)
  let end = high
  while (end < last && pull(points, reach, corners[end + 1] ?? 0) === 0) end += 1
  return end === high ? left : (left + (corners[end] ?? 0)) / 2
}

const cornersOf = (points: ReadonlyArray<Weighted>, reach: number): ReadonlyArray<number> => {
  const corners: Array<number> = []
  for (const { value } of points) corners.push(value - reach, value + reach)
  return corners.sort((a, b) => a - b)
}

const pull = (points: ReadonlyArray<Weighted>, reach: number, centre: number): number => {
  let sum = 0
  for (const { value, weight } of points) {
    const away = value - centre
    sum += weight * (away > reach ? reach : away < -reach ? -reach : away)
  }
  return sum
}

/** Linear between two neighbouring corners: `above`, the pull at `low`, and `below` at `high`. */
const zeroBetween = (
  points: ReadonlyArray<Weighted>,
  reach: number,
  low: number,
  high: number,
): number => {
  const above = pull(points, reach, low)
  const below = pull(points, reach, high)
  return above > below ? low + ((high - low) * above) / (above - below) : low
}
