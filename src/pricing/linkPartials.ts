/**
 * What a probability moves with.
 */

/**
 * The probability of YES and its derivatives: by the log distance a, once and twice; by the total
 * variance w, at the same seconds; by the seconds τ, at the same variance, which only jumps feel.
 *
 * @category pricing
 * @since 0.1.0
 */
export type Partials = {
  readonly value: number
  readonly byDistance: number
  readonly byDistanceTwice: number
  readonly byVariance: number
  readonly bySeconds: number
}
