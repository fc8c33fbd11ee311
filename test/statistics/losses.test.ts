import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { run } from '../../src/math/fold.js'
import { drawdown } from '../../src/statistics/drawdown.js'
import { expectedShortfall } from '../../src/statistics/expectedShortfall.js'
import { correlationOf, halfLife } from '../../src/statistics/halfLife.js'
import fixture from '../fixtures/overfitting.json' with { type: 'json' }

const dated = (values: ReadonlyArray<number>) => values.map((value, at) => ({ at, value }))

const sumsOf = (values: ReadonlyArray<number>) => {
  const sums = {
    pairs: 0,
    earlier: 0,
    later: 0,
    earlierSquares: 0,
    laterSquares: 0,
    products: 0,
  }
  for (const [i, later] of values.entries()) {
    const earlier = values[i - 1]
    if (earlier === undefined) continue
    sums.pairs += 1
    sums.earlier += earlier
    sums.later += later
    sums.earlierSquares += earlier * earlier
    sums.laterSquares += later * later
    sums.products += earlier * later
  }
  return sums
}

describe('drawdown: examples', () => {
  it('is the deepest fall, not the last one', () => {
    expect(run(drawdown)(dated([3, 5, 1, 4, 6, 3]))).toEqual({ deepest: 4, from: 1, to: 2, now: 3 })
  })

  it('falls from the beginning where it never rose', () => {
    const { deepest, from, to, now } = run(drawdown)(dated([-1, -3, -2]))
    expect([deepest, from, to, now]).toEqual([3, Number.NaN, 1, 2])
  })
})

describe('drawdown: edges', () => {
  it('is 0 of nothing, and of what only rises', () => {
    expect(run(drawdown)([])).toEqual({ deepest: 0, from: Number.NaN, to: Number.NaN, now: 0 })
    expect(run(drawdown)(dated([1, 1, 2]))).toMatchObject({ deepest: 0, now: 0 })
  })

  it('passes over what is no number', () => {
    expect(run(drawdown)(dated([4, Number.NaN, 3]))).toMatchObject({ deepest: 1, from: 0, to: 2 })
  })
})

describe('expectedShortfall: examples and edges', () => {
  it('is the mean loss of the worst part', () => {
    const values = [4, -10, 3, -2]
    expect(expectedShortfall({ values, part: 0.25 })).toBe(10)
    expect(expectedShortfall({ values, part: 0.5 })).toBe(6)
    expect(expectedShortfall({ values, part: 1 })).toBe(1.25)
  })

  it('is NaN of nothing and out of range', () => {
    expect(expectedShortfall({ values: [], part: 0.5 })).toBeNaN()
    for (const part of [0, -0.1, 1.01, Number.NaN]) {
      expect(expectedShortfall({ values: [1], part })).toBeNaN()
    }
  })
})

describe('halfLife: edges', () => {
  it('is nothing at 0 and below, endless at 1, and NaN above', () => {
    expect([0, -0.5, 1, 1.01, Number.NaN].map(halfLife)).toEqual([
      0,
      0,
      Number.POSITIVE_INFINITY,
      Number.NaN,
      Number.NaN,
    ])
    expect(halfLife(0.5)).toBe(1)
  })

  it('has no correlation where nothing moves', () => {
    expect(correlationOf(sumsOf([2, 2, 2]))).toBeNaN()
    expect(correlationOf(sumsOf([]))).toBeNaN()
    expect(correlationOf(sumsOf([1, 2]))).toBeNaN()
    // Only the last of the later ones moves.
    expect(correlationOf(sumsOf([2, 2, 2, 3]))).toBeNaN()
    expect(correlationOf(sumsOf([3, 2, 2, 2]))).toBeNaN()
  })
})

describe('losses: laws', () => {
  it('loses the more the smaller the part', () => {
    const values = fc.array(fc.double({ min: -9, max: 9, noNaN: true }), { minLength: 1 })
    const part = fc.double({ min: 0.01, max: 1, noNaN: true })
    fc.assert(
      fc.property(values, part, part, (values, a, b) => {
        const worse = expectedShortfall({ values, part: Math.min(a, b) })
        const less = expectedShortfall({ values, part: Math.max(a, b) })
        expect(worse).toBeGreaterThanOrEqual(less - 1e-12)
      }),
    )
  })
})

describe('losses: oracle', () => {
  it('has the shortfall of the quantile function, integrated', () => {
    for (const { values, part, loss } of fixture.shortfall) {
      expect(Math.abs(expectedShortfall({ values, part }) - loss)).toBeLessThanOrEqual(1e-14)
    }
  })

  it('has the drawdowns of numpy', () => {
    for (const { values, deepest, from, to, now } of fixture.drawdown) {
      const found = run(drawdown)(dated(values))
      expect(found.deepest).toBeCloseTo(deepest, 14)
      expect(found.now).toBeCloseTo(now, 14)
      expect(found.to).toBe(to)
      // The beginning, before any value, has no instant.
      expect(Number.isNaN(found.from) ? -1 : found.from).toBe(from)
    }
  })

  it('has the correlation and the half-life of numpy', () => {
    const { values, correlation, halfLife: expected } = fixture.halfLife
    const found = correlationOf(sumsOf(values))
    expect(Math.abs(found - correlation)).toBeLessThanOrEqual(1e-14)
    expect(Math.abs(halfLife(found) / expected - 1)).toBeLessThanOrEqual(1e-12)
  })
})
