import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Settlement } from '../../src/market/settlement.js'
import { cdf } from '../../src/math/normal.js'
import type { Claim } from '../../src/pricing/claim.js'
import { fairValue } from '../../src/pricing/fairValue.js'
import { sensitivities } from '../../src/pricing/sensitivities.js'
import { within } from '../laws.js'
import { claim, settledOn } from './claims.js'

type Extreme = 'highest' | 'lowest'

const touching = (of: Extreme, more: Partial<Settlement> = {}): Settlement =>
  settledOn({ kind: 'extremum', of }, { tie: 'yes', lagMs: 5_000, ...more })

const late = (of: Extreme, more: Partial<Claim> = {}): Claim =>
  claim({ settlement: touching(of), strike: 100_000, secondsToExpiry: 3, ...more })

const seen = (value: number, by: 'venue' | 'us'): Claim['printed'] => ({
  strike: null,
  end: { count: 1, value, by },
})

/** That spot stood above the strike so many seconds ago, by where it is now. */
const wasAbove = (spot: number, strike: number, seconds: number): number => {
  const deviation = 0.5 * Math.sqrt(seconds / 31_536_000)
  return cdf(Math.log(spot / strike) / deviation - deviation / 2)
}

describe('examples', () => {
  test.each([
    ['highest', 100_003],
    ['lowest', 99_997],
  ] as const)('spot that is past the strike now did not touch for the %s', (of, spot) => {
    const price = fairValue(late(of, { spot }))
    expect(price).toBeGreaterThan(0.5)
    expect(price).toBeLessThan(0.999)
  })

  test('what we have printed is the extreme, and nothing after it counts', () => {
    const spot = 100_010
    expect(fairValue(late('highest', { spot, printed: seen(99_990, 'us') }))).toBe(0)
    expect(fairValue(late('highest', { spot, printed: seen(100_000, 'us') }))).toBe(1)
    expect(fairValue(late('lowest', { spot, printed: seen(99_999, 'us') }))).toBe(1)
    expect(fairValue(late('lowest', { spot: 99_000, printed: seen(100_001, 'us') }))).toBe(0)
  })

  test('what the venue has printed lacks its last seconds until the market is over', () => {
    const spot = 100_001
    const printed = seen(99_999, 'venue')
    expect(fairValue(late('highest', { spot, printed }))).toBe(fairValue(late('highest', { spot })))
    expect(fairValue(late('highest', { spot, printed: seen(100_000, 'venue') }))).toBe(1)
    expect(fairValue(late('highest', { spot, printed, secondsToExpiry: 0 }))).toBe(0)
  })

  test('on a grid half a tick is enough, of one that ties to NO it is needed beyond', () => {
    const at = (tie: 'yes' | 'no', value: number): number =>
      fairValue(
        late('lowest', {
          settlement: touching('lowest', { tie, tickSize: 1 }),
          printed: seen(value, 'venue'),
          secondsToExpiry: 0,
        }),
      )
    expect([at('yes', 100_000.4), at('yes', 100_000.6)]).toEqual([1, 0])
    expect([at('no', 99_999.4), at('no', 99_999.6)]).toEqual([1, 0])
  })
})

describe('laws', () => {
  const spots = within(99_980, 100_020)
  const lefts = within(-20, 4.999)

  test('oracle: it is spot of when the life ended, which is known by spot now', () => {
    fc.assert(
      fc.property(spots, lefts, (spot, secondsToExpiry) => {
        const above = wasAbove(spot, 100_000, 5 - secondsToExpiry)
        const at = { spot, secondsToExpiry }
        expect(fairValue(late('highest', at))).toBeCloseTo(above, 11)
        expect(fairValue(late('lowest', at))).toBeCloseTo(1 - above, 11)
      }),
    )
  })

  test('the price goes through the instant at which the lag has decided', () => {
    fc.assert(
      fc.property(spots, fc.constantFrom('highest' as const, 'lowest' as const), (spot, of) => {
        fc.pre(Math.abs(spot - 100_000) > 0.01)
        const before = fairValue(late(of, { spot, secondsToExpiry: 5 + 1e-9 }))
        expect(fairValue(late(of, { spot, secondsToExpiry: 5 - 1e-9 }))).toBeCloseTo(before, 9)
      }),
    )
  })

  test('its sensitivities are differences of the price', () => {
    fc.assert(
      fc.property(
        within(99_995, 100_005),
        within(-10, 4),
        fc.constantFrom('highest' as const, 'lowest' as const),
        (spot, left, of) => {
          const at = (more: Partial<Claim>): number =>
            fairValue(late(of, { spot, secondsToExpiry: left, ...more }))
          const { delta, theta, vega } = sensitivities(late(of, { spot, secondsToExpiry: left }))
          const by = (up: Partial<Claim>, down: Partial<Claim>, step: number): number =>
            (at(up) - at(down)) / (2 * step)
          expect(delta).toBeCloseTo(by({ spot: spot + 1e-3 }, { spot: spot - 1e-3 }, 1e-3), 6)
          const [later, earlier] = [
            { secondsToExpiry: left - 1e-4 },
            { secondsToExpiry: left + 1e-4 },
          ]
          expect(theta).toBeCloseTo(by(later, earlier, 1e-4), 6)
          expect(vega).toBeCloseTo(by({ volatility: 0.5001 }, { volatility: 0.4999 }, 1e-4), 5)
        },
      ),
    )
  })
})
