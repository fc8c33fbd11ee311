/** How the price of a touch moves, by `claimDynamics`: against the priced claim itself. */

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Claim } from '../../src/pricing/claim.js'
import { claimDynamics } from '../../src/pricing/claimDynamics.js'
import { fairValue } from '../../src/pricing/fairValue.js'
import { sensitivities } from '../../src/pricing/sensitivities.js'
import { within } from '../laws.js'
import { claim, settledOn } from './claims.js'

const level = 100_000

const touching = (of: 'highest' | 'lowest', more: Partial<Claim>): Claim =>
  claim({
    settlement: settledOn({ kind: 'extremum', of }, { tie: 'yes' }),
    strike: level,
    ...more,
  })

const touch = (secondsToExpiry: number, horizonSeconds: number) =>
  ({ kind: 'touch', secondsToExpiry, horizonSeconds }) as const

/** The deviation of the price after a stretch, a dollar where a path has come up to the level. */
const repriced = (spot: number, left: number, horizon: number): number => {
  const deviation = 0.5 * Math.sqrt(horizon / 31_536_000)
  const a = Math.log(level / spot) / deviation
  let [mean, square, all] = [0, 0, 0]
  for (let z = -8; z <= 8; z += 0.002) {
    const density = Math.exp((-z * z) / 2)
    const after = { spot: spot * Math.exp(deviation * z), secondsToExpiry: left - horizon }
    const value = z >= a ? 1 : fairValue(touching('highest', after))
    const weight = z >= a ? 2 * density : density - Math.exp(-((2 * a - z) ** 2) / 2)
    mean += weight * value
    square += weight * value * value
    all += weight
  }
  return Math.sqrt(square / all - (mean / all) ** 2)
}

describe('oracle', () => {
  test.each([
    [99_950, 600, 1],
    [99_990, 300, 5],
    [99_800, 600, 60],
    [99_999, 60, 0.25],
  ])('from %d with %d s left it moves in %d s as the repriced claim does', (spot, left, h) => {
    const price = fairValue(touching('highest', { spot, secondsToExpiry: left }))
    const { deviation, variance } = claimDynamics({ price, left: touch(left, h) })
    expect(deviation / repriced(spot, left, h)).toBeGreaterThan(0.997)
    expect(deviation / repriced(spot, left, h)).toBeLessThan(1.003)
    expect(deviation ** 2).toBeCloseTo(variance, 15)
  })

  test('its rate at an instant is that of the sensitivities', () => {
    fc.assert(
      fc.property(
        within(1, 300),
        within(10, 900),
        fc.constantFrom('highest' as const, 'lowest' as const),
        (away, secondsToExpiry, of) => {
          const spot = of === 'highest' ? level - away : level + away
          const at = touching(of, { spot, secondsToExpiry })
          const { value, deviationPerRootSecond } = sensitivities(at)
          fc.pre(value > 1e-6)
          const move = claimDynamics({ price: value, left: touch(secondsToExpiry, 1) })
          // The sensitivities have the drift of the logarithm, −w/2, which the rate leaves out.
          expect(move.deviationPerRootSecond / deviationPerRootSecond).toBeCloseTo(1, 2)
        },
      ),
    )
  })
})

describe('edges', () => {
  test('what has been touched, or cannot be, does not move', () => {
    const still = { variance: 0, deviation: 0, deviationPerRootSecond: 0 }
    for (const price of [0, 1]) expect(claimDynamics({ price, left: touch(60, 1) })).toEqual(still)
    expect(claimDynamics({ price: 0.4, left: touch(0, 1) })).toEqual(still)
  })

  test('to settlement or beyond all of it comes out, of no price nothing is known', () => {
    expect(claimDynamics({ price: 0.3, left: touch(60, 61) }).variance).toBe(0.3 * 0.7)
    expect(claimDynamics({ price: 0.3, left: touch(60, 0) }).variance).toBe(0)
    for (const price of [-0.1, 1.1, Number.NaN])
      expect(Object.values(claimDynamics({ price, left: touch(60, 1) }))).toEqual(
        Array(3).fill(Number.NaN),
      )
    expect(claimDynamics({ price: 0.3, left: touch(-1, 1) }).variance).toBeNaN()
  })
})
