/**
 * The coefficients under which what came is likeliest, by Fisher's scoring.
 */

import { solvePositiveDefinite } from './solvePositiveDefinite.js'

/**
 * What a model says of its coefficients: the mean loss, its gradient, and the Fisher information,
 * of which row i begins at `i·n` and is read up to its diagonal.
 *
 * @category statistics
 * @since 0.1.0
 */
export type Likelihood = {
  readonly loss: number
  readonly gradient: ArrayLike<number>
  readonly information: ArrayLike<number>
}

/**
 * Where to start; `ridge`, what is added to the information's diagonal, for columns that say
 * nothing; the decrease still to be had at which it is done; and the most steps.
 *
 * @category statistics
 * @since 0.1.0
 */
export type ScoringConfig = {
  readonly start: ReadonlyArray<number>
  readonly ridge: number
  readonly tolerance: number
  readonly steps: number
}

/**
 * Where it has come to: the coefficients, their loss, how many steps were taken, and `done`,
 * whether twice the decrease still to be had is under the tolerance.
 *
 * @category statistics
 * @since 0.1.0
 */
export type ScoringState = {
  readonly coefficients: ReadonlyArray<number>
  readonly loss: number
  readonly steps: number
  readonly done: boolean
}

/**
 * Yields the start and where each step comes to, the last one last. A step solves the information
 * for the gradient and is halved while the loss rises, at most ten times; then it is given up, as
 * it is where the information is not positive definite.
 *
 * Near the best the steps are Newton's: the digits double. The same input gives the same bits.
 *
 * @example
 * import { fisherScoring } from 'twoway/statistics'
 *
 * const came = [1, 1, 1, 0]
 * const coin = ([a = 0]: ReadonlyArray<number>) => {
 *   const p = 1 / (1 + Math.exp(-a))
 *   const loss = (-3 * Math.log(p) - Math.log(1 - p)) / came.length
 *   return { loss, gradient: [p - 0.75], information: [p * (1 - p)] }
 * }
 * const states = [...fisherScoring({ start: [0], ridge: 0, tolerance: 1e-12, steps: 20 }, coin)]
 * states.at(-1)?.coefficients[0] // => 1.0986…
 *
 * @category statistics
 * @since 0.1.0
 */
export const fisherScoring = function* (
  { start, ridge, tolerance, steps }: ScoringConfig,
  likelihood: (coefficients: ReadonlyArray<number>) => Likelihood,
): Generator<ScoringState, void> {
  let coefficients = start
  let here = likelihood(coefficients)
  for (let taken = 0; ; taken++) {
    const step = solvePositiveDefinite(here.information, here.gradient, ridge)
    const done = step !== null && decrease(step, here.gradient) < tolerance
    yield { coefficients, loss: here.loss, steps: taken, done }
    if (step === null || done || taken >= steps) return
    const next = shortened(coefficients, here.loss, step, likelihood)
    if (next === null) return
    coefficients = next.coefficients
    here = next.here
  }
}

const decrease = (step: ReadonlyArray<number>, gradient: ArrayLike<number>): number =>
  step.reduce((total, value, i) => total + value * (gradient[i] as number), 0)

const mostHalvings = 10

const shortened = (
  from: ReadonlyArray<number>,
  loss: number,
  step: ReadonlyArray<number>,
  likelihood: (coefficients: ReadonlyArray<number>) => Likelihood,
): { readonly coefficients: ReadonlyArray<number>; readonly here: Likelihood } | null => {
  for (let halvings = 0; halvings <= mostHalvings; halvings++) {
    const part = 2 ** -halvings
    const coefficients = from.map((value, i) => value - part * (step[i] as number))
    const here = likelihood(coefficients)
    if (here.loss <= loss) return { coefficients, here }
  }
  return null
}
