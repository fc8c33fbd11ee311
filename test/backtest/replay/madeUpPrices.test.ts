import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { madeUpPrices } from '../../../src/backtest/replay/madeUpPrices.js'
import { run } from '../../../src/math/fold.js'
import { closeToClose } from '../../../src/volatility/closeToClose.js'
import { runs } from '../../runs.js'

const config = { seed: 1, start: 65_000, from: 1_000, stepMs: 1_000, count: 301, volatility: 0.4 }

describe('madeUpPrices: examples', () => {
  it('begins with the price and at the instant asked, and goes on in equal steps', () => {
    const prices = madeUpPrices(config)
    expect(prices.length).toBe(301)
    expect(prices[0]).toEqual({ price: 65_000, at: 1_000 })
    expect(prices.map(({ at }) => at)).toEqual(prices.map((_, i) => 1_000 + 1_000 * i))
  })
})

describe('madeUpPrices: edges', () => {
  it('stands still without volatility', () => {
    const prices = madeUpPrices({ ...config, volatility: 0 })
    expect(new Set(prices.map(({ price }) => price))).toEqual(new Set([65_000]))
  })

  it('makes none where none is asked', () => {
    expect(madeUpPrices({ ...config, count: 0 })).toEqual([])
  })
})

describe('madeUpPrices: laws', () => {
  it('makes whole cents above 0, the same for the same seed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 32 - 1 }), (seed) => {
        const prices = madeUpPrices({ ...config, seed })
        expect(madeUpPrices({ ...config, seed })).toEqual(prices)
        for (const { price } of prices) expect(price > 0 && Number(price.toFixed(2))).toBe(price)
      }),
      runs(50),
    )
  })

  it('makes a longer path begin with the shorter one', () => {
    expect(madeUpPrices({ ...config, count: 400 }).slice(0, 301)).toEqual(madeUpPrices(config))
  })

  it('ends on average where it began, for it has no drift', () => {
    // Steps of a day at 200 %, so that a variance not taken off would show: e^(σ²T/2).
    const wild = { ...config, stepMs: 86_400_000, count: 31, volatility: 2 }
    const variance = (wild.volatility ** 2 * 30) / 365
    const tries = 4_000
    let total = 0
    for (let seed = 0; seed < tries; seed++) {
      total += (madeUpPrices({ ...wild, seed: seed * 1_000_003 }).at(-1)?.price ?? 0) / 65_000
    }
    const error = Math.sqrt(Math.expm1(variance) / tries)
    expect(Math.abs(total / tries - 1)).toBeLessThan(4 * error)
  })
})

describe('madeUpPrices: oracle', () => {
  it('moves at the volatility asked, as the estimator sees it', () => {
    const prices = madeUpPrices({ ...config, count: 4_001 })
    const estimator = closeToClose({ window: 4_000, confidence: 0.9999, kurtosis: 3 })
    const estimate = run(estimator)(prices)
    expect(estimate?.lower).toBeLessThan(0.4)
    expect(estimate?.upper).toBeGreaterThan(0.4)
    expect((estimate?.upper ?? 1) - (estimate?.lower ?? 0)).toBeLessThan(0.04)
  })
})
