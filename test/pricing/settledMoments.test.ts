import { describe, expect, test } from 'vitest'
import type { Settlement } from '../../src/market/settlement.js'
import type { Claim } from '../../src/pricing/claim.js'
import { settledMoments } from '../../src/pricing/settledMoments.js'
import { claim, minute, openingOn, point, settledOn, trimmedMinute, twap } from './claims.js'

const perSecond = 0.25 / 31_536_000
const basis = { mean: 0, deviation: 0.0001 }

/** The variance of the settlement price, over spot squared, in seconds of spot. */
const secondsOf = (more: Partial<Claim>): number => {
  const law = settledMoments(claim(more))
  if (law === null) return Number.NaN
  return (Math.expm1(law.variance) * (law.scale / 100_000) ** 2) / perSecond
}

const halfPrinted = (
  count: number,
  by: 'venue' | 'us' = 'venue',
  value = 100_010,
): Claim['printed'] => ({
  strike: null,
  end: { count, value, by },
})

describe('examples', () => {
  // venues.md §0.2 and theory.md §1.4, at 300 s, at 60, 30, 15 and 5 prints left.
  test.each([
    ['a continuous minute, 300 s before its end', twap, 300, null, 260],
    ['at its start', twap, 60, null, 20],
    ['half way', twap, 30, 0, 2.5],
    ['sixty prints, 300 s before the last', minute, 300, null, 260.502777],
    ['at the first', minute, 60, null, 20.502777],
    ['thirty left', minute, 30, 30, 2.626388],
    ['fifteen left', minute, 15, 45, 0.344444],
    ['five left', minute, 5, 55, 0.0152777778],
    ['the last, half a second away', minute, 0.5, 59, 0.5 / 3_600],
    ['a point', point, 300, null, 300],
    ['a trimmed minute at its start', trimmedMinute, 60, null, 20.502777 + 60 * 0.015634],
    ['half way through one', trimmedMinute, 30, 30, 2.626388 + 30 * 0.25 * 0.015634],
  ])('%s', (_, end, left, count, seconds) => {
    const printed = count === null ? claim().printed : halfPrinted(count)
    const found = secondsOf({ settlement: settledOn(end), secondsToExpiry: left, printed })
    expect(Math.abs(found / seconds - 1)).toBeLessThan(1e-5)
  })

  test('the centre is what is printed and spot, by their shares', () => {
    const at = { settlement: settledOn(minute), secondsToExpiry: 20, spot: 100_030 }
    const law = settledMoments(claim({ ...at, printed: halfPrinted(40) }))
    expect(law?.mean).toBeCloseTo(100_016 + 2 / 3, 9)
    expect(law?.strike).toBe(100_050)
    // theory.md §9, in the Bachelier form.
    expect((law?.scale ?? 0) * Math.sqrt(law?.variance ?? 0)).toBeCloseTo(7.952188529, 5)
  })

  test('the seconds are those of which the variance is', () => {
    for (const [left, printed] of [
      [600, claim().printed],
      [20, halfPrinted(40)],
      [0.5, halfPrinted(59)],
    ] as const) {
      const law = settledMoments(
        claim({ settlement: settledOn(minute), secondsToExpiry: left, printed }),
      )
      expect((law?.seconds ?? 0) * perSecond).toBeCloseTo(law?.variance ?? 0, 9)
      expect(((law?.seconds ?? 0) * perSecond) / (law?.variance ?? 0)).toBeCloseTo(1, 5)
    }
    const missed = settledMoments(claim({ settlement: settledOn(minute), secondsToExpiry: 20.5 }))
    expect(((missed?.seconds ?? 0) * perSecond) / (missed?.variance ?? 0)).toBeCloseTo(1, 5)
  })

  test('a single print is lognormal as it stands', () => {
    const exactly = { peaked: 0, window: 0, strike: 100_050 }
    const rate = (0.5 * 0.5) / 31_536_000
    const one = { ...exactly, mean: 100_000, scale: 100_000 }
    expect(settledMoments(claim())).toEqual({ ...one, variance: rate * 600, seconds: 600 })
    const ours = claim({ basis, printed: halfPrinted(0, 'us') })
    const variance = rate * 600 + 0.0001 * 0.0001
    expect(settledMoments(ours)).toEqual({ ...one, variance, seconds: 600 })
    const decided = claim({ basis, settlement: settledOn(point, { lagMs: 600_000 }) })
    expect(settledMoments(decided)).toEqual({ ...one, variance: 0.0001 * 0.0001, seconds: 0 })
    const whole = claim({ settlement: settledOn(minute), printed: halfPrinted(60) })
    const certain = { mean: 100_010, scale: 100_010, variance: 0, seconds: 0 }
    expect(settledMoments(whole)).toEqual({ ...exactly, ...certain })
    expect(settledMoments(claim({ volatility: 0 }))).toEqual({ ...one, variance: 0, seconds: 0 })
  })

  test('so is the last of a window, beside what is printed', () => {
    const at = { settlement: settledOn(minute), secondsToExpiry: 0.5 }
    const last = settledMoments(claim({ ...at, printed: halfPrinted(59, 'venue', 100_000), basis }))
    expect(last?.scale).toBe(100_000 * (1 - 59 / 60))
    expect(last?.variance).toBe(((0.5 * 0.5) / 31_536_000) * 0.5 + 0.0001 * 0.0001)
    expect(last?.mean).toBeCloseTo(100_000, 9)
    const ours = settledMoments(claim({ ...at, printed: halfPrinted(59, 'us', 100_000), basis }))
    expect((ours?.scale ?? 0) / 100_000).toBeGreaterThan(0.5)
    const lagged = { settlement: settledOn(minute, { lagMs: 1_000 }), secondsToExpiry: 1.5 }
    expect(secondsOf({ ...lagged, printed: halfPrinted(58) })).toBeCloseTo((0.5 + 0.5) / 3_600, 9)
    const missed = secondsOf({ ...at, printed: halfPrinted(58) })
    expect(missed).toBeCloseTo(1 / 3_600, 9)
  })

  test('an extreme has no such law, nor has a strike that nobody knows', () => {
    expect(
      settledMoments(claim({ settlement: settledOn({ kind: 'extremum', of: 'lowest' }) })),
    ).toBeNull()
    expect(settledMoments(claim({ strike: null }))).toBeNull()
  })

  test('only a trimmed window is peaked: less and less, once it has begun', () => {
    const law = (left: number, count: number | null, end: Settlement['end'] = trimmedMinute) =>
      settledMoments(
        claim({
          settlement: settledOn(end),
          secondsToExpiry: left,
          printed: count === null ? claim().printed : halfPrinted(count),
        }),
      )
    expect(law(60, null)).toMatchObject({ peaked: expect.closeTo(1, 9) })
    // The first print is a second away, the window 59 and what trimming adds.
    expect(law(60, null)?.window).toBeCloseTo(1 - 1 / (20.502777 + 60 * 0.015634), 5)
    expect(law(180, null)?.window).toBeCloseTo(1 - 121 / (140.502777 + 60 * 0.015634), 5)
    expect(law(45, 15)).toMatchObject({ peaked: expect.closeTo(0.5, 9) })
    expect(law(20, 40)?.peaked).toBe(0)
    expect(law(60, null, minute)).toMatchObject({ peaked: 0, window: 0 })
  })
})

describe('basis', () => {
  const inSeconds = 1e-8 / perSecond
  const at = { settlement: settledOn(minute), secondsToExpiry: 20, basis }

  test.each([
    [
      'of a point and of a window ahead it is added',
      { settlement: settledOn(point), secondsToExpiry: 20 },
      20,
      1,
    ],
    ['what is to come carries it', { ...at, printed: halfPrinted(40) }, 0.797222, 1 / 9],
    ['so does what we rebuilt', { ...at, printed: halfPrinted(40, 'us', 100_000) }, 0.797222, 1],
    ['what is whole and published carries none', { ...at, printed: halfPrinted(60) }, 0, 0],
    [
      'what is whole and rebuilt carries it all',
      { ...at, printed: halfPrinted(60, 'us', 100_000) },
      0,
      1,
    ],
    [
      'what a lag has decided carries it, and the time since',
      { settlement: settledOn(point, { lagMs: 30_000 }), secondsToExpiry: 20 },
      10,
      1,
    ],
  ])('%s', (_, more, diffusion, share) => {
    const found = secondsOf({ basis, ...more })
    expect(found).toBeCloseTo(diffusion + share * inSeconds, 4)
  })

  test('its mean moves what is not published', () => {
    const moved = {
      basis: { mean: 0.001, deviation: 0 },
      settlement: settledOn(minute),
      secondsToExpiry: 20,
    }
    const mean = (printed: Claim['printed']): number =>
      settledMoments(claim({ ...moved, printed }))?.mean ?? 0
    const shifted = 100_000 * Math.exp(0.001)
    expect(mean(halfPrinted(40, 'venue', 100_000))).toBeCloseTo((2 / 3) * 100_000 + shifted / 3, 6)
    expect(mean(halfPrinted(40, 'us', 100_000))).toBeCloseTo(shifted, 6)
    expect(mean(claim().printed)).toBeCloseTo(shifted, 6)
  })
})

describe('a strike rebuilt', () => {
  const rebuilt = (by: 'venue' | 'us', more: Partial<Claim> = {}): Claim =>
    claim({
      strike: null,
      secondsToOpen: -1,
      secondsToExpiry: 300,
      settlement: openingOn(minute),
      printed: { strike: { count: 60, value: 99_990, by }, end: null },
      basis: { mean: 0.001, deviation: 0.0001 },
      ...more,
    })

  test('by the venue is the strike', () => {
    const law = settledMoments(rebuilt('venue'))
    expect(law).toEqual(
      settledMoments({ ...rebuilt('venue'), strike: 99_990, printed: claim().printed }),
    )
  })

  test('by us moves with our basis and carries one of its own', () => {
    const ours = settledMoments(rebuilt('us'))
    const published = settledMoments(rebuilt('venue'))
    expect(ours?.strike).toBeCloseTo(99_990 * Math.exp(0.001 - 1e-8), 6)
    expect((ours?.variance ?? 0) - (published?.variance ?? 0)).toBeCloseTo(1e-8, 10)
  })

  test('by us, against a half that is printed by the venue or by us', () => {
    const at = { secondsToExpiry: 20, basis: { mean: 0, deviation: 0.0001 } }
    const variance = (by: 'venue' | 'us'): number => {
      const end = { count: 40, value: 100_000, by }
      const strike = { count: 60, value: 99_990, by: 'us' as const }
      return secondsOf({ ...rebuilt('us', at), printed: { strike, end } })
    }
    expect(variance('venue')).toBeCloseTo(0.797222 + (1e-8 / perSecond) * (1 + 1 / 9), 4)
    expect(variance('us')).toBeCloseTo(0.797222 + (1e-8 / perSecond) * 2, 4)
  })
})
