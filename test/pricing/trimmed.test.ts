import { describe, expect, test } from 'vitest'
import { cdf } from '../../src/math/normal.js'
import { droppedAtEachEnd, trimmed, trimmedParts } from '../../src/pricing/trimmed.js'
import fixture from '../fixtures/trimmed.json' with { type: 'json' }

describe('examples', () => {
  test.each([
    [60, 0.2, 12],
    [60, 0.35, 21],
    [100, 0.29, 29],
    [9, 0.2, 1],
    [5, 0.1, 0],
    [60, 0.5, 29],
    [61, 0.9, 30],
    [1, 0.4, 0],
  ])('of %d prints, without %d at each end, %d are dropped there', (prints, trim, dropped) => {
    expect(droppedAtEachEnd({ kind: 'trimmedMean', windowMs: 1, prints, trim })).toBe(dropped)
  })
})

describe('edges', () => {
  test('nothing dropped is the mean, and more than a half the median', () => {
    expect(trimmed(0)).toEqual({ variance: 0, peaked: 0 })
    expect(trimmed(-1)).toEqual(trimmed(0))
    expect(trimmed(0.7)).toEqual(trimmed(0.5))
  })

  test('past a fifth the law is that of a fifth', () => {
    expect(trimmed(0.2).peaked).toBeCloseTo(1, 12)
    expect(trimmed(0.3).peaked).toBe(1)
    expect(trimmed(0.1).peaked).toBeCloseTo(0.5078, 9)
  })
})

describe('laws', () => {
  test('the parts are a law of variance one', () => {
    const weights = trimmedParts.reduce((total, { weight }) => total + weight, 0)
    const variance = trimmedParts.reduce((total, part) => total + part.weight * part.variance, 0)
    expect(weights).toBeCloseTo(1, 12)
    expect(variance).toBeCloseTo(1, 4)
  })
})

describe('oracle', () => {
  test.each(fixture.windows)(
    'without $trim at each end it has the variance of four million paths',
    (row) => {
      const ofMean = (59 * 119) / (6 * 60 ** 2)
      expect(Math.abs(ofMean + trimmed(row.trim).variance - row.variance)).toBeLessThan(1.5e-4)
    },
  )

  test.each([
    [0.1, 6e-4],
    [0.2, 2e-4],
    [0.3, 5e-3],
    [0.4, 8e-3],
  ])('without %d at each end its distribution is within %d of theirs', (trim, bound) => {
    const { peaked } = trimmed(trim)
    const row = fixture.windows.find((window) => window.trim === trim)
    for (const [i, place] of fixture.places.entries()) {
      const law = trimmedParts.reduce(
        (total, { weight, variance }) => total + weight * cdf(place / Math.sqrt(variance)),
        0,
      )
      const found = peaked * law + (1 - peaked) * cdf(place)
      expect(Math.abs(found - (row?.below[i] ?? 0))).toBeLessThan(bound)
    }
  })
})
