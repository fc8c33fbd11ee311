/**
 * The probability of a link at a place that moves.
 */

import {
  constant,
  exponential,
  type Jet,
  logarithm,
  plus,
  scaled,
  through,
  times,
} from '../math/jet.js'
import { type Link, probabilityOf } from './link.js'
import { jumpsJet } from './linkJumpsJet.js'
import * as Law from './linkLaw.js'
import type { PlaceJets } from './termJet.js'

/**
 * Returns the probability of YES and its derivatives along the way that a place moves.
 *
 * With `z = (a − w/2)/(m√w)` the second is `F″(z)·z′² + F′(z)·z″`; with jumps a sum of these. At no
 * variance the price is a step, and it stands.
 *
 * @category pricing
 * @since 0.1.0
 */
export const linkJet = (link: Link, place: PlaceJets): Jet => {
  const { distance, variance, seconds } = place
  const value = probabilityOf(link, distance.value, variance.value, seconds.value)
  if (!(variance.value > 0)) return constant(value)
  if (link.kind === 'jumps') return jumpsJet(link, place)
  const width = exponential(variance.value ** -0.5, scaled(logarithm(variance), -0.5))
  const z = scaled(times(plus(distance, scaled(variance, -0.5)), width), 1 / link.scale)
  const density = Law.pdf(link, z.value)
  // Where there is no density the argument and its derivatives may be infinite.
  return density === 0 ? constant(value) : through(z, value, density, Law.slope(link, z.value))
}
