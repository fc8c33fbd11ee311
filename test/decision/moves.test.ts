/** How far the fair value moves before a cancel takes, by how the market settles. */

import { describe, expect, test } from 'vitest'
import { decideQuotes } from '../../src/decision/decideQuotes.js'
import { presets } from '../../src/decision/presets.js'
import { shareOfVariance } from '../../src/decision/shareOfVariance.js'
import type { QuoteState } from '../../src/decision/state.js'
import { type Printed, plain, type Settlement } from '../../src/market/settlement.js'
import { venueSettlements } from '../../src/market/venueSettlements.js'

const now = 1_750_000_000_000

const stateOf = (
  settlement: Settlement,
  seconds: number,
  spot: number,
  printed: QuoteState['printed'] = null,
): QuoteState => ({
  now,
  market: {
    id: 'x',
    asset: 'BTC',
    strike: 100_000,
    openedAt: now - 600_000,
    expiresAt: now + 1_000 * seconds,
    tickSize: 0.01,
    settlement,
  },
  spot: { price: spot, at: now },
  position: { yes: 0, no: 0 },
  orders: [],
  pnl: { today: 0 },
  volatility: 0.45,
  volatilityError: 0.1,
  printed,
  basis: { mean: 0, deviation: 0.00005 },
})

const haltedAt = (state: QuoteState) => decideQuotes(state, presets.recommended).halted

/** Of an average of sixty prints, by the venue, of which so many seconds are left. */
const inside = (seconds: number, by: 'venue' | 'us' = 'venue'): QuoteState => {
  const end = { count: 60 - Math.ceil(seconds), value: 100_000, by }
  return stateOf(venueSettlements.kalshiAbove, seconds, 100_000, { strike: null, end })
}

describe('inside an average', () => {
  test.each([20.5, 10.5, 5.5, 3.5])(
    'at the strike with %d s left the claim is too fast to be quoted',
    (seconds) => {
      expect(haltedAt(inside(seconds))).toBe('fast-claim')
    },
  )

  test('what the venue has printed carries no basis, what we have rebuilt all of it', () => {
    const share = (by: 'venue' | 'us') =>
      shareOfVariance(inside(5.5, by), presets.recommended, 0.45, 0.25)
    // Next to nothing is left to print: by the venue's prints, so is the basis.
    expect(share('venue')).toBeGreaterThan(10 * share('us'))
  })
})

describe('an oracle with a lag', () => {
  const late = { ...plain, lagMs: 5_000 }

  test.each([10, 6, 5.3, 5, 4, 3, 2.1])('nothing is quoted with %d s left near the strike', (s) => {
    expect(haltedAt(stateOf(late, s, 100_003))).toBe('fast-claim')
  })

  test('once the lag has decided, all that is hidden comes out within any time', () => {
    const share = (seconds: number, within: number) =>
      shareOfVariance(stateOf(late, seconds, 100_003), presets.recommended, 0.45, within)
    expect([share(5, 0.25), share(3, 0.25), share(5.2, 0.25)]).toEqual([1, 1, 1])
    expect(share(60, 0.25)).toBeLessThan(0.01)
  })

  /** An average over a minute that trails by two seconds, told so many prints by the venue. */
  const average = (seconds: number, end: Printed | null): QuoteState =>
    stateOf(venueSettlements.polymarketShort, seconds, 100_003, end && { strike: null, end })
  const venues: Printed = { count: 1, value: 100_000, by: 'venue' }

  test.each([20, 10, 6, 4, 3.5, 3, 2.7, 2.5, 2.3, 2.26, 2.25, 2.1])(
    'inside an average nothing is quoted with %d s left near the strike, nor between two halts',
    (seconds) => {
      expect(haltedAt(average(seconds, venues))).toBe('fast-claim')
      expect(haltedAt(average(seconds, null))).toBe('fast-claim')
    },
  )

  test('what the lag has decided and nobody printed comes out within any time', () => {
    const { basis: _, ...rest } = average(2.5, venues)
    const certain = { ...rest, basis: { mean: 0, deviation: 0 } }
    // Half a second of the minute is to come; two are behind, of which the oldest is spot now.
    const [ahead, after, behind] = [0.5 ** 3 / 3, 0.25 ** 3 / 3, 2 ** 3 / 3]
    expect(shareOfVariance(certain, presets.recommended, 0.45, 0.25)).toBeCloseTo(
      (ahead - after + behind) / (ahead + behind),
      12,
    )
  })
})
