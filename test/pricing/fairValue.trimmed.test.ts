import { describe, expect, test } from 'vitest'
import type { Claim } from '../../src/pricing/claim.js'
import { fairValue } from '../../src/pricing/fairValue.js'
import { sensitivities } from '../../src/pricing/sensitivities.js'
import fixture from '../fixtures/trimmedInside.json' with { type: 'json' }
import { claim, settledOn, trimmedMinute } from './claims.js'
import { links } from './places.js'

const past = [99_990, 100_020, 100_010, 99_960, 100_005, 99_985, 100_030, 100_000, 99_970, 100_015]

/** Forty prints, the ten above four times, and half a second to the next. */
const half = (more: Partial<Claim> = {}): Claim =>
  claim({
    spot: 100_012,
    strike: 100_004,
    secondsToExpiry: 19.5,
    settlement: settledOn(trimmedMinute),
    printed: ended([...past, ...past, ...past, ...past]),
    ...more,
  })

const ended = (each: ReadonlyArray<number>, by: 'venue' | 'us' = 'venue'): Claim['printed'] => ({
  strike: null,
  end: { count: each.length, value: 100_000, by, each },
})

describe('examples', () => {
  test('a print far above pulls up as far as it is not dropped', () => {
    const at = (price: number): number =>
      fairValue(half({ printed: ended([...past, ...past, ...past, ...past.slice(1), price]) }))
    expect(at(100_008)).toBeGreaterThan(at(99_960) + 0.01)
    expect(at(100_500)).toBe(at(100_200))
  })

  test('the order of the prints and their mean so far are not read', () => {
    const each = [...past, ...past, ...past, ...past]
    const turned = { strike: null, end: { count: 40, value: 1, by: 'venue', each: each.reverse() } }
    expect(fairValue(half({ printed: turned as Claim['printed'] }))).toBe(fairValue(half()))
  })

  test('where what is known decides, the price is certain', () => {
    const each = Array.from({ length: 50 }, (_, i) => 100_000 + i)
    const at = (strike: number): number =>
      fairValue(half({ strike, secondsToExpiry: 9.5, printed: ended(each) }))
    // Ten are to come and twelve are dropped: the kept ones are the 3rd to 38th, to 13th to 48th.
    expect(at(100_019.4)).toBe(1)
    expect(at(100_019.6)).toBeLessThan(1)
    expect(at(100_029.4)).toBeGreaterThan(0)
    expect(at(100_029.6)).toBe(0)
  })
})

describe('edges', () => {
  test('told too few prints, none, or what is no price, it is as if told their mean alone', () => {
    const each = [...past, ...past, ...past, ...past]
    const plain = fairValue(
      half({ printed: { strike: null, end: { count: 40, value: 100_000, by: 'venue' } } }),
    )
    for (const other of [each.slice(1), [], [...each.slice(1), Number.NaN], [...each.slice(1), -1]])
      expect(
        fairValue(
          half({
            printed: { strike: null, end: { count: 40, value: 100_000, by: 'venue', each: other } },
          }),
        ),
      ).toBe(plain)
    expect(plain).not.toBe(fairValue(half()))
  })

  test('without volatility and without time it is the mean of what is known', () => {
    expect(fairValue(half({ volatility: 0, strike: 100_004 }))).toBeOneOf([0, 1])
    expect(fairValue(half({ volatility: 1e-9, strike: 90_000 }))).toBe(1)
    expect(fairValue(half({ volatility: 1e-9, strike: 110_000 }))).toBe(0)
  })

  test('a volatility past all markets has a price', () => {
    for (const volatility of [50, 1e3, 1e100])
      expect(fairValue(half({ volatility }))).toBeGreaterThanOrEqual(0)
  })
})

describe('laws', () => {
  test('the price rises with spot and falls with the strike', () => {
    let before = -1
    for (let spot = 99_900; spot <= 100_150; spot += 10) {
      const price = fairValue(half({ spot }))
      expect(price).toBeGreaterThanOrEqual(before)
      before = price
    }
    for (let strike = 99_990; strike <= 100_020; strike += 2)
      expect(fairValue(half({ strike }))).toBeGreaterThanOrEqual(
        fairValue(half({ strike: strike + 1 })),
      )
  })

  test.each(links)('YES and NO are one, and on one side of a half, with the link %j', (link) => {
    for (const strike of [99_995, 100_004, 100_012]) {
      const at = { ...half({ strike }), link }
      const yes = fairValue(at)
      expect(yes + fairValue({ ...at, outcome: 'no' })).toBeCloseTo(1, 14)
      if (link.kind !== 'jumps')
        expect(Math.sign(yes - 0.5)).toBe(Math.sign(fairValue(half({ strike })) - 0.5))
    }
  })

  test('with an uncertain basis of ours, which moves all, the price is nearer a half', () => {
    const each = [...past, ...past, ...past, ...past]
    const at = (deviation: number): number =>
      fairValue(half({ printed: ended(each, 'us'), basis: { mean: 0, deviation } }))
    expect(at(1e-9)).toBeCloseTo(at(0), 4)
    expect(Math.abs(at(1e-4) - 0.5)).toBeLessThan(Math.abs(at(0) - 0.5))
  })

  test('its sensitivities are the differences of its price', () => {
    for (const at of [half(), half({ strike: 100_007, basis: { mean: 0, deviation: 5e-5 } })]) {
      const got = sensitivities(at)
      const slope = (of: (x: number) => number, by: number): number => (of(by) - of(-by)) / (2 * by)
      const bySpot = slope((x) => fairValue({ ...at, spot: at.spot + x }), 0.02)
      expect(Math.abs(got.delta / bySpot - 1)).toBeLessThan(2e-3)
      const over = slope((x) => sensitivities({ ...at, spot: at.spot + x }).delta, 3)
      expect(Math.abs(got.gamma - over)).toBeLessThan(0.1 * Math.abs(over) + 1e-4)
      const byVolatility = slope((x) => fairValue({ ...at, volatility: at.volatility + x }), 1e-3)
      expect(Math.abs(got.vega - byVolatility)).toBeLessThan(2e-3 * Math.abs(byVolatility) + 1e-5)
      const byTime = slope(
        (x) => fairValue({ ...at, secondsToExpiry: at.secondsToExpiry - x }),
        1e-3,
      )
      expect(Math.abs(got.theta - byTime)).toBeLessThan(2e-3 * Math.abs(byTime) + 1e-6)
    }
  })
})

describe('oracle', () => {
  const off = fixture.rows.map(({ claim: given, price, error }) => ({
    error,
    miss: Math.abs(fairValue(given as Claim) - price),
  }))

  test('with every print known, each is within 6e-4 of its conditional Monte Carlo price', () => {
    expect(off.length).toBeGreaterThanOrEqual(78)
    for (const { error, miss } of off) {
      expect(error).toBeLessThan(2e-5)
      expect(miss).toBeLessThan(6e-4)
    }
  })

  test('nine in ten are within 1e-4, and of a fifth dropped all within 1.2e-4', () => {
    const misses = off.map(({ miss }) => miss).sort((a, b) => a - b)
    expect(misses[Math.floor(0.9 * misses.length)]).toBeLessThan(1e-4)
    for (const [i, { claim: given }] of fixture.rows.entries())
      if (given.settlement.end.trim === 0.2) expect(off[i]?.miss).toBeLessThan(1.2e-4)
  })
})
