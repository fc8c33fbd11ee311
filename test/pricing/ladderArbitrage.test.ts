import * as fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { ladderArbitrage } from '../../src/pricing/ladderArbitrage.js'
import * as Smile from '../../src/pricing/smile.js'
import { within } from '../laws.js'

const free = (): number => 0

const at = (strike: number, askYes: number | null, askNo: number | null) => ({
  strike,
  askYes,
  askNo,
})

describe('examples', () => {
  it('ladderArbitrage({ … }) finds YES below and NO above for less than a dollar', () => {
    const quotes = [at(200, 0.6, 0.25), at(100, 0.5, 0.6)]
    expect(ladderArbitrage({ quotes, fee: free })).toEqual([
      { lower: 100, upper: 200, cost: 0.75, profit: 0.25 },
      { lower: 200, upper: 200, cost: 0.85, profit: 1 - 0.85 },
    ])
  })

  it('takes the fee of each leg at its price', () => {
    const quotes = [at(100, 0.5, null), at(200, null, 0.25)]
    const [found] = ladderArbitrage({ quotes, fee: (price) => price / 10 })
    expect(found?.cost).toBeCloseTo(0.825, 15)
    expect(ladderArbitrage({ quotes, fee: (price) => price / 2 })).toEqual([])
  })

  it('gives the best first, and of equals the lower strikes', () => {
    const quotes = [at(300, null, 0.25), at(200, 0.5, 0.25), at(100, 0.5, 0.125)]
    const pairs = ladderArbitrage({ quotes, fee: free }).map(({ lower, upper }) => [lower, upper])
    expect(pairs).toEqual([
      [100, 100],
      [100, 200],
      [100, 300],
      [200, 200],
      [200, 300],
    ])
  })
})

describe('edges', () => {
  test('a pair that costs the whole dollar is no gift, nor one the wrong way round', () => {
    expect(ladderArbitrage({ quotes: [at(100, 0.5, 0.5)], fee: free })).toEqual([])
    const crossed = [at(200, 0.25, null), at(100, null, 0.25)]
    expect(ladderArbitrage({ quotes: crossed, fee: free })).toEqual([])
  })

  test('a quote that is absent or no number is passed over', () => {
    const quotes = [at(100, Number.NaN, 0.1), at(200, null, 0.1), at(Number.NaN, 0.1, 0.1)]
    expect(ladderArbitrage({ quotes, fee: free })).toEqual([])
    expect(ladderArbitrage({ quotes: [], fee: free })).toEqual([])
  })
})

describe('laws', () => {
  test('a ladder quoted around one smile holds none, and one above its own ask does', () => {
    const strikes = [96, 98, 100, 102, 104]
    fc.assert(
      fc.property(within(0.005, 0.05), within(-0.04, 0.04), within(1e-9, 0.05), (s, skew, half) => {
        const smile = { forward: 100, deviation: s, skew: skew * s }
        const quotes = strikes.map((strike) => {
          const price = Smile.digital(smile, strike)
          return at(strike, price + half, 1 - price + half)
        })
        expect(ladderArbitrage({ quotes, fee: free })).toEqual([])
        const low = quotes.map((quote) => (quote.strike === 98 ? { ...quote, askYes: 0 } : quote))
        const upper = ladderArbitrage({ quotes: low, fee: free }).map((found) => found.lower)
        expect(upper.every((strike) => strike === 98)).toBe(true)
      }),
    )
  })
})
