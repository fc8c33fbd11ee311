/**
 * The ways a price can go over the prints to come: walks that stand for all of them.
 */

import { spreadNormals } from '../math/spreadNormals.js'

/**
 * Walks over `prints` prints, evenly spread: `walks` has what each print of a walk is above its
 * first, in deviations of one spacing, walk by walk; `means` the mean of each, `orders` its prints
 * from the lowest to the highest; `waits` and `outers` two normal numbers of each, for what moves
 * all of it. With each walk its mirror counts.
 *
 * @category pricing
 * @since 0.1.0
 */
export type WalkShapes = {
  readonly prints: number
  readonly count: number
  readonly walks: Float64Array
  readonly means: Float64Array
  readonly orders: Uint16Array
  readonly waits: Float64Array
  readonly outers: Float64Array
}

/**
 * Returns the walks over a number of prints, more of them where there are few prints, as long as
 * nobody asks for many other numbers the same ones.
 *
 * A walk is the sum of its sines, the largest first (Karhunen and Loève), so that the points'
 * leading dimensions, which are the most even, tell nearly all of it. None is left out: without the
 * roughness of the last ones prices are off by 1e-3.
 *
 * @category pricing
 * @since 0.1.0
 */
export const walkShapes = (prints: number): WalkShapes => {
  const held = recent.get(prints)
  if (held !== undefined) return held
  const made = createShapes(prints)
  if (recent.size >= mostHeld) recent.clear()
  recent.set(prints, made)
  return made
}

/** Those asked for last; the same for all who ask. */
const recent = /* @__PURE__ */ new Map<number, WalkShapes>()
const mostHeld = 32

/** The dimensions of the wait and of what moves all, behind the three largest sines. */
const waitAt = 3
const outerAt = 4

/** So many that the price of any is within 2e-4, and takes as long whatever is left. */
const bitsFor = (prints: number): number =>
  prints <= 20 ? 13 : prints <= 40 ? 12 : prints <= 100 ? 11 : 10

const createShapes = (prints: number): WalkShapes => {
  const bits = bitsFor(prints)
  const count = 2 ** bits
  const sines = prints - 1
  const dimensions = Math.max(sines, waitAt) + 2
  const points = spreadNormals(bits, dimensions)
  const loads = Array.from({ length: sines }, (_, d) => sineOf(d + 1, prints - 1))
  const walks = new Float64Array(count * prints)
  const means = new Float64Array(count)
  const orders = new Uint16Array(count * prints)
  const column = (d: number): Float64Array =>
    Float64Array.from({ length: count }, (_, i) => points[i * dimensions + d] as number)
  for (let i = 0; i < count; i++) {
    const walk = walks.subarray(i * prints, (i + 1) * prints)
    for (let d = 0; d < sines; d++)
      addTo(walk, loads[d] as Float64Array, points[i * dimensions + placeOf(d)] as number)
    means[i] = walk.reduce((total, height) => total + height, 0) / prints
    orders.set(orderOf(walk), i * prints)
  }
  return { prints, count, walks, means, orders, waits: column(waitAt), outers: column(outerAt) }
}

/** By insertion, which for few numbers is the fastest. */
const orderOf = (walk: Float64Array): Uint16Array => {
  const order = new Uint16Array(walk.length)
  for (let i = 1; i < walk.length; i++) {
    const height = walk[i] as number
    let j = i
    for (; j > 0 && (walk[order[j - 1] as number] as number) > height; j--)
      order[j] = order[j - 1] as number
    order[j] = i
  }
  return order
}

const placeOf = (sine: number): number => (sine < waitAt ? sine : sine + 2)

const addTo = (walk: Float64Array, load: Float64Array, by: number): void => {
  for (let j = 0; j < walk.length; j++) walk[j] = (walk[j] as number) + by * (load[j] as number)
}

/** The d-th eigenvector of `min(i, j)`, i and j from 1 to `steps`, times the root of its value. */
const sineOf = (d: number, steps: number): Float64Array => {
  const angle = ((2 * d - 1) * Math.PI) / (2 * steps + 1)
  const size = 1 / (Math.sin(angle / 2) * Math.sqrt(2 * steps + 1))
  return Float64Array.from({ length: steps + 1 }, (_, j) => size * Math.sin(j * angle))
}
