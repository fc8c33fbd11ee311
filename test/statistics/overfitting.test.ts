import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { overfitting } from '../../src/statistics/overfitting.js'
import { splits } from '../../src/statistics/splits.js'
import fixture from '../fixtures/overfitting.json' with { type: 'json' }
import { runs } from '../runs.js'

const better = [3, 1, 2, 4, 2, 3, 1, 4]
const worse = better.map((value) => value - 4)

describe('overfitting: examples', () => {
  it('finds none where one is better all along', () => {
    const found = overfitting({ series: [better, worse], parts: 4 })
    expect(found).toEqual({ probability: 0, loss: 0, splits: 6, parts: 4 })
  })

  it('finds it where each is good in one half and bad in the other', () => {
    const early = [2, 3, 2, 3, -2, -3, -2, -3]
    const late = early.map((value) => -value)
    const found = overfitting({ series: [early, late], parts: 2 })
    expect(found).toEqual({ probability: 1, loss: 1, splits: 2, parts: 2 })
  })

  it('takes each half of the parts once', () => {
    expect(splits(2)).toEqual([
      [true, false],
      [false, true],
    ])
    expect(splits(0)).toEqual([[]])
    expect(splits(16)).toHaveLength(12_870)
  })
})

describe('overfitting: edges', () => {
  const none = { probability: Number.NaN, loss: Number.NaN, splits: 0 }

  it('says nothing of one configuration, of odd parts or of none, or of too few rows', () => {
    expect(overfitting({ series: [better], parts: 4 })).toEqual({ ...none, parts: 4 })
    expect(overfitting({ series: [], parts: 4 })).toEqual({ ...none, parts: 4 })
    expect(overfitting({ series: [better, worse], parts: 3 })).toEqual({ ...none, parts: 3 })
    expect(overfitting({ series: [better, worse], parts: 0 })).toEqual({ ...none, parts: 0 })
    expect(overfitting({ series: [better, worse], parts: 6 })).toEqual({ ...none, parts: 6 })
    const short = worse.slice(0, 7)
    expect(overfitting({ series: [better, short], parts: 4 })).toEqual({ ...none, parts: 4 })
  })

  it('says nothing of more parts than there is time to halve', () => {
    const long = Array.from({ length: 128 }, (_, i) => Math.sin(i))
    for (const parts of [26, 32, 64]) {
      const found = overfitting({ series: [long, long.map((value) => value - 1)], parts })
      expect(found).toEqual({ ...none, parts })
    }
  })

  it('leaves out the rows that make no whole part', () => {
    const more = overfitting({ series: [[...better, -1e6], worse.concat(1e6)], parts: 4 })
    expect(more.probability).toBe(0)
  })

  it('takes a ratio without a deviation as nothing', () => {
    const flat = better.map(() => 0.1)
    const found = overfitting({ series: [flat, worse], parts: 4 })
    expect(found).toEqual({ probability: 0, loss: 0, splits: 6, parts: 4 })
  })
})

describe('overfitting: laws', () => {
  it('does not depend on the order of the configurations, where none tie', () => {
    const each = fc.array(fc.double({ min: -5, max: 5, noNaN: true }), {
      minLength: 12,
      maxLength: 12,
    })
    fc.assert(
      fc.property(each, each, each, (a, b, c) => {
        // A tie is broken by the order; a little of its own keeps them apart.
        const series = [a, b, c].map((values, k) => values.map((v, i) => v + (k + i) ** 2 * 1e-3))
        const one = overfitting({ series, parts: 6 })
        const two = overfitting({ series: [...series].reverse(), parts: 6 })
        expect(two.probability).toBe(one.probability)
        expect(two.loss).toBe(one.loss)
      }),
      runs(50),
    )
  })
})

describe('overfitting: oracle', () => {
  it.each(fixture.overfitting)('agrees with whole rows in numpy, $parts parts', (row) => {
    const { series, parts, probability, loss, splits: count } = row
    const found = overfitting({ series, parts })
    expect(found.splits).toBe(count)
    expect(found.probability).toBeCloseTo(probability, 12)
    expect(found.loss).toBeCloseTo(loss, 12)
  })
})
