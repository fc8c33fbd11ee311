import { describe, expect, test } from 'vitest'
import type { Settlement } from '../../src/market/settlement.js'
import { type VenueSettlements, venueSettlements } from '../../src/market/venueSettlements.js'
import { fairValue } from '../../src/pricing/fairValue.js'
import fixture from '../fixtures/settled.json' with { type: 'json' }

const named = (venue: string, upper: number | null): Settlement => {
  const settlement = venueSettlements[venue as keyof VenueSettlements]
  return typeof settlement === 'function' ? settlement(upper ?? Number.NaN) : settlement
}

const rows = fixture.rows.map((row) => ({ ...row, by: row.claim.printed as never }))

describe('examples', () => {
  test.each(rows)(
    '$venue is worth what its rule says',
    ({ venue, upper, claim, by, price, error }) => {
      const settled = fairValue({ ...claim, printed: by, settlement: named(venue, upper) })
      expect(Math.abs(settled - price)).toBeLessThan(error > 1e-14 ? 1e-5 : 1e-11)
    },
  )

  test('every kind of market has a worked price', () => {
    expect(new Set(rows.map(({ venue }) => venue))).toEqual(new Set(Object.keys(venueSettlements)))
  })

  test.each([
    ['degen', 0.01, 0],
    ['polymarketShort', 0, 1],
    ['polymarketHourly', 0.01, 1],
    ['polymarketDaily', 0.01, 0.5],
    ['polymarketAbove', 0.01, 0],
    ['polymarketRange', 0.01, 1],
    ['polymarketHighest', 0.01, 1],
    ['polymarketLowest', 0.01, 1],
    ['kalshiQuarterHour', 0.01, 1],
    ['kalshiAbove', 0.01, 0],
    ['kalshiRange', 0.01, 1],
    ['kalshiTrimmed', 0.01, 1],
    ['hyperliquidDaily', 0, 0],
  ])('%s has a tick of %d and pays %d on the strike', (venue, tickSize, paid) => {
    const settlement = named(venue, 101_000)
    const end = { count: 60, value: 100_000, by: 'venue' } as const
    const at = { spot: 100_000, strike: 100_000, volatility: 0, secondsToExpiry: -10, settlement }
    expect(settlement.tickSize).toBe(tickSize)
    expect(fairValue({ ...at, printed: { strike: null, end } })).toBe(paid)
  })

  test('a range pays on its upper bound, not a cent above', () => {
    const at = { strike: 100_000, volatility: 0, secondsToExpiry: 0 }
    for (const settlement of [named('kalshiRange', 101_000), named('polymarketRange', 101_000)]) {
      expect(fairValue({ ...at, spot: 101_000, settlement })).toBe(1)
      expect(fairValue({ ...at, spot: 101_000.01, settlement })).toBe(0)
    }
  })
})
