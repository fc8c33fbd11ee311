import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { quantile } from '../../src/math/normal.js'
import { fairValue } from '../../src/pricing/fairValue.js'
import { fairValueBand } from '../../src/pricing/fairValueBand.js'
import { sensitivities } from '../../src/pricing/sensitivities.js'
import { within } from '../laws.js'
import { anyClaim, minute, point, settledOn } from './claims.js'
import { links } from './places.js'

const at = { spot: 100_100, strike: 100_000, volatility: 0.5, secondsToExpiry: 300 }
const band = { ...at, volatilityError: 0.2, confidence: 0.95 }
const basis = { mean: 0.0001, deviation: 0.0002 }

describe('examples', () => {
  test('the ends are the prices at the volatilities that are as likely as said', () => {
    const factor = Math.exp(0.2 * quantile(0.975))
    expect(fairValueBand(band)).toEqual({
      lower: fairValue({ ...at, volatility: 0.5 * factor }),
      value: fairValue(at),
      upper: fairValue({ ...at, volatility: 0.5 / factor }),
      deviation: Math.abs(0.5 * 0.2 * sensitivities(at).vega),
    })
  })

  test('below the strike the price turns, and the turn is in the band', () => {
    // It is greatest where the variance is twice the distance: 2·ln(100,000/99,000) in a year.
    const best = Math.sqrt(-2 * Math.log(0.99))
    const year = { spot: 99_000, strike: 100_000, secondsToExpiry: 31_536_000, confidence: 0.95 }
    const highest = fairValue({ ...year, volatility: best })
    for (const volatility of [0.7 * best, best, 1.4 * best]) {
      const { lower, value, upper } = fairValueBand({ ...year, volatility, volatilityError: 0.5 })
      expect(upper).toBeCloseTo(highest, 13)
      expect(lower).toBeLessThan(value)
    }
    const far = fairValueBand({ ...year, volatility: 4 * best, volatilityError: 0.5 })
    expect(far.upper).toBeLessThan(highest)
    const no = fairValueBand({ ...year, volatility: best, volatilityError: 0.5, outcome: 'no' })
    expect(no.lower).toBeCloseTo(1 - highest, 13)
  })

  test('the turn is found from where the price is 0 or 1 still', () => {
    const wide = { ...at, spot: 99_990, volatility: 0.02, volatilityError: 3, confidence: 0.95 }
    const best = Math.sqrt((-2 * Math.log(0.9999) * 31_536_000) / 300)
    const highest = fairValue({ ...at, spot: 99_990, volatility: best })
    expect(best).toBeLessThan(0.02 * Math.exp(5.8))
    expect(fairValue({ ...wide, volatility: 0.02 * Math.exp(-5.8) })).toBe(0)
    expect(fairValueBand(wide).upper).toBeCloseTo(highest, 13)
    const no = fairValueBand({ ...wide, outcome: 'no' })
    expect([no.lower, no.upper]).toEqual([expect.closeTo(1 - highest, 13), 1])
  })

  test.each([
    [100_045.33133, 0.5, 900, 0.6, { perDay: 100, mean: -0.003, deviation: 0.0005 }],
    [99_954.7, 0.5, 900, 0.6, { perDay: 100, mean: 0.003, deviation: 0.0005 }],
    [100_100, 0.5, 300, 0.6, { perDay: 500, mean: 0.001, deviation: 0.0005 }],
    [100_020, 1, 300, 0.3, { perDay: 20, mean: -0.003, deviation: 0.002 }],
  ])(
    'with jumps the price turns more than once: %d at %d',
    (strike, volatility, left, error, law) => {
      const digital = {
        spot: 100_000,
        strike,
        volatility,
        secondsToExpiry: left,
        link: { kind: 'jumps', scale: 1, ...law } as const,
        settlement: settledOn(point, { tie: 'yes', tickSize: 0.01 }),
      }
      const got = fairValueBand({ ...digital, volatilityError: error, confidence: 0.95 })
      const reach = error * quantile(0.975)
      const scan = Array.from({ length: 2_001 }, (_, i) =>
        fairValue({ ...digital, volatility: volatility * Math.exp(reach * (i / 1_000 - 1)) }),
      )
      expect(Math.abs(got.lower - Math.min(...scan))).toBeLessThan(1e-6)
      expect(Math.abs(got.upper - Math.max(...scan))).toBeLessThan(1e-6)
    },
  )

  test.each([
    [100_024.3, 50, 15, 'no'],
    [100_024.3, 50, 15, 'yes'],
    [99_975.7, 50, 15, 'yes'],
    [100_004.8, 50, 600, 'no'],
  ] as const)(
    'within a tick of a strike whose tie pays half no turn is missed: %d on %d, %d s, %s',
    (strike, tickSize, secondsToExpiry, outcome) => {
      const digital = {
        spot: 100_000,
        strike,
        volatility: 0.12,
        secondsToExpiry,
        outcome,
        settlement: settledOn(point, { tie: 'half', tickSize }),
      }
      const got = fairValueBand({ ...digital, volatilityError: 1, confidence: 1 })
      const scan = Array.from({ length: 4_001 }, (_, i) =>
        fairValue({ ...digital, volatility: 0.12 * Math.exp((6 * (i - 2_000)) / 2_000) }),
      )
      expect(Math.abs(got.lower - Math.min(...scan))).toBeLessThan(1e-6)
      expect(Math.abs(got.upper - Math.max(...scan))).toBeLessThan(1e-6)
    },
  )

  test('the basis adds to the deviation what it moves, by its square', () => {
    const { deviation } = fairValueBand({ ...band, basis })
    const { vega } = sensitivities({ ...at, basis })
    const price = (mean: number): number => fairValue({ ...at, basis: { ...basis, mean } })
    const ofBasis = (price(0.0003) - price(-0.0001)) / 2
    expect(deviation).toBeCloseTo(Math.hypot(0.5 * vega * 0.2, ofBasis), 14)
    expect(ofBasis).toBeGreaterThan(0.03)
    const alone = fairValueBand({ ...band, basis, volatilityError: 0 })
    expect(alone.deviation).toBeCloseTo(ofBasis, 14)
    expect([alone.lower, alone.upper]).toEqual([alone.value, alone.value])
  })
})

describe('edges', () => {
  test('with no error, or no confidence, the band is the value', () => {
    for (const over of [
      { volatilityError: 0 },
      { volatilityError: 0, confidence: 1 },
      { confidence: 0 },
    ]) {
      const { lower, value, upper } = fairValueBand({ ...band, ...over })
      expect([lower, upper]).toEqual([value, value])
    }
  })

  test('a band of certainty reaches 400 times up and down', () => {
    const sure = fairValueBand({ ...band, confidence: 1 })
    expect(sure.upper).toBe(1)
    expect(sure.lower).toBe(fairValue({ ...at, volatility: 0.5 * Math.exp(6) }))
    expect(fairValueBand({ ...band, volatilityError: 1e9 })).toEqual({
      ...sure,
      deviation: expect.any(Number),
    })
  })

  test('what has no price, no error or no confidence has no band', () => {
    const wrong = [
      { spot: Number.NaN },
      { strike: null },
      { volatilityError: Number.NaN },
      { confidence: Number.NaN },
      { confidence: -0.01 },
      { confidence: 1.01 },
    ]
    for (const over of wrong) {
      const { lower, upper } = fairValueBand({ ...band, ...over })
      expect([lower, upper]).toEqual([Number.NaN, Number.NaN])
    }
    expect(fairValueBand({ ...band, spot: -1 }).value).toBeNaN()
    expect(fairValueBand({ ...band, spot: -1 }).deviation).toBeNaN()
  })
})

describe('laws', () => {
  test('0 ≤ lower ≤ value ≤ upper ≤ 1 for every claim that has a price', () => {
    fc.assert(
      fc.property(
        anyClaim,
        fc.constantFrom(...links),
        within(0, 2),
        within(0, 1),
        (claim, link, volatilityError, confidence) => {
          const got = fairValueBand({ ...claim, link, volatilityError, confidence })
          fc.pre(!Number.isNaN(got.value))
          expect(got.lower).toBeGreaterThanOrEqual(0)
          expect(got.value).toBeGreaterThanOrEqual(got.lower)
          expect(got.upper).toBeGreaterThanOrEqual(got.value)
          expect(got.upper).toBeLessThanOrEqual(1)
          expect(got.deviation).toBeGreaterThanOrEqual(0)
        },
      ),
      { numRuns: 50 },
    )
  })

  test('the band widens with the error and with the confidence', () => {
    const settlement = settledOn(minute)
    fc.assert(
      fc.property(
        within(99_800, 100_200),
        fc.constantFrom(...links),
        within(0, 1),
        within(0, 1),
        within(0.1, 0.9),
        (spot, link, one, other, confidence) => {
          const of = (volatilityError: number, sure: number) =>
            fairValueBand({ ...band, spot, link, settlement, volatilityError, confidence: sure })
          const narrow = of(Math.min(one, other), confidence)
          for (const wide of [
            of(Math.max(one, other), confidence),
            of(Math.min(one, other), 0.95),
          ]) {
            expect(wide.lower).toBeLessThanOrEqual(narrow.lower + 1e-12)
            expect(wide.upper).toBeGreaterThanOrEqual(narrow.upper - 1e-12)
          }
        },
      ),
      { numRuns: 50 },
    )
  })
})
