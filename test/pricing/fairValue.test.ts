import * as fc from 'fast-check'
import jstat from 'jstat'
import { describe, expect, test } from 'vitest'
import { plain } from '../../src/market/settlement.js'
import { type Digital, fairValue } from '../../src/pricing/fairValue.js'
import { neverFalls, neverRises, within } from '../laws.js'

const at: Digital = { spot: 100_500, strike: 100_000, volatility: 0.5, secondsToExpiry: 900 }

const digital = fc.record({
  spot: within(50_000, 150_000),
  strike: within(50_000, 150_000),
  volatility: within(0, 5),
  secondsToExpiry: within(0, 1e6),
  model: fc.constantFrom('simplified' as const, 'blackScholes' as const),
})

/** Away from the limits, where the last digits of the inputs reach the price weakened. */
const practical = fc.record({
  spot: within(90_000, 110_000),
  strike: within(90_000, 110_000),
  volatility: within(0.05, 5),
  secondsToExpiry: within(60, 1e6),
  model: fc.constantFrom('simplified' as const, 'blackScholes' as const),
})

describe('examples', () => {
  test('an outcome or a model of another name is out of range', () => {
    for (const other of ['YES', 'toString', null]) {
      expect(fairValue({ ...at, outcome: other as never })).toBeNaN()
      expect(fairValue({ ...at, model: other as never })).toBeNaN()
    }
    const settled = { ...at, settlement: { ...plain, lagMs: 2_000 } }
    expect(fairValue({ ...settled, outcome: 'YES' as never })).toBeNaN()
    expect(fairValue(settled)).toBeGreaterThan(0)
  })

  test('fairValue({ … }) is Black–Scholes for YES unless told otherwise', () => {
    expect(fairValue(at)).toBe(fairValue({ ...at, model: 'blackScholes', outcome: 'yes' }))
    expect(fairValue({ ...at, model: 'simplified' })).toBeGreaterThan(fairValue(at))
  })

  test('NO keeps its digits where YES is one but for the last', () => {
    const far = { ...at, secondsToExpiry: 60, model: 'simplified' } as const
    const no = fairValue({ ...far, spot: 101_000, outcome: 'no' })
    expect(fairValue({ ...far, spot: 101_000 })).toBe(1)
    expect(no).toBeGreaterThan(0)
    expect(no).toBeLessThan(1e-40)
  })
})

describe('edges', () => {
  test.each([
    ['above the strike', 101, 1],
    ['below it', 99, 0],
    ['on it', 100, 0.5],
  ])('with no time or no volatility, %s, the price is its limit', (_, spot, expected) => {
    const limit = { spot, strike: 100, volatility: 0.5, secondsToExpiry: 0 }
    expect(fairValue(limit)).toBe(expected)
    expect(fairValue({ ...limit, volatility: 0, secondsToExpiry: 60 })).toBe(expected)
    expect(fairValue({ ...limit, outcome: 'no' })).toBe(1 - expected)
  })

  test('with endless volatility Black–Scholes goes to 0 and the simplified form to ½', () => {
    expect(fairValue({ ...at, volatility: Infinity })).toBe(0)
    expect(fairValue({ ...at, volatility: Infinity, model: 'simplified' })).toBe(0.5)
  })

  test.each([
    ['spot', 0],
    ['strike', -1],
    ['volatility', -0.1],
    ['secondsToExpiry', -1],
    ['spot', Infinity],
  ])('%s of %d gives no number', (field, value) => {
    expect(fairValue({ ...at, [field]: value })).toBeNaN()
  })
})

describe('laws', () => {
  test('YES and NO add up to one, to an ulp', () => {
    fc.assert(
      fc.property(digital, (claim) => {
        const sum = fairValue(claim) + fairValue({ ...claim, outcome: 'no' })
        expect(Math.abs(sum - 1)).toBeLessThanOrEqual(2 ** -52)
      }),
    )
  })

  test('the price is a probability, whatever the claim', () => {
    fc.assert(
      fc.property(digital, (claim) => {
        const price = fairValue(claim)
        expect(price).toBeGreaterThanOrEqual(0)
        expect(price).toBeLessThanOrEqual(1)
      }),
    )
  })

  test('the price never falls with spot and never rises with strike', () => {
    neverFalls(within(90_000, 110_000), (spot) => fairValue({ ...at, spot }))
    neverRises(within(90_000, 110_000), (strike) => fairValue({ ...at, strike }))
  })

  test('scaling spot and strike together changes nothing but the last digits', () => {
    fc.assert(
      fc.property(practical, within(0.01, 100), (claim, by) => {
        const scaled = { ...claim, spot: claim.spot * by, strike: claim.strike * by }
        expect(fairValue(scaled)).toBeCloseTo(fairValue(claim), 9)
      }),
    )
  })
})

describe('oracle', () => {
  /** theory.md §9, computed with 30 digits and printed with 12. */
  test.each([
    [300, 0.999388308735, 0.999389957879],
    [900, 0.968972159368, 0.969065487517],
    [3_600, 0.824059129108, 0.824749154249],
    [86_400, 0.570437492393, 0.575570199031],
  ])(
    'with %d seconds left it is that of 30 digits',
    (secondsToExpiry, blackScholes, simplified) => {
      expect(Math.abs(fairValue({ ...at, secondsToExpiry }) - blackScholes)).toBeLessThan(5.1e-13)
      const seed = fairValue({ ...at, secondsToExpiry, model: 'simplified' })
      expect(Math.abs(seed - simplified)).toBeLessThan(5.1e-13)
    },
  )

  test('jstat is of the same opinion, as far as its cdf is good', () => {
    fc.assert(
      fc.property(practical, (claim) => {
        const deviation = claim.volatility * Math.sqrt(claim.secondsToExpiry / 31_536_000)
        const drift = claim.model === 'simplified' ? 0 : deviation / 2
        const second = jstat.normal.cdf(
          Math.log(claim.spot / claim.strike) / deviation - drift,
          0,
          1,
        )
        expect(Math.abs(fairValue(claim) - second)).toBeLessThan(1e-11)
      }),
    )
  })
})
