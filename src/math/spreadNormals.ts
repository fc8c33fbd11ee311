/**
 * Points that fill many dimensions evenly, each coordinate a normal number: for integrals over
 * paths that no formula gives. No chance is in them: they are the same on every run.
 *
 * The leading dimensions are Sobol's sequence (direction numbers of Joe and Kuo, 2008), each turned
 * by an exclusive or that stays; those after them are permutations of the same values, made by
 * multiplication and shift, as nothing fills hundreds of dimensions evenly.
 */

import { quantile } from './normal.js'

/**
 * Returns `2^bits` points of a number of `dimensions`, row by row, for bits from 1 to 15.
 *
 * Every coordinate takes each of the quantiles of `(i + ½)/2^bits` once. With each point its
 * mirror, `−x`, is to be taken, which makes odd functions come out exactly.
 *
 * Source: Sobol (1967); Joe and Kuo, SIAM J. Sci. Comput. 30 (2008).
 *
 * @category math
 * @since 0.1.0
 */
export const spreadNormals = (bits: number, dimensions: number): Float64Array => {
  const count = 2 ** bits
  const levels = Float64Array.from({ length: count }, (_, i) => quantile((i + 0.5) / count))
  const points = new Float64Array(count * dimensions)
  for (let d = 0; d < dimensions; d++) {
    const turn = mixed(d + 1) & (count - 1)
    const places = d < leading.length ? sobol(bits, leading[d] as Leading) : permuted(bits, d)
    for (let i = 0; i < count; i++)
      points[i * dimensions + d] = levels[(places[i] as number) ^ turn] as number
  }
  return points
}

/** A primitive polynomial's degree and inner coefficients, and the first direction numbers. */
type Leading = {
  readonly degree: number
  readonly inner: number
  readonly first: ReadonlyArray<number>
}

const leadingOf = (degree: number, inner: number, ...first: ReadonlyArray<number>): Leading => ({
  degree,
  inner,
  first,
})

/** The first is van der Corput's. */
const leading: ReadonlyArray<Leading> = [
  /* @__PURE__ */ leadingOf(0, 0),
  /* @__PURE__ */ leadingOf(1, 0, 1),
  /* @__PURE__ */ leadingOf(2, 1, 1, 3),
  /* @__PURE__ */ leadingOf(3, 1, 1, 3, 1),
  /* @__PURE__ */ leadingOf(3, 2, 1, 1, 1),
  /* @__PURE__ */ leadingOf(4, 1, 1, 1, 3, 3),
  /* @__PURE__ */ leadingOf(4, 4, 1, 3, 5, 13),
  /* @__PURE__ */ leadingOf(5, 2, 1, 1, 5, 5, 17),
  /* @__PURE__ */ leadingOf(5, 4, 1, 1, 5, 5, 5),
  /* @__PURE__ */ leadingOf(5, 7, 1, 1, 7, 11, 19),
  /* @__PURE__ */ leadingOf(5, 11, 1, 1, 5, 1, 1),
  /* @__PURE__ */ leadingOf(5, 13, 1, 1, 1, 3, 11),
  /* @__PURE__ */ leadingOf(5, 14, 1, 3, 5, 5, 31),
  /* @__PURE__ */ leadingOf(6, 1, 1, 3, 3, 9, 7, 49),
  /* @__PURE__ */ leadingOf(6, 13, 1, 1, 1, 15, 21, 21),
  /* @__PURE__ */ leadingOf(6, 16, 1, 3, 1, 13, 27, 49),
]

/** The places of the points along a dimension, whole numbers below `2^bits`. */
const sobol = (bits: number, polynomial: Leading): Uint16Array => {
  const directions = directionsOf(bits, polynomial)
  const places = new Uint16Array(2 ** bits)
  for (let i = 1; i < places.length; i++) {
    const highest = 31 - Math.clz32(i)
    places[i] = (places[i ^ (1 << highest)] as number) ^ (directions[highest] as number)
  }
  return places
}

/** Of each bit of the index, the bits of the place that it turns. */
const directionsOf = (bits: number, { degree, inner, first }: Leading): ReadonlyArray<number> => {
  const odd: Array<number> = []
  for (let j = 0; j < bits; j++) {
    if (degree === 0) odd.push(1)
    else if (j < degree) odd.push(first[j] as number)
    else odd.push(nextOdd(odd, j, degree, inner))
  }
  return odd.map((number, j) => number << (bits - 1 - j))
}

const nextOdd = (odd: ReadonlyArray<number>, j: number, degree: number, inner: number): number => {
  const last = odd[j - degree] as number
  let next = last ^ (last << degree)
  for (let k = 1; k < degree; k++)
    if ((inner >> (degree - 1 - k)) & 1) next ^= (odd[j - k] as number) << k
  return next
}

/** A permutation: an odd factor and a shift to the right lose nothing of a place. */
const permuted = (bits: number, seed: number): Uint16Array => {
  const most = 2 ** bits - 1
  const half = (bits + 1) >> 1
  const [first, second, third] = [mixed(seed) | 1, mixed(~seed) | 1, mixed(seed << 16) | 1]
  return Uint16Array.from({ length: most + 1 }, (_, i) => {
    const once = Math.imul(i, first) & most
    const twice = Math.imul(once ^ (once >> half), second) & most
    return Math.imul(twice ^ (twice >> half), third) & most
  })
}

/** Bits without order, from a number: the finaliser of a hash by Wellons (2018). */
const mixed = (seed: number): number => {
  const a = Math.imul(seed ^ (seed >>> 16), 0x7feb352d)
  const b = Math.imul(a ^ (a >>> 15), 0x846ca68b)
  return (b ^ (b >>> 16)) >>> 0
}
