import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { averageMoments } from '../../src/pricing/averageMoments.js'
import { within } from '../laws.js'

/** Over all pairs and triples of prints, with the exponentials as they are. */
const visited = (span: number, prints: number): { variance: number; third: number } => {
  const at = (i: number): number => (span / prints) * i
  let variance = 0
  let third = 0
  for (let i = 0; i < prints; i += 1)
    for (let j = 0; j < prints; j += 1) {
      variance += Math.expm1(at(Math.min(i, j)))
      for (let l = 0; l < prints; l += 1) {
        const [a = 0, b = 0] = [i, j, l].sort((x, y) => x - y).map(at)
        third += Math.expm1(2 * a + b) - 2 * Math.expm1(a) - Math.expm1(b)
      }
    }
  return { variance: variance / prints ** 2, third: third / prints ** 3 }
}

const cases = [2, 3, 7, 24].flatMap((prints) => [0.001, 0.01, 0.1].map((span) => [prints, span]))

describe('edges', () => {
  test('a single print has no variance', () => {
    expect(averageMoments(0.1, 1)).toEqual({ mean: 1, variance: 0, third: 0 })
  })

  test('no variance of the window is none of its mean', () => {
    expect(averageMoments(0, 0)).toEqual({ mean: 1, variance: 0, third: 0 })
  })
})

describe('laws', () => {
  test('many prints are as good as continuous', () => {
    const { variance, third } = averageMoments(0.01, 1e-9)
    const continuous = averageMoments(0.01, 0)
    expect(variance / continuous.variance).toBeCloseTo(1, 8)
    expect(third / continuous.third).toBeCloseTo(1, 8)
  })

  test('all is positive, and less than of the last print alone', () => {
    fc.assert(
      fc.property(within(1e-9, 1), fc.integer({ min: 2, max: 1000 }), (span, prints) => {
        const { variance, third } = averageMoments(span, 1 / prints)
        expect(variance).toBeGreaterThan(0)
        expect(variance).toBeLessThan(Math.expm1(span))
        expect(third).toBeGreaterThan(0)
        expect(third).toBeLessThan(Math.expm1(span) ** 2 * (Math.expm1(span) + 3))
      }),
    )
  })
})

describe('oracle', () => {
  test.each(cases)('of %d prints over a variance of %d it is the sum over them', (prints, span) => {
    const exact = visited(span, prints)
    const { variance, third } = averageMoments(span, 1 / prints)
    expect(Math.abs(variance / exact.variance - 1)).toBeLessThan(0.02 * span ** 3 + 1e-12)
    expect(Math.abs(third / exact.third - 1)).toBeLessThan(0.6 * span ** 2 + 1e-9)
  })

  test('the continuous mean has its closed form', () => {
    for (const span of [0.001, 0.01, 0.1]) {
      const exact = (2 * (Math.expm1(span) - span)) / span ** 2 - 1
      const { variance } = averageMoments(span, 0)
      expect(Math.abs(variance / exact - 1)).toBeLessThan(0.01 * span ** 3 + 1e-9)
    }
  })

  test('before the window sixty prints count for 20.5 of their 60 seconds', () => {
    // theory.md §9: (61·121)/(6·3600), the first print a spacing away.
    const { variance } = averageMoments(60e-12, 1 / 60)
    expect((variance / 1e-12 + 1) / 60).toBeCloseTo(0.341712963, 9)
  })
})
