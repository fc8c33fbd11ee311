import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { expit, logit } from '../../src/math/logit.js'
import fixture from '../fixtures/links.json' with { type: 'json' }
import { neverFalls, within } from '../laws.js'
import { neighbour, ulp } from '../ulps.js'

/** The worst error in ulps over rows of an argument, the nearest double and what that leaves. */
const worst = (f: (x: number) => number, rows: ReadonlyArray<ReadonlyArray<number>>): number =>
  Math.max(
    ...rows.map(([x = Number.NaN, nearest = Number.NaN, rest = Number.NaN]) =>
      Math.abs((f(x) - nearest - rest) / ulp(nearest)),
    ),
  )

describe('logit and expit, examples', () => {
  it('logit(0.9) is ln 9', () => {
    expect(logit(0.9)).toBeCloseTo(Math.log(9), 15)
  })

  it('expit(-700) is not lost in 1 - expit(700)', () => {
    expect(expit(-700)).toBe(Math.exp(-700))
  })
})

describe('logit and expit, edges', () => {
  it.each([
    [0, -Infinity],
    [1, Infinity],
    [0.5, 0],
    [5e-324, -744.4400719213812],
    [neighbour(0.5), 2 ** -51],
    [neighbour(0.5, -1), -(2 ** -52)],
    [-5e-324, Number.NaN],
    [neighbour(1), Number.NaN],
    [Number.NaN, Number.NaN],
  ])('logit(%d) is %d', (p, value) => {
    expect(logit(p)).toBe(value)
  })

  it.each([
    [0, 0.5],
    [-0, 0.5],
    [Infinity, 1],
    [-Infinity, 0],
    [-746, 0],
    [Number.NaN, Number.NaN],
  ])('expit(%d) is %d', (x, value) => {
    expect(expit(x)).toBe(value)
  })
})

describe('logit and expit, laws', () => {
  it('logit(1 - p) is -logit(p), where 1 - p is exact', () => {
    fc.assert(
      fc.property(within(0.5, 1), (p) => {
        expect(logit(1 - p) + logit(p) || 0).toBe(0)
      }),
    )
  })

  it('expit(x) and expit(-x) add up to 1, to an ulp of 1', () => {
    fc.assert(
      fc.property(within(-50, 50), (x) => {
        expect(Math.abs(expit(x) + expit(-x) - 1)).toBeLessThanOrEqual(2 ** -52)
      }),
    )
  })

  it('expit(logit(p)) is p, to what an ulp of the log odds moves it', () => {
    fc.assert(
      fc.property(within(1e-300, 1 - 2 ** -53), (p) => {
        const error = Math.abs(expit(logit(p)) - p)
        const moved = 2 * ulp(logit(p)) * p * (1 - p)
        expect(error).toBeLessThanOrEqual(moved + 2 * ulp(p))
      }),
    )
  })

  it('neither falls', () => {
    neverFalls(within(0, 1), logit)
    neverFalls(within(-800, 800), expit)
  })
})

describe('logit and expit, oracle', () => {
  it('logit is within 1.3 ulp', () => {
    expect(worst(logit, fixture.logit)).toBeLessThanOrEqual(1.3)
  })

  it('expit is within 1.7 ulp', () => {
    expect(worst(expit, fixture.expit)).toBeLessThanOrEqual(1.7)
  })
})
