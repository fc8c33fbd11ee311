import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type ImpliedVolatility, impliedVolatility } from '../../src/pricing/impliedVolatility.js'
import * as Link from '../../src/pricing/link.js'
import fixture from '../fixtures/implied.json' with { type: 'json' }
import { within } from '../laws.js'

type Closed = Exclude<Link.Link, { readonly kind: 'jumps' }>

const link: fc.Arbitrary<Closed> = fc.constantFrom<Closed>(
  { kind: 'normal', scale: 1 },
  { kind: 'logistic', scale: 0.95 },
  { kind: 'studentT', scale: 0.97, degrees: 5 },
  { kind: 'studentT', scale: 1, degrees: 3.7 },
  { kind: 'mixture', scale: 1.1, deviation: 0.3 },
)

const year = 31_536_000
const spot = within(0.9, 1.1)
const price = within(1e-4, 1 - 1e-4)

const roots = (made: ImpliedVolatility): ReadonlyArray<number> =>
  made.kind === 'none'
    ? []
    : made.kind === 'two'
      ? [made.volatility, made.other]
      : [made.volatility]

describe('laws', () => {
  test('price → volatility → price comes back to 1e-12, by every root and link', () => {
    fc.assert(
      fc.property(link, spot, price, within(1, 1e6), (of, S, p, secondsToExpiry) => {
        const made = impliedVolatility({ price: p, spot: S, strike: 1, secondsToExpiry, link: of })
        for (const volatility of roots(made)) {
          const variance = (volatility * volatility * secondsToExpiry) / year
          const at = { distance: Math.log1p(S - 1), variance, seconds: secondsToExpiry }
          expect(Math.abs(Link.probability(of, at) - p)).toBeLessThan(1e-12)
        }
      }),
    )
  })

  test('there is one root above the strike, two or none below it, as the price is reached', () => {
    fc.assert(
      fc.property(link, spot, price, (of, S, p) => {
        const made = impliedVolatility({
          price: p,
          spot: S,
          strike: 1,
          secondsToExpiry: 1,
          link: of,
        })
        const distance = Math.log1p(S - 1)
        if (distance > 0) expect(made.kind).toBe('unique')
        if (distance === 0) expect(made.kind).toBe(p < 0.5 ? 'unique' : 'none')
        if (distance < 0) {
          // The best of its prices, at s² = 2|a|.
          const at = { distance, variance: -2 * distance, seconds: 1 }
          expect(made.kind).toBe(p <= Link.probability(of, at) ? 'two' : 'none')
        }
      }),
    )
  })

  test('the product of the two total deviations is 2|a|, the economic one the smaller', () => {
    fc.assert(
      fc.property(link, within(0.9, 0.99999), within(1e-4, 0.45), (of, S, p) => {
        const made = impliedVolatility({
          price: p,
          spot: S,
          strike: 1,
          secondsToExpiry: year,
          link: of,
        })
        const [less, more] = roots(made)
        if (less === undefined || more === undefined) return
        expect((less * more) / (-2 * Math.log1p(S - 1))).toBeCloseTo(1, 13)
        expect(less).toBeLessThanOrEqual(more)
      }),
    )
  })

  test('conditioning is 0.01/|∂p/∂ln σ|', () => {
    fc.assert(
      fc.property(link, spot, within(0.02, 0.98), (of, S, p) => {
        const made = impliedVolatility({
          price: p,
          spot: S,
          strike: 1,
          secondsToExpiry: 60,
          link: of,
        })
        if (made.kind === 'none' || Math.abs(made.d1) < 1e-3) return
        const { variance } = made
        const at = { distance: Math.log1p(S - 1), variance, seconds: 60 }
        const slope = 2 * variance * Link.partials(of, at).byVariance
        expect((made.conditioning * Math.abs(slope)) / 0.01).toBeCloseTo(1, 8)
      }),
    )
  })
})

describe('oracle', () => {
  test('impliedVolatility({ … }) is that of 40 digits, as far as the price says', () => {
    for (const row of fixture.rows) {
      const made = impliedVolatility({ ...row, link: row.link as Closed })
      if (made.kind === 'none') throw new Error(`none for ${JSON.stringify(row)}`)
      // An ulp of the price is so much of the volatility.
      const bound = 4e-15 * (1 + 100 * row.conditioning)
      expect(Math.abs(made.volatility / row.volatility - 1)).toBeLessThan(bound)
      expect(Math.abs(made.d1 - row.d1)).toBeLessThan(1e-13)
      expect(Math.abs(made.conditioning / row.conditioning - 1)).toBeLessThan(1e-11)
      expect(made.kind).toBe(row.other === null ? 'unique' : 'two')
      if (made.kind === 'two' && row.other !== null) {
        expect(Math.abs(made.other / row.other - 1)).toBeLessThan(bound)
      }
    }
  })
})
