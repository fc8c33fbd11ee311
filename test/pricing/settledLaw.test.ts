import { describe, expect, test } from 'vitest'
import { lognormal } from '../../src/pricing/moments.js'
import { certainLaw, fittedLaw, type ToFit } from '../../src/pricing/settledLaw.js'

const given: ToFit = {
  mean: 100_000,
  unit: 100_000,
  variance: 1e-6,
  third: 4e-12,
  seconds: 60,
  peaked: 0,
  window: 0,
  strike: 100_050,
}

describe('examples', () => {
  test('a lognormal is met exactly', () => {
    for (const variance of [1e-14, 1e-6, 0.01, 1]) {
      const law = fittedLaw({ ...given, ...lognormal(variance), mean: 100_000 })
      expect(law.scale / 100_000).toBeCloseTo(1, 11)
      expect(law.variance / variance).toBeCloseTo(1, 11)
      expect(law.seconds).toBeCloseTo(60, 8)
      expect([law.mean, law.strike, law.peaked, law.window]).toEqual([100_000, 100_050, 0, 0])
    }
  })

  test('more skewness is a smaller scale, of which the seconds take the square', () => {
    const law = fittedLaw(given)
    expect(law.scale / 75_000).toBeCloseTo(1, 5)
    expect(law.seconds * law.scale ** 2).toBeCloseTo(60 * given.unit ** 2, 0)
  })

  test('a trimmed window keeps its share of the variance, at most all', () => {
    expect(fittedLaw({ ...given, peaked: 0.4, window: 2.5e-7 })).toMatchObject({
      peaked: 0.4,
      window: 0.25,
    })
    expect(fittedLaw({ ...given, peaked: 1, window: 2e-6 }).window).toBe(1)
  })
})

describe('edges', () => {
  test.each([0, -4e-12])('skewness of %d is the normal law', (third) => {
    const law = fittedLaw({ ...given, third })
    expect((law.scale * Math.sqrt(law.variance)) / 100).toBeCloseTo(1, 12)
    expect(law.scale).toBeGreaterThan(1e15)
  })

  test.each([
    ['no variance', { variance: 0, third: 0 }],
    ['an endless one', { variance: Infinity, third: 1 }],
    ['endless skewness', { third: Infinity }],
    ['no number', { variance: Number.NaN }],
    ['so little that nothing is left', { variance: 1e-323, third: 0, unit: 1e-300 }],
  ])('with %s it is its mean', (_, part) => {
    expect(fittedLaw({ ...given, ...part })).toEqual(certainLaw(100_000, 100_050))
  })

  test('what is certain has no variance', () => {
    expect(certainLaw(5, 7)).toEqual({
      mean: 5,
      scale: 5,
      variance: 0,
      seconds: 0,
      peaked: 0,
      window: 0,
      strike: 7,
    })
  })
})

describe('laws', () => {
  test('mean, variance and skewness are those asked for', () => {
    const { scale, variance } = fittedLaw({ ...given, variance: 0.01, third: 0.0035 })
    const { variance: excess, third } = lognormal(variance)
    const ratio = scale / given.unit
    expect(excess * ratio ** 2).toBeCloseTo(0.01, 14)
    expect(third * ratio ** 3).toBeCloseTo(0.0035, 14)
  })
})
