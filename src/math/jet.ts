/**
 * Jets: a number that moves, as its value and its first two derivatives along the way.
 */

/**
 * A number and its first and second derivative by one and the same argument.
 *
 * @category math
 * @since 0.1.0
 */
export type Jet = { readonly value: number; readonly first: number; readonly second: number }

/**
 * Returns a number that does not move. @category math @since 0.1.0
 */
export const constant = (value: number): Jet => ({ value, first: 0, second: 0 })

/**
 * Returns a number of a given slope that moves in a line. @category math @since 0.1.0
 */
export const linear = (value: number, first: number): Jet => ({ value, first, second: 0 })

/**
 * Returns the sum of two. @category math @since 0.1.0
 */
export const plus = (a: Jet, b: Jet): Jet => ({
  value: a.value + b.value,
  first: a.first + b.first,
  second: a.second + b.second,
})

/**
 * Returns a multiple. @category math @since 0.1.0
 */
export const scaled = (a: Jet, factor: number): Jet => ({
  value: a.value * factor,
  first: a.first * factor,
  second: a.second * factor,
})

/**
 * Returns the product of two. @category math @since 0.1.0
 */
export const times = (a: Jet, b: Jet): Jet => ({
  value: a.value * b.value,
  first: a.first * b.value + a.value * b.first,
  second: a.second * b.value + 2 * a.first * b.first + a.value * b.second,
})

/**
 * Returns a function of a jet, from its value, slope and curvature there. @category math
 * @since 0.1.0
 */
export const through = (a: Jet, value: number, slope: number, curvature: number): Jet => ({
  value,
  first: slope * a.first,
  second: slope * a.second + curvature * a.first * a.first,
})

/**
 * Returns the natural logarithm of a jet above 0. @category math @since 0.1.0
 */
export const logarithm = (a: Jet): Jet => {
  const first = a.first / a.value
  return { value: Math.log(a.value), first, second: a.second / a.value - first * first }
}

/**
 * Returns the jet of which the value is given and the derivatives of the logarithm are those of
 * another. @category math @since 0.1.0
 */
export const exponential = (value: number, logarithm: Jet): Jet => ({
  value,
  first: value * logarithm.first,
  second: value * (logarithm.second + logarithm.first * logarithm.first),
})
