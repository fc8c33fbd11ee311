import { describe, expect, test } from 'vitest'
import { averageMoments } from '../../src/pricing/averageMoments.js'
import { openingMoments } from '../../src/pricing/openingMoments.js'

/** Over all pairs and triples of the prints and the last of them once more, weighted. */
const visited = (span: number, prints: number, share: number): Record<string, number> => {
  const times = Array.from({ length: prints }, (_, i) => (span / prints) * i)
  const last = times[prints - 1] ?? 0
  const weighted = [...times.map((time) => [time, -share / prints] as const), [last, 1] as const]
  let variance = 0
  let third = 0
  let lean = 0
  for (const [a, u] of weighted) {
    lean += u * Math.exp(last) * Math.expm1(2 * a)
    for (const [b, v] of weighted) {
      variance += u * v * Math.expm1(Math.min(a, b))
      for (const [c, w] of weighted) {
        const [x = 0, y = 0] = [a, b, c].sort((p, q) => p - q)
        third += u * v * w * (Math.expm1(2 * x + y) - 2 * Math.expm1(x) - Math.expm1(y))
      }
    }
  }
  return { variance, third, lean }
}

describe('edges', () => {
  test('a single print leaves nothing open', () => {
    const { variance, third, lean } = openingMoments(0.1, 1, 1)
    expect([variance, third, lean]).toEqual([0, 0, 0])
  })

  test('without a share it is the end alone', () => {
    const { variance, third, secondOfEnd, thirdOfEnd } = openingMoments(0.01, 0, 0)
    const excess = Math.expm1(0.01)
    expect(variance).toBeCloseTo(excess, 9)
    expect(third).toBeCloseTo(excess ** 2 * (excess + 3), 7)
    expect(secondOfEnd).toBe(Math.exp(0.01))
    expect(thirdOfEnd).toBe(Math.exp(0.03))
  })
})

describe('laws', () => {
  test('backwards from its end a mean varies as it does forwards from its beginning', () => {
    const forwards = averageMoments(1e-6, 0).variance
    expect(openingMoments(1e-6, 0, 1).variance / forwards).toBeCloseTo(1, 5)
  })
})

describe('oracle', () => {
  const cases = [2, 5, 16].flatMap((prints) =>
    [0.001, 0.01].flatMap((span) => [0.2, 0.7, 1].map((share) => [prints, span, share])),
  )

  test.each(cases)('%d prints, variance %d, share %d: the sum over them', (prints, span, share) => {
    const exact = visited(span, prints, share)
    const found = openingMoments(span, 1 / prints, share)
    expect(Math.abs(found.variance / (exact['variance'] ?? 0) - 1)).toBeLessThan(
      0.1 * span ** 3 + 1e-10,
    )
    expect(Math.abs(found.third / (exact['third'] ?? 0) - 1)).toBeLessThan(8 * span ** 2)
    expect(Math.abs(found.lean / (exact['lean'] ?? 0) - 1)).toBeLessThan(2 * span ** 2)
    expect(found.secondOfEnd).toBeCloseTo(Math.exp(span * (1 - 1 / prints)), 14)
  })
})
