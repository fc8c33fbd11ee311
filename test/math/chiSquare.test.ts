import { describe, expect, test } from 'vitest'
import { quantile } from '../../src/math/chiSquare.js'
import { chiSquare } from '../../src/statistics/quantiles.js'

describe('edges', () => {
  test.each([0, -1, Number.NaN])('%d degrees of freedom give no number', (degrees) => {
    expect(quantile({ probability: 0.5, degrees })).toBeNaN()
  })

  test('the ends of the probabilities are the ends of the values', () => {
    expect(quantile({ probability: 0, degrees: 5 })).toBe(0)
    expect(quantile({ probability: 1, degrees: 5 })).toBe(Infinity)
    expect(quantile({ probability: 2, degrees: 5 })).toBeNaN()
  })

  test('few degrees and a small probability are held to zero', () => {
    expect(quantile({ probability: 0.001, degrees: 0.5 })).toBe(0)
  })
})

describe('oracle', () => {
  /** The bounds that the doc states, against jstat's inverse of the incomplete gamma function. */
  test.each([
    [10, 0.01],
    [30, 0.003],
    [100, 0.001],
    [1_000, 0.0001],
  ])('at %d degrees it is within %d of jstat', (degrees, bound) => {
    for (const probability of [0.025, 0.05, 0.25, 0.5, 0.75, 0.95, 0.975]) {
      const exact = chiSquare({ probability, degrees })
      expect(Math.abs(quantile({ probability, degrees }) / exact - 1)).toBeLessThan(bound)
    }
  })
})
