import { describe, expect, test } from 'vitest'
import type { Settlement } from '../../src/market/settlement.js'
import type { Claim } from '../../src/pricing/claim.js'
import { settledMoments } from '../../src/pricing/settledMoments.js'
import { settledTerms } from '../../src/pricing/settledTerms.js'
import { trimmedParts } from '../../src/pricing/trimmed.js'
import { claim, minute, openingOn, point, settledOn, trimmedMinute } from './claims.js'

const variance = (0.25 * 600) / 31_536_000

const weights = (more: Partial<Claim>): ReadonlyArray<number> =>
  settledTerms(claim(more)).map(({ weight }) => weight)

const distances = (more: Partial<Claim>): ReadonlyArray<number> =>
  settledTerms(claim(more)).map(({ distance }) => distance)

const tied = (tie: Settlement['tie'], tickSize: number): { settlement: Settlement } => ({
  settlement: settledOn(point, { tie, tickSize }),
})

describe('examples', () => {
  test('a point is one term, the logarithm of spot over strike', () => {
    expect(settledTerms(claim())).toEqual([
      {
        weight: 1,
        distance: Math.log1p(-50 / 100_050),
        variance: expect.closeTo(variance, 18),
        seconds: 600,
      },
    ])
  })

  test.each([
    ['yes', 1, [100_049.5]],
    ['no', 1, [100_050.5]],
    ['half', 1, [100_049.5, 100_050.5]],
    ['yes', 0, [100_050]],
    ['no', 0, [100_050]],
    ['half', 0, [100_050]],
  ] as const)('a tie that pays %s on a tick of %d is above %j', (tie, tickSize, levels) => {
    const found = distances(tied(tie, tickSize))
    expect(found).toEqual(levels.map((level) => expect.closeTo(Math.log(100_000 / level), 13)))
    expect(weights(tied(tie, tickSize))).toEqual(levels.map(() => 1 / levels.length))
  })

  test.each([
    ['yes', [100_049.5, 100_100.5], [1, -1]],
    ['no', [100_050.5, 100_099.5], [1, -1]],
    ['half', [100_049.5, 100_050.5, 100_099.5, 100_100.5], [0.5, 0.5, -0.5, -0.5]],
  ] as const)('a range whose bounds pay %s', (tie, levels, expected) => {
    const strike = { kind: 'between', upper: 100_100 } as const
    const more = { settlement: settledOn(point, { tie, tickSize: 1, strike }) }
    expect(distances(more)).toEqual(
      levels.map((level) => expect.closeTo(Math.log(100_000 / level), 13)),
    )
    expect(weights(more)).toEqual(expected)
  })

  test('a trimmed mean has the parts of its window, and the rest where it is less peaked', () => {
    const more = { settlement: settledOn(trimmedMinute), secondsToExpiry: 180 }
    const terms = settledTerms(claim(more))
    expect(terms.map(({ weight }) => weight)).toEqual(
      trimmedParts.map(({ weight }) => expect.closeTo(weight, 12)),
    )
    const total = terms.reduce((sum, term) => sum + term.weight * term.variance, 0)
    expect(total / (settledMoments(claim(more))?.variance ?? 0)).toBeCloseTo(1, 4)
    expect((terms[0]?.variance ?? 0) / total).toBeCloseTo(1 - (20.44 / 141.44) * 0.879, 2)
    expect((terms[0]?.seconds ?? 0) / (terms[2]?.seconds ?? 1)).toBeCloseTo(
      (terms[0]?.variance ?? 0) / (terms[2]?.variance ?? 1),
      12,
    )
    const end = { count: 15, value: 100_000, by: 'venue' } as const
    const later = { ...more, secondsToExpiry: 45, printed: { strike: null, end } }
    expect(weights(later)).toEqual([
      ...trimmedParts.map(({ weight }) => expect.closeTo(weight / 2, 9)),
      expect.closeTo(0.5, 9),
    ])
  })
})

describe('edges', () => {
  const settled = { secondsToExpiry: 0, spot: 100_050 }
  const at = (tie: Settlement['tie'], tickSize: number, spot: number): ReadonlyArray<number> =>
    distances({ ...settled, ...tied(tie, tickSize), spot })

  test('half a tick more than there are doubles is as much as there is', () => {
    const far = { strike: 1.79e308, ...tied('no', 1e307) }
    expect(distances(far)).toEqual([expect.closeTo(Math.log(1e5) - Math.log(Number.MAX_VALUE), 9)])
    for (const of of ['highest', 'lowest'] as const) {
      const end = { kind: 'extremum', of } as const
      for (const tie of ['no', 'half'] as const) {
        const settlement = settledOn(end, { tie, tickSize: 1e307 })
        for (const one of distances({ strike: 1.79e308, settlement })) expect(one).not.toBeNaN()
      }
    }
  })

  test('without variance the price is compared with the strike, as the tie has it', () => {
    expect(at('yes', 0, 100_050)).toEqual([Infinity])
    expect(at('no', 0, 100_050)).toEqual([-Infinity])
    expect(at('half', 0, 100_050)).toEqual([0])
    for (const tie of ['yes', 'no', 'half'] as const) {
      expect(at(tie, 0, 100_050.001)).toEqual([Infinity])
      expect(at(tie, 0, 100_049.999)).toEqual([-Infinity])
    }
    expect(settledTerms(claim(settled))).toEqual([
      { weight: 1, distance: 0, variance: 0, seconds: 0 },
    ])
  })

  test('on a grid it is rounded first, halves up', () => {
    expect(at('yes', 1, 100_049.5)).toEqual([Infinity])
    expect(at('yes', 1, 100_049.49)).toEqual([-Infinity])
    expect(at('no', 1, 100_050.5)).toEqual([Infinity])
    expect(at('no', 1, 100_050.49)).toEqual([-Infinity])
    expect(at('half', 1, 100_050.49)).toEqual([Infinity, -Infinity])
  })

  test('what is printed is not fallen below', () => {
    const end = { count: 59, value: 101_800, by: 'venue' } as const
    const more = {
      settlement: settledOn(minute),
      secondsToExpiry: 1,
      printed: { strike: null, end },
    }
    expect(settledTerms(claim(more))).toEqual([
      { weight: 1, distance: Infinity, variance: 0, seconds: 0 },
    ])
    expect(distances({ ...more, strike: 100_200 })[0]).toBeLessThan(Infinity)
    expect(distances({ strike: 0.001, ...tied('yes', 0.01) })).toEqual([Infinity])
  })

  test('a price to beat that nobody knows has no terms', () => {
    expect(settledTerms(claim({ strike: null, settlement: openingOn(minute) }))).toEqual([])
  })

  test.each([
    ['spot', 0],
    ['spot', Infinity],
    ['strike', 0],
    ['strike', Infinity],
    ['volatility', -0.1],
    ['volatility', Number.NaN],
    ['secondsToOpen', Infinity],
    ['secondsToExpiry', -Infinity],
    ['secondsToExpiry', Number.NaN],
  ])('%s of %d has none', (field, value) => {
    expect(settledTerms(claim({ [field]: value }))).toEqual([])
  })

  test.each([
    ['mean', Infinity],
    ['mean', -Infinity],
    ['deviation', -1e-9],
    ['deviation', Infinity],
  ])('nor has a basis of %s %d', (field, value) => {
    expect(settledTerms(claim({ basis: { mean: 0, deviation: 0, [field]: value } }))).toEqual([])
  })

  test('the least there is has some', () => {
    expect(settledTerms(claim({ volatility: 0, basis: { mean: 0, deviation: 0 } }))).toHaveLength(1)
  })
})
