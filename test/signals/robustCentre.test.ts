import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { robustCentre, type Weighted } from '../../src/signals/robustCentre.js'
import { within } from '../laws.js'

const equal = (...values: ReadonlyArray<number>): ReadonlyArray<Weighted> =>
  values.map((value) => ({ value, weight: 1 }))

const points = (minLength: number) =>
  fc.array(fc.record({ value: within(-10, 10), weight: within(0.1, 3) }), {
    minLength,
    maxLength: 8,
  })

/** The sum whose zero is the centre, written again. */
const pull = (all: ReadonlyArray<Weighted>, width: number, centre: number): number =>
  all.reduce(
    (sum, { value, weight }) => sum + weight * Math.max(-width, Math.min(value - centre, width)),
    0,
  )

describe('examples', () => {
  test('nearby values make their weighted mean', () => {
    expect(
      robustCentre(
        [
          { value: 0, weight: 1 },
          { value: 1, weight: 3 },
        ],
        2,
      ),
    ).toBeCloseTo(0.75, 14)
  })

  test('a wild value counts as if it stood a width away', () => {
    // 2 (0 − c) + (1 − c) + 1 = 0 of four, the last wild.
    expect(robustCentre([...equal(0, 0, 1), { value: 1e9, weight: 1 }], 1)).toBeCloseTo(2 / 3, 14)
  })
})

describe('edges', () => {
  test('the centre of nothing is NaN, of one value that value', () => {
    expect(robustCentre([], 1)).toBeNaN()
    expect(robustCentre(equal(0.1), 1)).toBe(0.1)
  })

  test('between two of equal weight that stand far apart it is the middle', () => {
    expect(robustCentre(equal(-3, 5), 1)).toBe(1)
    expect(robustCentre(equal(0, 0, 10, 10), 1)).toBe(5)
    expect(robustCentre(equal(0, 10, 0, 10, 4), 1)).toBe(4)
  })

  test.each([0, -1, Number.NaN])('a width of %s makes the weighted median', (width) => {
    expect(robustCentre(equal(0, 3, 10), width)).toBeCloseTo(3, 11)
    expect(robustCentre([...equal(0, 3), { value: 10, weight: 3 }], width)).toBeCloseTo(10, 11)
  })
})

describe('laws', () => {
  test('it solves its equation and stands within the values', () => {
    fc.assert(
      fc.property(points(1), within(0.01, 5), (all, width) => {
        const centre = robustCentre(all, width)
        expect(Math.abs(pull(all, width, centre))).toBeLessThan(1e-12)
        const values = all.map(({ value }) => value)
        expect(centre).toBeGreaterThanOrEqual(Math.min(...values) - 1e-12)
        expect(centre).toBeLessThanOrEqual(Math.max(...values) + 1e-12)
      }),
    )
  })

  test('it never falls as a value rises', () => {
    fc.assert(
      fc.property(points(2), within(0.01, 5), within(0, 20), (all, width, rise) => {
        const [first, ...rest] = all as [Weighted, ...Array<Weighted>]
        const risen = [{ value: first.value + rise, weight: first.weight }, ...rest]
        expect(robustCentre(risen, width)).toBeGreaterThanOrEqual(robustCentre(all, width) - 1e-12)
      }),
    )
  })

  test('it does not know the order, and moves with what is added to all', () => {
    fc.assert(
      fc.property(points(2), within(0.01, 5), within(-9, 9), (all, width, move) => {
        const centre = robustCentre(all, width)
        expect(robustCentre([...all].reverse(), width)).toBeCloseTo(centre, 12)
        const moved = all.map(({ value, weight }) => ({ value: value + move, weight }))
        expect(robustCentre(moved, width)).toBeCloseTo(centre + move, 12)
      }),
    )
  })

  test('what a value says moves it at most width · w/W outside the others', () => {
    fc.assert(
      fc.property(points(2), within(0.01, 5), within(-1e6, 1e6), (others, width, wild) => {
        const total = others.reduce((sum, { weight }) => sum + weight, 0)
        const weight = 0.9 * total
        const centre = robustCentre([...others, { value: wild, weight }], width)
        const values = others.map(({ value }) => value)
        expect(centre).toBeLessThanOrEqual(Math.max(...values) + width * 0.9 + 1e-9)
        expect(centre).toBeGreaterThanOrEqual(Math.min(...values) - width * 0.9 - 1e-9)
      }),
    )
  })

  test('as the width grows it is the weighted mean', () => {
    fc.assert(
      fc.property(points(1), (all) => {
        const total = all.reduce((sum, { weight }) => sum + weight, 0)
        const mean = all.reduce((sum, { value, weight }) => sum + weight * value, 0) / total
        expect(robustCentre(all, 100)).toBeCloseTo(mean, 11)
      }),
    )
  })
})
