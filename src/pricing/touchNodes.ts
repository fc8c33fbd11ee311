/**
 * The error of an index as a few of its values: how far from a level each leaves the price.
 */

import { type Rule, rule } from '../math/gaussLegendre.js'
import { pdf } from '../math/normal.js'
import type { TouchPlace } from './touchPlaces.js'

/**
 * The ways that may be left to a level, above 0, and the probability of each; those that are below
 * 0, where the index is past it, are none of them.
 *
 * @category pricing
 * @since 0.1.0
 */
export type TouchNodes = { readonly away: Float64Array; readonly chance: Float64Array }

/**
 * Returns the mean of the way that is left, a logarithm: `w/2 − a` up to a level, `a − w/2` down to
 * it, with a the distance and w the variance of the error, whose exponential has the mean 1.
 *
 * @category pricing
 * @since 0.1.0
 */
export const meanAway = ({ sign, distance, basis }: TouchPlace): number =>
  sign * (basis / 2 - distance)

/**
 * Returns the nodes over which a function of the way left, of the path's width, is averaged: those
 * of Gauss and Legendre, as far as the normal density of the error reaches.
 *
 * Where the error is narrow beside the path they are in its deviations; elsewhere in t, with
 * `u = √path·sinh t`, dense near the level where the chance of touching falls. Accuracy: 6e-11 for
 * `2F(−u/√path)` with every symmetric link, whichever of the two is the wider.
 *
 * @category pricing
 * @since 0.1.0
 */
export const touchNodes = (place: TouchPlace): TouchNodes => {
  const mean = meanAway(place)
  const deviation = Math.sqrt(place.basis)
  const width = Math.sqrt(place.path)
  const from = Math.max(-mean / deviation, -reach)
  const to = Math.min((farthest * width - mean) / deviation, reach)
  if (!(to > from)) return none
  return 2 * reach * deviation < width
    ? inDeviations(mean, deviation, from, to)
    : inWidths(mean, deviation, width, from, to)
}

const inDeviations = (mean: number, deviation: number, from: number, to: number): TouchNodes => {
  const { nodes, weights } = quadrature()
  const length = to - from
  const away = new Float64Array(nodes.length)
  const chance = new Float64Array(nodes.length)
  for (let i = 0; i < nodes.length; i++) {
    const y = from + length * (nodes[i] as number)
    away[i] = Math.max(mean + y * deviation, 0)
    chance[i] = (weights[i] as number) * length * pdf(y)
  }
  return { away, chance }
}

const inWidths = (
  mean: number,
  deviation: number,
  width: number,
  from: number,
  to: number,
): TouchNodes => {
  const { nodes, weights } = quadrature()
  const start = Math.asinh(Math.max(mean + from * deviation, 0) / width)
  const length = Math.asinh((mean + to * deviation) / width) - start
  const scale = (length * width) / deviation
  const away = new Float64Array(nodes.length)
  const chance = new Float64Array(nodes.length)
  for (let i = 0; i < nodes.length; i++) {
    const sinh = Math.sinh(start + length * (nodes[i] as number))
    const at = width * sinh
    const slope = scale * Math.sqrt(1 + sinh * sinh)
    away[i] = at
    chance[i] = (weights[i] as number) * slope * pdf((at - mean) / deviation)
  }
  return { away, chance }
}

/** How many deviations count of a normal error: 1e-17 is beyond. */
const reach = 8.5

/** How many widths of the path away nothing is left of a touch: 1e-12 with the fattest tails. */
const farthest = 1e4

const none: TouchNodes = { away: new Float64Array(0), chance: new Float64Array(0) }

/** Computed when it is first needed, in about a millisecond; the same for every caller. */
const quadrature = (): Rule => {
  computed ??= rule(40)
  return computed
}

let computed: Rule | undefined
