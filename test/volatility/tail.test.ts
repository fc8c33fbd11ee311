import { describe, expect, test } from 'vitest'
import { countTail, noTail, tailQuantile } from '../../src/volatility/tail.js'
import { normals, repeat } from './paths.js'

const of = (sizes: ReadonlyArray<number>) => sizes.reduce(countTail, noTail)

describe('examples', () => {
  test('sizes are counted sixteen bins to a factor of e', () => {
    const { count, bins } = of([Math.exp(1.03), Math.exp(1.07), Math.exp(1.99), 1])
    expect(count).toBe(4)
    expect([bins[0], bins[1], bins[15]]).toEqual([1, 1, 1])
  })

  test('a quantile is read in its bin as if that were evenly filled', () => {
    const sizes = [...repeat(12, 1), ...repeat(4, Math.exp(3.01))]
    // All four lie in the bin from e³ to e^(3 + 1/16).
    expect(tailQuantile(of(sizes), 0.8125)).toBeCloseTo(Math.exp(3 + 0.25 / 16), 12)
    expect(tailQuantile(of(sizes), 0.75)).toBeCloseTo(Math.exp(3), 12)
    expect(tailQuantile(of(sizes), 1)).toBeCloseTo(Math.exp(3 + 1 / 16), 12)
  })
})

describe('edges', () => {
  test('below e nothing is told apart', () => {
    expect(tailQuantile(noTail, 0.9)).toBe(Math.E)
    for (const size of [0, 1, 2.7]) expect(countTail(noTail, size).bins).toBe(noTail.bins)
    expect(tailQuantile(of([Math.exp(1.03)]), 0)).toBe(Math.E)
    expect(tailQuantile(of([Math.exp(1.03)]), 0.5)).toBeCloseTo(Math.exp(1 + 1 / 32), 14)
    expect(tailQuantile(of([0, 1, 2, Math.exp(3)]), 0.5)).toBe(Math.E)
  })

  test('what is larger than all bins is in the last', () => {
    expect(of([1e12, Infinity]).bins[255]).toBe(2)
    expect(of([Math.exp(16.99)]).bins[255]).toBe(1)
    expect(tailQuantile(of([1e12, 1e12]), 0.5)).toBeCloseTo(Math.exp(17 - 1 / 32), 4)
  })
})

describe('laws', () => {
  test('counting leaves the tail before it as it was', () => {
    const before = of([Math.exp(2)])
    const copy = structuredClone(before)
    countTail(before, Math.exp(2))
    countTail(before, 1)
    expect(before).toEqual(copy)
    expect(noTail.bins.every((bin) => bin === 0)).toBe(true)
    expect(noTail.bins.length).toBe(256)
  })
})

describe('oracle', () => {
  test('of squares of a normal number it is the chi-square quantile to 2 %', () => {
    const normal = normals(31)
    const squares = of(repeat(100_000, 0).map(() => normal() ** 2))
    // Of one degree of freedom: the square of the normal quantiles of 0.975 and 0.995.
    expect(Math.abs(tailQuantile(squares, 0.95) / 1.959963984540054 ** 2 - 1)).toBeLessThan(0.02)
    expect(Math.abs(tailQuantile(squares, 0.99) / 2.5758293035489004 ** 2 - 1)).toBeLessThan(0.02)
  })
})
