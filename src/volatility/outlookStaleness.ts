/**
 * How much less sure an outlook is of what it has not heard for a while.
 */

import type { GaugeKind, OutlookError, OutlookModel } from './outlookConfig.js'

/**
 * What a forecast rests on: of each mean its half-life in minutes and the part of its logarithm in
 * ln σ five minutes ahead (`shares`, in all 1); and the variance of ln σ over a long time, as far
 * as the means follow it.
 *
 * @category volatility
 * @since 0.1.0
 */
export type Memory = {
  readonly halfLives: ReadonlyArray<number>
  readonly shares: ReadonlyArray<number>
  readonly variance: number
}

type Mean = { readonly of: GaugeKind | 'trend'; readonly minutes: number }

/**
 * Returns what a model's forecasts rest on, of its means.
 *
 * A mean of half-life H has forgotten all but `2^(−u/H)` after u minutes, and the forecast all but
 * `ρ(u) = Σ aᵢ 2^(−u/Hᵢ)`, where `aᵢ` are the shares. Taken for the correlation of ln σ over u
 * minutes, ln σ moves by `D(u) = 2V(1 − ρ(u))`, and its mean over the next T minutes is off by
 * `∫ u D(u) du / T²` more than what is known now: V is such that this grows from the first row of
 * the model's errors to the last as they do. Of one row, or of errors that do not grow, V is 0.
 *
 * Fitted on 2023, V is 0.5² by the rows of 2 minutes and of an hour, and 0.5² by most in between.
 *
 * @category volatility
 * @since 0.1.0
 */
export const memoryOf = (model: OutlookModel, means: ReadonlyArray<Mean>): Memory => {
  const halfLives = means.map(({ minutes }) => minutes)
  const shares = means.map((mean) => shareOf(model, mean))
  const [first, last] = [model.errors[0] ?? unknown, model.errors.at(-1) ?? unknown]
  const moved = (seconds: number): number =>
    halfLives.reduce(
      (sum, halfLife, i) =>
        sum + (shares[i] as number) * movedBy((Math.LN2 * seconds) / 60 / halfLife),
      0,
    )
  const grown = (last.error ** 2 - first.error ** 2) / (moved(last.seconds) - moved(first.seconds))
  return { halfLives, shares, variance: grown > 0 && grown < Infinity ? grown : 0 }
}

const unknown: OutlookError = { seconds: 1, error: 0 }

/** The level counts whole, and each term takes from one mean what it gives to another. */
const shareOf = ({ levelMinutes, terms }: OutlookModel, { of, minutes }: Mean): number => {
  let share = of === 'squares' && minutes === levelMinutes ? 1 : 0
  for (const term of terms) {
    if (!('minutes' in term)) continue
    const weight = term.weights[0] ?? 0
    const against = term.of === 'quarters' ? 'squares' : term.of
    if (term.of === of && term.minutes === minutes) share += weight
    if (against === of && term.against === minutes) share -= weight
  }
  return share
}

/** `∫ u (1 − e^(−u/H′)) du · 2/T²`, of `y = T/H′`. */
const movedBy = (y: number): number => 1 - (2 * (1 - Math.exp(-y) * (1 + y))) / (y * y)

/**
 * Returns by how much each mean misreads ln σ, as standard deviations, after so many minutes that
 * it did not hear, above 0. In all it is `D` more, as a variance, than before; of that each mean
 * has the part that it would itself have moved by: one of days has hardly missed an hour.
 *
 * @category volatility
 * @since 0.1.0
 */
export const staleAfter = (
  memory: Memory,
  stale: ReadonlyArray<number>,
  minutes: number,
): ReadonlyArray<number> => {
  const { halfLives, shares, variance } = memory
  let [forgotten, whole] = [0, 0]
  const moves = halfLives.map((_, i) => movedIn(memory, i, minutes))
  for (let i = 0; i < shares.length; i++) {
    const kept = Math.exp((-Math.LN2 * minutes) / (halfLives[i] as number))
    forgotten += (shares[i] as number) * (1 - kept)
    whole += (shares[i] as number) * (moves[i] as number)
  }
  const moved = 2 * variance * Math.max(0, forgotten)
  return stale.map((deviation, i) => {
    const part = whole > 0 ? (moves[i] as number) / whole : 1
    return Math.sqrt(deviation * deviation + moved * part * part)
  })
}

/**
 * By how much a mean of half-life H moves in u minutes, as a deviation up to a constant: over a
 * part of ln σ whose correlation is `e^(−λu)`, one of rate μ has the autocovariance
 * `μ (μ e^(−λu) − λ e^(−μu)) / (μ² − λ²)`.
 */
const movedIn = ({ halfLives, shares }: Memory, index: number, minutes: number): number => {
  const mu = Math.LN2 / (halfLives[index] as number)
  const lost = Math.exp(-mu * minutes)
  let moved = 0
  for (let i = 0; i < shares.length; i++) {
    const lambda = Math.LN2 / (halfLives[i] as number)
    const kept = Math.exp(-lambda * minutes)
    const alike =
      lambda === mu
        ? (kept * (1 + mu * minutes)) / 2
        : (mu * (mu * kept - lambda * lost)) / (mu * mu - lambda * lambda)
    moved += (shares[i] as number) * (mu / (mu + lambda) - alike)
  }
  return Math.sqrt(Math.max(0, moved))
}

/**
 * Returns the variance of ln σ that what the means misread adds to a forecast's. They misread the
 * same move, so that it is the square of their sum, each by its share.
 *
 * @category volatility
 * @since 0.1.0
 */
export const staleVariance = ({ shares }: Memory, stale: ReadonlyArray<number>): number => {
  let total = 0
  for (let i = 0; i < shares.length; i++) total += (shares[i] as number) * (stale[i] as number)
  return total * total
}
