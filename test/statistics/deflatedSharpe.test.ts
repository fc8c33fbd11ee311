import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { deflatedSharpe } from '../../src/statistics/deflatedSharpe.js'
import { sharpeRatio } from '../../src/statistics/sharpeRatio.js'
import fixture from '../fixtures/overfitting.json' with { type: 'json' }

const normal = { count: 101, skewness: 0, kurtosis: 3 }

describe('sharpeRatio: examples', () => {
  it('divides the mean by the deviation with n − 1', () => {
    const { count, mean, deviation, ratio, skewness } = sharpeRatio([1, 2, 3, 4, 5])
    expect([count, mean, skewness]).toEqual([5, 3, 0])
    expect(deviation).toBeCloseTo(Math.sqrt(2.5), 15)
    expect(ratio).toBeCloseTo(3 / Math.sqrt(2.5), 15)
  })
})

describe('sharpeRatio: edges', () => {
  it('is NaN of too few values, and of values that are all the same', () => {
    expect(sharpeRatio([]).ratio).toBeNaN()
    expect(sharpeRatio([1])).toMatchObject({ count: 1, mean: 1, deviation: Number.NaN })
    expect(sharpeRatio([1]).ratio).toBeNaN()
    const same = sharpeRatio([0.1, 0.1, 0.1])
    expect([same.ratio, same.skewness, same.kurtosis]).toEqual([Number.NaN, Number.NaN, Number.NaN])
    expect(sharpeRatio([0, 1]).ratio).toBeCloseTo(Math.SQRT1_2, 15)
  })
})

describe('deflatedSharpe: examples', () => {
  it('is one half where the ratio is what chance would show', () => {
    const { threshold } = deflatedSharpe({
      best: { ...normal, ratio: 0 },
      trials: 50,
      deviation: 0.1,
    })
    const best = { ...normal, ratio: threshold }
    expect(deflatedSharpe({ best, trials: 50, deviation: 0.1 }).probability).toBe(0.5)
  })
})

describe('deflatedSharpe: edges', () => {
  const best = { ...normal, ratio: 0.2 }

  it('compares one trial with 0', () => {
    expect(deflatedSharpe({ best, trials: 1, deviation: 0.5 }).threshold).toBe(0)
    expect(deflatedSharpe({ best, trials: 9, deviation: 0 }).threshold).toBe(0)
  })

  it('is NaN out of range', () => {
    for (const [trials, deviation] of [
      [0, 0.1],
      [0.99, 0.1],
      [2, -0.1],
      [Number.NaN, 0.1],
      [2, Number.NaN],
    ] as const) {
      expect(deflatedSharpe({ best, trials, deviation }).probability).toBeNaN()
    }
  })

  it.each([1.5, 2.000001, Number.NaN, Infinity])('is NaN of %s trials', (trials) => {
    const found = deflatedSharpe({ best: { ...normal, ratio: 0.2 }, trials, deviation: 0.2 })
    expect(found).toEqual({ threshold: Number.NaN, probability: Number.NaN })
  })

  it('is NaN where the error of the ratio has no root', () => {
    const skewed = { ratio: 1, count: 9, skewness: 2, kurtosis: 5 }
    expect(deflatedSharpe({ best: skewed, trials: 1, deviation: 0 }).probability).toBeNaN()
    const worse = { ...skewed, skewness: 3 }
    expect(deflatedSharpe({ best: worse, trials: 1, deviation: 0 }).probability).toBeNaN()
  })
})

describe('deflatedSharpe: laws', () => {
  it('falls with every further trial, and with their spread', () => {
    const trials = fc.integer({ min: 2, max: 10_000 })
    const deviation = fc.double({ min: 0.01, max: 0.5, noNaN: true })
    const ratio = fc.double({ min: -0.2, max: 0.5, noNaN: true })
    fc.assert(
      fc.property(trials, deviation, ratio, (trials, deviation, ratio) => {
        const best = { ...normal, ratio }
        const one = deflatedSharpe({ best, trials, deviation })
        const more = deflatedSharpe({ best, trials: trials + 1, deviation })
        const wider = deflatedSharpe({ best, trials, deviation: 2 * deviation })
        expect(more.threshold).toBeGreaterThan(one.threshold)
        expect(wider.threshold).toBeGreaterThan(one.threshold)
        expect(more.probability).toBeLessThanOrEqual(one.probability)
      }),
    )
  })
})

describe('deflatedSharpe: oracle', () => {
  it('agrees with mpmath at 50 digits', () => {
    for (const { best, trials, deviation, threshold, probability } of fixture.deflated) {
      const found = deflatedSharpe({ best, trials, deviation })
      expect(Math.abs(found.threshold - threshold)).toBeLessThanOrEqual(1e-14)
      expect(Math.abs(found.probability - probability)).toBeLessThanOrEqual(1e-14)
    }
  })

  it('has the moments of scipy', () => {
    for (const { values, ...moments } of fixture.sharpe) {
      const found = sharpeRatio(values)
      for (const key of Object.keys(moments) as ReadonlyArray<keyof typeof moments>) {
        expect(Math.abs(found[key] / moments[key] - 1)).toBeLessThanOrEqual(1e-12)
      }
    }
  })
})
