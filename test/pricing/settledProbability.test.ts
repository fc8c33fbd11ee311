import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Claim, isPriceable } from '../../src/pricing/claim.js'
import type { Link } from '../../src/pricing/link.js'
import { settledProbability } from '../../src/pricing/settledProbability.js'
import { neverFalls, neverRises, within } from '../laws.js'
import { anyClaim, claim, minute, openingOn, point, settledOn, twap } from './claims.js'

const normal: Link = { kind: 'normal', scale: 1 }
const logistic: Link = { kind: 'logistic', scale: 0.95 }
/** Neighbouring doubles may change places by an ulp of the price; prices a cent apart may not. */
const cents = fc.integer({ min: 9_900_000, max: 10_100_000 }).map((count) => count / 100)

const yes = (of: Claim, link: Link = normal): number => settledProbability(of, link, 'yes')
const no = (of: Claim, link: Link = normal): number => settledProbability(of, link, 'no')

describe('examples', () => {
  test('an average ends nearer than a point, a link tells how far is far', () => {
    const averaged = claim({ settlement: settledOn(minute) })
    expect(yes(averaged)).toBeLessThan(yes(claim()))
    expect(yes(averaged, logistic)).not.toBe(yes(averaged))
  })

  test('NO keeps its digits where YES is one but for the last', () => {
    const far = claim({ spot: 101_500, secondsToExpiry: 90, settlement: settledOn(minute) })
    expect(yes(far)).toBe(1)
    expect(no(far)).toBeGreaterThan(0)
    expect(no(far)).toBeLessThan(1e-40)
  })

  test('a range far below spot keeps its digits', () => {
    const settlement = settledOn(point, { strike: { kind: 'between', upper: 98_100 } })
    const far = claim({ strike: 98_000, secondsToExpiry: 300, settlement })
    const mirror = settledOn(point, { strike: { kind: 'between', upper: 1e10 / 98_000 } })
    const other = claim({ strike: 1e10 / 98_100, secondsToExpiry: 300, settlement: mirror })
    expect(yes(far)).toBeGreaterThan(0)
    expect(yes(far)).toBeLessThan(1e-30)
    expect(yes(far) / yes(other)).toBeGreaterThan(0.5)
    expect(yes(far) / yes(other)).toBeLessThan(2)
  })
})

describe('edges', () => {
  test('an open market whose price to beat is not known has no price', () => {
    const unknown = claim({ strike: null, settlement: openingOn(minute) })
    expect(yes(unknown)).toBeNaN()
    expect(no(unknown)).toBeNaN()
  })

  test('what is certain is paid in full, on either side', () => {
    const settled = claim({ secondsToExpiry: 0 })
    expect([yes(settled), no(settled)]).toEqual([0, 1])
    expect([yes({ ...settled, spot: 100_060 }), no({ ...settled, spot: 100_060 })]).toEqual([1, 0])
    expect([yes({ ...settled, spot: 100_050 }), no({ ...settled, spot: 100_050 })]).toEqual([
      0.5, 0.5,
    ])
  })

  test('an extreme whose tie pays half on a grid is paid whole between the two', () => {
    const end = { kind: 'extremum', of: 'highest' } as const
    const settlement = settledOn(end, { tickSize: 40 })
    for (const strike of [100_050, 100_300, 101_000]) {
      const touched = claim({ strike, settlement })
      expect(yes(touched) + no(touched)).toBeCloseTo(1, 14)
    }
  })

  test('a printed value that is not a number gives no number', () => {
    const end = { count: 60, value: Number.NaN, by: 'venue' } as const
    const settled = claim({ settlement: settledOn(minute), printed: { strike: null, end } })
    expect(yes(settled)).toBeNaN()
    expect(no(settled)).toBeNaN()
  })
})

describe('laws', () => {
  test('any claim that has a strike has a probability, to the last millisecond and after', () => {
    fc.assert(
      fc.property(anyClaim, fc.constantFrom(normal, logistic), (any, link) => {
        const isRangeOfExtremes =
          any.settlement.end.kind === 'extremum' &&
          (any.settlement.strike.kind === 'between' || any.strike === null)
        fc.pre(isPriceable(any) && !isRangeOfExtremes)
        for (const price of [yes(any, link), no(any, link)]) {
          expect(price).toBeGreaterThanOrEqual(0)
          expect(price).toBeLessThanOrEqual(1)
        }
      }),
      { numRuns: 2_000 },
    )
  })

  test('YES and NO add up to one', () => {
    fc.assert(
      fc.property(anyClaim, (any) => {
        const sum = yes(any) + no(any)
        fc.pre(!Number.isNaN(sum))
        expect(Math.abs(sum - 1)).toBeLessThanOrEqual(2 ** -50)
      }),
      { numRuns: 1_000 },
    )
  })

  const ends = [
    point,
    minute,
    twap,
    { ...minute, windowMs: 86_400_000 },
    { ...twap, windowMs: 86_400_000 },
  ]
  const places = ends.flatMap((end) => [86_500, 600, 59.5, 0.5].map((left) => [end, left] as const))

  test.each(places)(
    'of %j with %d s left it never falls with spot nor rises with strike',
    (end, left) => {
      const printed = { strike: null, end: { count: 30, value: 100_010, by: 'venue' as const } }
      const at = claim({
        settlement: settledOn(end),
        secondsToExpiry: left,
        printed: end.kind === 'point' ? claim().printed : printed,
      })
      neverFalls(cents, (spot) => yes({ ...at, spot }))
      neverRises(cents, (strike) => yes({ ...at, strike }))
    },
  )

  test('scaling all prices changes nothing but the last digits', () => {
    fc.assert(
      fc.property(
        within(0.01, 100),
        within(1, 900),
        fc.constantFrom(point, minute, twap),
        (by, left, end) => {
          const at = (factor: number): Claim =>
            claim({
              spot: 100_000 * factor,
              strike: 100_020 * factor,
              secondsToExpiry: left,
              settlement: settledOn(end, { tie: 'yes', tickSize: 0.01 * factor }),
              printed: {
                strike: null,
                end: end.kind === 'point' ? null : { count: 30, value: 100_010 * factor, by: 'us' },
              },
            })
          expect(yes(at(by))).toBeCloseTo(yes(at(1)), 9)
        },
      ),
    )
  })

  test('a tie that pays more is worth more', () => {
    fc.assert(
      fc.property(anyClaim, (any) => {
        const paid = (['no', 'half', 'yes'] as const).map((tie) =>
          yes({ ...any, settlement: { ...any.settlement, tie } }),
        )
        const [least = 0, half = 0, most = 0] = paid
        fc.pre(!Number.isNaN(least))
        expect(half).toBeGreaterThanOrEqual(least - 1e-15)
        expect(most).toBeGreaterThanOrEqual(half - 1e-15)
      }),
      { numRuns: 1_000 },
    )
  })
})
