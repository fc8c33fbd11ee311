import { describe, expect, it } from 'vitest'
import { poissonNodes } from '../../src/math/poissonNodes.js'

const moment = (mean: number, of: (count: number) => number): number => {
  const { counts, weights } = poissonNodes(mean)
  return counts.reduce((sum, n, i) => sum + of(n) * (weights[i] as number), 0)
}

describe('poissonNodes, examples', () => {
  it('has e^-2, 2e^-2, 2e^-2, 4/3 e^-2 for a mean of 2', () => {
    const { counts, weights } = poissonNodes(2)
    expect(counts.slice(0, 4)).toEqual([0, 1, 2, 3])
    for (const [i, factor] of [1, 2, 2, 4 / 3].entries()) {
      expect(weights[i]).toBeCloseTo(factor * Math.exp(-2), 15)
    }
  })
})

describe('poissonNodes, edges', () => {
  it('a mean of 0 is no jump', () => {
    expect(poissonNodes(0)).toEqual({ counts: [0], weights: [1] })
  })

  it('keeps every count with 1e-40 of the likeliest, and leaves out what has less', () => {
    const { counts, weights } = poissonNodes(400.5)
    expect(Math.min(...counts)).toBeGreaterThan(0)
    const largest = Math.max(...weights)
    const first = weights[0] as number
    const last = weights.at(-1) as number
    expect(last).toBeGreaterThanOrEqual(1e-40 * largest)
    expect((last * 400.5) / ((counts.at(-1) as number) + 1)).toBeLessThan(1e-40 * largest)
    expect(first).toBeLessThan(1e-40 * largest)
    expect(weights[1]).toBeGreaterThanOrEqual(1e-40 * largest)
  })

  it('has 605 nodes at most', () => {
    expect(poissonNodes(500).counts.length).toBe(605)
    expect(poissonNodes(500.5).counts.length).toBe(419)
    expect(poissonNodes(1e300).counts.length).toBe(419)
  })
})

describe('poissonNodes, laws', () => {
  const means = [1e-9, 0.3, 1, 17.5, 499.9, 500, 500.1, 2000, 1e6, 1e9]

  it.each(means)('weights add up to 1, with the mean and the variance of Poisson: %d', (mean) => {
    expect(Math.abs(moment(mean, () => 1) - 1)).toBeLessThan(1e-14)
    expect(Math.abs(moment(mean, (n) => n) / mean - 1)).toBeLessThan(1e-12)
    expect(Math.abs(moment(mean, (n) => (n - mean) ** 2) / mean - 1)).toBeLessThan(1e-9)
  })

  it.each(means.slice(3))('and its third and fourth moment: %d', (mean) => {
    expect(moment(mean, (n) => (n - mean) ** 3) / mean ** 1.5).toBeCloseTo(mean ** -0.5, 8)
    expect(moment(mean, (n) => (n - mean) ** 4) / mean ** 2).toBeCloseTo(3 + 1 / mean, 8)
  })

  it('goes over from counts to points without a step', () => {
    const smooth = (n: number): number => Math.exp(-n / 100)
    // E e^(−n/100) = exp(−mean·(1 − e^(−1/100))).
    for (const mean of [499, 500, 500.0001, 501]) {
      const exact = Math.exp(mean * Math.expm1(-0.01))
      expect(Math.abs(moment(mean, smooth) / exact - 1)).toBeLessThan(1e-12)
    }
  })
})
