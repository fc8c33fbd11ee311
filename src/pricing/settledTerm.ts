/**
 * A part of the price of a claim: a weight, and a place of which a link tells the probability.
 */

/**
 * `weight` times the probability at a place as `Link` takes it. A place without variance is
 * certain: its distance is ∞, −∞, or 0 where half is paid.
 *
 * @category pricing
 * @since 0.1.0
 */
export type SettledTerm = {
  readonly weight: number
  readonly distance: number
  readonly variance: number
  readonly seconds: number
}

/**
 * Returns a term that is known: of distance ∞, −∞ or 0. @category pricing @since 0.1.0
 */
export const certainTerm = (weight: number, distance: number): SettledTerm => ({
  weight,
  distance,
  variance: 0,
  seconds: 0,
})
