import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { uniform } from '../../src/backtest/uniform.js'

const word = fc.integer({ min: 0, max: 2 ** 32 - 1 })

/** mulberry32 as its author wrote it down: a state that each call moves on. */
const mulberry32 = (seed: number): (() => number) => {
  let state = seed
  return () => {
    state += 0x6d2b79f5
    let mixed = state
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

describe('uniform: edges', () => {
  it('stays inside (0, 1) at the ends of seed and index', () => {
    for (const seed of [0, 2 ** 32 - 1]) {
      for (const index of [0, 2 ** 32 - 1]) {
        const value = uniform({ seed, index })
        expect(value > 0 && value < 1).toBe(true)
      }
    }
  })
})

describe('uniform: laws', () => {
  it('stays half a step off 0 and 1, whatever the seed and index', () => {
    fc.assert(
      fc.property(word, word, (seed, index) => {
        const value = uniform({ seed, index }) * 2 ** 33
        expect(Number.isInteger(value) && value % 2 === 1).toBe(true)
      }),
    )
  })

  it('fills ten equal parts about equally', () => {
    const counts = Array.from({ length: 10 }, () => 0)
    for (let index = 0; index < 10_000; index++) {
      const part = Math.floor(10 * uniform({ seed: 5, index }))
      counts[part] = (counts[part] ?? 0) + 1
    }
    // Four standard deviations of a count of 10,000 tries at one in ten.
    for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(120)
  })
})

describe('uniform: oracle', () => {
  it('is the sequence of mulberry32, half a step higher', () => {
    fc.assert(
      fc.property(word, (seed) => {
        const next = mulberry32(seed)
        for (let index = 0; index < 20; index++) {
          expect(uniform({ seed, index })).toBe(next() + 0.5 / 2 ** 32)
        }
      }),
    )
  })
})
