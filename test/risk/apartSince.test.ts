import { describe, expect, test } from 'vitest'
import { apartSince, modelGap } from '../../src/risk/apartSince.js'

const book = { bestBid: 0.2, bestAsk: 0.3 }
/** Ln 3: the log odds of ½ less those of ¼. */
const gap = Math.log(3)

describe('examples', () => {
  test('the distance is in log odds, either way', () => {
    expect(modelGap(0.5, book)).toBeCloseTo(gap, 12)
    expect(modelGap(0.5, { bestBid: 0.7, bestAsk: 0.8 })).toBeCloseTo(gap, 12)
  })

  test('apart for the first time is apart since now, then since then', () => {
    const opinions = { now: 5_000, fair: 0.5, book, apartSince: null }
    expect(apartSince(opinions, 1)).toBe(5_000)
    expect(apartSince({ ...opinions, apartSince: 3_000 }, 1)).toBe(3_000)
    expect(apartSince({ ...opinions, apartSince: 3_000 }, 1.2)).toBeNull()
    expect(apartSince({ ...opinions, apartSince: 3_000 }, gap)).toBeNull()
  })
})

describe('edges', () => {
  test('a book without a middle is apart from nothing', () => {
    for (const empty of [null, {}, { bestBid: 0.2 }, { bestAsk: 0.3, bestBid: null }]) {
      expect(modelGap(0.5, empty)).toBeNull()
      expect(apartSince({ now: 5, fair: 0.5, book: empty, apartSince: 3 }, 0)).toBeNull()
    }
  })

  test('what is no number is apart', () => {
    expect(apartSince({ now: 5, fair: Number.NaN, book, apartSince: null }, 1)).toBe(5)
  })
})
