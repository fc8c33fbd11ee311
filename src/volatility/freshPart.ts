/**
 * How much of a fading mean is new.
 */

/**
 * Returns the part of a mean of so long a half-life, in seconds, that is made in so many:
 * `1 − 2^(−t/H)`, to its last digits also where that is small; of a half-life below 0, or that is
 * no number, 0: such a mean learns nothing.
 *
 * @category volatility
 * @since 0.1.0
 */
export const freshPart = (seconds: number, halfLifeSeconds: number): number =>
  halfLifeSeconds >= 0 ? -Math.expm1((-Math.LN2 * seconds) / halfLifeSeconds) : 0
