import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { brierParts } from '../../src/statistics/brierParts.js'
import * as Reliability from '../../src/statistics/reliability.js'
import fixture from '../fixtures/bootstrap.json' with { type: 'json' }

const tenths = Array.from({ length: 11 }, (_, i) => i / 10)

const bucketsOf = (
  said: ReadonlyArray<number>,
  came: ReadonlyArray<number>,
): ReadonlyArray<Reliability.Bucket> =>
  tenths.slice(1).map((_, k) => {
    const inside = said.map((one, i) => (Reliability.bucketOf(tenths, one) === k ? i : -1))
    const places = inside.filter((i) => i >= 0)
    return {
      count: places.length,
      sum: places.reduce((total, i) => total + (said[i] ?? 0), 0),
      came: places.reduce((total, i) => total + (came[i] ?? 0), 0),
    }
  })

const scoreOf = (said: ReadonlyArray<number>, came: ReadonlyArray<number>): number =>
  said.reduce((total, one, i) => total + (one - (came[i] ?? 0)) ** 2, 0) / said.length

describe('Reliability: examples', () => {
  it('puts an edge in the bucket above it, and the last one in the last', () => {
    const edges = [0.5, 0.6, 1]
    expect([0.5, 0.59, 0.6, 0.99, 1].map((p) => Reliability.bucketOf(edges, p))).toEqual([
      0, 0, 1, 1, 1,
    ])
  })

  it('says by how much more often than said it came', () => {
    expect(Reliability.gap({ count: 4, sum: 3, came: 1 })).toBe(-0.5)
  })
})

describe('Reliability: edges', () => {
  it('finds no bucket outside all edges, nor for what is no number', () => {
    for (const p of [0.49, 1.01, Number.NaN, -1, Infinity]) {
      expect(Reliability.bucketOf([0.5, 0.6, 1], p)).toBe(-1)
    }
  })

  it('has no gap where nothing fell in', () => {
    expect(Reliability.gap({ count: 0, sum: 0, came: 0 })).toBeNaN()
  })
})

describe('brierParts: edges', () => {
  it('is NaN of no forecasts', () => {
    const parts = brierParts({ score: Number.NaN, buckets: [{ count: 0, sum: 0, came: 0 }] })
    expect(Object.values(parts).every(Number.isNaN)).toBe(true)
  })

  it('passes over empty buckets', () => {
    const full = { count: 2, sum: 1, came: 1 }
    expect(brierParts({ score: 0.25, buckets: [{ count: 0, sum: 0, came: 0 }, full] })).toEqual({
      reliability: 0,
      resolution: 0,
      uncertainty: 0.25,
      within: 0,
    })
  })
})

describe('brierParts: laws', () => {
  it('adds up to the score, with nothing within where a bucket’s forecasts are all alike', () => {
    const forecast = fc.record({
      said: fc.constantFrom(0.05, 0.25, 0.45, 0.65, 0.95),
      came: fc.constantFrom(0, 1),
    })
    fc.assert(
      fc.property(fc.array(forecast, { minLength: 1, maxLength: 40 }), (forecasts) => {
        const said = forecasts.map((one) => one.said)
        const came = forecasts.map((one) => one.came)
        const score = scoreOf(said, came)
        const parts = brierParts({ score, buckets: bucketsOf(said, came) })
        expect(parts.reliability - parts.resolution + parts.uncertainty).toBeCloseTo(score, 12)
        expect(parts.within).toBeCloseTo(0, 12)
      }),
    )
  })
})

describe('brierParts: oracle', () => {
  it('is what numpy finds, the rest by the variance and covariance inside the tenths', () => {
    const { said, came, brier } = fixture
    const { score, ...exact } = brier
    expect(scoreOf(said, came)).toBeCloseTo(score, 14)
    const parts = brierParts({ score, buckets: bucketsOf(said, came) })
    for (const [name, value] of Object.entries(exact)) {
      expect(parts[name as keyof typeof parts]).toBeCloseTo(value, 14)
    }
  })
})
