/**
 * Whole numbers that look random and are the same for the same seed, good enough for statistics.
 */

/**
 * Returns `count` draws with replacement from 0 to `below − 1`: a function of the seed and the
 * number of the stream, so that no stream depends on which were drawn before it.
 *
 * `seed` and `stream` whole, of which the lowest 32 bits count; `below` from 1 to 2³². One draw is
 * likelier than another by at most `below / 2³²`.
 *
 * Source: Blackman and Vigna (2018), xoshiro128**, its state filled by the mixing of Steele, Lea
 * and Flood (2014) in 32 bits.
 *
 * @category statistics
 * @since 0.1.0
 */
export const draws = ({
  seed,
  stream,
  count,
  below,
}: {
  readonly seed: number
  readonly stream: number
  readonly count: number
  readonly below: number
}): Uint32Array => {
  const origin = mixed(mixed(seed | 0) + (stream | 0))
  // Four different inputs of a mixing that loses nothing: at most one of the words is 0.
  let a = mixed(origin + step)
  let b = mixed(origin + 2 * step)
  let c = mixed(origin + 3 * step)
  let d = mixed(origin + 4 * step)
  const drawn = new Uint32Array(count)
  for (let i = 0; i < count; i++) {
    const word = Math.imul(rotated(Math.imul(b, 5), 7), 9) >>> 0
    const shifted = b << 9
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= shifted
    d = rotated(d, 11)
    drawn[i] = Math.floor((word / 2 ** 32) * below)
  }
  return drawn
}

/** The golden ratio of 2³²: its multiples lie far from each other. */
const step = 0x9e3779b9

const rotated = (word: number, by: number): number => (word << by) | (word >>> (32 - by))

const mixed = (word: number): number => {
  const first = Math.imul(word ^ (word >>> 16), 0x21f0aaad)
  const second = Math.imul(first ^ (first >>> 15), 0x735a2d97)
  return second ^ (second >>> 15)
}
