/**
 * A trimmed mean of which some prints are known, one by one: how likely it ends above a level.
 *
 * No law of few moments has it, as each print known pulls at it in its own place. The prints to
 * come are walked through by `walkShapes`. Of each walk the part along their mean is taken out and
 * integrated exactly: along it the trimmed mean only rises, so that the claim is in the money past
 * one place, found by Newton, whose normal probability is averaged over the walks.
 */

import { cdf, quantile } from '../math/normal.js'
import type { TrimmedInside } from './trimmedInside.js'
import { begin, type Common, evaluate, found, shape } from './trimmedWalk.js'
import { walkShapes } from './walkShapes.js'

/**
 * Returns the normal quantile of the probability that the mean ends at the level, dollars, or
 * above; ∞ and −∞ where it is certain.
 *
 * @category pricing
 * @since 0.1.0
 */
export const trimmedPlace = (inside: TrimmedInside, level: number): number => {
  const over = level / inside.unit
  const { least, most } = reachOf(inside)
  if (inside.outer === 0 && !(over - 1 <= most)) return -Infinity
  if (inside.outer === 0 && over - 1 <= least) return Infinity
  const shapes = walkShapes(inside.toCome)
  const common = begin(inside, over)
  let [above, below] = [0, 0]
  let middle = 0
  for (let i = 0; i < shapes.count; i++) {
    // A walk and its mirror meet the level at about as far to the two sides of the middle.
    const place = crossing(common, shape(shapes, common, i, 1), middle)
    const other = crossing(common, shape(shapes, common, i, -1), near(2 * middle - place))
    middle = near((place + other) / 2)
    above += cdf(-place) + cdf(-other)
    below += cdf(place) + cdf(other)
  }
  const paths = 2 * shapes.count
  return above < below ? quantile(above / paths) : -quantile(below / paths)
}

/** A place to begin at. */
const near = (place: number): number => Math.min(Math.max(place, -4), 4)

/** Between which the mean stays however far the rest goes: what is known decides where few are. */
const reachOf = ({ known, drop, toCome }: TrimmedInside): { least: number; most: number } => {
  if (toCome > drop) return { least: -1, most: Infinity }
  const kept = known.length + toCome - 2 * drop
  const from = (start: number): number =>
    known.subarray(start, start + kept).reduce((total, price) => total + price, 0) / kept
  return { least: from(drop - toCome), most: from(drop) }
}

/** A place beyond which a crossing is not looked for: a normal probability of 1e-350. */
const furthest = 40

/** Where the mean comes up to the level: Newton, inside bounds that close upon it. */
const crossing = (common: Common, shift: number, from: number): number => {
  let [low, high, place] = [-Infinity, Infinity, from]
  for (let i = 0; i < 200; i++) {
    evaluate(common, shift, place)
    const value = found[0] as number
    if (value >= 0) high = place
    else low = place
    const step = value / (found[1] as number)
    if (Math.abs(step) < 1e-9) return place - step
    place = nextPlace(place, step, low, high)
    if (high - low < 1e-11 || Math.abs(place) > furthest) return place
  }
  return place
}

/** Newton's step as far as it is one and not too long; else half way, or on in its direction. */
const nextPlace = (place: number, step: number, low: number, high: number): number => {
  const longest = Math.max(Math.abs(place), 2)
  const next = place - (step > longest ? longest : step < -longest ? -longest : step)
  if (next > low && next < high) return next
  if (high - low < Infinity) return (low + high) / 2
  return low === -Infinity ? place - longest : place + longest
}
