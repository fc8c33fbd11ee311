import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { forAsks, forBids } from '../../src/risk/room.js'

const limits = { maxPosition: 1_000, maxImbalance: 500, maxDailyLoss: 100 }
const shares = fc.integer({ min: 0, max: 2_000 })

describe('examples', () => {
  test.each([
    [0, 0, 500, 500],
    [400, 0, 100, 900],
    [0, 400, 900, 100],
    [900, 900, 100, 100],
    [1_000, 800, 0, 200],
    [800, 0, -300, 1_000],
    [0, 800, 1_000, -300],
    [1_200, 1_200, -200, -200],
  ])('with %d YES and %d NO there is room for %d by bids and %d by asks', (yes, no, bids, asks) => {
    expect(forBids(limits, { yes, no })).toBe(bids)
    expect(forAsks(limits, { yes, no })).toBe(asks)
  })
})

describe('laws', () => {
  test('filling all of the room meets a limit and passes none', () => {
    fc.assert(
      fc.property(shares, shares, (yes, no) => {
        const bids = forBids(limits, { yes, no })
        const filled = { yes: yes + bids, no }
        expect(filled.yes).toBeLessThanOrEqual(limits.maxPosition)
        expect(filled.yes - no).toBeLessThanOrEqual(limits.maxImbalance)
        expect(forBids(limits, filled)).toBe(0)
      }),
    )
  })

  test('swapping the outcomes swaps the sides', () => {
    fc.assert(
      fc.property(shares, shares, (yes, no) => {
        expect(forAsks(limits, { yes, no })).toBe(forBids(limits, { yes: no, no: yes }))
      }),
    )
  })
})
