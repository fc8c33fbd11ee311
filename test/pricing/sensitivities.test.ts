import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { plain } from '../../src/market/settlement.js'
import { type Digital, fairValue } from '../../src/pricing/fairValue.js'
import { sensitivities } from '../../src/pricing/sensitivities.js'
import { within } from '../laws.js'
import { anyClaim, minute, openingOn, settledOn } from './claims.js'
import { links } from './places.js'

const at = { spot: 100_500, strike: 100_000, volatility: 0.5, secondsToExpiry: 900 }
const still = {
  delta: 0,
  gamma: 0,
  vega: 0,
  theta: 0,
  deltaPerBasisPoint: 0,
  deviationPerRootSecond: 0,
}
const basis = { mean: 0, deviation: 0.0002 }
const rate = 0.25 / 31_536_000

describe('examples', () => {
  test('the value is the fair value, and NO moves against YES', () => {
    const yes = sensitivities(at)
    const no = sensitivities({ ...at, outcome: 'no' })
    expect(yes.value).toBe(fairValue(at))
    expect(no).toEqual({
      value: fairValue({ ...at, outcome: 'no' }),
      delta: -yes.delta,
      gamma: -yes.gamma,
      vega: -yes.vega,
      theta: -yes.theta,
      deltaPerBasisPoint: -yes.deltaPerBasisPoint,
      deviationPerRootSecond: yes.deviationPerRootSecond,
    })
  })

  test('a basis point and a root of a second are delta in other words', () => {
    const { delta, deltaPerBasisPoint, deviationPerRootSecond } = sensitivities(at)
    expect(deltaPerBasisPoint).toBeCloseTo(delta * 10.05, 15)
    expect(deviationPerRootSecond).toBeCloseTo(delta * 100_500 * Math.sqrt(rate), 15)
  })

  test('the simplified form has its own, and under a settlement it is not read', () => {
    const settlement = plain
    const simplified = sensitivities({ ...at, model: 'simplified' })
    expect(simplified.delta).toBeLessThan(sensitivities(at).delta)
    expect(sensitivities({ ...at, model: 'simplified', settlement })).toEqual(
      sensitivities({ ...at, settlement }),
    )
    const z = Math.log(1.005) / Math.sqrt(rate * 900)
    const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)
    expect(simplified.vega / ((-density * z) / 0.5)).toBeCloseTo(1, 12)
    expect(simplified.theta / ((density * z) / 1_800)).toBeCloseTo(1, 12)
  })

  test('before both fixings the price does not hang on spot', () => {
    const forward = { ...at, strike: null, settlement: openingOn(minute), secondsToOpen: 300 }
    const { delta, gamma, deviationPerRootSecond } = sensitivities({ ...forward, basis })
    expect([delta, gamma, deviationPerRootSecond]).toEqual([0, 0, 0])
  })
})

describe('edges', () => {
  test('with no variance left a claim is a step and no derivative is left', () => {
    for (const spot of [99_000, 100_000, 101_000])
      for (const over of [{ secondsToExpiry: 0 }, { volatility: 0 }])
        for (const settlement of [undefined, settledOn(minute)]) {
          const printed = { strike: null, end: { count: 60, value: spot, by: 'venue' as const } }
          const digital = { ...at, spot, ...over, ...(settlement && { settlement, printed }) }
          expect(sensitivities(digital)).toEqual({ ...still, value: fairValue(digital) })
        }
  })

  test('without a price all are NaN', () => {
    const nowhere: ReadonlyArray<Partial<Digital>> = [
      { spot: Number.NaN },
      { volatility: Number.NaN },
      { secondsToExpiry: Number.NaN },
      { strike: null },
      { link: { kind: 'studentT', scale: 1, degrees: 2 } },
      { link: { kind: 'jumps', scale: 0, perDay: 1, mean: 0, deviation: 0 } },
    ]
    for (const over of nowhere)
      for (const value of Object.values(sensitivities({ ...at, ...over }))) expect(value).toBeNaN()
  })

  test('an extreme that another link holds to 1 stands there', () => {
    const settlement = settledOn({ kind: 'extremum', of: 'lowest' })
    const digital = {
      spot: 120_000,
      strike: 100_000,
      volatility: 4,
      secondsToExpiry: 1e8,
      settlement,
      link: { kind: 'studentT', scale: 1, degrees: 5 } as const,
    }
    expect(sensitivities(digital)).toEqual({ ...still, value: 1 })
  })

  test('with volatility 0 the basis alone is left, and vega and theta are 0', () => {
    const ends = [minute, { kind: 'extremum', of: 'highest' }] as const
    for (const end of ends) {
      const settlement = settledOn(end)
      const none = { ...at, spot: 99_990, volatility: 0, basis, settlement, secondsToExpiry: 30 }
      const got = sensitivities(none)
      expect(got.delta).toBeGreaterThan(0)
      expect([got.vega, got.theta, got.deviationPerRootSecond]).toEqual([0, 0, 0])
    }
  })

  test('past the largest variance that an extreme is taken of, no more of it counts', () => {
    const settlement = settledOn({ kind: 'extremum', of: 'highest' })
    const long = { ...at, spot: 90_000, volatility: 8, secondsToExpiry: 1e8, settlement }
    const got = sensitivities(long)
    expect(got.delta).toBeGreaterThan(0)
    expect([got.vega, got.theta]).toEqual([0, 0])
  })

  test('of every claim that has a price all are finite, and none of one that has not', () => {
    fc.assert(
      fc.property(anyClaim, fc.constantFrom(...links), (claim, link) => {
        const got = sensitivities({ ...claim, link })
        const isPriced = !Number.isNaN(fairValue({ ...claim, link }))
        for (const value of Object.values(got)) {
          if (isPriced) expect(Math.abs(value)).toBeLessThan(Infinity)
          else expect(value).toBeNaN()
        }
      }),
    )
  })
})

describe('laws', () => {
  const near = fc.record({
    spot: within(99_000, 101_000),
    strike: fc.constant(100_000),
    volatility: within(0.2, 2),
    secondsToExpiry: within(60, 1e5),
  })

  test('spot and the strike are of one scale: S·Δ + K·∂P/∂K = 0', () => {
    fc.assert(
      fc.property(near, fc.constantFrom(...links), (digital, link) => {
        const price = (strike: number): number => fairValue({ ...digital, link, strike })
        const width = 1e5 * digital.volatility * Math.sqrt(digital.secondsToExpiry / 31_536_000)
        const h = width / 200
        const coarse = (price(1e5 + h) - price(1e5 - h)) / (2 * h)
        const fine = (price(1e5 + h / 2) - price(1e5 - h / 2)) / h
        const byStrike = (4 * fine - coarse) / 3
        const { delta } = sensitivities({ ...digital, link })
        expect(Math.abs(digital.spot * delta + 1e5 * byStrike) * (width / 1e5)).toBeLessThan(1e-8)
      }),
    )
  })

  test('a normal point or extreme is a martingale: θ + ½vS²Γ = 0', () => {
    const ends = [
      { kind: 'point' },
      { kind: 'extremum', of: 'highest' },
      { kind: 'extremum', of: 'lowest' },
    ] as const
    fc.assert(
      fc.property(near, fc.constantFrom(...ends), (digital, end) => {
        const { spot, volatility } = digital
        const { theta, gamma } = sensitivities({ ...digital, settlement: settledOn(end) })
        const half = (((volatility * volatility) / 31_536_000) * spot * spot * gamma) / 2
        expect(Math.abs(theta + half)).toBeLessThan(1e-12 * Math.max(Math.abs(theta), 1e-6))
      }),
    )
  })

  test('twice the prices, prints, bounds and ticks make half the delta', () => {
    fc.assert(
      fc.property(within(99_900, 100_100), within(1, 59), (spot, left) => {
        const scaledBy = (k: number): Digital => ({
          spot: spot * k,
          strike: 100_000 * k,
          volatility: 0.5,
          secondsToExpiry: left,
          settlement: settledOn(minute, {
            strike: { kind: 'between', upper: 100_050 * k },
            tickSize: 0.01 * k,
          }),
          printed: {
            strike: null,
            end: { count: 60 - Math.ceil(left), value: 100_010 * k, by: 'us' },
          },
          basis,
        })
        const one = sensitivities(scaledBy(1))
        const two = sensitivities(scaledBy(2))
        expect(Math.abs(2 * two.delta - one.delta)).toBeLessThan(
          1e-9 * (1e-5 + Math.abs(one.delta)),
        )
        expect(Math.abs(two.vega - one.vega)).toBeLessThan(1e-9)
      }),
    )
  })
})
