/**
 * The ways to take one half of an even number of parts.
 */

/**
 * Returns every way to take half of so many parts: of each way, which parts are taken. `parts`
 * even, 0 to 24; in the order of their masks.
 *
 * @category statistics
 * @since 0.1.0
 */
export const splits = (parts: number): ReadonlyArray<ReadonlyArray<boolean>> => {
  const found: Array<ReadonlyArray<boolean>> = []
  const last = 2 ** parts
  for (let mask = 0; mask < last; mask++) {
    const taken = Array.from({ length: parts }, (_, part) => (mask & (1 << part)) !== 0)
    if (taken.filter((each) => each).length === parts / 2) found.push(taken)
  }
  return found
}
