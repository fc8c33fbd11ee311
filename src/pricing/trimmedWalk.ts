/**
 * A walk through the prints to come, and the trimmed mean that it makes at a place: in flat arrays,
 * as a price takes thousands of them.
 */

import { mostPrints, type TrimmedInside } from './trimmedInside.js'
import type { WalkShapes } from './walkShapes.js'

/**
 * What all walks of a claim have in common: how many are known, to come, dropped at each end and
 * kept; the level over the index now; roots of the variances; the deviation of the mean of what is
 * to come; how a place is shared between the prints and what multiplies all.
 *
 * @category pricing
 * @since 0.1.0
 */
export type Common = {
  readonly known: number
  readonly toCome: number
  readonly drop: number
  readonly kept: number
  readonly over: number
  readonly rootFirst: number
  readonly rootEach: number
  readonly rootOuter: number
  readonly deviation: number
  readonly cosine: number
  readonly sine: number
}

const along = /* @__PURE__ */ new Float64Array(mostPrints)
const drift = /* @__PURE__ */ new Float64Array(mostPrints)
const base = /* @__PURE__ */ new Float64Array(mostPrints)
const prices = /* @__PURE__ */ new Float64Array(mostPrints)
const order = /* @__PURE__ */ new Uint16Array(mostPrints)
/** The known ones between two endless ones, and the sums of those before each. */
const fences = /* @__PURE__ */ new Float64Array(mostPrints + 2)
const sums = /* @__PURE__ */ new Float64Array(mostPrints + 1)
/** How many known ones were among those below the first kept, and up to the last. */
const cuts = /* @__PURE__ */ new Uint16Array(2)

/**
 * What `evaluate` found: the mean less the level, over the index now, and its slope.
 *
 * @category pricing
 * @since 0.1.0
 */
export const found: Float64Array = /* @__PURE__ */ new Float64Array(2)

/**
 * Writes what all walks share, and returns it. @category pricing @since 0.1.0
 */
export const begin = ({ known, drop, toCome, ...rest }: TrimmedInside, over: number): Common => {
  const { first, each, outer } = rest
  const deviation = Math.sqrt(first + (each * (toCome - 1) * (2 * toCome - 1)) / (6 * toCome))
  const ofPrints = (deviation * toCome) / (known.length + toCome)
  const all = Math.hypot(ofPrints, Math.sqrt(outer))
  for (let p = 0; p < toCome; p++) {
    const shared = ((p * (p + 1)) / 2 + p * (toCome - 1 - p)) / toCome
    along[p] = (first + each * shared) / deviation
    drift[p] = -(first + each * p) / 2
  }
  fences[0] = -Infinity
  fences.set(known, 1)
  fences[known.length + 1] = Infinity
  for (let i = 0; i < known.length; i++) sums[i + 1] = (sums[i] as number) + (known[i] as number)
  cuts.fill(0)
  return {
    known: known.length,
    toCome,
    drop,
    kept: known.length + toCome - 2 * drop,
    over,
    rootFirst: Math.sqrt(first),
    rootEach: Math.sqrt(each),
    rootOuter: Math.sqrt(outer),
    deviation,
    cosine: ofPrints / all,
    sine: Math.sqrt(outer) / all,
  }
}

/**
 * Writes a walk, or its mirror, without its part along the mean of what is to come; returns what
 * moves the level beside its place.
 *
 * @category pricing
 * @since 0.1.0
 */
export const shape = (shapes: WalkShapes, common: Common, i: number, sign: number): number => {
  const { toCome, rootEach, cosine, sine } = common
  const { walks, orders } = shapes
  const wait = sign * common.rootFirst * (shapes.waits[i] as number)
  const outer = sign * (shapes.outers[i] as number)
  const scale = sign * rootEach
  const part = (scale * (shapes.means[i] as number) + wait) / common.deviation + sine * outer
  const start = i * toCome
  for (let p = 0; p < toCome; p++) {
    const rest = scale * (walks[start + p] as number) + wait - part * (along[p] as number)
    base[p] = rest + (drift[p] as number)
    order[p] = orders[sign > 0 ? start + p : start + toCome - 1 - p] as number
  }
  return cosine * outer
}

/**
 * Writes into `found` the mean less the level at a place of the walk, and its slope.
 *
 * @category pricing
 * @since 0.1.0
 */
export const evaluate = (common: Common, shift: number, place: number): void => {
  const { toCome, cosine, over, kept, rootOuter, sine } = common
  const way = cosine * place
  for (let p = 0; p < toCome; p++)
    prices[p] = grown((base[p] as number) + (along[p] as number) * way)
  sortOrder(toCome)
  sumKept(common)
  found[0] = (found[0] as number) / kept - (over - 1)
  found[1] = ((found[1] as number) * cosine) / kept
  if (rootOuter === 0) return
  const less = over * grown((rootOuter * rootOuter) / 2 - rootOuter * (sine * place + shift))
  found[0] -= less
  found[1] += (over + less) * rootOuter * sine
}

/** `exp(y) − 1`; near 0 by its series, to 1e-16. */
const grown = (y: number): number =>
  y < 0.01 && y > -0.01
    ? y * (1 + (y / 2) * (1 + (y / 3) * (1 + (y / 4) * (1 + (y / 5) * (1 + y / 6)))))
    : Math.expm1(y)

/** By insertion: from one place of a walk to the next, few change their order. */
const sortOrder = (toCome: number): void => {
  for (let i = 1; i < toCome; i++) {
    const moved = order[i] as number
    const price = prices[moved] as number
    let j = i
    for (; j > 0 && (prices[order[j - 1] as number] as number) > price; j--)
      order[j] = order[j - 1] as number
    order[j] = moved
  }
}

/** Of both, in their order, those that are neither among the lowest nor among the highest. */
const sumKept = ({ known, toCome, drop, kept }: Common): void => {
  const low = cutOf(0, drop, known, toCome)
  const high = cutOf(1, drop + kept, known, toCome)
  let total = (sums[high] as number) - (sums[low] as number)
  let slope = 0
  for (let j = drop - low; j < drop + kept - high; j++) {
    const next = order[j] as number
    const price = prices[next] as number
    total += price
    slope += (along[next] as number) * (1 + price)
  }
  found[0] = total
  found[1] = slope
}

/** How many known ones are among the lowest `rank` of both, from where it was last. */
const cutOf = (which: 0 | 1, rank: number, known: number, toCome: number): number => {
  const most = Math.min(rank, known)
  let cut = Math.min(Math.max(cuts[which] as number, rank - toCome), most)
  while (
    cut < most &&
    (fences[cut + 1] as number) <= (prices[order[rank - cut - 1] as number] as number)
  )
    cut += 1
  while (
    cut > 0 &&
    rank - cut < toCome &&
    (fences[cut] as number) > (prices[order[rank - cut] as number] as number)
  )
    cut -= 1
  cuts[which] = cut
  return cut
}
