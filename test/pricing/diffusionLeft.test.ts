import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { EndRule } from '../../src/market/settlement.js'
import { diffusionLeft } from '../../src/pricing/diffusionLeft.js'

const mean = (windowMs: number, prints: number | null): EndRule => ({
  kind: 'mean',
  windowMs,
  prints,
})

/** The variance of the mean of the prints to come, as the sum over all pairs of the earlier one. */
const pairwise = (seconds: number, prints: number, left: number): number => {
  const spacing = seconds / prints
  const times = Array.from({ length: prints }, (_, j) => left - j * spacing).filter((at) => at > 0)
  let sum = 0
  for (const one of times) for (const other of times) sum += Math.min(one, other)
  return sum / prints ** 2
}

describe('examples', () => {
  test.each([
    // With k prints left, the first in δ: (k²δ + (k − 1)k(2k − 1)/6)/3600.
    [60, 60, (3_600 + 70_210) / 3_600],
    [60.5, 60, (3_600 * 1.5 + 70_210) / 3_600],
    [30, 60, (900 + 8_555) / 3_600],
    [3.5, 60, (16 * 0.5 + 14) / 3_600],
    [0.25, 60, 0.25 / 3_600],
  ])('%d s before the end of 60 prints %#', (left, prints, expected) => {
    expect(diffusionLeft(mean(60_000, prints), left)).toBeCloseTo(expected, 13)
  })

  test('a point, an extreme and a window of one print have all the time that is left', () => {
    const extreme = { kind: 'extremum', of: 'highest' } as const
    for (const end of [{ kind: 'point' } as const, extreme, mean(2_000, 1), mean(0, null)])
      expect(diffusionLeft(end, 7.5)).toBe(7.5)
  })
})

describe('edges', () => {
  test('0 once the fixing has passed, NaN of NaN', () => {
    for (const end of [mean(60_000, 60), mean(60_000, null), { kind: 'point' } as const])
      expect([0, -1, Number.NaN].map((left) => diffusionLeft(end, left))).toEqual([
        0,
        0,
        Number.NaN,
      ])
  })
})

describe('laws', () => {
  const windows = fc.record({
    seconds: fc.constantFrom(1, 2, 30, 60, 300),
    prints: fc.integer({ min: 1, max: 90 }),
    left: fc.double({ min: 1e-3, max: 400, noNaN: true }),
  })

  test('it is the variance of the mean of the prints, summed pair by pair', () => {
    fc.assert(
      fc.property(windows, fc.boolean(), ({ seconds, prints, left }, isTrimmed) => {
        const windowMs = seconds * 1_000
        const end: EndRule = isTrimmed
          ? { kind: 'trimmedMean', windowMs, prints, trim: 0.2 }
          : mean(windowMs, prints)
        const expected = pairwise(seconds, prints, left)
        expect(Math.abs(diffusionLeft(end, left) - expected)).toBeLessThanOrEqual(1e-12 * left)
      }),
      { numRuns: 2_000 },
    )
  })

  test('a continuous window is the limit of many prints', () => {
    fc.assert(
      fc.property(windows, ({ seconds, left }) => {
        const many = diffusionLeft(mean(seconds * 1_000, 100_000), left)
        const all = diffusionLeft(mean(seconds * 1_000, null), left)
        expect(Math.abs(many - all)).toBeLessThanOrEqual(1e-5 * seconds)
      }),
    )
  })
})
