import { describe, expect, it } from 'vitest'
import * as Tally from '../../../src/backtest/replay/tally.js'
import { answered, noOrders } from '../../../src/backtest/replay/venue.js'
import { explainQuotes } from '../../../src/decision/explainQuotes.js'
import type { OrderDiff } from '../../../src/decision/orderDiff.js'
import { presets } from '../../../src/decision/presets.js'

const order = (price: number) => ({ side: 'bid', outcome: 'yes', price, size: 10 }) as const

const diff = (parts: Partial<OrderDiff>): OrderDiff => ({
  cancel: [],
  keep: [],
  place: [],
  halted: null,
  explain: null,
  ...parts,
})

const now = 1_750_000_000_000
const state = {
  now,
  market: {
    id: 'm',
    asset: 'BTC',
    strike: 100,
    openedAt: now,
    expiresAt: now + 900_000,
    tickSize: 0.01,
  },
  spot: { price: 100, at: now },
  position: { yes: 9_995, no: 5_000 },
  orders: [],
  pnl: { today: 0 },
}

describe('Tally: examples', () => {
  it('counts what a decision keeps, places, cancels and withholds', () => {
    const explained = explainQuotes(state, presets.v2)
    const counted = { diff: explained, quotes: explained.quotes, levels: 6, violations: 0 }
    const once = Tally.add(Tally.empty({ check: true }), counted)
    const twice = Tally.add(once, { ...counted, violations: 2 })
    expect(twice.decisions).toBe(2)
    expect(twice.withheld['no-room']).toBe(6)
    expect({ kept: twice.kept, placed: twice.placed }).toEqual({ kept: 0, placed: 6 })
    expect(twice.violations).toBe(2)
    expect(
      Tally.add(once, { ...counted, diff: diff({ cancel: ['a', 'b'], keep: ['c'] }) }),
    ).toMatchObject({
      cancelled: 2,
      kept: 1,
    })
  })

  it('counts every level under the halt, and the orders that it cancels', () => {
    const halted = diff({ halted: 'daily-loss', cancel: ['a'] })
    const tally = Tally.add(Tally.empty({ check: false }), {
      diff: halted,
      quotes: [],
      levels: 6,
      violations: 3,
    })
    expect(tally).toMatchObject({ decisions: 1, cancelled: 1, violations: null })
    expect(tally.halted).toEqual({
      'invalid-input': 0,
      'near-expiry': 0,
      'stale-spot': 0,
      'daily-loss': 1,
      'missing-strike': 0,
      'fast-claim': 0,
    })
    expect(tally.withheld['daily-loss']).toBe(6)
    expect(Tally.wanted(tally)).toBe(0)
  })

  it('says that what waits is wanted too', () => {
    const tally = Tally.empty({ check: false })
    const withheld = {
      ...tally.withheld,
      'would-self-trade': 3,
      'awaiting-answers': 4,
      'no-room': 5,
    }
    expect(Tally.wanted({ ...tally, kept: 1, placed: 2, withheld })).toBe(10)
  })
})

describe('Venue: examples', () => {
  it('takes cancels as answered and places as open, with ids that never come again', () => {
    const first = answered(noOrders, diff({ place: [order(0.48), order(0.47)] }))
    expect(first.orders).toEqual([
      { id: 'o1', ...order(0.48), status: 'open' },
      { id: 'o2', ...order(0.47), status: 'open' },
    ])
    const second = answered(first, diff({ cancel: ['o1'], keep: ['o2'], place: [order(0.46)] }))
    expect(second.orders.map(({ id }) => id)).toEqual(['o2', 'o3'])
    expect(first.orders).toHaveLength(2)
  })

  it('leaves all as it is where nothing was asked', () => {
    const standing = answered(noOrders, diff({ place: [order(0.48)] }))
    expect(answered(standing, diff({ keep: ['o1'] }))).toBe(standing)
  })
})
