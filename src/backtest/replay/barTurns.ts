/**
 * Where a made-up path within a bar turns: at its high and at its low.
 */

import type { PriceBar } from '../../market/bar.js'
import { drawAt } from '../exchange/drawAt.js'
import { normalDraw } from './normalDraw.js'

/** A price that a path is at after so many steps. @category backtest @since 0.1.0 */
export type BarTurn = { readonly place: number; readonly price: number }

/**
 * Returns the variance of a bar in dollars squared: `½ (H − L)² − (2 ln 2 − 1) (C − O)²`, above 0
 * wherever the bar has a range.
 *
 * Source: Garman and Klass (1980), with prices in place of their logarithms.
 *
 * @category backtest
 * @since 0.1.0
 */
export const barVariance = ({ open, high, low, close }: PriceBar): number =>
  (high - low) ** 2 / 2 - (2 * Math.LN2 - 1) * (close - open) ** 2

/**
 * Returns what a path of a bar, of a range above 0, passes on its way from the open: its first
 * extreme, the other and the close, at rising places; of few steps those for which there is room.
 *
 * By the reflection principle a path of variance V that touches first the one and then the other
 * extreme has a weight of `d e^(−d²/2V)`, with d the way it then has to go: so the order is drawn.
 * The first passage over a way, of the time that it and the way still to go take, is drawn in
 * proportion to the product of their two densities. Of four such candidates one is taken, by the
 * weight that each has between two walls.
 *
 * Source: Karatzas and Shreve (1991), 2.8, for passage and walls; Rubin (1987) for the candidates.
 *
 * @category backtest
 * @since 0.1.0
 */
export const barTurns = (
  bar: PriceBar,
  { seed, steps }: { readonly seed: number; readonly steps: number },
): ReadonlyArray<BarTurn> => {
  const variance = barVariance(bar)
  const odds = oddsOf(bar, variance)
  let taken = candidate(bar, { odds, variance, seed, stream: streams })
  let total = taken.weight
  for (let i = 1; i < candidates; i++) {
    const stream = streams + drawsEach * i
    const one = candidate(bar, { odds, variance, seed, stream })
    total += one.weight
    if (drawAt({ seed, stream: stream + 7, index: bar.at }) * total < one.weight) taken = one
  }
  return onPlaces(bar, taken, steps)
}

const streams = 32
const drawsEach = 8
const candidates = 4

/** When a path turns, in parts of its variance, and the ways from the open and to the close. */
type Candidate = {
  readonly isUp: boolean
  readonly from: number
  readonly left: number
  readonly first: number
  readonly second: number
  readonly weight: number
}

/** How much likelier it is that the high comes first. */
const oddsOf = ({ open, high, low, close }: PriceBar, variance: number): number => {
  const up = high - open + (high - low) + (close - low)
  const down = open - low + (high - low) + (high - close)
  return (up / down) * Math.exp((down * down - up * up) / (2 * variance))
}

const candidate = (bar: PriceBar, { odds, variance, seed, stream }: Chance): Candidate => {
  const { open, high, low, close, at } = bar
  const range = high - low
  const isUp = drawAt({ seed, stream, index: at }) * (1 + odds) < odds
  const from = isUp ? high - open : open - low
  const left = isUp ? close - low : high - close
  const first = passage([from, range + left], variance, { seed, stream: stream + 1, at })
  const second = first + passage([range, left], variance - first, { seed, stream: stream + 4, at })
  const weight =
    ofEdge(from, range, first) *
    ofCrossing(range, second - first) *
    ofEdge(left, range, variance - second)
  return { isUp, from, left, first, second, weight }
}

type Chance = {
  readonly odds: number
  readonly variance: number
  readonly seed: number
  readonly stream: number
}

/** The part of the first passages over a way that do not touch the wall behind before. */
const ofEdge = (way: number, range: number, time: number): number => {
  if (!(way > 0 && time > 0)) return 1
  let part = 1
  for (const of of [way - 2 * range, way + 2 * range, way - 4 * range]) {
    part += (of / way) * Math.exp((way * way - of * of) / (2 * time))
  }
  return part > 0 ? part : 0
}

/** How much likelier a crossing that touches neither wall in between is than a first passage. */
const ofCrossing = (range: number, time: number): number => {
  if (!(time > 0)) return 0
  const square = (range * range) / time
  const part = square - 1 + (9 * square - 1) * Math.exp(-4 * square)
  return part > 0 ? part : 0
}

const onPlaces = (
  { high, low, close, ...bar }: PriceBar,
  { isUp, from, left, first, second }: Candidate,
  steps: number,
): ReadonlyArray<BarTurn> => {
  const perStep = barVariance({ high, low, close, ...bar }) / steps
  const latest = steps - (left > 0 ? 1 : 0)
  const earliest = from > 0 ? 1 : 0
  const one = placed(first / perStep, earliest, latest - 1)
  const two = placed(second / perStep, one + 1, latest)
  const turns: Array<BarTurn> = []
  if (one >= earliest && one > 0) turns.push({ place: one, price: isUp ? high : low })
  if (two > one && two > 0 && two < steps) turns.push({ place: two, price: isUp ? low : high })
  turns.push({ place: steps, price: close })
  return turns
}

type Draws = { readonly seed: number; readonly stream: number; readonly at: number }

/**
 * A first passage over a way, in the time that it and the way left take together, both in units of
 * variance. With `y = (T − t) / t` its density is a mixture of an inverse Gaussian one and a
 * reciprocal one.
 *
 * Source: Beskos, Papaspiliopoulos and Roberts (2006), who draw the time of a bridge's minimum so.
 */
const passage = (
  [way, left]: readonly [number, number],
  time: number,
  { seed, stream, at }: Draws,
): number => {
  if (way === 0 || left === 0 || !(time > 0)) return way === 0 ? 0 : time
  const isDirect = drawAt({ seed, stream, index: at }) * (way + left) < way
  const drawn = isDirect
    ? inverseGaussian(left / way, (left * left) / time, { seed, stream: stream + 1, at })
    : inverseGaussian(way / left, (way * way) / time, { seed, stream: stream + 1, at })
  return isDirect ? time / (1 + drawn) : (time * drawn) / (1 + drawn)
}

/** Source: Michael, Schucany and Haas (1976), the smaller root without its cancellation. */
const inverseGaussian = (mean: number, shape: number, { seed, stream, at }: Draws): number => {
  const normal = normalDraw({ seed, stream, index: at })
  const half = (mean * normal * normal) / (2 * shape)
  const smaller = mean / (1 + half + Math.sqrt(half * (2 + half)))
  const isSmaller = drawAt({ seed, stream: stream + 1, index: at }) * (mean + smaller) < mean
  return isSmaller ? smaller : (mean * mean) / smaller
}

/** The nearest whole place that is no later than the latest and, if it can be, not too early. */
const placed = (time: number, earliest: number, latest: number): number => {
  const nearest = Math.floor(time + 0.5)
  return Math.min(latest, nearest > earliest ? nearest : earliest)
}
