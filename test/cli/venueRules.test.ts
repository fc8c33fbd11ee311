import { describe, expect, it } from 'vitest'
import * as FeeTerms from '../../src/backtest/exchange/feeTerms.js'
import { inForce } from '../../src/backtest/exchange/inForce.js'
import type { VenueName } from '../../src/cli/backtest/backtestSettings.js'
import { venueRules } from '../../src/cli/backtest/venueRules.js'

const minutes = (count: number): number => 60_000 * count

/** What a taker of 100 shares paid on a day, in dollars. */
const paidAt = (venue: VenueName, lifeMs: number | null, day: string, price: number): number => {
  const { fees } = venueRules(venue, { lifeMs, hasOutcomes: false }, { rewards: [] })
  const terms = inForce(fees, Date.parse(day)) ?? FeeTerms.free
  return FeeTerms.feeOf(terms, 'taker', { size: 100e6, price: price * 1e6 }) / 1e6
}

describe('venueRules: fees of Polymarket by the date', () => {
  /** As documented: docs.polymarket.com/trading/fees, each from midnight UTC on. */
  const firstDays = [
    ['15 minutes', minutes(15), '2026-01-05'],
    ['5 minutes', minutes(5), '2026-02-12'],
    ['an hour', minutes(60), '2026-03-06'],
    ['a day', minutes(1_440), '2026-03-06'],
    ['nobody knows how long', null, '2026-03-06'],
  ] as const

  it.each(firstDays)('markets of %s are free until their day', (_, lifeMs, day) => {
    const justBefore = new Date(Date.parse(day) - 1).toISOString()
    expect(paidAt('polymarket', lifeMs, '2024-01-01', 0.5)).toBe(0)
    expect(paidAt('polymarket', lifeMs, justBefore, 0.5)).toBe(0)
    expect(paidAt('polymarket', lifeMs, day, 0.5)).toBeGreaterThan(0)
  })

  it.each(firstDays)(
    'from it on those of %s pay as in the examples, in cents',
    (_, lifeMs, day) => {
      // The venue's own examples, of 100 shares, each to half of its last digit.
      for (const [price, dollars, half] of [
        [0.1, 0.2, 0.005],
        [0.5, 1.56, 0.005],
        [0.99, 0.0025, 0.00005],
      ] as const) {
        for (const at of [day, '2026-03-29T23:59:59.999Z']) {
          const off = Math.abs(paidAt('polymarket', lifeMs, at, price) - dollars)
          expect(off).toBeLessThanOrEqual(half + 1e-12)
        }
      }
    },
  )

  it.each(firstDays)('from the end of March on those of %s pay 7 % of p(1 − p)', (_, lifeMs) => {
    for (const price of [0.01, 0.1, 0.5, 0.9, 0.99]) {
      const dollars = 100 * 0.07 * price * (1 - price)
      expect(paidAt('polymarket', lifeMs, '2026-03-30', price)).toBeCloseTo(dollars, 5)
      expect(paidAt('polymarket', lifeMs, '2026-11-01', price)).toBeCloseTo(dollars, 5)
    }
  })

  it('charges nothing on a plain venue, and 7 % of p(1 − p), rounded up, on Kalshi', () => {
    expect(paidAt('plain', minutes(15), '2026-11-01', 0.5)).toBe(0)
    expect(paidAt('kalshi', minutes(15), '2024-01-01', 0.5)).toBe(1.75)
    expect(paidAt('kalshi', minutes(15), '2024-01-01', 0.01)).toBe(0.0693)
  })
})

describe('venueRules: what else a venue does', () => {
  const found = { lifeMs: minutes(15), hasOutcomes: false }

  it('delays takers on Polymarket, by the date', () => {
    const { takerDelayMs } = venueRules('polymarket', found, { rewards: [] })
    for (const [at, delay] of [
      ['2026-08-16T23:59:59.999Z', 250],
      ['2026-08-17', 50],
      ['2026-09-04T13:59:59.999Z', 50],
      ['2026-09-04T14:00:00Z', 150],
    ] as const) {
      expect(inForce(takerDelayMs, Date.parse(at))).toBe(delay)
    }
    expect(venueRules('kalshi', found, { rewards: [] }).takerDelayMs).toEqual([])
  })

  it('waits a minute for an outcome where none is recorded, and a week where some are', () => {
    const waits = [false, true].map(
      (hasOutcomes) => venueRules('plain', { ...found, hasOutcomes }, { rewards: [] }).resolveMs,
    )
    expect(waits).toEqual([minutes(1), minutes(7 * 1_440)])
  })
})
