import * as fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import * as Normal from '../../src/math/normal.js'
import { fitSmile, type SmileFit, type StrikeLadder } from '../../src/pricing/fitSmile.js'
import * as Smile from '../../src/pricing/smile.js'
import { within } from '../laws.js'

type Made = Extract<SmileFit, { readonly kind: 'smile' }>

const fitted = (given: StrikeLadder): Made => {
  const made = fitSmile(given)
  if (made.kind === 'none') throw new Error(`none: ${made.reason}`)
  return made
}

const day = 86_400
const truth = { forward: 100_000, deviation: 0.02, skew: -0.06 }
const shares = [-1.6, -1.2, -0.8, -0.4, 0, 0.4, 0.8, 1.2, 1.6]

const strikesOf = (smile: Smile.Smile): ReadonlyArray<number> =>
  shares.map((share) => smile.forward * Math.exp(share * smile.deviation))

/** Quoted so far either side, each middle off by so much. */
const quoted = (
  smile: Smile.Smile,
  half: number,
  off: (index: number) => number = () => 0,
): StrikeLadder => ({
  quotes: strikesOf(smile).map((strike, i) => {
    const middle = Smile.digital(smile, strike) + off(i)
    return { strike, bid: middle - half, ask: middle + half }
  }),
  secondsToExpiry: day,
  tickSize: 0.01,
})

describe('examples', () => {
  it('fitSmile({ … }) gives back the smile that a ladder was quoted from', () => {
    const made = fitted(quoted(truth, 0.01))
    expect(made.smile.forward / truth.forward).toBeCloseTo(1, 12)
    expect(made.smile.deviation).toBeCloseTo(truth.deviation, 12)
    expect(made.smile.skew).toBeCloseTo(truth.skew, 10)
    expect(made.volatility).toBeCloseTo(0.02 * Math.sqrt(365), 10)
    expect(made.slope).toBeCloseTo(-0.06 * Math.sqrt(365), 8)
    expect(made.misfit).toBeLessThan(1e-18)
    expect([made.used, made.converged]).toEqual([9, true])
  })

  it('errors are those of the weights, times the misfit’s root where that is over 1', () => {
    const sure = fitted(quoted(truth, 0.01)).errors
    const wide = fitted(quoted(truth, 0.02)).errors
    // Half² + tick²/12, of both.
    const ratio = Math.sqrt((0.0004 + 0.0001 / 12) / (0.0001 + 0.0001 / 12))
    expect(wide.logForward / sure.logForward).toBeCloseTo(ratio, 9)
    expect(wide.logVolatility / sure.logVolatility).toBeCloseTo(ratio, 9)
    expect(wide.slope / sure.slope).toBeCloseTo(ratio, 9)
    const off = (i: number): number => (i % 2 === 0 ? 0.01 : -0.01)
    const noisy = fitted({ ...quoted(truth, 0.001, off), tickSize: 0.0001 })
    const calm = fitted({ ...quoted(truth, 0.001), tickSize: 0.0001 })
    expect(noisy.misfit).toBeGreaterThan(50)
    const inflated = noisy.errors.logForward / calm.errors.logForward / Math.sqrt(noisy.misfit)
    expect(inflated).toBeGreaterThan(0.9)
    expect(inflated).toBeLessThan(1.1)
  })

  it('three strikes are enough, and leave no misfit', () => {
    const ladder = quoted(truth, 0.01)
    const three = fitted({ ...ladder, quotes: ladder.quotes.filter((_, i) => i % 3 === 1) })
    expect(three.smile.skew).toBeCloseTo(truth.skew, 9)
    expect([three.misfit, three.used]).toEqual([0, 3])
  })
})

describe('edges', () => {
  const none = (reason: string) => ({ kind: 'none', reason })
  const ladder = quoted(truth, 0.01)

  test('fewer than three strikes quoted on both sides say too little', () => {
    const [a, b] = ladder.quotes as readonly [StrikeLadder['quotes'][0], StrikeLadder['quotes'][0]]
    expect(fitSmile({ ...ladder, quotes: [] })).toEqual(none('tooFew'))
    expect(fitSmile({ ...ladder, quotes: [a, b] })).toEqual(none('tooFew'))
    expect(fitSmile({ ...ladder, quotes: [a, b, { ...b, ask: 0.99 }] })).toEqual(none('tooFew'))
  })

  test('a quote that is one-sided, crossed or no number is passed over', () => {
    const strike = 100_500
    const useless = [
      { strike, bid: 0, ask: 0.9 },
      { strike, bid: 0.1, ask: 1 },
      { strike, bid: 0.9, ask: 0.1 },
      { strike, bid: Number.NaN, ask: 0.9 },
      { strike, bid: 0.1, ask: Number.NaN },
      { strike: 0, bid: 0.1, ask: 0.2 },
      { strike: Infinity, bid: 0.1, ask: 0.2 },
    ]
    const quotes = [...useless, ...ladder.quotes, ...useless]
    expect(fitSmile({ ...ladder, quotes })).toEqual(fitSmile(ladder))
  })

  test('a bid that is the ask is a price', () => {
    const made = fitted({ ...quoted(truth, 0), tickSize: 0.001 })
    expect([made.used, made.smile.skew.toFixed(9)]).toEqual([9, '-0.060000000'])
  })

  test('prices that do not fall with the strike have no smile', () => {
    const flat = ladder.quotes.map(({ strike }) => ({ strike, bid: 0.4, ask: 0.5 }))
    expect(fitSmile({ ...ladder, quotes: flat })).toEqual(none('flat'))
    const rising = ladder.quotes.map(({ strike }, i) => ({
      strike,
      bid: 0.1 + i / 20,
      ask: 0.2 + i / 20,
    }))
    expect(fitSmile({ ...ladder, quotes: rising })).toEqual(none('flat'))
  })

  test.each([
    ['secondsToExpiry', 0],
    ['secondsToExpiry', Infinity],
    ['secondsToExpiry', Number.NaN],
    ['tickSize', 0],
    ['tickSize', 1],
    ['tickSize', Number.NaN],
  ])('%s of %d has none', (field, value) => {
    expect(fitSmile({ ...ladder, [field]: value })).toEqual(none('notANumber'))
  })

  /** Prices two points of strike apart, of which the nearest smile would rise at one end. */
  test.each([
    ['lowest', [0.91, 0.9, 0.89, 0.25, 0.23], 197],
    ['highest', [0.89, 0.63, 0.08, 0.05, 0.05], 23.4],
  ])(
    'a smile that would rise at the %s strike is not taken, and said to be missing',
    (_, prices, misfit) => {
      const quotes = prices.map((price, i) => {
        return { strike: 96 + 2 * i, bid: price - 0.01, ask: price + 0.01 }
      })
      const made = fitted({ ...ladder, quotes })
      expect(made.converged).toBe(false)
      // The nearest of all has 187.2 and 23.1; halved steps come close to what is left of it.
      expect(made.misfit).toBeLessThan(misfit)
      for (const { strike } of quotes) expect(Smile.monotoneAt(made.smile, strike)).toBe(true)
    },
  )

  test('a best smile that is not reached is said not to be', () => {
    // A plateau, a cliff and a plateau: no straight line of deviations has such prices.
    const prices = [0.97, 0.965, 0.96, 0.955, 0.5, 0.31, 0.3, 0.29, 0.28]
    const quotes = strikesOf(truth).map((strike, i) => {
      const price = prices[i] as number
      return { strike, bid: price - 0.0005, ask: price + 0.0005 }
    })
    const made = fitted({ quotes, secondsToExpiry: day, tickSize: 0.001 })
    expect(made.converged).toBe(false)
    for (const { strike } of quotes) expect(Smile.monotoneAt(made.smile, strike)).toBe(true)
  })
})

describe('laws', () => {
  const planted = fc.record({
    forward: within(50, 150_000),
    deviation: within(0.001, 0.1),
    skew: within(-0.15, 0.15),
  })

  test('a planted smile comes back, at any price, expiry and skew', () => {
    fc.assert(
      fc.property(planted, within(0.001, 0.02), (smile, half) => {
        const made = fitted({ ...quoted(smile, half), tickSize: 0.001 })
        expect(made.converged).toBe(true)
        expect(Math.log(made.smile.forward / smile.forward) / smile.deviation).toBeCloseTo(0, 8)
        expect(made.smile.deviation / smile.deviation).toBeCloseTo(1, 8)
        expect(made.smile.skew).toBeCloseTo(smile.skew, 8)
      }),
    )
  })

  test('with noise of the half-spread two thirds of fits are within an error of the truth', () => {
    let state = 7
    const uniform = (): number => {
      state = (state * 16_807) % 2_147_483_647
      return state / 2_147_483_647
    }
    const inside = [0, 0, 0]
    for (let i = 0; i < 300; i++) {
      const { smile, errors, converged } = fitted(
        quoted(truth, 0.01, () => 0.01 * Normal.quantile(uniform())),
      )
      const root = Math.sqrt(day / 31_536_000)
      const off = [
        Math.log(smile.forward / truth.forward) / errors.logForward,
        Math.log(smile.deviation / truth.deviation) / errors.logVolatility,
        (smile.skew - truth.skew) / (errors.slope * root),
      ]
      expect(converged).toBe(true)
      off.forEach((one, k) => {
        if (Math.abs(one) < 1) inside[k] = (inside[k] as number) + 1
        expect(Math.abs(one)).toBeLessThan(5)
      })
    }
    // 68 % of 300 is 205, give or take 8; errors that are inflated for a bad fit cover more.
    for (const count of inside) {
      expect(count).toBeGreaterThan(205 - 24)
      expect(count).toBeLessThan(205 + 40)
    }
  })

  test('whatever is quoted, the smile falls with the strike and is never NaN', () => {
    const quote = fc.record({
      strike: within(95, 105),
      bid: within(0, 1),
      ask: within(0, 1),
    })
    fc.assert(
      fc.property(fc.array(quote, { maxLength: 20 }), (quotes) => {
        const made = fitSmile({ quotes, secondsToExpiry: day, tickSize: 0.01 })
        if (made.kind === 'none') return
        const numbers = [made.volatility, made.slope, made.misfit, made.smile.forward]
        for (const number of [...numbers, ...Object.values(made.errors)]) {
          expect(Number.isFinite(number)).toBe(true)
        }
        const used = quotes.filter(({ bid, ask }) => bid > 0 && ask >= bid && ask < 1)
        expect(made.used).toBe(used.length)
        for (const { strike } of used) expect(Smile.monotoneAt(made.smile, strike)).toBe(true)
      }),
    )
  })

  test('the order of the quotes does not matter', () => {
    const ladder = quoted(truth, 0.01, (i) => 0.02 * Math.sin(7 * i))
    const twice = [
      ...ladder.quotes,
      ...ladder.quotes.map((one) => ({ ...one, ask: one.ask + 0.01 })),
    ]
    const made = fitSmile({ ...ladder, quotes: twice })
    expect(fitSmile({ ...ladder, quotes: [...twice].reverse() })).toEqual(made)
  })
})
