import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Settlement } from '../../src/market/settlement.js'
import type { Claim } from '../../src/pricing/claim.js'
import { fairValue } from '../../src/pricing/fairValue.js'
import { touchTerms } from '../../src/pricing/touchTerms.js'
import { neverFalls, neverRises, within } from '../laws.js'
import { claim, point, settledOn } from './claims.js'

type Extreme = 'highest' | 'lowest'

const touching = (of: Extreme, more: Partial<Settlement> = {}): Settlement =>
  settledOn({ kind: 'extremum', of }, { tie: 'yes', ...more })

const price = (of: Extreme, more: Partial<Claim> = {}): number =>
  fairValue(claim({ settlement: touching(of), ...more }))

const seen = (value: number, by: 'venue' | 'us' = 'venue'): Claim['printed'] => ({
  strike: null,
  end: { count: 1, value, by },
})

describe('examples', () => {
  test('to touch is twice as likely as to end beyond, near enough', () => {
    const ratio = price('highest') / fairValue(claim())
    expect(ratio).toBeGreaterThan(2)
    expect(ratio).toBeLessThan(2.01)
  })

  test('what has been touched pays, what has not yet does not', () => {
    expect(price('highest', { printed: seen(100_050) })).toBe(1)
    expect(price('highest', { printed: seen(100_049.99) })).toBe(price('highest'))
    expect(price('lowest', { strike: 99_900, printed: seen(99_900) })).toBe(1)
    expect(price('lowest', { strike: 99_900, printed: seen(99_900.01) })).toBe(
      price('lowest', { strike: 99_900 }),
    )
    expect(price('highest', { spot: 100_051 })).toBe(1)
    expect(price('lowest', { spot: 100_049 })).toBe(1)
  })

  test('the extreme we saw moves with our basis, the one of the venue does not', () => {
    const basis = { mean: 0.001, deviation: 0 }
    const at = { strike: 100_200, basis, secondsToExpiry: 0 }
    expect(price('highest', { ...at, printed: seen(100_150, 'us') })).toBe(1)
    expect(price('highest', { ...at, printed: seen(100_150) })).toBe(0)
    expect(price('highest', { ...at, strike: 100_099 })).toBe(1)
  })

  test.each([
    ['yes', 0, 1],
    ['no', 0, 0],
    ['half', 0, 0.5],
    ['yes', 0.01, 1],
    ['no', 0.01, 0],
    ['half', 0.01, 0.5],
  ] as const)(
    'touched to the cent, a tie that pays %s on a tick of %d pays %d',
    (tie, tickSize, paid) => {
      for (const of of ['highest', 'lowest'] as const) {
        const settlement = touching(of, { tie, tickSize })
        const at = { settlement, secondsToExpiry: 0, printed: seen(100_050) }
        expect(price(of, { ...at, spot: of === 'highest' ? 99_000 : 101_000 })).toBe(paid)
      }
    },
  )

  test('on a grid it is touched half a tick before, or after', () => {
    const reached = (of: Extreme, tie: 'yes' | 'no', value: number): number =>
      price(of, {
        settlement: touching(of, { tie, tickSize: 1 }),
        secondsToExpiry: 0,
        spot: of === 'highest' ? 99_000 : 101_000,
        printed: seen(value),
      })
    expect(reached('highest', 'yes', 100_049.6)).toBe(1)
    expect(reached('highest', 'yes', 100_049.4)).toBe(0)
    expect(reached('highest', 'no', 100_050.5)).toBe(1)
    expect(reached('highest', 'no', 100_050.4)).toBe(0)
    expect(reached('lowest', 'yes', 100_050.4)).toBe(1)
    expect(reached('lowest', 'yes', 100_050.6)).toBe(0)
    expect(reached('lowest', 'no', 100_049.4)).toBe(1)
    expect(reached('lowest', 'no', 100_049.6)).toBe(0)
  })

  test('a lag is time less', () => {
    const lagged = touching('highest', { lagMs: 200_000 })
    expect(price('highest', { settlement: lagged })).toBe(
      price('highest', { secondsToExpiry: 400 }),
    )
    expect(touchTerms(claim({ settlement: lagged }), 'highest')[0]?.seconds).toBe(400)
  })
})

describe('edges', () => {
  test('of a range of extremes, and against a strike nobody knows, there is nothing to say', () => {
    const between = touching('highest', { strike: { kind: 'between', upper: 100_100 } })
    expect(price('highest', { settlement: between })).toBeNaN()
    expect(price('highest', { strike: null })).toBeNaN()
  })

  test('a strike rebuilt is one: by us it moves with the basis', () => {
    const opening = touching('highest', { strike: { kind: 'opening', fixing: point } })
    const at = (by: 'venue' | 'us', strike: number | null): number =>
      price('highest', {
        strike,
        settlement: opening,
        secondsToOpen: -1,
        printed: { strike: { count: 1, value: 100_200, by }, end: null },
        basis: { mean: 0.001, deviation: 0 },
      })
    expect(at('venue', null)).toBe(at('venue', 100_200))
    expect(at('us', null)).toBeCloseTo(at('us', 100_200 * Math.exp(0.001)), 12)
  })

  test('a level at or below nothing is passed from above', () => {
    const settlement = (of: Extreme): Settlement =>
      touching(of, { tickSize: 1, tie: of === 'highest' ? 'yes' : 'no' })
    const basis = { mean: 0, deviation: 0.1 }
    expect(price('highest', { strike: 0.5, settlement: settlement('highest'), basis })).toBe(1)
    expect(price('lowest', { strike: 0.5, settlement: settlement('lowest'), basis })).toBe(0)
  })

  test('far from the strike nothing is left of it, nor of the reflection', () => {
    expect(price('highest', { spot: 1e-290 })).toBe(0)
    expect(price('lowest', { spot: 1e290, volatility: 1e6 })).toBe(0)
    expect(price('highest', { volatility: 1e9 })).toBeGreaterThan(0.999)
  })
})

describe('laws', () => {
  const cents =
    (of: (value: number) => number) =>
    (count: number): number =>
      of(count / 100)
  const around = fc.integer({ min: 9_950_000, max: 10_060_000 })

  test('the price of the highest never falls with spot, nor of the lowest', () => {
    neverFalls(
      around,
      cents((spot) => price('highest', { spot })),
    )
    neverRises(
      around,
      cents((spot) => price('lowest', { spot })),
    )
    neverRises(
      around,
      cents((strike) => price('highest', { strike })),
    )
  })

  test('one mirrors the other', () => {
    // In the measure of the other price 1/S is driftless too: weights and places change over.
    fc.assert(
      fc.property(within(0.0001, 0.02), (distance) => {
        const strike = 100_000 * Math.exp(distance)
        const up = touchTerms(claim({ strike, settlement: touching('highest') }), 'highest')
        const below = 100_000 * Math.exp(-distance)
        const down = touchTerms(claim({ strike: below, settlement: touching('lowest') }), 'lowest')
        expect(down[1]?.distance).toBeCloseTo(up[0]?.distance ?? 0, 12)
        expect(down[0]?.distance).toBeCloseTo(up[1]?.distance ?? 0, 12)
        expect((down[1]?.weight ?? 0) * (up[1]?.weight ?? 0)).toBeCloseTo(1, 12)
      }),
    )
  })
})

describe('oracle', () => {
  /** `P(b + √w·|Z| ≥ x)` of an error b of deviation σ, by trapezes over the error. */
  const exact = (away: number, path: number, deviation: number): number => {
    let total = 0
    for (let i = -4_000; i <= 4_000; i += 1) {
      const z = i / 500
      const left = away - deviation * z
      const touched =
        left <= 0
          ? 1
          : 2 *
            fairValue({
              spot: 1,
              strike: 1 + left,
              volatility: Math.sqrt(path),
              secondsToExpiry: 31_536_000,
            })
      total += (touched * Math.exp((-z * z) / 2)) / Math.sqrt(2 * Math.PI) / 500
    }
    return total
  }

  test('an uncertain basis moves the path as a whole', () => {
    for (const deviation of [0.0001, 0.001, 0.002, 0.004])
      for (const z of [-1, -0.3, 0.2, 0.5, 1, 2]) {
        const path = (0.25 * 600) / 31_536_000
        const away = z * Math.sqrt(path + deviation ** 2)
        const at = { strike: 100_000 * Math.exp(away), basis: { mean: 0, deviation } }
        expect(Math.abs(price('highest', at) - exact(away, path, deviation))).toBeLessThan(1e-3)
      }
  })

  test('without a path it is the chance that the index is there already', () => {
    const at = { secondsToExpiry: 0, basis: { mean: 0, deviation: 0.001 } }
    const plain = fairValue({
      spot: 100_000,
      strike: 100_050,
      volatility: 0.001,
      secondsToExpiry: 31_536_000,
    })
    expect(price('highest', at)).toBeCloseTo(plain, 12)
    expect(price('highest', { ...at, strike: 99_950 })).toBeGreaterThan(0.5)
    const lowest = fairValue(claim({ ...at, spot: 100_049, settlement: touching('lowest') }))
    const strike = claim().strike
    expect(lowest).toBeGreaterThan(0.5)
    expect(lowest).toBeLessThan(0.53)
    expect(touchTerms(claim({ ...at, strike, spot: 100_049 }), 'lowest')[1]?.weight).toBeCloseTo(
      0,
      12,
    )
    expect(
      touchTerms(claim({ ...at, strike, spot: 100_049 }), 'lowest')[1]?.weight,
    ).not.toBeLessThan(0)
  })
})
