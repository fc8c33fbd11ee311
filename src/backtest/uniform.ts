/**
 * Numbers that look random and are the same for the same seed, on every engine.
 */

/**
 * Returns the value at an index of a seed's sequence, inside (0, 1): a function of both, so that no
 * draw depends on which were drawn before it.
 *
 * `seed` and `index` whole, from 0 to 2³² − 1; of what is beyond, the lowest 32 bits count. The 2³²
 * values stand half a step off 0 and 1, so a quantile of one is finite.
 *
 * Source: Ettinger (2017), mulberry32, public domain: the state after `index + 1` of its steps, and
 * its mixing of that state. Good for a picture, not for statistics: seeds share one cycle of 2³².
 *
 * @category backtest
 * @since 0.1.0
 */
export const uniform = ({
  seed,
  index,
}: {
  readonly seed: number
  readonly index: number
}): number => {
  const state = (seed + Math.imul(index + 1, 0x6d2b79f5)) | 0
  const first = Math.imul(state ^ (state >>> 15), state | 1)
  const mixed = first ^ (first + Math.imul(first ^ (first >>> 7), first | 61))
  return (((mixed ^ (mixed >>> 14)) >>> 0) + 0.5) / 2 ** 32
}
