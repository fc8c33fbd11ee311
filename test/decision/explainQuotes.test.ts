import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decideQuotes } from '../../src/decision/decideQuotes.js'
import { explainQuotes } from '../../src/decision/explainQuotes.js'
import { presets } from '../../src/decision/presets.js'
import type { QuoteState } from '../../src/decision/state.js'
import type { Reason } from '../../src/market/reason.js'
import { decision } from '../arbitraries.js'
import { runs } from '../runs.js'
import { calm, config, ladder, now, order } from './states.js'

const reasons = (over: Partial<QuoteState>, of = config): ReadonlyArray<Reason | null> =>
  explainQuotes({ ...calm, ...over }, of).quotes.map(({ reason }) => reason)

describe('examples', () => {
  test('a level placed names its price and the cents that it is made of', () => {
    const [first] = explainQuotes({ ...calm, position: { yes: 500, no: 0 } }, config).quotes
    expect(first).toEqual({
      side: 'bid',
      level: 0,
      action: 'place',
      price: 0.47,
      size: 100,
      orderId: null,
      reason: null,
      cents: {
        fairValue: 50,
        halfSpread: -2,
        spacing: -0,
        skew: expect.closeTo(-0.2, 12),
        rounding: expect.closeTo(-0.8, 12),
      },
    })
  })

  test('a level kept names its order', () => {
    const { quotes } = explainQuotes({ ...calm, orders: ladder }, config)
    expect(quotes.map(({ action, orderId }) => `${action} ${orderId}`)).toEqual(
      ladder.map(({ id }) => `keep ${id}`),
    )
    expect(quotes.map(({ side, level }) => `${side} ${level}`)).toEqual([
      'bid 0',
      'bid 1',
      'bid 2',
      'ask 0',
      'ask 1',
      'ask 2',
    ])
  })

  test('the numbers between state and quotes are there', () => {
    const state = { ...calm, position: { yes: 3_000, no: 0 }, volatility: 0.7 }
    expect(explainQuotes(state, config).explain).toEqual({
      ...decideQuotes(state, config).explain,
      volatility: 0.7,
      remaining: 299 / 300,
      imbalance: 0.6,
      bidRoom: 2_000,
      askRoom: 8_000,
    })
  })
})

describe('examples: every reason to withhold a level', () => {
  test('same-tick', () => {
    const dense = { ...config, ladder: { ...config.ladder, spacing: 0.001 } }
    expect(reasons({}, dense).slice(0, 3)).toEqual([null, null, { _tag: 'same-tick' }])
  })

  test('outside-range', () => {
    const narrow = { ...config, ladder: { ...config.ladder, minPrice: 0.47, maxPrice: 0.53 } }
    const outside = { _tag: 'outside-range', min: 0.47, max: 0.53 }
    expect(reasons({}, narrow)).toEqual([null, null, outside, null, null, outside])
  })

  test('losing-side', () => {
    const market = { ...calm.market, openedAt: now - 9_000_000 }
    const found = reasons({ market, spot: { price: 64_912, at: now } })
    const { fairValue, remaining } =
      explainQuotes({ ...calm, market, spot: { price: 64_912, at: now } }, config).explain ?? {}
    expect(found.filter((r) => r?._tag === 'losing-side')[0]).toEqual({
      _tag: 'losing-side',
      remaining,
      fairValue,
    })
  })

  test('near-book', () => {
    const near = { _tag: 'near-book', best: 0.49, min: 0.02 }
    expect(reasons({ book: { bestAsk: 0.49 } })).toEqual([near, null, null, null, null, null])
    const other = { _tag: 'near-book', best: 0.52, min: 0.02 }
    expect(reasons({ book: { bestBid: 0.52 } })).toEqual([null, null, null, other, other, null])
  })

  test('no-room, with the room that the levels inside have left', () => {
    const position = { yes: 4_895, no: 0 }
    const [, second, third] = reasons({ position })
    expect(second).toEqual({ _tag: 'no-room', side: 'bid', room: 5, min: 10 })
    expect(third).toEqual(second)
    const [, , , , sixth] = reasons({ position: { yes: 0, no: 4_895 } })
    expect(sixth).toEqual({ _tag: 'no-room', side: 'ask', room: 5, min: 10 })
  })

  test('would-self-trade', () => {
    const orders = [order('x yes ask 0.47 10 cancelling')]
    const trade = { _tag: 'would-self-trade' }
    expect(reasons({ orders })).toEqual([trade, trade, null, null, null, null])
  })

  test('awaiting-answers, with the room less what is placed inside', () => {
    const orders = [order('x yes bid 0.3 4850 cancelling')]
    const wait = { _tag: 'awaiting-answers', room: 50 }
    expect(reasons({ orders })).toEqual([null, wait, wait, null, null, null])
    const asks = [order('x yes ask 0.7 4950 cancelling')]
    const none = { _tag: 'awaiting-answers', room: 50 }
    expect(reasons({ orders: asks })).toEqual([null, null, null, none, none, none])
  })
})

describe('edges: the room that is told', () => {
  test('is less by levels that wait', () => {
    const orders = [order('x yes ask 0.47 10 cancelling'), order('y yes bid 0.3 4700 cancelling')]
    const position = { yes: 0, no: 0 }
    const roomy = { ...config, limits: { ...config.limits, maxPosition: 250 } }
    const told = reasons({ orders: orders.slice(0, 1), position }, roomy)
    // Two levels of 100 that would trade leave 50 for the third; it takes them, and is placed.
    expect(told.slice(0, 3)).toEqual([
      { _tag: 'would-self-trade' },
      { _tag: 'would-self-trade' },
      null,
    ])
    const narrow = { ...config, limits: { ...config.limits, maxPosition: 205 } }
    expect(reasons({ orders: orders.slice(0, 1), position }, narrow)[2]).toEqual({
      _tag: 'no-room',
      side: 'bid',
      room: 5,
      min: 10,
    })
    const waiting = { ...config, limits: { ...config.limits, maxPosition: 205 } }
    const busy = [order('y yes bid 0.3 200 cancelling')]
    expect(reasons({ orders: busy }, waiting).slice(0, 3)).toEqual([
      { _tag: 'awaiting-answers', room: 5 },
      { _tag: 'awaiting-answers', room: 5 },
      { _tag: 'no-room', side: 'bid', room: 5, min: 10 },
    ])
  })
})

describe('examples: every reason to halt', () => {
  test.each<readonly [string, Partial<QuoteState>, Reason]>([
    [
      'near expiry',
      { market: { ...calm.market, expiresAt: now + 20_000 } },
      { _tag: 'near-expiry', remainingMs: 20_000, limitMs: 30_000 },
    ],
    [
      'stale',
      { spot: { price: 65_000, at: now + 6_000 } },
      { _tag: 'stale-spot', ageMs: 6_000, limitMs: 5_000 },
    ],
    ['loss', { pnl: { today: -1_500 } }, { _tag: 'daily-loss', today: -1_500, limit: 1_000 }],
    ['no now', { now: Number.NaN }, { _tag: 'invalid-input', path: 'now' }],
    [
      'bad order',
      { orders: [...ladder, { ...order('x yes bid 0.3 10 open'), price: 2 }] },
      { _tag: 'invalid-input', path: 'orders[6]' },
    ],
  ])('%s', (_, over, reason) => {
    const said = explainQuotes({ ...calm, ...over }, config)
    expect(said.reason).toEqual(reason)
    expect([said.quotes, said.explain]).toEqual([[], null])
    expect(said.halted).toBe(reason._tag)
  })

  test.each<readonly [string, unknown, unknown]>([
    ['state', null, config],
    ['config', calm, null],
    ['config', calm, {}],
    ['config.volatility', calm, { ...config, volatility: { default: -1, overrides: {} } }],
    ['config.volatility', calm, { ...config, volatility: null }],
    [
      'config.limits.maxImbalance',
      calm,
      { ...config, limits: { ...config.limits, maxImbalance: 0 } },
    ],
    [
      'config.spread',
      calm,
      { ...config, spread: { ...config.spread, late: [{ remaining: 2, times: Number.NaN }] } },
    ],
    [
      'config.skew',
      calm,
      { ...config, skew: { ...config.skew, rebalance: [{ elapsed: 0, times: Number.NaN }] } },
    ],
    [
      'config.size',
      calm,
      { ...config, size: { ...config.size, late: [{ remaining: 2, times: Number.NaN }] } },
    ],
    [
      'state',
      new Proxy(
        {},
        {
          get: () => {
            throw new Error('no')
          },
        },
      ),
      config,
    ],
    [
      'fairValue',
      { ...calm, market: { ...calm.market, expiresAt: now - 1, openedAt: 0 } },
      { ...config, timing: { ...config.timing, closeBeforeExpiryMs: -5 } },
    ],
  ])('what cannot be decided names %s', (path, state, of) => {
    expect(explainQuotes(state as never, of as never).reason).toEqual({
      _tag: 'invalid-input',
      path,
    })
  })
})

describe('laws', () => {
  test('every level of both sides has a fate, and one withheld a reason', () => {
    fc.assert(
      fc.property(decision, ({ state, config: drawn }) => {
        const { halted, quotes, place, keep } = explainQuotes(state, drawn)
        expect(quotes).toHaveLength(halted === null ? 2 * drawn.ladder.levels : 0)
        for (const { action, reason, orderId, size } of quotes) {
          expect(reason === null).toBe(action !== 'withhold')
          expect(orderId !== null).toBe(action === 'keep')
          if (action !== 'withhold') expect(size).not.toBeNull()
        }
        const placed = quotes.filter(({ action }) => action === 'place')
        expect(
          placed.map(({ side, price, size }) => ({ side, outcome: 'yes', price, size })),
        ).toEqual(place)
        expect(quotes.flatMap(({ orderId }) => (orderId === null ? [] : [orderId]))).toEqual(keep)
      }),
      runs(1_000),
    )
  })

  test('the cents of every level add up to its price, and rounding never gives any away', () => {
    fc.assert(
      fc.property(decision, ({ state, config: drawn }) => {
        for (const { cents, price, side } of explainQuotes(state, drawn).quotes) {
          const sum =
            cents.fairValue + cents.halfSpread + cents.spacing + cents.skew + cents.rounding
          expect(Math.abs(sum - 100 * price)).toBeLessThan(1e-9)
          expect(side === 'bid' ? cents.rounding : -cents.rounding).toBeLessThan(1e-6)
        }
      }),
      runs(1_000),
    )
  })

  test('presets.v1 is explained as well', () => {
    expect(explainQuotes(calm, presets.v1).quotes.map(({ action }) => action)).toEqual(
      Array(6).fill('place'),
    )
  })
})
