import * as fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import * as BivariateNormal from '../../src/math/bivariateNormal.js'
import * as Normal from '../../src/math/normal.js'
import { claimDynamics } from '../../src/pricing/claimDynamics.js'
import { deviationOfMove } from '../../src/pricing/deviationOfMove.js'
import { horizonFactor } from '../../src/pricing/horizonFactor.js'
import { varianceOfMove } from '../../src/pricing/varianceOfMove.js'
import fixture from '../fixtures/dynamics.json' with { type: 'json' }
import { neverFalls, within } from '../laws.js'

const point = (secondsToExpiry: number, horizonSeconds: number) =>
  ({ kind: 'point', secondsToExpiry, horizonSeconds }) as const

/** A continuous average inside its window: of τ left, its variance goes with τ³. */
const inWindow = (left: number, horizon: number) =>
  ({
    kind: 'variance',
    now: left ** 3,
    after: (left - horizon) ** 3,
    lossPerSecond: 3 * left ** 2,
  }) as const

/** One of so many prints a second apart, the next a second away (theory.md §1.4). */
const prints = (k: number) =>
  ({
    kind: 'variance',
    now: k * k + ((k - 1) * k * (2 * k - 1)) / 6,
    after: ((k - 1) * k * (2 * k - 1)) / 6,
    lossPerSecond: k * k,
  }) as const

const cents = (dollars: number): number => dollars * 100

const columns = [
  [0.5, 0.25],
  [0.5, 1],
  [0.5, 5],
  [0.2, 1],
  [0.05, 1],
] as const

describe('examples', () => {
  /** theory.md §1.7, in cents; four of its cells are the rate of the instant, the next test's. */
  test.each([
    [86_400, ['0.07', '0.14', '0.30', '0.10', '0.04']],
    [3_600, ['0.33', '0.66', '1.49', '0.47', '0.17']],
    [900, ['0.66', '1.33', '2.97', '0.93', '0.34']],
    [300, ['1.15', '2.30', '5.15', '1.62', '0.60']],
    [60, ['2.58', '5.15', '11.5', '3.6']],
    [10, ['6.3', '12.6']],
  ])('with %d s left the moves are those of the table', (secondsToExpiry, row) => {
    row.forEach((printed, i) => {
      const [price, horizon] = columns[i] as readonly [number, number]
      const { deviation } = claimDynamics({ price, left: point(secondsToExpiry, horizon) })
      expect(cents(deviation).toFixed(printed.length - printed.indexOf('.') - 1)).toBe(printed)
    })
  })

  test.each([
    [60, 0.05, 1, '1.33'],
    [10, 0.5, 5, '28'],
    [10, 0.2, 1, '8.9'],
    [10, 0.05, 1, '3.3'],
  ])('with %d s left at %d the rate of the instant is the table’s', (left, price, h, printed) => {
    const { deviationPerRootSecond } = claimDynamics({ price, left: point(left, h) })
    const digits = printed.includes('.') ? printed.length - printed.indexOf('.') - 1 : 0
    expect((cents(deviationPerRootSecond) * Math.sqrt(h)).toFixed(digits)).toBe(printed)
  })

  it('an average of 60 prints moves 8.8 cents a root second at 60 s left, 12.3 at 30 s', () => {
    const rate = (k: number): number =>
      cents(claimDynamics({ price: 0.5, left: prints(k) }).deviationPerRootSecond)
    expect(rate(60)).toBeCloseTo(8.8106, 4)
    expect(rate(30)).toBeCloseTo(12.3084, 4)
  })

  it('a continuous average moves √3 times as fast as a point', () => {
    const average = claimDynamics({ price: 0.3, left: inWindow(40, 1) }).deviationPerRootSecond
    const single = claimDynamics({ price: 0.3, left: point(40, 1) }).deviationPerRootSecond
    expect(average / single).toBeCloseTo(Math.sqrt(3), 14)
  })

  it('horizonFactor(½, ρ) is (2/π)·asin ρ', () => {
    expect(horizonFactor(0.5, 0.2)).toBeCloseTo((2 / Math.PI) * Math.asin(0.2), 14)
    expect(horizonFactor(0.5, 0.9)).toBeCloseTo((2 / Math.PI) * Math.asin(0.9), 14)
  })
})

describe('edges', () => {
  test('a horizon to settlement or beyond leaves p(1 − p)', () => {
    for (const rho of [1, 1.5, Infinity]) {
      expect(varianceOfMove(0.3, rho)).toBe(0.3 * 0.7)
      expect(horizonFactor(0.3, rho)).toBe(1)
    }
    expect(claimDynamics({ price: 0.3, left: point(60, 60) }).variance).toBe(0.3 * 0.7)
    expect(claimDynamics({ price: 0.3, left: point(60, 61) }).variance).toBe(0.3 * 0.7)
    expect(claimDynamics({ price: 0.3, left: inWindow(60, 60) }).variance).toBe(0.3 * 0.7)
    expect(varianceOfMove(0.3, 1 - 2 ** -53)).toBeCloseTo(0.21, 7)
  })

  test('no horizon moves nothing', () => {
    for (const rho of [0, -0, -1, -Infinity]) {
      expect(deviationOfMove(0.3, rho)).toBe(0)
      expect(horizonFactor(0.3, rho)).toBe(0)
    }
    expect(claimDynamics({ price: 0.3, left: point(60, 0) }).variance).toBe(0)
    expect(claimDynamics({ price: 0.3, left: point(60, 0) }).deviationPerRootSecond).toBeCloseTo(
      Normal.pdf(Normal.quantile(0.3)) / Math.sqrt(60),
      16,
    )
  })

  test('with no variance left a claim is decided and stays', () => {
    const still = { variance: 0, deviation: 0, deviationPerRootSecond: 0 }
    expect(claimDynamics({ price: 0.3, left: point(0, 5) })).toEqual(still)
    expect(claimDynamics({ price: 1, left: inWindow(0, 0) })).toEqual(still)
  })

  test('a price of 0 or 1 does not move, and bears a share of 0 until settlement', () => {
    for (const price of [0, 1]) {
      for (const rho of [0, 0.2, 0.9, 1]) expect(deviationOfMove(price, rho)).toBe(0)
      expect(horizonFactor(price, 0.9)).toBe(0)
      expect(horizonFactor(price, 1)).toBe(1)
      const { deviationPerRootSecond } = claimDynamics({ price, left: point(60, 1) })
      expect(deviationPerRootSecond).toBe(0)
    }
  })

  test.each([-0.1, 1.1, Number.NaN, Infinity])('a price of %d gives no number', (price) => {
    expect(varianceOfMove(price, 0.5)).toBeNaN()
    expect(deviationOfMove(price, 1)).toBeNaN()
    expect(horizonFactor(price, 0)).toBeNaN()
    expect(horizonFactor(price, 1)).toBeNaN()
    const move = claimDynamics({ price, left: point(0, 1) })
    expect(Object.values(move)).toEqual([Number.NaN, Number.NaN, Number.NaN])
  })

  test('a share or a time that is no number gives none', () => {
    expect(varianceOfMove(0.5, Number.NaN)).toBeNaN()
    expect(horizonFactor(0.5, Number.NaN)).toBeNaN()
    expect(claimDynamics({ price: 0.5, left: point(-1, 1) }).variance).toBeNaN()
    expect(claimDynamics({ price: 0.5, left: point(Number.NaN, 1) }).deviation).toBeNaN()
  })

  test('the least prices keep their digits, where the variance has not left the doubles', () => {
    expect(varianceOfMove(1e-300, 0.5)).toBe(0)
    expect(horizonFactor(1e-300, 1 - 1e-16)).toBeGreaterThan(0.99)
    expect(horizonFactor(1e-300, 1 - 1e-16)).toBeLessThanOrEqual(1)
  })
})

describe('laws', () => {
  const price = within(1e-6, 1 - 1e-6)
  const share = within(0, 1)

  test('deviationOfMove(p, ρ) never falls as the horizon grows, to its accuracy', () => {
    fc.assert(
      fc.property(price, share, share, (p, a, b) => {
        const [less, more] = [Math.min(a, b), Math.max(a, b)]
        const slack = 1 + 1e-14
        expect(deviationOfMove(p, less)).toBeLessThanOrEqual(deviationOfMove(p, more) * slack)
      }),
    )
  })

  test('a claim and its complement move alike', () => {
    fc.assert(
      fc.property(within(0, 0.5), share, (p, rho) => {
        const rest = 1 - p
        // 1 − p is exact only from ½ on, so that its own complement is the one to ask for.
        expect(varianceOfMove(rest, rho)).toBe(varianceOfMove(1 - rest, rho))
      }),
    )
  })

  test('the share borne is between 0 and 1 and never falls with the horizon', () => {
    neverFalls(fc.integer({ min: 0, max: 64 }), (i) => horizonFactor(0.2, i / 64))
    fc.assert(
      fc.property(within(0, 1), share, (p, rho) => {
        expect(horizonFactor(p, rho)).toBeGreaterThanOrEqual(0)
        expect(horizonFactor(p, rho)).toBeLessThanOrEqual(1)
      }),
    )
  })

  test('V = Φ₂(d, d; ρ) − p², as far as the difference is good', () => {
    fc.assert(
      fc.property(price, share, (p, rho) => {
        const d = Normal.quantile(p)
        const joint = BivariateNormal.cdf({ x: d, y: d, correlation: rho })
        expect(Math.abs(varianceOfMove(p, rho) - (joint - p * p))).toBeLessThan(8e-16)
      }),
    )
  })

  test('the rate of the instant is that of a short horizon', () => {
    fc.assert(
      fc.property(within(0.01, 0.99), within(1, 1000), (p, seconds) => {
        const h = seconds * 1e-9
        const move = claimDynamics({ price: p, left: point(seconds, h) })
        expect(move.deviation / Math.sqrt(h) / move.deviationPerRootSecond).toBeCloseTo(1, 7)
      }),
    )
  })

  test('claimDynamics({ … }) gives the kernel’s numbers, whichever way the variance falls', () => {
    const left = inWindow(60, 20)
    const rho = (left.now - left.after) / left.now
    const { variance, deviation } = claimDynamics({ price: 0.3, left })
    expect([variance, deviation]).toEqual([varianceOfMove(0.3, rho), deviationOfMove(0.3, rho)])
    const single = claimDynamics({ price: 0.3, left: point(60, 20) })
    expect(single.variance).toBe(varianceOfMove(0.3, 20 / 60))
  })
})

describe('oracle', () => {
  /** theory.md §9, printed with 12 digits. */
  test.each([
    [0.5, 0.2, 0.0320471084245],
    [0.2, 0.5, 0.0471505666646],
    [0.05, 0.9, 0.0293677629037],
  ])('varianceOfMove(%d, %d) is that of 30 digits', (p, rho, expected) => {
    expect(Math.abs(varianceOfMove(p, rho) - expected)).toBeLessThan(5.1e-14)
  })

  test('variance and share borne are those of 40 digits, to the accuracy they promise', () => {
    for (const [p = 0, rho = 0, variance = 0, share = 0] of fixture.rows) {
      const tail = Math.min(p, 1 - p)
      const bound = tail > 3.2e-5 ? 3e-15 : 5e-13
      expect(Math.abs(varianceOfMove(p, rho) - variance)).toBeLessThan(3e-16)
      // Below 1e-300 a double loses its digits.
      if (variance > 1e-300) {
        expect(Math.abs(varianceOfMove(p, rho) / variance - 1)).toBeLessThan(bound)
        expect(Math.abs(horizonFactor(p, rho) / share - 1)).toBeLessThan(bound)
      }
    }
  })
})
