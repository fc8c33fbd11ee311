/**
 * A part of the price of a claim as it moves.
 */

import { constant, type Jet } from '../math/jet.js'
import type { SettledTerm } from './settledTerm.js'

/**
 * A place as `Link` takes it, moving. @category pricing @since 0.1.0
 */
export type PlaceJets = { readonly distance: Jet; readonly variance: Jet; readonly seconds: Jet }

/**
 * A `SettledTerm` that moves. @category pricing @since 0.1.0
 */
export type TermJet = PlaceJets & { readonly weight: Jet }

/**
 * Returns a term that stands. @category pricing @since 0.1.0
 */
export const stillTerm = ({ weight, distance, variance, seconds }: SettledTerm): TermJet => ({
  weight: constant(weight),
  distance: constant(distance),
  variance: constant(variance),
  seconds: constant(seconds),
})
