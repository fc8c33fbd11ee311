/**
 * The rising sequence nearest to a given one.
 */

/**
 * Returns the sequence that never falls and is nearest to `values` in weighted least squares.
 *
 * Pool adjacent violators: where a value is below the one before it, the two become their weighted
 * mean, and so on back (Ayer, Brunk, Ewing, Reid and Silverman, 1955). In one pass, in time
 * proportional to the length. For one that never rises, negate what goes in and what comes out.
 *
 * `weights` above 0, as many as the values; a weight missing, 0 or less is not a number here and
 * makes NaN of the values it is pooled with. Values that already rise come back as they are.
 *
 * @example
 * import { isotonic } from 'twoway'
 *
 * isotonic({ values: [1, 3, 2, 4], weights: [1, 1, 1, 1] }) // => [1, 2.5, 2.5, 4]
 * isotonic({ values: [3, 1], weights: [3, 1] }) // => [2.5, 2.5]
 *
 * @category math
 * @since 0.1.0
 */
export const isotonic = ({
  values,
  weights,
}: {
  readonly values: ReadonlyArray<number>
  readonly weights: ReadonlyArray<number>
}): ReadonlyArray<number> => {
  const blocks: Block[] = []
  values.forEach((value, index) => {
    const given = weights[index] ?? 0
    let block: Block = { value, weight: given > 0 ? given : Number.NaN, count: 1 }
    let before = blocks.at(-1)
    while (before !== undefined && before.value > block.value) {
      blocks.pop()
      block = merged(before, block)
      before = blocks.at(-1)
    }
    blocks.push(block)
  })
  return blocks.flatMap(({ value, count }) => new Array<number>(count).fill(value))
}

type Block = { readonly value: number; readonly weight: number; readonly count: number }

/** As a step from the lower of the two, so that equal values stay what they are. */
const merged = (before: Block, after: Block): Block => {
  const weight = before.weight + after.weight
  return {
    value: after.value + (before.value - after.value) * (before.weight / weight),
    weight,
    count: before.count + after.count,
  }
}
