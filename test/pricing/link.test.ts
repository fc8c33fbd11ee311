import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Normal from '../../src/math/normal.js'
import { fairValue } from '../../src/pricing/fairValue.js'
import * as Link from '../../src/pricing/link.js'
import { neverFalls, within } from '../laws.js'
import { ulp } from '../ulps.js'

const normal = { kind: 'normal', scale: 1 } as const
const logistic = { kind: 'logistic', scale: 1 } as const
const studentT = { kind: 'studentT', scale: 1, degrees: 5 } as const
const mixture = { kind: 'mixture', scale: 1, deviation: 0.3 } as const
const jumps = { kind: 'jumps', scale: 1, perDay: 50, mean: 0, deviation: 0.002 } as const
const five = [normal, logistic, studentT, mixture, jumps]
const symmetric = [normal, logistic, studentT, mixture]

/** A variance of 50 % a year over five minutes. */
const at = (distance: number, variance = 0.25 * (300 / 31_536_000)): Link.Place => ({
  distance,
  variance,
  seconds: 300,
})

const wild = fc.double({ noNaN: true, noDefaultInfinity: true })
const positive = fc.double({ min: 5e-324, noNaN: true, noDefaultInfinity: true })
const anyLink: fc.Arbitrary<Link.Link> = fc.oneof(
  fc.record({ kind: fc.constant('normal' as const), scale: positive }),
  fc.record({ kind: fc.constant('logistic' as const), scale: positive }),
  fc.record({
    kind: fc.constant('studentT' as const),
    scale: positive,
    degrees: fc.double({ min: 2, minExcluded: true, noNaN: true }),
  }),
  fc.record({ kind: fc.constant('mixture' as const), scale: positive, deviation: wild }),
  fc.record({
    kind: fc.constant('jumps' as const),
    scale: positive,
    perDay: fc.oneof(within(0, 1000), positive),
    mean: fc.oneof(within(-0.01, 0.01), wild),
    deviation: fc.oneof(within(0, 0.01), wild),
  }),
)
const anyPlace = fc.record({
  distance: fc.oneof(within(-0.1, 0.1), wild),
  variance: fc.oneof(within(0, 1e-4), fc.constant(0), positive),
  seconds: fc.oneof(within(0, 86_400), fc.constant(0), positive),
})

describe('examples', () => {
  test('the normal link is Black–Scholes', () => {
    const digital = { spot: 100_500, strike: 100_000, volatility: 0.5, secondsToExpiry: 900 }
    const place = { distance: Math.log(1.005), variance: 0.25 * (900 / 31_536_000), seconds: 900 }
    const p = Link.probability(normal, place)
    expect(Math.abs(p - fairValue(digital))).toBeLessThan(1e-14)
    expect(p).toBeCloseTo(0.968972159368, 11)
  })

  test.each([
    [300, 0.999388308735],
    [900, 0.968972159368],
    [3600, 0.824059129108],
    [86_400, 0.570437492393],
  ])('S = 100,500 over 100,000 at 50 %% a year, %d seconds left', (seconds, p) => {
    const variance = 0.25 * (seconds / 31_536_000)
    const place = { distance: Math.log(1.005), variance, seconds }
    expect(Math.abs(Link.probability(normal, place) - p)).toBeLessThan(6e-13)
  })

  test('delta of it at 900 seconds is byDistance over the spot', () => {
    const place = { distance: Math.log(1.005), variance: 0.25 * (900 / 31_536_000), seconds: 900 }
    const { byDistance, byDistanceTwice, byVariance } = Link.partials(normal, place)
    expect(byDistance / 100_500).toBeCloseTo(2.606404528e-4, 13)
    expect((byDistanceTwice - byDistance) / 100_500 ** 2).toBeCloseTo(-1.814248994e-6, 15)
    // By the volatility: dw/dσ = 2σT.
    expect(byVariance * 2 * 0.5 * (900 / 31_536_000)).toBeCloseTo(-0.2614778596, 9)
  })

  test('Merton at 40 % a year with 50 jumps a day of 20 basis points', () => {
    const variance = 0.16 * (900 / 31_536_000)
    const place = { distance: Math.log(100_000 / 100_100), variance, seconds: 900 }
    expect(Math.abs(Link.probability(jumps, place) - 0.34074846161946)).toBeLessThan(6e-15)
  })

  test.each([
    ['studentT', studentT, 3.5],
    ['mixture', mixture, 2.1],
    ['logistic', logistic, 2],
  ] as const)('%s adds cents to a favourite half a deviation away', (_, link, cents) => {
    const place = { distance: 0.0005 + 5e-7, variance: 1e-6, seconds: 60 }
    const added = Link.probability(link, place) - Link.probability(normal, place)
    expect(added * 100).toBeGreaterThan(cents - 0.6)
    expect(added * 100).toBeLessThan(cents + 0.6)
  })

  test('a scale of 2 halves the standardised distance', () => {
    const place = { distance: 0.002, variance: 1e-6, seconds: 60 }
    for (const link of symmetric) {
      const wide = Link.probability({ ...link, scale: 2 }, place)
      const near = Link.probability(link, { ...place, distance: 0.001 + 2.5e-7 })
      expect(Math.abs(wide - near)).toBeLessThan(1e-15)
    }
  })
})

describe('edges', () => {
  test('at no variance a link is its limit: 0, ½ at the strike, 1', () => {
    for (const link of symmetric) {
      const [below, on, above] = [-1e-9, 0, 1e-9].map((distance) => at(distance, 0)) as [
        Link.Place,
        Link.Place,
        Link.Place,
      ]
      expect([below, on, above].map((place) => Link.probability(link, place))).toEqual([
        0,
        expect.closeTo(0.5, 15),
        1,
      ])
      expect(Link.complement(link, below)).toBeCloseTo(1, 15)
      expect(Link.complement(link, above)).toBe(0)
    }
  })

  test('at no variance the price is a step and its derivatives are 0', () => {
    for (const link of symmetric) {
      for (const distance of [-0.1, 0, 0.1]) {
        const { value, ...slopes } = Link.partials(link, at(distance, 0))
        expect(value).toBe(Link.probability(link, at(distance, 0)))
        expect(Object.values(slopes)).toEqual([0, 0, 0, 0])
      }
    }
  })

  test('beyond the range of the density its derivatives are 0', () => {
    for (const link of five) {
      const { value, ...slopes } = Link.partials(link, at(1e200, 1e-300))
      expect(value).toBe(1)
      for (const slope of Object.values(slopes)) expect(Math.abs(slope)).toBeLessThan(1e-30)
    }
  })

  test('what is not a number, a negative variance and a scale not above 0 give NaN', () => {
    for (const link of five) {
      const bad = [
        Link.probability(link, at(Number.NaN)),
        Link.complement(link, at(0, Number.NaN)),
        Link.probability(link, at(0, -1e-9)),
        Link.probability({ ...link, scale: 0 }, at(0.001)),
        Link.probability({ ...link, scale: -1 }, at(0.001, 0)),
        Link.probability({ ...link, scale: Number.NaN }, at(0.001)),
        Link.quantile({ ...link, scale: 0 }, 0.3),
        Link.quantile(link, Number.NaN),
        ...Object.values(Link.partials(link, at(Number.NaN))),
        ...Object.values(Link.partials({ ...link, scale: 0 }, at(0, 0))),
      ]
      expect(bad).toEqual(Array(bad.length).fill(Number.NaN))
    }
  })

  test('a t without a variance gives NaN', () => {
    for (const degrees of [2, 1, Number.NaN]) {
      const link = { ...studentT, degrees }
      expect(Link.probability(link, at(0.001))).toBeNaN()
      expect(Link.partials(link, at(0.001)).byDistance).toBeNaN()
      expect(Link.quantile(link, 0.3)).toBeNaN()
    }
  })

  test('with jumps there is no quantile', () => {
    expect(Link.quantile(jumps, 0.5)).toBeNaN()
  })
})

describe('laws', () => {
  test('every finite input gives a probability, for YES and for NO', () => {
    fc.assert(
      fc.property(anyLink, anyPlace, (link, place) => {
        const yes = Link.probability(link, place)
        const no = Link.complement(link, place)
        for (const p of [yes, no]) expect(p >= 0 && p <= 1).toBe(true)
        expect(Math.abs(yes + no - 1)).toBeLessThan(1e-13)
      }),
      { numRuns: 2000 },
    )
  })

  test('on markets as they are the derivatives are finite', () => {
    const place = fc.record({
      distance: within(-0.1, 0.1),
      variance: fc.oneof(
        fc.constant(0),
        within(-30, -4).map((log) => 10 ** log),
      ),
      seconds: within(0, 86_400),
    })
    fc.assert(
      fc.property(fc.constantFrom(...five), place, (link, here) => {
        expect(Object.values(Link.partials(link, here)).every(Number.isFinite)).toBe(true)
      }),
    )
  })

  test('the probability does not fall with the distance', () => {
    for (const link of five) {
      for (const variance of [0, 1e-12, 2e-6, 1e-3]) {
        neverFalls(within(-0.05, 0.05), (distance) => {
          // Sums of seven and of the jumps are monotone to their rounding.
          const p = Link.probability(link, at(distance, variance))
          return link.kind === 'mixture' || link.kind === 'jumps' ? Math.fround(p) : p
        })
      }
    }
  })

  test('YES at a distance is NO at its mirror image, for a symmetric law', () => {
    fc.assert(
      fc.property(fc.constantFrom(...symmetric), within(-0.02, 0.02), (link, distance) => {
        const { variance } = at(0)
        const no = Link.complement(link, at(variance - distance))
        expect(Link.probability(link, at(distance)) / no).toBeCloseTo(1, 9)
      }),
    )
  })

  test('quantile gives back the standardised distance', () => {
    const z = within(-6, 2)
    fc.assert(
      fc.property(fc.constantFrom(...symmetric), within(0.5, 2), z, (base, scale, x) => {
        const link = { ...base, scale }
        const p = Link.probability(link, { distance: x + 0.5, variance: 1, seconds: 1 })
        const slope = Link.partials(link, { distance: x + 0.5, variance: 1, seconds: 1 }).byDistance
        const moved = (8 * ulp(p)) / slope + 1e-14
        expect(Math.abs(Link.quantile(link, p) - x)).toBeLessThan(moved)
      }),
    )
  })

  test('in a row the arguments give the same', () => {
    for (const link of five) {
      const { distance, variance, seconds } = at(0.0007)
      const [yes, no] = [Link.probability, Link.complement].map((f) => f(link, at(0.0007)))
      expect(Link.probabilityOf(link, distance, variance, seconds)).toBe(yes)
      expect(Link.complementOf(link, distance, variance, seconds)).toBe(no)
    }
  })

  test('without jumps or uncertainty, with endless degrees every law is the normal one', () => {
    const plain = [
      { ...jumps, perDay: 0 },
      { ...mixture, deviation: 0 },
      { ...studentT, degrees: Infinity },
    ]
    for (const link of plain) {
      for (const distance of [-0.01, -0.001, 0, 0.002]) {
        const exact = Link.probability(normal, at(distance))
        expect(Math.abs(Link.probability(link, at(distance)) / exact - 1)).toBeLessThan(1e-15)
      }
    }
    expect(Link.quantile(normal, 0.3)).toBe(Normal.quantile(0.3))
  })
})
