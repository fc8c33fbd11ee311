import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Settlement } from '../../src/market/settlement.js'
import type { Claim } from '../../src/pricing/claim.js'
import { fairValue } from '../../src/pricing/fairValue.js'
import type { Link } from '../../src/pricing/link.js'
import { touchTerms } from '../../src/pricing/touchTerms.js'
import fixture from '../fixtures/touch.json' with { type: 'json' }
import { within } from '../laws.js'
import { claim, settledOn } from './claims.js'

type Extreme = 'highest' | 'lowest'

const touching = (of: Extreme): Settlement => settledOn({ kind: 'extremum', of }, { tie: 'yes' })

const at = (of: Extreme, link: Link, more: Partial<Claim>): number =>
  fairValue({ ...claim({ strike: 100_000, settlement: touching(of), ...more }), link })

const error = (deviation: number): Partial<Claim> => ({ basis: { mean: 0, deviation } })

const symmetric: ReadonlyArray<Link> = [
  { kind: 'normal', scale: 1 },
  { kind: 'logistic', scale: 1 },
  { kind: 'logistic', scale: 0.9 },
  { kind: 'studentT', scale: 1, degrees: 5 },
  { kind: 'studentT', scale: 0.97, degrees: 3.7 },
  { kind: 'mixture', scale: 1, deviation: 0.3 },
]

const links: ReadonlyArray<Link> = [
  ...symmetric,
  { kind: 'jumps', scale: 1, perDay: 50, mean: 0, deviation: 0.002 },
  { kind: 'jumps', scale: 1, perDay: 50, mean: -0.001, deviation: 0.002 },
  { kind: 'jumps', scale: 1, perDay: 50, mean: 0.001, deviation: 0.002 },
]

const chosen = fc.constantFrom(...links)
const extremes = fc.constantFrom('highest' as const, 'lowest' as const)
const deviations = fc.oneof(within(0, 1e-3), fc.constantFrom(0, 1e-16, 1e-9, 5e-5, 2e-4))
const times = fc.oneof(within(0, 4_000), within(-5, 5), fc.constantFrom(0, 1e-9, 30, 3_600))

describe('examples', () => {
  test('past the level the price rises to 1, whatever the link', () => {
    const jumps: Link = { kind: 'jumps', scale: 1, perDay: 50, mean: 0, deviation: 0.002 }
    const hour = { volatility: 0.2, secondsToExpiry: 3_600, ...error(5e-5) }
    const prices = [100_001, 100_050, 100_232].map((spot) =>
      at('highest', jumps, { ...hour, spot }),
    )
    expect(prices[0]).toBeGreaterThan(0.99)
    expect(prices[1]).toBe(1)
    expect(prices[2]).toBe(1)
    const late = { volatility: 0.2, secondsToExpiry: 30, spot: 100_005, ...error(5e-5) }
    const logistic = at('highest', { kind: 'logistic', scale: 1 }, late)
    expect(logistic).toBeGreaterThan(0.97)
    expect(logistic).toBeLessThan(0.99)
  })
})

describe('laws', () => {
  test('it lies in [0, 1], rises with spot to the highest and falls to the lowest', () => {
    fc.assert(
      fc.property(
        chosen,
        extremes,
        deviations,
        times,
        within(0.05, 2),
        within(99_000, 101_000),
        within(99_000, 101_000),
        (link, of, deviation, secondsToExpiry, volatility, one, other) => {
          const more = { secondsToExpiry, volatility, ...error(deviation) }
          const nearer = of === 'highest' ? Math.max(one, other) : Math.min(one, other)
          const low = at(of, link, { ...more, spot: one + other - nearer })
          const high = at(of, link, { ...more, spot: nearer })
          expect(low).toBeGreaterThanOrEqual(0)
          expect(high).toBeLessThanOrEqual(1)
          expect(high).toBeGreaterThanOrEqual(low - 1e-9)
        },
      ),
      { numRuns: 3_000 },
    )
  })

  test('with less and less of an error it comes to the price without', () => {
    for (const link of symmetric)
      for (const of of ['highest', 'lowest'] as const)
        for (const spot of [99_900, 99_990, 100_000, 100_010, 100_100]) {
          const without = at(of, link, { spot })
          for (const deviation of [1e-7, 1e-9, 1e-12, 1e-16])
            expect(Math.abs(at(of, link, { spot, ...error(deviation) }) - without)).toBeLessThan(
              500 * deviation + 1e-10,
            )
        }
  })

  test('as the path ends it comes to the chance that the index is past the level', () => {
    for (const link of symmetric)
      for (const spot of [99_985, 100_000, 100_010]) {
        const more = { spot, ...error(1e-4) }
        const ended = at('highest', link, { ...more, secondsToExpiry: 0 })
        expect(at('highest', link, { ...more, secondsToExpiry: 1e-12 })).toBeCloseTo(ended, 6)
        const basis = { spot, strike: 100_000, volatility: 1e-4, secondsToExpiry: 31_536_000 }
        expect(ended).toBeCloseTo(fairValue(basis), 12)
      }
  })

  test('the weights of what is certain and of the places are one', () => {
    fc.assert(
      fc.property(
        extremes,
        within(1e-6, 0.01),
        within(0.1, 4_000),
        within(99_000, 101_000),
        (of, deviation, left, spot) => {
          const terms = touchTerms(
            claim({
              strike: 100_000,
              spot,
              secondsToExpiry: left,
              settlement: touching(of),
              ...error(deviation),
            }),
            of,
          )
          const near = terms.filter((_, i) => i === 0 || i % 2 === 1)
          // Far away, where a touch is worth nothing, the nodes are sparse, and at last none.
          if (deviation < 1e-3)
            expect(near.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 4)
          expect(near.every(({ weight }) => weight >= 0)).toBe(true)
        },
      ),
    )
  })
})

describe('oracle', () => {
  test('with an error of the index it is the integral over it, to 1e-10', () => {
    for (const { link, of, spot, seconds, deviation, price } of fixture.basis) {
      const more = { spot, secondsToExpiry: seconds, ...error(deviation) }
      const got = at(of as Extreme, link as Link, more)
      expect(Math.abs(got - price)).toBeLessThan(1e-10)
    }
  })

  test('with jumps it is dear: by 16 cents at the worst, where it is not 8 cents too cheap', () => {
    const off = fixture.jumps.map(({ link, spot, volatility, seconds, price }) => {
      const more = { spot, volatility, secondsToExpiry: seconds }
      return at('highest', link as Link, more) - price
    })
    expect(Math.max(...off)).toBeLessThan(0.17)
    expect(Math.min(...off)).toBeGreaterThan(-0.085)
  })
})
