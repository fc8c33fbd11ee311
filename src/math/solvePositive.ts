/**
 * Linear equations of a symmetric positive matrix, as least squares makes them.
 */

/**
 * Returns the x of `A·x = b` for each of the given right sides, or null where A is not positive.
 *
 * `matrix` by rows, of which the lower triangle is read. Cholesky's factors: no pivot is needed, as
 * the diagonal of a positive matrix is its largest part. NaN in it is not positive.
 *
 * @category math
 * @since 0.1.0
 */
export const solvePositive = (
  matrix: ReadonlyArray<ReadonlyArray<number>>,
  rightSides: ReadonlyArray<ReadonlyArray<number>>,
): ReadonlyArray<ReadonlyArray<number>> | null => {
  const lower: number[][] = []
  for (const [i, row] of matrix.entries()) {
    const made: number[] = []
    for (let j = 0; j < i; j++) {
      const other = lower[j] as number[]
      made.push(((row[j] as number) - inner(made, other, j)) / (other[j] as number))
    }
    const pivot = (row[i] as number) - inner(made, made, i)
    if (!(pivot > 0)) return null
    made.push(Math.sqrt(pivot))
    lower.push(made)
  }
  return rightSides.map((side) => backward(lower, forward(lower, side)))
}

const inner = (a: ReadonlyArray<number>, b: ReadonlyArray<number>, length: number): number => {
  let sum = 0
  for (let k = 0; k < length; k++) sum += (a[k] as number) * (b[k] as number)
  return sum
}

const forward = (
  lower: ReadonlyArray<ReadonlyArray<number>>,
  side: ReadonlyArray<number>,
): ReadonlyArray<number> => {
  const y: number[] = []
  lower.forEach((row, i) => {
    y.push(((side[i] as number) - inner(row, y, i)) / (row[i] as number))
  })
  return y
}

const backward = (
  lower: ReadonlyArray<ReadonlyArray<number>>,
  y: ReadonlyArray<number>,
): ReadonlyArray<number> => {
  const x = [...y]
  for (let i = x.length - 1; i >= 0; i--) {
    const row = lower[i] as ReadonlyArray<number>
    const value = (x[i] as number) / (row[i] as number)
    x[i] = value
    for (let k = 0; k < i; k++) x[k] = (x[k] as number) - (row[k] as number) * value
  }
  return x
}
