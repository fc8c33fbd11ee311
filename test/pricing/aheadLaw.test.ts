import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { plain } from '../../src/market/settlement.js'
import type { Claim } from '../../src/pricing/claim.js'
import type { SettledLaw } from '../../src/pricing/settledLaw.js'
import { settledMoments } from '../../src/pricing/settledMoments.js'

const claimOn = (
  end: Claim['settlement']['end'],
  { seconds, volatility, lagMs, deviation }: Record<string, number>,
): Claim => ({
  spot: 65_000,
  strike: 65_010,
  volatility: volatility as number,
  secondsToOpen: -1,
  secondsToExpiry: seconds as number,
  settlement: { ...plain, end, lagMs: lagMs as number },
  printed: { strike: null, end: null },
  basis: { mean: 0.0002, deviation: deviation as number },
})

/** A venue that says it has printed nothing yet: the same, by the way of those that are cut. */
const byParts = (claim: Claim): SettledLaw | null =>
  settledMoments({
    ...claim,
    printed: { strike: null, end: { count: 0, value: 64_000, by: 'venue' } },
  })

const close = (law: SettledLaw | null, other: SettledLaw | null): void => {
  for (const name of ['mean', 'scale', 'variance', 'seconds', 'strike'] as const) {
    const [one, two] = [law?.[name] ?? Number.NaN, other?.[name] ?? Number.NaN]
    expect(Math.abs(one - two)).toBeLessThanOrEqual(Math.abs(two) * 1e-14)
  }
}

const ofMeans = fc.record({
  seconds: fc.double({ min: 301, max: 86_400, noNaN: true }),
  volatility: fc.double({ min: 0.01, max: 8, noNaN: true }),
  lagMs: fc.integer({ min: -2_000, max: 1_000 }),
  deviation: fc.constantFrom(0, 5e-5, 1e-3),
})

test('before its window a mean has the law of its parts', () => {
  const ends = fc.record({
    kind: fc.constant('mean' as const),
    windowMs: fc.constantFrom(1_000, 60_000, 300_000),
    prints: fc.option(fc.integer({ min: 2, max: 600 })),
  })
  fc.assert(
    fc.property(ends, ofMeans, (end, given) => {
      const claim = claimOn(end, given)
      const law = settledMoments(claim)
      expect(law?.mean).toBeGreaterThan(65_000)
      // A continuous window has no count, and so the past of none is told apart.
      if (end.prints !== null) close(law, byParts(claim))
      else close(law, settledMoments({ ...claim, settlement: ofMany(claim, end.windowMs) }))
    }),
  )
})

/** So many prints that what is left of a step is nothing. */
const ofMany = ({ settlement }: Claim, windowMs: number): Claim['settlement'] => ({
  ...settlement,
  end: { kind: 'mean', windowMs, prints: 1e15 },
})

test('where its window begins the two meet, and inside it what has passed is told apart', () => {
  const end = { kind: 'mean', windowMs: 60_000, prints: 60 } as const
  const given = { volatility: 0.5, lagMs: 500, deviation: 1e-4 }
  const at = (seconds: number): Claim => claimOn(end, { ...given, seconds })
  close(settledMoments(at(60.5)), byParts(at(60.5)))
  const variance = (seconds: number): number => settledMoments(at(seconds))?.variance ?? 0
  expect(variance(60.5 - 1e-9) / variance(60.5)).toBeCloseTo(1, 9)
  expect(variance(59.5)).toBeLessThan(variance(60.5))
})
