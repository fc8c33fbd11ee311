/**
 * Linear equations whose matrix is positive definite.
 */

/**
 * Returns the x of `(A + ridge·I) x = b`, by Cholesky's square root, or null where that matrix is
 * not positive definite. Row i of A begins at `i·n` and is read up to its diagonal.
 *
 * Accuracy: as the matrix is conditioned; it is not refined.
 *
 * @category statistics
 * @since 0.1.0
 */
export const solvePositiveDefinite = (
  matrix: ArrayLike<number>,
  right: ArrayLike<number>,
  ridge: number,
): ReadonlyArray<number> | null => {
  const n = right.length
  const root = squareRoot(matrix, n, ridge)
  if (root === null) return null
  const solved = Float64Array.from(right)
  for (let i = 0; i < n; i++) {
    let rest = solved[i] as number
    for (let k = 0; k < i; k++) rest -= (root[i * n + k] as number) * (solved[k] as number)
    solved[i] = rest / (root[i * n + i] as number)
  }
  for (let i = n - 1; i >= 0; i--) {
    let rest = solved[i] as number
    for (let k = i + 1; k < n; k++) rest -= (root[k * n + i] as number) * (solved[k] as number)
    solved[i] = rest / (root[i * n + i] as number)
  }
  return Array.from(solved)
}

const squareRoot = (matrix: ArrayLike<number>, n: number, ridge: number): Float64Array | null => {
  const root = new Float64Array(n * n)
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let rest = (matrix[i * n + j] as number) + (i === j ? ridge : 0)
      for (let k = 0; k < j; k++) rest -= (root[i * n + k] as number) * (root[j * n + k] as number)
      if (i === j && !(rest > 0)) return null
      root[i * n + j] = i === j ? Math.sqrt(rest) : rest / (root[j * n + j] as number)
    }
  }
  return root
}
