/**
 * The smile nearest to a ladder's points: Gauss–Newton within the monotone ones.
 */

import { cdf, pdf } from '../math/normal.js'
import { solvePositive } from '../math/solvePositive.js'
import type { LadderPoint } from './ladderPoint.js'
import { fallsWhere } from './smile.js'

/**
 * A smile whose forward is a log distance from the ladder's centre.
 *
 * @category pricing
 * @since 0.1.0
 */
export type Guess = {
  readonly forward: number
  readonly deviation: number
  readonly skew: number
}

/**
 * A smile found, the weighted sum of its squared errors and its standard errors by the weights.
 *
 * @category pricing
 * @since 0.1.0
 */
export type Fitted = Guess & {
  readonly squares: number
  readonly errors: {
    readonly forward: number
    readonly logDeviation: number
    readonly skew: number
  }
  readonly converged: boolean
}

/**
 * Returns the smile of least weighted squares among those that fall with the strike over the whole
 * ladder, from a `start` among them; null where the points do not tell the three numbers apart.
 *
 * Gauss and Newton: each step solves `JᵀWJ·δ = JᵀW(price − model)`, halved until it helps and leads
 * nowhere that is not monotone. Stops where the step is below a billionth of the standard errors,
 * where no half of it helps, or after 50.
 *
 * @category pricing
 * @since 0.1.0
 */
export const refine = (all: ReadonlyArray<LadderPoint>, start: Guess): Fitted | null => {
  let best = start
  let at = equations(all, best)
  for (let step = 0; step < 50; step++) {
    const [move] = solvePositive(at.matrix, [at.side]) ?? []
    if (move === undefined) return null
    if (dot(move, at.side) < 1e-18) break
    const next = better(all, best, move, at.squares)
    if (next === null) break
    best = next
    at = equations(all, best)
  }
  return concluded(best, at)
}

const better = (
  all: ReadonlyArray<LadderPoint>,
  from: Guess,
  move: ReadonlyArray<number>,
  squares: number,
): Guess | null => {
  for (let share = 1; share > 1e-9; share /= 2) {
    const trial = moved(from, move, share)
    if (monotone(all, trial) && equations(all, trial).squares < squares) return trial
  }
  return null
}

/** The normal equations: `matrix` JᵀWJ, `side` JᵀW(price − model), `squares` their misfit. */
type Equations = {
  readonly matrix: ReadonlyArray<ReadonlyArray<number>>
  readonly side: ReadonlyArray<number>
  readonly squares: number
}

/** In the forward, the logarithm of the deviation, so that it stays above 0, and the skew. */
const equations = (all: ReadonlyArray<LadderPoint>, guess: Guess): Equations => {
  const matrix = [
    [0, 0, 0],
    [0, 0, 0],
    [0, 0, 0],
  ]
  const side = [0, 0, 0]
  let squares = 0
  for (const { x, price, weight } of all) {
    const { value, slopes } = digitalAt(guess, x - guess.forward)
    const off = price - value
    squares += weight * off * off
    slopes.forEach((slope, i) => {
      side[i] = (side[i] as number) + weight * slope * off
      const row = matrix[i] as number[]
      for (let j = 0; j <= i; j++) {
        row[j] = (row[j] as number) + weight * slope * (slopes[j] as number)
      }
    })
  }
  return { matrix, side, squares }
}

/** `Φ(z) − βφ(z)` and its derivatives by forward, ln √w₀ and β. */
const digitalAt = (
  { deviation, skew }: Guess,
  k: number,
): { readonly value: number; readonly slopes: readonly [number, number, number] } => {
  const root = deviation + skew * k
  const z = -k / root - root / 2
  const density = pdf(z)
  const byZ = density * (1 + skew * z)
  const byRoot = byZ * (k / (root * root) - 0.5)
  const byK = -byZ / root + byRoot * skew
  return {
    value: cdf(z) - skew * density,
    slopes: [-byK, byRoot * deviation, byRoot * k - density],
  }
}

const moved = (guess: Guess, move: ReadonlyArray<number>, share: number): Guess => {
  const [forward = 0, logDeviation = 0, skew = 0] = move
  return {
    forward: guess.forward + share * forward,
    deviation: guess.deviation * Math.exp(share * logDeviation),
    skew: guess.skew + share * skew,
  }
}

/** At both ends, which for a straight √w means between them as well; false for NaN. */
const monotone = (all: ReadonlyArray<LadderPoint>, guess: Guess): boolean =>
  fallsAt(guess, all[0]) && fallsAt(guess, all.at(-1))

const fallsAt = ({ forward, deviation, skew }: Guess, point: LadderPoint | undefined): boolean =>
  point !== undefined && fallsWhere({ deviation, skew, distance: point.x - forward })

const dot = (a: ReadonlyArray<number>, b: ReadonlyArray<number>): number =>
  a.reduce((sum, value, i) => sum + value * (b[i] as number), 0)

/** Converged where the undamped step that is left would be below a millionth of the errors. */
const concluded = (best: Guess, { matrix, side, squares }: Equations): Fitted | null => {
  const solved = solvePositive(matrix, [side, [1, 0, 0], [0, 1, 0], [0, 0, 1]])
  if (solved === null) return null
  const [step = [], forward = [], logDeviation = [], skew = []] = solved
  return {
    ...best,
    squares,
    errors: {
      forward: Math.sqrt(forward[0] as number),
      logDeviation: Math.sqrt(logDeviation[1] as number),
      skew: Math.sqrt(skew[2] as number),
    },
    converged: dot(step, side) < 1e-12,
  }
}
