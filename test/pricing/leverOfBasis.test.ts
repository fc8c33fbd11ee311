import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Printed } from '../../src/market/settlement.js'
import type { Claim } from '../../src/pricing/claim.js'
import { leverOfBasis } from '../../src/pricing/leverOfBasis.js'
import { settledTerms } from '../../src/pricing/settledTerms.js'
import { within } from '../laws.js'
import { claim, minute, openingOn, point, settledOn, twap } from './claims.js'

/** The claim where the index stands by so much higher over spot: our prints are read with it. */
const shifted = (of: Claim, by: number): Claim => ({
  ...of,
  basis: { ...of.basis, mean: of.basis.mean + by },
})

const step = 1e-6

/** How far each term's distance moves with the logarithm of the index, by a central difference. */
const moves = (of: Claim): ReadonlyArray<readonly [number, number]> => {
  const [up, at, down] = [shifted(of, step), of, shifted(of, -step)].map(settledTerms)
  return (at ?? []).map(({ distance }, i) => [
    distance,
    ((up?.[i]?.distance ?? Number.NaN) - (down?.[i]?.distance ?? Number.NaN)) / (2 * step),
  ])
}

const expectExact = (of: Claim): void => {
  const { constant, growing } = leverOfBasis(of)
  for (const [distance, move] of moves(of)) {
    if (!Number.isFinite(distance)) continue
    const lever = constant + growing * Math.exp(distance)
    expect(Math.abs(lever / move - 1)).toBeLessThan(1e-6)
  }
}

const strikes = within(99_900, 100_100)
const ours = (count: number, value = 100_010): Printed => ({ count, value, by: 'us' })
const theirs = (count: number, value = 100_010): Printed => ({ count, value, by: 'venue' })

describe('examples', () => {
  test('a price at an instant moves as spot, and so does an average before its window', () => {
    for (const end of [point, minute, twap])
      expect(leverOfBasis(claim({ settlement: settledOn(end) }))).toEqual({
        constant: 1,
        growing: 0,
      })
  })

  test('half of an average rebuilt by us moves with the rest, its distance by near twice', () => {
    const half = claim({
      settlement: settledOn(minute),
      secondsToExpiry: 30,
      printed: { strike: null, end: ours(30) },
    })
    const [[distance] = [0]] = moves(half)
    const { constant, growing } = leverOfBasis(half)
    expect(constant + growing * Math.exp(distance)).toBeGreaterThan(1.9)
  })

  test('before the opening is fixed both ends move, and the claim does not', () => {
    const forward = claim({
      strike: null,
      settlement: openingOn(minute),
      secondsToOpen: 30,
      printed: { strike: ours(30), end: null },
    })
    expect(leverOfBasis(forward)).toEqual({ constant: 0, growing: 0 })
  })
})

describe('oracle: the distances of the terms, told a basis a little higher', () => {
  test('of prints rebuilt by us it is exact', () => {
    fc.assert(
      fc.property(strikes, fc.integer({ min: 1, max: 59 }), fc.boolean(), (strike, count, grid) => {
        expectExact(
          claim({
            strike,
            settlement: settledOn(minute, { tickSize: grid ? 0.01 : 0 }),
            secondsToExpiry: 60 - count,
            printed: { strike: null, end: ours(count) },
          }),
        )
      }),
    )
  })

  test('of an opening that is part published it is exact', () => {
    fc.assert(
      fc.property(within(99_990, 100_010), fc.integer({ min: 1, max: 59 }), (value, count) => {
        const of = claim({
          strike: null,
          settlement: openingOn(minute),
          secondsToOpen: 60 - count,
          secondsToExpiry: 360 - count,
          printed: { strike: theirs(count, value), end: null },
        })
        expect(leverOfBasis(of).growing).toBeGreaterThan(0)
        expectExact(of)
      }),
    )
  })

  test('of a price at an instant it is exact', () => {
    fc.assert(
      fc.property(strikes, within(1, 1e6), (strike, secondsToExpiry) => {
        expectExact(claim({ strike, secondsToExpiry }))
      }),
    )
  })

  test('of prints of the venue 1 is too little, by a third at most', () => {
    fc.assert(
      fc.property(strikes, fc.integer({ min: 0, max: 59 }), (strike, count) => {
        const of = claim({
          strike,
          settlement: settledOn(minute),
          secondsToExpiry: 60 - count,
          printed: { strike: null, end: count === 0 ? null : theirs(count) },
        })
        for (const [distance, move] of moves(of)) {
          if (!Number.isFinite(distance)) continue
          expect(move).toBeGreaterThan(1 - 1e-6)
          expect(1 / move).toBeGreaterThan(2 / 3)
        }
      }),
    )
  })
})
