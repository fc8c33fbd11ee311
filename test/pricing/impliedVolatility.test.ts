import { describe, expect, it, test } from 'vitest'
import {
  type BinaryPrice,
  type ImpliedVolatility,
  impliedVolatility,
} from '../../src/pricing/impliedVolatility.js'
import * as Link from '../../src/pricing/link.js'

const year = 31_536_000

/** A claim of which `ln(S/K)` is a and of which a volatility is the total deviation. */
const claim = (a: number, price: number): BinaryPrice => ({
  price,
  spot: Math.exp(a),
  strike: 1,
  secondsToExpiry: year,
})

type Found = Exclude<ImpliedVolatility, { readonly kind: 'none' }>

const found = (given: BinaryPrice): Found => {
  const made = impliedVolatility(given)
  if (made.kind === 'none') throw new Error(`none: ${made.reason}`)
  return made
}

const other = (made: Found): number => (made.kind === 'two' ? made.other : Number.NaN)

const priceAt = (link: Link.Link, a: number, deviation: number): number =>
  Link.probability(link, { distance: a, variance: deviation * deviation, seconds: 900 })

describe('examples', () => {
  /** theory.md §9: a = ±10 bp, s = .0015. */
  it('above the strike there is one root', () => {
    const made = found(claim(0.001, 0.7472678165649199))
    expect(made.kind).toBe('unique')
    expect(made.volatility).toBeCloseTo(0.0015, 14)
    expect(made.variance).toBeCloseTo(0.0015 ** 2, 16)
    expect(made.d1).toBeCloseTo(0.001 / 0.0015 + 0.00075, 12)
  })

  it('below it there are two, of product 2|a|', () => {
    const made = found(claim(-0.001, 0.2522530114517534))
    expect(made.kind).toBe('two')
    expect(made.volatility).toBeCloseTo(0.0015, 14)
    expect(other(made)).toBeCloseTo(4 / 3, 11)
    expect(made.d1).toBeCloseTo(-0.001 / 0.0015 + 0.00075, 12)
  })

  it('on the strike there is one, below ½', () => {
    const made = found(
      claim(
        0,
        Link.probability(
          { kind: 'normal', scale: 1 },
          {
            distance: 0,
            variance: 0.04,
            seconds: 1,
          },
        ),
      ),
    )
    expect(made.kind).toBe('unique')
    expect(made.volatility).toBeCloseTo(0.2, 14)
    expect(made.d1).toBeCloseTo(0.1, 14)
  })

  it('conditioning is the change of ln σ for a cent', () => {
    const up = found(claim(0.001, 0.7472678165649199 + 1e-7))
    const down = found(claim(0.001, 0.7472678165649199 - 1e-7))
    const perCent = (Math.log(down.volatility / up.volatility) / 2e-7) * 0.01
    expect(up.conditioning).toBeCloseTo(perCent, 5)
  })

  it('an average’s seconds are its effective ones', () => {
    const spot = 100_500
    const whole = { price: 0.9, spot, strike: 100_000, secondsToExpiry: 300 }
    const average = found({ ...whole, secondsToExpiry: 300 - 60 + 20.5 })
    expect(average.volatility / found(whole).volatility).toBeCloseTo(Math.sqrt(300 / 260.5), 14)
    expect(average.variance).toBe(found(whole).variance)
  })
})

describe('edges', () => {
  const none = (reason: string) => ({ kind: 'none', reason })

  test('a price of 0 or 1 is certain and implies no volatility', () => {
    for (const a of [-0.01, 0, 0.01]) {
      expect(impliedVolatility(claim(a, 0))).toEqual(none('certain'))
      expect(impliedVolatility(claim(a, 1))).toEqual(none('certain'))
    }
  })

  test('on the strike and above ½ there is no volatility, nor at ½', () => {
    for (const price of [0.5, 0.6]) {
      expect(impliedVolatility(claim(0, price))).toEqual(none('unreachable'))
    }
  })

  test('below the strike no price is above what its best volatility gives', () => {
    // theory.md §9: p_max of a = −10 bp.
    const most = 0.4821647041
    expect(impliedVolatility(claim(-0.001, most + 1e-10))).toEqual(none('unreachable'))
    expect(found(claim(-0.001, most - 1e-10)).kind).toBe('two')
    expect(impliedVolatility(claim(-0.001, 0.6))).toEqual(none('unreachable'))
  })

  test('where both roots meet they are one number, of which the price says nothing', () => {
    // 2|a| = q², with q the quantile of a quarter: as near as doubles come.
    const q = Link.quantile({ kind: 'normal', scale: 1 }, 0.25)
    const made = found(claim((-q * q * (1 - 4e-16)) / 2, 0.25))
    expect(made.kind).toBe('two')
    expect(made.volatility / other(made)).toBeCloseTo(1, 6)
    expect(made.volatility / -q).toBeCloseTo(1, 6)
    expect(made.conditioning).toBeGreaterThan(1e4)
    expect(made.worthInverting).toBe(false)
  })

  test('jumps have no closed form', () => {
    const link = { kind: 'jumps', scale: 1, perDay: 50, mean: 0, deviation: 0.002 } as const
    expect(impliedVolatility({ ...claim(0.001, 0.7), link })).toEqual(none('jumps'))
  })

  test.each([
    ['spot', 0],
    ['spot', Number.NaN],
    ['strike', -1],
    ['strike', Infinity],
    ['secondsToExpiry', 0],
    ['secondsToExpiry', -1],
    ['secondsToExpiry', Infinity],
    ['secondsToExpiry', Number.NaN],
    ['price', -0.1],
    ['price', 1.1],
    ['price', Number.NaN],
  ])('%s of %d implies nothing', (field, value) => {
    const given = { ...claim(0.001, 0.7), [field]: value }
    expect(impliedVolatility(given)).toEqual(none('notANumber'))
  })

  test('a link that is none implies nothing', () => {
    for (const scale of [0, -1, Number.NaN]) {
      const link = { kind: 'normal', scale } as const
      expect(impliedVolatility({ ...claim(0.001, 0.7), link })).toEqual(none('notANumber'))
    }
    const link = { kind: 'studentT', scale: 1, degrees: 2 } as const
    expect(impliedVolatility({ ...claim(0.001, 0.7), link })).toEqual(none('notANumber'))
  })

  test('a price is worth inverting for 0.15 ≤ |d1| ≤ 2.3, over a tick from ½', () => {
    const worth = (d1: number, tickSize = 0.0001): boolean => {
      // With s = 0.001 and a = s·d1 − s²/2.
      const [s, link] = [0.001, { kind: 'normal', scale: 1 } as const]
      const a = s * d1 - (s * s) / 2
      return found({ ...claim(a, priceAt(link, a, s)), link, tickSize }).worthInverting
    }
    expect([0.149, 0.151, 1, 2.299, 2.301].map((d1) => worth(d1))).toEqual([
      false,
      true,
      true,
      true,
      false,
    ])
    expect([-0.149, -0.151, -1, -2.299, -2.301].map((d1) => worth(d1))).toEqual([
      false,
      true,
      true,
      true,
      false,
    ])
    // Φ(0.2) − ½ is 0.0793.
    expect([worth(0.2, 0.078), worth(0.2, 0.08), worth(-0.2, 0.078), worth(-0.2, 0.08)]).toEqual([
      true,
      false,
      true,
      false,
    ])
  })

  test('the tick is a cent and the link the normal of scale 1 unless told otherwise', () => {
    const given = claim(0.001, 0.7)
    const link = { kind: 'normal', scale: 1 } as const
    expect(impliedVolatility(given)).toEqual(impliedVolatility({ ...given, link, tickSize: 0.01 }))
    // With s = 0.2 the drift keeps a price near ½ a fifth of a deviation away by d1.
    const near = (price: number): boolean => {
      const a = 0.2 * Link.quantile(link, price) + 0.02
      return found(claim(a, price)).worthInverting
    }
    expect(near(0.509)).toBe(false)
    expect(near(0.511)).toBe(true)
  })

  test('a tail of t that is nearly without variance leaves finite numbers', () => {
    const link = { kind: 'studentT', scale: 1, degrees: 2.01 } as const
    const made = found({ ...claim(0.001, 5e-324), link })
    expect(made.volatility).toBeGreaterThan(1e100)
    expect(made.volatility).toBeLessThan(Infinity)
    expect(made.conditioning).toBe(Infinity)
  })
})
