import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { drawAt } from '../../src/backtest/exchange/drawAt.js'
import * as FeeTerms from '../../src/backtest/exchange/feeTerms.js'
import { inForce } from '../../src/backtest/exchange/inForce.js'
import * as Latency from '../../src/backtest/exchange/latency.js'
import * as RewardTerms from '../../src/backtest/exchange/rewardTerms.js'

const shares = (size: number, price: number): { size: number; price: number } => ({
  size: size * 1e6,
  price: price * 1e6,
})

describe('fees', () => {
  const firstCurve = { ...FeeTerms.polymarketCrypto, taker: { rate: 0.25, exponent: 2 } }

  it.each([
    // The venue's own examples of January 2026, 100 shares each, in hundredths of a cent.
    [0.1, 0.2025],
    [0.5, 1.5625],
    [0.99, 0.00245],
  ])('the first crypto curve takes of 100 shares at %d, %d dollars', (price, fee) => {
    expect(FeeTerms.feeOf(firstCurve, 'taker', shares(100, price)) / 1e6).toBeCloseTo(fee, 10)
  })

  it('the present one takes 1.75 dollars of 100 shares at one half, and pays a fifth back', () => {
    const fee = FeeTerms.feeOf(FeeTerms.polymarketCrypto, 'taker', shares(100, 0.5))
    expect(fee).toBe(1_750_000)
    expect(FeeTerms.rebateOf(FeeTerms.polymarketCrypto, fee)).toBe(350_000)
    expect(FeeTerms.rebateOf(FeeTerms.free, fee)).toBe(0)
    expect(FeeTerms.feeOf(FeeTerms.polymarketCrypto, 'maker', shares(100, 0.5))).toBe(0)
  })

  it('rounds to the venue’s unit: 3 shares at 0.31 are 0.044919 dollars', () => {
    const trade = shares(3, 0.31)
    const to = (rounding: 'up' | 'nearest' | 'down'): number =>
      FeeTerms.feeOf({ ...FeeTerms.polymarketCrypto, rounding }, 'taker', trade)
    expect([to('down'), to('nearest'), to('up')]).toEqual([44_910, 44_920, 44_920])
    expect(FeeTerms.feeOf(FeeTerms.kalshiCrypto, 'taker', trade)).toBe(45_000)
  })

  it('is at least the least, and nothing where nothing is due', () => {
    const trade = { size: 1, price: 500_000 }
    expect(FeeTerms.feeOf(FeeTerms.polymarketCrypto, 'taker', trade)).toBe(10)
    expect(FeeTerms.feeOf(FeeTerms.polymarketCrypto, 'taker', { size: 1e6, price: 1e6 })).toBe(0)
  })

  it('rounds what only its own arithmetic puts past a unit as if it were on it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 99 }),
        fc.integer({ min: 1, max: 1_000 }),
        (cents, n) => {
          // 0.07 · p(1 − p) · n dollars, in whole micro-dollars.
          const exact = 7 * cents * (100 - cents) * n
          const up = FeeTerms.feeOf(FeeTerms.kalshiCrypto, 'taker', {
            size: n * 1e6,
            price: cents * 10_000,
          })
          expect(up).toBe(100 * Math.ceil(exact / 100))
        },
      ),
    )
  })
})

describe('terms in force', () => {
  const delays = [
    { from: 100, terms: 250 },
    { from: 200, terms: 50 },
    { from: 300, terms: 150 },
  ]
  it.each([
    [0, 250],
    [199, 250],
    [200, 50],
    [299, 50],
    [300, 150],
    [1e15, 150],
  ])('at %d are %d', (at, terms) => {
    expect(inForce(delays, at)).toBe(terms)
  })

  it('are null where there are none', () => {
    expect(inForce([], 5)).toBeNull()
  })
})

describe('rewards', () => {
  const terms: RewardTerms.RewardTerms = {
    perDay: 24,
    maxSpread: 0.045,
    minSize: 50,
    restMs: 3_500,
    multiplier: 1,
    oneSided: 3,
    twoSidedAbove: 0.9,
    othersScore: 0,
    leastPaid: 1_000_000,
  }

  it('score ((v − s)/v)² a share, from the least size up, inside the spread', () => {
    const at = (distance: number, size: number): number =>
      RewardTerms.scoreOf(terms, { distance, size })
    expect(at(0.015, 90)).toBeCloseTo(40, 12)
    expect(at(0, 50)).toBe(50)
    expect(at(0, 49.99)).toBe(0)
    expect(at(0.045, 100)).toBe(0)
    expect(at(-0.01, 100)).toBe(0)
    expect(RewardTerms.scoreOf({ ...terms, multiplier: 2 }, { distance: 0, size: 50 })).toBe(100)
  })

  it.each([
    // A third of the greater side, where the lesser is less and the middle is inside.
    [90, 10, 0.5, 30],
    [90, 40, 0.5, 40],
    [10, 90, 0.1, 30],
    [90, 10, 0.9, 30],
    [90, 10, 0.901, 10],
    [0, 90, 0.099, 0],
  ])('of sides %d and %d at %d are %d', (one, two, middle, score) => {
    expect(RewardTerms.bothSides(terms, { one, two, middle })).toBe(score)
  })
})

describe('latency', () => {
  const quietly = { events: 0, basisPoints: 0 }
  const at = (index: number) => ({ seed: 1, stream: 2, index })

  it('is constant, rounded up to a whole ms', () => {
    expect(Latency.draw({ kind: 'constant', ms: 20.2 }, quietly, at(0))).toBe(21)
  })

  it('is one of a sample, each as often', () => {
    const model = { kind: 'empirical', sorted: [1, 5, 9, 40] } as const
    const counts = new Map<number, number>()
    for (let i = 0; i < 4_000; i++) {
      const took = Latency.draw(model, quietly, at(i))
      counts.set(took, (counts.get(took) ?? 0) + 1)
    }
    expect([...counts.keys()].sort((a, b) => a - b)).toEqual([1, 5, 9, 40])
    // Chi-square with 3 degrees of freedom: 16.27 is passed once in a thousand.
    const chi = [...counts.values()].reduce((sum, n) => sum + (n - 1_000) ** 2 / 1_000, 0)
    expect(chi).toBeLessThan(16.27)
  })

  it('an empty sample takes no time', () => {
    expect(Latency.draw({ kind: 'empirical', sorted: [] }, quietly, at(0))).toBe(0)
  })

  it('grows with the load, up to its most', () => {
    const base = { kind: 'constant', ms: 10 } as const
    const model: Latency.LatencyModel = {
      kind: 'loaded',
      base,
      quiet: 5,
      perEvent: 2,
      perBasisPoint: 3,
      mostMs: 60,
    }
    const by = (events: number, basisPoints: number): number =>
      Latency.draw(model, { events, basisPoints }, at(0))
    expect([by(5, 0), by(6, 0), by(5, 4), by(10, 4), by(50, 50)]).toEqual([10, 12, 22, 32, 60])
  })
})

describe('draws', () => {
  it('stand inside (0, 1) and are the same for the same place', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat({ max: 20 }), fc.maxSafeNat(), (seed, stream, index) => {
        const value = drawAt({ seed, stream, index })
        expect(value).toBeGreaterThan(0)
        expect(value).toBeLessThan(1)
        expect(drawAt({ seed, stream, index })).toBe(value)
      }),
    )
  })

  it('fill a hundred boxes evenly, and one stream tells nothing of the next', () => {
    for (const seed of [0, 1, 20_261_122]) {
      const boxes = new Float64Array(100)
      const count = 100_000
      for (let index = 0; index < count; index++) {
        const one = Math.floor(10 * drawAt({ seed, stream: 0, index }))
        const other = Math.floor(10 * drawAt({ seed, stream: 1, index }))
        boxes[10 * one + other] = (boxes[10 * one + other] as number) + 1
      }
      const each = count / 100
      const chi = boxes.reduce((sum, n) => sum + (n - each) ** 2 / each, 0)
      // 99 degrees of freedom: above 161 once in ten thousand, below 55 as seldom.
      expect(chi).toBeLessThan(161)
      expect(chi).toBeGreaterThan(55)
    }
  })
})
