import { describe, expect, test } from 'vitest'
import { Interval, Quantiles } from '../../src/statistics/index.js'
import fixture from '../fixtures/statistics.json' with { type: 'json' }

const relative = (got: number, exact: number): number =>
  exact === 0 ? Math.abs(got) : Math.abs(got / exact - 1)

describe('edges', () => {
  test.each([
    ['a probability over 1', Quantiles.chiSquare({ probability: 1.1, degrees: 5 })],
    ['a probability under 0', Quantiles.chiSquare({ probability: -0.1, degrees: 5 })],
    ['no degrees', Quantiles.chiSquare({ probability: 0.5, degrees: 0 })],
    ['no degrees of t', Quantiles.studentT({ probability: 0.5, degrees: 0 })],
    ['a probability that is none', Quantiles.studentT({ probability: Number.NaN, degrees: 3 })],
    ['no shape', Quantiles.beta({ probability: 0.5, alpha: 0, beta: 1 })],
    ['no other shape', Quantiles.beta({ probability: 0.5, alpha: 1, beta: 0 })],
    [
      'more successes than trials',
      Interval.proportion({ successes: 3, trials: 2, confidence: 0.95 }).lower,
    ],
    [
      'part of a success',
      Interval.proportion({ successes: 1.5, trials: 2, confidence: 0.95 }).upper,
    ],
    ['part of a trial', Interval.proportion({ successes: 1, trials: 2.5, confidence: 0.95 }).lower],
    [
      'endless trials',
      Interval.proportion({ successes: 1, trials: Infinity, confidence: 0.95 }).lower,
    ],
    ['certainty', Interval.proportion({ successes: 1, trials: 2, confidence: 1 }).upper],
    ['one value', Interval.mean({ mean: 0, deviation: 1, count: 1, confidence: 0.95 }).lower],
    [
      'a negative deviation',
      Interval.deviation({ deviation: -1, degrees: 5, confidence: 0.95 }).lower,
    ],
  ])('%s gives no number', (_, got) => {
    expect(got).toBeNaN()
  })

  test('none and all of the trials reach the ends', () => {
    expect(Interval.proportion({ successes: 0, trials: 5, confidence: 0.95 }).lower).toBe(0)
    expect(Interval.proportion({ successes: 5, trials: 5, confidence: 0.95 }).upper).toBe(1)
  })
})

describe('oracle', () => {
  test('Quantiles.chiSquare({ probability, degrees }) is scipy’s to 2e-11', () => {
    for (const [probability, degrees, exact] of fixture.chiSquare as Array<
      [number, number, number]
    >) {
      expect(relative(Quantiles.chiSquare({ probability, degrees }), exact)).toBeLessThan(2e-11)
    }
  })

  test('Quantiles.studentT({ probability, degrees }) is scipy’s to 3e-8', () => {
    for (const [probability, degrees, exact] of fixture.studentT as Array<
      [number, number, number]
    >) {
      const got = Quantiles.studentT({ probability, degrees })
      expect(Math.abs(got - exact)).toBeLessThan(3e-8 * Math.max(1, Math.abs(exact)))
    }
  })

  test('Quantiles.beta({ probability, alpha, beta }) is scipy’s to 3e-8', () => {
    for (const [probability, alpha, beta, exact] of fixture.beta as Array<
      [number, number, number, number]
    >) {
      expect(Math.abs(Quantiles.beta({ probability, alpha, beta }) - exact)).toBeLessThan(3e-8)
    }
  })

  test('Interval.proportion({ … }) is scipy’s exact interval', () => {
    for (const [successes, trials, lower, upper] of fixture.clopperPearson as Array<
      [number, number, number, number]
    >) {
      const got = Interval.proportion({ successes, trials, confidence: 0.95 })
      expect(Math.abs(got.lower - lower)).toBeLessThan(1e-8)
      expect(Math.abs(got.upper - upper)).toBeLessThan(1e-8)
    }
  })

  test('Interval.mean({ … }) reaches as far as Student’s t does', () => {
    const got = Interval.mean({ mean: 2, deviation: 3, count: 9, confidence: 0.95 })
    const reach = Quantiles.studentT({ probability: 0.975, degrees: 8 })
    expect(got).toEqual({ lower: 2 - reach, upper: 2 + reach })
  })
})
