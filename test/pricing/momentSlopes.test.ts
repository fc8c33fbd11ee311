import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type MovingMoments,
  movingLognormal,
  movingPath,
  movingSum,
  movingTimes,
  varianceSlope,
} from '../../src/pricing/momentSlopes.js'
import { lognormal, type Moments, sum, times } from '../../src/pricing/moments.js'
import { openingMoments } from '../../src/pricing/openingMoments.js'
import { openingSlopes } from '../../src/pricing/openingSlopes.js'
import { pathMoments } from '../../src/pricing/pathMoments.js'
import { within } from '../laws.js'

const h = 1e-4

/** Asserts that the slopes are the differences of what is made at x = ±h and ±h/2. */
const expectSlopes = (got: object, of: (x: number) => object): void => {
  const [a, b, c, d] = [of(h), of(-h), of(h / 2), of(-h / 2)].map((at) => Object.values(at))
  Object.values(got).forEach((slope: number, i) => {
    const coarse = (a?.[i] - b?.[i]) / (2 * h)
    const fine = (c?.[i] - d?.[i]) / h
    expect(Math.abs(slope - (4 * fine - coarse) / 3)).toBeLessThan(1e-9 * (1 + Math.abs(slope)))
  })
}

const moments = fc.record({ mean: within(-1, 2), variance: within(0, 1), third: within(-1, 1) })
const factor = fc.record({ mean: fc.constant(1), variance: within(0, 1), third: within(-1, 1) })
const slopes = fc.record({ mean: fc.constant(0), variance: within(-1, 1), third: within(-1, 1) })
const moved = ({ at, by }: MovingMoments, x: number): Moments => ({
  mean: at.mean + x * by.mean,
  variance: at.variance + x * by.variance,
  third: at.third + x * by.third,
})

describe('edges', () => {
  test('past the largest variance of which there are moments they stand', () => {
    const rate = { at: 1, by: 0.5 }
    const none = { at: 0, by: 0 }
    expect(movingLognormal({ at: 71, by: 1 }).by).toEqual({ mean: 0, variance: 0, third: 0 })
    expect(movingLognormal({ at: 70, by: 1 }).by.variance).toBeGreaterThan(0)
    expect(movingPath(rate, none, { at: 71, by: 1 }, 0).by).toEqual({
      mean: 0,
      variance: 0,
      third: 0,
    })
    expect(movingPath(rate, none, { at: 70, by: 1 }, 0).by.variance).toBeGreaterThan(0)
    expect(movingPath(rate, none, { at: 71, by: 1 }, 0).at).toEqual(pathMoments(1, 0, 71, 0))
  })
})

describe('laws', () => {
  test('each is its original, and slopes that are its differences', () => {
    fc.assert(
      fc.property(moments, moments, factor, slopes, (at, by, other, ofOther) => {
        const a = { at, by }
        const f = { at: other, by: ofOther }
        const product = movingTimes(a, f)
        expect(product.at).toEqual(times(at, other))
        expectSlopes(product.by, (x) => times(moved(a, x), moved(f, x)))
        const [one, two] = [
          { at: 0.3, by: -0.7 },
          { at: 0.6, by: 0.3 },
        ] as const
        const total = movingSum(one, a, two, f)
        expect(total.at).toEqual(sum(0.3, at, 0.6, other))
        expectSlopes(total.by, (x) => sum(0.3 - 0.7 * x, moved(a, x), 0.6 + 0.3 * x, moved(f, x)))
      }),
    )
  })

  test('so are the lognormal and the mean of a path', () => {
    fc.assert(
      fc.property(
        within(0.01, 0.5),
        within(0.1, 1),
        within(0.1, 1),
        within(0, 1),
        (at, wait, span, step) => {
          expectSlopes(movingLognormal({ at, by: 0.7 }).by, (x) => lognormal(at + 0.7 * x))
          expect(varianceSlope({ at, by: 2 }, { at: wait, by: -1 }).by).toBeCloseTo(
            2 * wait - at,
            14,
          )
          const path = movingPath(
            { at, by: 0.5 },
            { at: wait, by: -1 },
            { at: span, by: 0.3 },
            step,
          )
          expect(path.at).toEqual(pathMoments(at, wait, span, step))
          expectSlopes(path.by, (x) => pathMoments(at + 0.5 * x, wait - x, span + 0.3 * x, step))
        },
      ),
    )
  })

  test('and those of an opening, by its span and its share', () => {
    fc.assert(
      fc.property(within(0.01, 0.5), within(0, 1), within(0, 1), (span, step, share) => {
        const got = openingSlopes({ at: span, by: 0.8 }, step, { at: share, by: -0.6 })
        expectSlopes(got, (x) => openingMoments(span + 0.8 * x, step, share - 0.6 * x))
      }),
    )
  })
})
