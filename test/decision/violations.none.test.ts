import { describe, expect, test } from 'vitest'
import { decideQuotes } from '../../src/decision/decideQuotes.js'
import type { OrderDiff } from '../../src/decision/orderDiff.js'
import { presets } from '../../src/decision/presets.js'
import type { QuoteState } from '../../src/decision/state.js'
import { violations } from '../../src/decision/violations.js'
import { placing, planted, resting } from './planted.js'
import { calm, config, ladder } from './states.js'

describe('edges: nothing is found where nothing is wrong', () => {
  test.each<readonly [string, Partial<QuoteState>, Partial<OrderDiff>]>([
    ['an empty difference', {}, {}],
    ['all that is wanted, placed', {}, decideQuotes(calm, config)],
    ['all that is wanted, kept', { orders: ladder }, { keep: ladder.map(({ id }) => id) }],
    ['a cancelling order left alone', resting('x yes bid 0.4 10 cancelling'), {}],
    ['the smallest and the largest size', {}, placing('yes bid 0.4 10', 'yes bid 0.41 1000')],
    ['the limit met', resting('x yes bid 0.4 4500 cancelling'), placing('yes bid 0.45 500')],
    ['both ends of the range', {}, placing('yes bid 0.01 10', 'yes ask 0.99 10')],
    [
      'the book just far enough',
      { book: { bestBid: 0.46, bestAsk: 0.5 } },
      placing('yes bid 0.48 10'),
    ],
    [
      'an own order a tick away',
      resting('x yes ask 0.49 10 cancelling'),
      placing('yes bid 0.48 10'),
    ],
    [
      'a position past its limit, with nothing added',
      { position: { yes: 9_000, no: 0 } },
      placing('yes ask 0.6 10'),
    ],
    [
      'a halt that cancels',
      { pnl: { today: -2_000 }, ...resting('x yes bid 0.4 10 open') },
      { cancel: ['x'], halted: 'daily-loss' },
    ],
  ])('%s', (_, state, diff) => {
    expect(planted(state, diff)).toEqual([])
  })

  test('an ask at a bid that is told as 1 less a price of NO, where nothing is kept off', () => {
    const thin = { ...presets.v2, spread: { ...presets.v2.spread, min: 0 } }
    let rounded = 0
    for (let price = 64_900; price < 65_000; price += 5) {
      const state = { ...calm, spot: { ...calm.spot, price } }
      const alone = decideQuotes(state, thin).place.find(({ side }) => side === 'ask')?.price ?? 0
      const bestBid = 1 - Math.floor(100 * (1 - alone) + 0.5) / 100
      const beside = { ...state, book: { bestBid, bestAsk: null } }
      const diff = decideQuotes(beside, thin)
      if (diff.place.some(({ side, price }) => side === 'ask' && price < bestBid)) rounded += 1
      expect(violations(beside, thin, diff)).toEqual([])
    }
    expect(rounded).toBeGreaterThan(0)
  })
})
