/**
 * Numbers that look random, by the place at which they are drawn.
 */

/**
 * Returns the value at an index of one of a seed's streams, inside (0, 1): a function of the three,
 * so that no draw depends on which were made before it, and one stream's draws move no other's.
 *
 * `seed` and `stream` whole, from 0 to 2³² − 1, `index` from 0 to 2⁵³ − 1. The 2³² values stand
 * half a step off 0 and 1.
 *
 * Source: the finaliser of Appleby's MurmurHash3 (public domain), once over each of the words.
 *
 * @category backtest
 * @since 0.1.0
 */
export const drawAt = ({
  seed,
  stream,
  index,
}: {
  readonly seed: number
  readonly stream: number
  readonly index: number
}): number => {
  const high = Math.floor(index / 2 ** 32)
  const keyed = mixed((seed ^ Math.imul(stream + 1, 0x9e3779b1)) | 0)
  const first = mixed((keyed + Math.imul(index | 0, 0x85ebca77)) | 0)
  const last = mixed((first ^ keyed ^ Math.imul(high + 1, 0xc2b2ae3d)) | 0)
  return ((last >>> 0) + 0.5) / 2 ** 32
}

const mixed = (word: number): number => {
  const first = Math.imul(word ^ (word >>> 16), 0x85ebca6b)
  const second = Math.imul(first ^ (first >>> 13), 0xc2b2ae35)
  return second ^ (second >>> 16)
}
