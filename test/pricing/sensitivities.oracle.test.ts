import { describe, expect, test } from 'vitest'
import type { Digital } from '../../src/pricing/fairValue.js'
import { sensitivities } from '../../src/pricing/sensitivities.js'
import fixture from '../fixtures/sensitivities.json' with { type: 'json' }

const keys = ['delta', 'gamma', 'vega', 'theta'] as const

describe('oracle', () => {
  test('those of the theory, printed with ten digits', () => {
    const got = sensitivities({
      spot: 100_500,
      strike: 100_000,
      volatility: 0.5,
      secondsToExpiry: 900,
    })
    // theory.md §9.
    const expected = {
      delta: 2.606404528e-4,
      gamma: -1.814248994e-6,
      vega: -0.2614778596,
      theta: 7.263273878e-5,
    }
    for (const key of keys) expect(Math.abs(got[key] / expected[key] - 1)).toBeLessThan(2e-10)
  })

  test('points, averages and extremes under five links have those of 40 digits', () => {
    expect(fixture.rows.length).toBe(42)
    for (const { digital, expected } of fixture.rows) {
      const got = sensitivities(digital as Digital)
      const { deviation } = digital.basis
      // A basis makes of the index a product, whose rounding the strike turns into more.
      const bound = deviation > 0 ? 2e-13 : 2e-14
      expect(Math.abs(got.value - expected.value)).toBeLessThan(bound)
      for (const key of keys) {
        const small = Math.abs(expected[key]) < 1e-30
        if (small) expect(Math.abs(got[key])).toBeLessThan(1e-18)
        else expect(Math.abs(got[key] / expected[key] - 1)).toBeLessThan(bound)
      }
    }
  })
})
