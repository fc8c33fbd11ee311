import { describe, expect, test } from 'vitest'
import { cdf } from '../../src/math/normal.js'
import type { Claim } from '../../src/pricing/claim.js'
import type { SettledLaw } from '../../src/pricing/settledLaw.js'
import { settledMoments } from '../../src/pricing/settledMoments.js'
import { settledProbability } from '../../src/pricing/settledProbability.js'
import { claim, minute, openingOn, point, twap } from './claims.js'

const perSecond = 0.25 / 31_536_000

const forward = (more: Partial<Claim>): SettledLaw => {
  const law = settledMoments(
    claim({
      strike: null,
      secondsToOpen: 400,
      secondsToExpiry: 700,
      settlement: openingOn(twap),
      ...more,
    }),
  )
  if (law === null) throw new Error('no law')
  return law
}

const secondsOf = (more: Partial<Claim>): number => {
  const { variance, scale } = forward(more)
  return (Math.expm1(variance) * (scale / 100_000) ** 2) / perSecond
}

const begun = (count: number, by: 'venue' | 'us' = 'venue', value = 100_000): Claim['printed'] => ({
  strike: { count, value, by },
  end: null,
})

describe('examples', () => {
  test.each([
    // venues.md §0.2: σ²(L − w/3), 300 s apart; the start known, σ²(L − 2w/3).
    ['both windows ahead', {}, 280],
    ['points', { settlement: openingOn(point) }, 300],
    // Both ends have 60 weights: L less what the two sums share.
    ['sixty prints each', { settlement: openingOn(minute) }, 300 - 60 / 3 + 1 / 180],
    [
      'at the start, what a known one has',
      { secondsToOpen: 1e-9, secondsToExpiry: 300, printed: begun(0) },
      260,
    ],
    // Half open: (end − the half to come): 30·(1 − ½ + 1/12) more than 260.
    [
      'half of the opening printed',
      { secondsToOpen: 30, secondsToExpiry: 330, printed: begun(0) },
      260 + 30 * (1 - 0.5 + 1 / 12),
    ],
    // Its other half runs backwards from now: 30/3/4 more.
    [
      'half of it not known',
      { secondsToOpen: 30, secondsToExpiry: 330 },
      260 + 30 * (1 - 0.5 + 1 / 12) + 2.5,
    ],
    // The half to come is spot of 30 to 60 seconds ago: (30 + 30/3)/4 more.
    [
      'a lag that has decided the opening',
      {
        settlement: openingOn(twap, { lagMs: 60_000 }),
        secondsToOpen: 30,
        secondsToExpiry: 330,
        printed: begun(0),
      },
      230 + 10,
    ],
    ['a lag that has not', { settlement: openingOn(twap, { lagMs: 60_000 }) }, 280],
    ['windows that overlap', { secondsToOpen: 400, secondsToExpiry: 430 }, 20 + 20],
  ])('%s', (_, more, seconds) => {
    expect(Math.abs(secondsOf(more) / seconds - 1)).toBeLessThan(2e-5)
    expect(
      Math.abs((forward(more).seconds * (forward(more).scale / 100_000) ** 2) / seconds - 1),
    ).toBeLessThan(1e-3)
  })

  test('the mean is what spot is above the opening so far, by its share', () => {
    expect(forward({}).mean).toBeCloseTo(0, 9)
    expect(forward({}).strike).toBe(0)
    const half = { secondsToOpen: 30, secondsToExpiry: 330 }
    expect(forward({ ...half, printed: begun(0, 'venue', 99_900) }).mean).toBeCloseTo(50, 6)
    const moved = { ...half, basis: { mean: 0.001, deviation: 0 } }
    const index = 100_000 * Math.exp(0.001)
    expect(forward({ ...moved, printed: begun(0) }).mean).toBeCloseTo((index - 100_000) / 2, 6)
    expect(forward({ ...moved, printed: begun(0, 'us') }).mean).toBeCloseTo(0, 6)
    expect(forward({ ...half, spot: 100_200 }).mean).toBeCloseTo(0, 6)
  })

  test('the wait before the first print counts once something is printed', () => {
    const at = { settlement: openingOn(minute), secondsToExpiry: 320 }
    const wait = (seconds: number, count: number): number =>
      secondsOf({
        ...at,
        secondsToOpen: 29 + seconds,
        secondsToExpiry: 329 + seconds,
        printed: begun(count),
      })
    expect(wait(0.75, 30) - wait(0.25, 30)).toBeCloseTo(0.5 * 0.25, 3)
    const ahead = (seconds: number): number =>
      secondsOf({ ...at, secondsToOpen: 100 + seconds, secondsToExpiry: 400 + seconds })
    expect(ahead(50)).toBeCloseTo(ahead(0), 6)
  })

  test('the seconds are those of which the variance is', () => {
    for (const more of [
      {},
      { secondsToOpen: 30, secondsToExpiry: 330, printed: begun(0) },
      { settlement: openingOn(minute), secondsToOpen: 29.5, printed: begun(30) },
    ]) {
      const law = forward(more)
      expect((law.seconds * perSecond) / law.variance).toBeCloseTo(1, 4)
    }
  })
})

describe('basis', () => {
  const one = 1e-8 / perSecond
  const at = { secondsToOpen: 30, secondsToExpiry: 330, basis: { mean: 0, deviation: 0.0001 } }
  const without = { ...at, basis: { mean: 0, deviation: 0 } }

  test.each([
    ['with nothing printed it counts at both ends', claim().printed, 2],
    ['a published half takes it from that half', begun(0), 1.25],
    ['a half of ours does not', begun(0, 'us'), 2],
  ])('%s', (_, printed, times) => {
    expect(secondsOf({ ...at, printed }) - secondsOf({ ...without, printed })).toBeCloseTo(
      times * one,
      3,
    )
  })
})

describe('basis in the price', () => {
  const normal = { kind: 'normal', scale: 1 } as const
  const priceAt = (deviation: number, volatility: number, more: Partial<Claim>): number => {
    const basis = { mean: 0, deviation }
    const at = claim({ strike: null, volatility, secondsToExpiry: 330, ...more, basis })
    return settledProbability(at, normal, 'yes')
  }

  test('of two points it favours neither side: Φ(−vL/2 / √(vL + 2σ²))', () => {
    for (const volatility of [0.2, 0.5, 1]) {
      for (const deviation of [1e-4, 5e-4, 2e-3]) {
        const path = (volatility * volatility * 300) / 31_536_000
        const root = Math.sqrt(path + 2 * deviation * deviation)
        const got = priceAt(deviation, volatility, {
          secondsToOpen: 30,
          settlement: openingOn(point),
        })
        expect(got).toBeCloseTo(cdf(-path / 2 / root), 12)
      }
    }
  })

  // 32,768 walks of numpy and scipy (Sobol), one direction exact: within 1e-8.
  test.each([
    [0.0005, claim().printed, 100, 0.4999179324, 1e-7],
    [0.0005, begun(30, 'venue', 99_990), 30, 0.5243185795, 2e-6],
    [0.0005, begun(30, 'us', 99_990), 30, 0.5215196037, 1e-6],
    [0.002, claim().printed, 100, 0.4999737446, 1e-7],
    [0.002, begun(30, 'venue', 99_990), 30, 0.5083474326, 2e-5],
    [0.002, begun(30, 'us', 99_990), 30, 0.5068767114, 1e-6],
  ])('of sixty prints each, a basis of %d: %j', (deviation, printed, left, price, error) => {
    const at = { secondsToOpen: left, secondsToExpiry: left + 300, printed }
    const got = priceAt(deviation, 0.2, { ...at, settlement: openingOn(minute) })
    expect(Math.abs(got - price)).toBeLessThan(error)
  })

  test('as the opening comes to its end by our own prints the price does not leap', () => {
    const printed = begun(0, 'us', 99_970)
    const priceOf = (secondsToOpen: number): number =>
      priceAt(0.002, 0.2, {
        secondsToOpen,
        secondsToExpiry: 300 + secondsToOpen,
        settlement: openingOn(twap),
        printed,
      })
    expect(priceOf(1e-7)).toBeCloseTo(priceOf(-1e-7), 8)
  })
})

describe('laws', () => {
  test('prices scale, and so does the law', () => {
    const small = forward({
      spot: 100,
      secondsToOpen: 30,
      secondsToExpiry: 330,
      printed: begun(0, 'us', 99.99),
    })
    const large = forward({
      secondsToOpen: 30,
      secondsToExpiry: 330,
      printed: begun(0, 'us', 99_990),
    })
    expect(small.variance / large.variance).toBeCloseTo(1, 9)
    expect((small.scale * 1_000) / large.scale).toBeCloseTo(1, 9)
  })
})
