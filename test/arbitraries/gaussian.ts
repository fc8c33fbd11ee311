/**
 * The normal distribution apart from the library's own, so that arbitraries don't lean on it.
 */

/** The normal probability below a deviation, by the series about 0. */
export const cdf = (z: number): number => {
  let term = z
  let sum = z
  for (let n = 3; n < 200; n += 2) {
    term *= (z * z) / n
    sum += term
  }
  return 0.5 + (sum * Math.exp((-z * z) / 2)) / Math.sqrt(2 * Math.PI)
}

/** The deviation below which a probability lies, between −6 and 6, by bisection. */
export const quantile = (p: number): number => {
  let [low, high] = [-6, 6]
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2
    if (cdf(middle) < p) low = middle
    else high = middle
  }
  return (low + high) / 2
}
