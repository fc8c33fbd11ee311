import { describe, expect, test } from 'vitest'
import { effectiveReturns } from '../../src/volatility/effectiveReturns.js'
import { bartlett } from '../../src/volatility/subsampled.js'

describe('examples', () => {
  test('squares alone are worth their number', () => {
    expect(effectiveReturns({ count: 50, weights: [1], noise: 0 })).toBe(50)
  })

  test('one long return is worth one', () => {
    expect(effectiveReturns({ count: 1, weights: bartlett(30), noise: 0 })).toBe(1)
  })

  test('two long returns of two steps share one of them', () => {
    // The sum of the squares of r₁ + r₂ and r₂ + r₃ has the variance 2 (2² + 1² + 1² + 2²).
    expect(effectiveReturns({ count: 2, weights: bartlett(2), noise: 0 })).toBeCloseTo(16 / 10, 14)
  })

  test('many long returns are worth 3K/(2K² + 1) of their number', () => {
    const found = effectiveReturns({ count: 1e9, weights: bartlett(10), noise: 0 })
    expect(found / 1e9).toBeCloseTo(30 / 201, 7)
  })

  test('noise makes squares of neighbours alike', () => {
    // c₀ = 1 + 2ρ and c₁ = −ρ.
    const found = effectiveReturns({ count: 10, weights: [1], noise: 0.5 })
    expect(found).toBeCloseTo(10 / (4 + 2 * 0.9 * 0.25), 12)
  })

  test('noise counts at every lag that the weights reach, and one further', () => {
    // c₀ = 3·1 − 2·0.5, c₁ = 3·0.5 − 1, c₂ = −0.5.
    const found = effectiveReturns({ count: 4, weights: [1, 0.5], noise: 1 })
    expect(found).toBeCloseTo(4 / (4 + 2 * 0.75 * 0.25 + 2 * 0.5 * 0.25), 12)
  })
})
