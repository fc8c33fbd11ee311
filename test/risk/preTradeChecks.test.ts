import { describe, expect, test } from 'vitest'
import type { CheckContext, CheckedOrder } from '../../src/risk/checkContext.js'
import { preTradeChecks } from '../../src/risk/preTradeChecks.js'
import { message } from '../../src/risk/rejection.js'
import { type RiskLimits, recommended } from '../../src/risk/riskLimits.js'
import { context, named, now, order } from './checking.js'
import { own, told } from './telling.js'

const each = (orders: ReadonlyArray<CheckedOrder>): ReadonlyArray<ReadonlyArray<string>> =>
  preTradeChecks(orders, context, recommended).map((list) => list.map(named))

describe('examples', () => {
  test('a quiet moment lets an order through', () => {
    expect(told({})).toEqual([])
  })

  test('every failure is told, not only the first', () => {
    const late = { market: { expiresAt: now, status: 'closed' }, context: { indexAt: now - 9_000 } }
    expect(told({ ...late, order: { price: 0.555, size: 2_000 } })).toEqual([
      'not-open',
      'near-expiry',
      'index-age-ms',
      'off-tick',
      'order-size',
      'order-notional',
      'thin-edge',
      'would-take',
      'worst-of-market',
    ])
  })

  test('of a list each order is judged beside those before it', () => {
    const ask = { ...order, id: 'b', side: 'ask', price: 0.52 } as const
    const across = { ...order, id: 'c', outcome: 'no', price: 0.52, postOnly: false } as const
    expect(each([order, ask])).toEqual([[], []])
    expect(each([order, order])[1]).toEqual(['same-id', 'repeated'])
    expect(each([order, across])[1]).toEqual(['thin-edge', 'self-cross'])
  })

  test('no orders, no rejections', () => {
    expect(each([])).toEqual([])
  })
})

describe('edges', () => {
  test('an order that cannot be read is told so and weighs on no other', () => {
    const broken: ReadonlyArray<readonly [Partial<Record<keyof CheckedOrder, unknown>>, string]> = [
      [{ id: '' }, 'order.id'],
      [{ id: 7 }, 'order.id'],
      [{ side: 'buy' }, 'order.side'],
      [{ outcome: 'maybe' }, 'order.outcome'],
      [{ price: Number.NaN }, 'order.price'],
      [{ size: Number.POSITIVE_INFINITY }, 'order.size'],
      [{ size: 0 }, 'order.size'],
      [{ postOnly: undefined }, 'order.postOnly'],
      [{ expiresAt: Number.NaN }, 'order.expiresAt'],
    ]
    for (const [change, path] of broken) {
      const odd = { ...order, id: 'odd', ...change } as CheckedOrder
      const [first, second] = preTradeChecks([odd, order], context, recommended)
      expect(first).toEqual([{ _tag: 'missing', path }])
      expect(second).toEqual([])
    }
    expect(preTradeChecks([null as never], context, recommended)[0]).toEqual([
      { _tag: 'missing', path: 'order' },
    ])
  })

  test('an order at a price that no venue takes weighs on no other', () => {
    const [, second] = each([{ ...order, id: 'odd', price: 1.5, side: 'bid' }, order])
    expect(second).toEqual([])
  })

  test('a context of nonsense rejects and does not throw', () => {
    const all: ReadonlyArray<unknown> = [
      null,
      undefined,
      {},
      { market: null },
      'x',
      { ...context, live: null },
    ]
    for (const nonsense of all) {
      const [list] = preTradeChecks([order], nonsense as CheckContext, recommended)
      expect(list).toContainEqual({ _tag: 'missing', path: 'context' })
      const two = [order, { ...order, id: 'b' }]
      expect(preTradeChecks(two, nonsense as CheckContext, recommended)[1]).not.toEqual([])
    }
  })

  test('what is missing or no number is told, once', () => {
    const lacking: ReadonlyArray<readonly [Partial<CheckContext>, ReadonlyArray<string>]> = [
      [{ indexAt: null }, ['index-age-ms', 'stale-move']],
      [{ bookAt: Number.NaN }, ['book-age-ms']],
      [{ userStreamAt: null }, ['user-stream-age-ms']],
      [{ clockSkewMs: null }, ['clock-skew-ms']],
      [{ sources: null }, ['sources']],
      [{ sources: { range: Number.NaN, deviation: 1 } }, ['sources']],
      [{ book: null }, ['book']],
      [{ model: null }, ['stale-move', 'book', 'volatility', 'model.fair', 'model.reservation']],
      [{ reconciled: null }, ['reconcile-age-ms', 'position-difference', 'unknown-orders']],
      [{ rate: null }, ['rate']],
      [{ balance: Number.NaN }, ['balance']],
      [{ liveElsewhere: Number.NaN }, ['rate', 'orders-in-all']],
      [{ deadMan: { heartbeatAt: Number.NaN, cancelOnDisconnect: false } }, ['heartbeatAt']],
    ]
    for (const [change, paths] of lacking) {
      const [list] = preTradeChecks([order], { ...context, ...change }, recommended)
      expect(list).toEqual(paths.map((path) => ({ _tag: 'missing', path })))
    }
  })

  test('numbers of the market, of the equity and of the position that are none reject', () => {
    const numbers = ['expiresAt', 'minSize', 'lotSize', 'minNotional', 'feePerShare'] as const
    for (const name of numbers) {
      expect(told({ market: { [name]: Number.NaN } })).not.toEqual([])
    }
    expect(told({ market: { strike: Number.NaN } })).toEqual([
      'missing',
      'missing',
      'missing',
      'missing',
    ])
    expect(told({ market: { ticks: [] } })).toEqual(['missing'])
    for (const tickSize of [0, -1, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(told({ market: { ticks: [{ from: 0, tickSize }] } })).toContain('missing')
    }
    for (const lotSize of [0, -1, Number.POSITIVE_INFINITY]) {
      expect(told({ market: { lotSize } })).toEqual(['missing'])
    }
    for (const name of ['day', 'hour', 'market', 'drawdown'] as const) {
      const equity = { ...context.equity, [name]: Number.NaN }
      expect(told({ context: { equity } })).toEqual(['missing'])
    }
    for (const name of ['yes', 'no', 'cash'] as const) {
      const position = { ...context.position, [name]: Number.NaN }
      expect(told({ context: { position } })).not.toEqual([])
    }
  })

  test('a limit that is NaN lets nothing through that it judges', () => {
    const judged = {
      book: { bestBid: 0.2, bestAsk: 0.49 },
      model: { fair: 0.5, reservation: 0.5, perRootSecond: 0.01, volatility: 0.5, apartSince: 0 },
      fills: [{ at: now, side: 'bid', size: 1 }],
      recent: [own({ price: 0.48 })],
    } as const
    const market = { halts: [{ from: now + 1e6, to: now + 2e6 }] }
    const deadMan = { heartbeatAt: now, cancelOnDisconnect: false }
    const open = Object.fromEntries(
      Object.keys(recommended).map((name) => [
        name,
        name.startsWith('max') ? Number.POSITIVE_INFINITY : 0,
      ]),
    )
    for (const name of Object.keys(recommended)) {
      const bound = { ...open, ...tightened(name), [name]: Number.NaN } as RiskLimits
      const order = name === 'maxOrderLifeMs' ? { expiresAt: now + 9 } : {}
      const beat =
        name === 'maxOrderLifeMs' ? { heartbeatAt: null, cancelOnDisconnect: false } : deadMan
      expect([
        name,
        told({ order, market, context: { ...judged, deadMan: beat }, limits: bound }),
      ]).not.toEqual([name, []])
    }
  })

  test('an infinite limit is none', () => {
    const order = { size: 1e6, price: 0.01 }
    const limits = {
      maxOrderSize: Number.POSITIVE_INFINITY,
      maxOrderNotional: Number.POSITIVE_INFINITY,
      maxOffFair: 0,
      maxOffFairDeviations: Number.POSITIVE_INFINITY,
      maxNet: Number.POSITIVE_INFINITY,
      maxOutcome: Number.POSITIVE_INFINITY,
      maxWorstOfMarket: Number.POSITIVE_INFINITY,
      maxWorstOfInstant: Number.POSITIVE_INFINITY,
      maxWorstOfUnderlying: Number.POSITIVE_INFINITY,
      maxWorstOfAccount: Number.POSITIVE_INFINITY,
    }
    expect(told({ order, limits, model: { perRootSecond: 0 } })).toEqual([])
  })

  test('an empty book, an empty side, and an order that may take', () => {
    expect(told({ context: { book: {} } })).toEqual([])
    expect(told({ context: { book: { bestBid: 0.2, bestAsk: null } } })).toEqual([])
    expect(told({ context: { book: { bestBid: 0.4, bestAsk: 0.48 } } })).toEqual(['would-take'])
    const taking = { postOnly: false }
    expect(told({ order: taking, context: { book: { bestBid: 0.4, bestAsk: 0.48 } } })).toEqual([])
  })

  test('each rejection says its values', () => {
    const odd = { market: { expiresAt: now + 9_999 }, context: { indexAt: now - 9_000 } }
    const list = preTradeChecks(
      [{ ...order, size: 5_000 }],
      { ...context, ...odd.context, market: { ...context.market, ...odd.market } },
      recommended,
    )
    for (const rejection of list[0] ?? []) expect(message(rejection)).toMatch(/\d/)
  })
})

/** What the judged limit needs beside it to judge at all. */
const tightened = (name: string): Partial<RiskLimits> => {
  if (name === 'maxModelGap') return { maxModelGapMs: 0 }
  if (name === 'maxModelGapMs') return { maxModelGap: 0 }
  if (name.startsWith('fillR') || name === 'fillWindowMs') {
    return { maxFills: 0, maxFillShares: 0, maxFillRun: 0, fillRestMs: 9, fillWindowMs: 9 }
  }
  if (name === 'maxFills' || name === 'maxFillShares') return { fillRestMs: 9, fillWindowMs: 9 }
  if (name === 'maxFillRun') return { fillRunRestMs: 9 }
  return {}
}
