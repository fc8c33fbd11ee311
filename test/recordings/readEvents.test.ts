import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import type { MarketEvent } from '../../src/backtest/marketEvent.js'
import type { EventOptions } from '../../src/recordings/eventOptions.js'
import { fromBytes } from '../../src/recordings/source.js'
import { fromText } from './gather.js'
import { gatherEvents } from './gatherEvents.js'

const t = 1_735_689_600_000
const one = { marketId: 'M' }
const at = (after: number, heard = after) => ({ at: t + after, heardAt: t + heard })
const trade = (after: number, buys: boolean, price: number, size: number, heard = after) =>
  ({ ...at(after, heard), kind: 'trade', ...one, buys, price, size }) as const
const depth = (after: number, side: 'bid' | 'ask', price: number, size: number) =>
  ({ ...at(after), kind: 'depth', ...one, side, price, size }) as const

const read = async (
  text: string,
  purpose: Parameters<typeof gatherEvents>[1],
  options: Partial<EventOptions> = one,
): Promise<ReadonlyArray<MarketEvent>> => {
  const { events, error } = await gatherEvents(fromText(text), purpose, options)
  expect(error).toBeNull()
  return events
}

describe('readEvents: examples of trades', () => {
  const two = [trade(5, true, 0.5, 3), trade(6, false, 0.51, 4)]
  const table: ReadonlyArray<readonly [string, string]> = [
    ['spot trades', `7,0.5,3,1.5,${t + 5},False,True\n8,0.51,4,2,${t + 6},True,True\n`],
    ['spot trades in µs', `7,0.5,3,1.5,${t + 5}000,False,True\n8,0.51,4,2,${t + 6}000,True,True`],
    [
      'futures trades',
      'id,price,qty,quote_qty,time,is_buyer_maker\n' +
        `1,0.5,3,1.5,${t + 5},false\n2,0.51,4,2,${t + 6},true`,
    ],
    ['futures trades without a header', `7,0.5,3,1.5,${t + 5},false\n8,0.51,4,2,${t + 6},true`],
    ['spot aggTrades', `7,0.5,3,1,2,${t + 5},False,True\n8,0.51,4,3,4,${t + 6},True,True`],
    [
      'futures aggTrades',
      `agg_trade_id,price,quantity,first_trade_id,last_trade_id,transact_time,is_buyer_maker\n` +
        `7,0.5,3,1,2,${t + 5},false\n8,0.51,4,3,4,${t + 6},true`,
    ],
    ['aggTrades without a header', `7,0.5,3,1,2,${t + 5},false\n8,0.51,4,3,4,${t + 6},true`],
    ['a tape', `ts_ms,price,size,taker\n${t + 5},0.5,3,buy\n${t + 6},0.51,4,sell`],
    [
      'Kalshi’s',
      `ticker,ts_us,yes_price,count,taker_yes\nM,${t + 5}000,0.5,3,1\nM,${t + 6}000,0.51,4,-1`,
    ],
    ['JSON lines', `${two.map((event) => JSON.stringify(event)).join('\n')}\n`],
    ['cells in quotes', `ts_ms,price,size,taker\n"${t + 5}","0.5",3,"buy"\n${t + 6},0.51,4,sell`],
  ]
  for (const [name, text] of table) {
    it(`reads ${name}`, async () => {
      expect(await read(text, 'trades')).toEqual(two)
      const packed = fromBytes('p.csv', [gzipSync(text)])
      expect((await gatherEvents(packed, 'trades', one)).events).toEqual(two)
    })
  }

  it('hears by the receiver’s clock, set right, and never before it happened', async () => {
    const rows = [`${t + 5},${t + 1}500,0.5,3,1`, `${t + 6},${t}000,0.51,4,-1`]
    const text = ['ts_ms,recv_us,price,qty,taker_side', ...rows].join('\n')
    expect(await read(text, 'trades', { ...one, clockMs: 5 })).toEqual([
      trade(5, true, 0.5, 3, 6.5),
      trade(6, false, 0.51, 4, 6),
    ])
    const plain = `ts_ms,price,size,taker\n${t + 5},0.5,3,buy`
    expect(await read(plain, 'trades', { ...one, heardAfterMs: 7 })).toEqual([
      trade(5, true, 0.5, 3, 12),
    ])
  })

  it('multiplies prices of another thing, so that they are shares', async () => {
    const text = `7,61837.63,3,1.5,${t + 5},False,True`
    expect(await read(text, 'trades', { ...one, scale: 1e-6 })).toEqual([
      trade(5, true, 0.06183763, 3),
    ])
  })

  it('leaves out and counts earlier trades, and keeps those of one instant', async () => {
    const rows = [5, 5, 4].map((after) => `${t + after},0.5,3,buy`)
    const text = ['ts_ms,price,size,taker', ...rows].join('\n')
    const { events, skipped } = await gatherEvents(fromText(text), 'trades', one)
    expect(events).toEqual([trade(5, true, 0.5, 3), trade(5, true, 0.5, 3)])
    expect(skipped).toBe(1)
  })
})

describe('readEvents: examples of books', () => {
  it('reads Binance’s bookTicker, with and without a header', async () => {
    const header =
      'update_id,best_bid_price,best_bid_qty,best_ask_price,best_ask_qty,transaction_time,event_time'
    const rows = [
      `1,0.5,3,0.52,4,${t + 5},${t + 6}`,
      `2,0.51,1,0.52,4,${t + 7},${t + 8}`,
      `3,0.49,2,0.5,9,${t + 9},${t + 9}`,
    ]
    const expected = [
      ...[depth(5, 'bid', 0.5, 3), depth(5, 'ask', 0.52, 4), depth(7, 'bid', 0.51, 1)],
      // What was better than the best is gone, before the new best shows.
      ...[depth(9, 'bid', 0.51, 0), depth(9, 'bid', 0.5, 0)],
      ...[depth(9, 'bid', 0.49, 2), depth(9, 'ask', 0.5, 9)],
    ]
    expect(await read([header, ...rows].join('\n'), 'book')).toEqual(expected)
    expect(await read(rows.join('\n'), 'book')).toEqual(expected)
  })

  it('takes a tape without the exchange’s clock by the receiver’s', async () => {
    const header = 'exch_ts_ms,recv_us,bid,bid_qty,ask,ask_qty'
    const text = `${header}\n,${t}000,0.5,3,0.52,4\n,${t + 1}000,0,0,0.52,0`
    expect(await read(text, 'book', { ...one, clockMs: 5 })).toEqual([
      depth(5, 'bid', 0.5, 3),
      depth(5, 'ask', 0.52, 4),
      depth(6, 'bid', 0.5, 0),
      depth(6, 'ask', 0.52, 0),
    ])
  })

  it('reads levels, and orders by their ids', async () => {
    expect(
      await read(`ts_ms,side,price,size\n${t + 5},bid,0.5,3\n${t + 6},sell,0.6,0`, 'book'),
    ).toEqual([depth(5, 'bid', 0.5, 3), depth(6, 'ask', 0.6, 0)])
    const orders = `ts_ms,market,order_id,side,price,size\n${t + 5},N,o1,ask,0.5,3`
    expect(await read(orders, 'book', {})).toEqual([
      { ...at(5), kind: 'rested', marketId: 'N', orderId: 'o1', side: 'ask', price: 0.5, size: 3 },
    ])
  })

  it('keeps the books of several markets apart', async () => {
    const text = `market,ts_ms,bid,ask\nM,${t},0.5,0.6\nN,${t},0.2,0.3\nM,${t + 1},0.5,0.55`
    const events = await read(text, 'book', { bookSize: 7 })
    expect(events.at(-1)).toEqual({ ...depth(1, 'ask', 0.55, 7) })
    expect(events).toHaveLength(5)
  })
})

describe('readEvents: examples of prices', () => {
  const price = (after: number, value: number, heard = after) =>
    ({ ...at(after, heard), kind: 'price', asset: 'ETH', source: 'x', price: value }) as const
  const options = { asset: 'ETH', source: 'x' }

  it('reads bars at their ends, trades and prices at their instants', async () => {
    const bars = `ts_ms,close\n${t},5\n${t + 60_000},6\n`
    expect(await read(bars, 'prices', { ...options, heardAfterMs: 3 })).toEqual([
      price(60_000, 5, 60_003),
      price(120_000, 6, 120_003),
    ])
    expect(await read(`7,61837.63,3,1.5,${t + 5},False,True`, 'prices', options)).toEqual([
      price(5, 61_837.63),
    ])
    const heard = `ts_ms,price,server_ts_ms,recv_ms\n${t},5,${t + 9},${t + 20}\n`
    expect(await read(heard, 'prices', options)).toEqual([price(0, 5, 20)])
  })

  it('reads hourly markets: the bid of Down at x is an ask of Up at 1 − x', async () => {
    const header =
      'ts_ms,hour_start_ms,hour_end_ms,binance_hour_open,binance_minute_close,' +
      'up_close,dn_close,outcome_up_binance'
    const hour = `${t},${t + 3_600_000}`
    const next = `${t + 3_600_000},${t + 7_200_000}`
    const text = [
      header,
      `${t},${hour},100,101,0.6,0.37,1`,
      `${t + 60_000},${hour},100,102,0.6,0.4,1`,
      `${t + 3_600_000},${next},102,103,0.5,0.48,0`,
    ].join('\n')
    const events = await read(text, 'prices', { ...options, bookSize: 50 })
    const [first, second] = [`ETH-${t}-${t + 3_600_000}`, `ETH-${t + 3_600_000}-${t + 7_200_000}`]
    const level = (
      after: number,
      marketId: string,
      side: 'bid' | 'ask',
      value: number,
      size = 50,
    ) => ({ ...at(after), kind: 'depth', marketId, side, price: value, size }) as const
    expect(events.map((event) => (event.kind === 'listed' ? event.market.id : event))).toEqual([
      ...[
        first,
        price(60_000, 101),
        level(60_000, first, 'bid', 0.6),
        level(60_000, first, 'ask', 0.63),
      ],
      // Two bids that come to a dollar tell no book.
      ...[
        price(120_000, 102),
        level(120_000, first, 'bid', 0.6, 0),
        level(120_000, first, 'ask', 0.63, 0),
      ],
      { ...at(3_600_000), kind: 'resolved', marketId: first, outcome: 'yes' },
      ...[
        second,
        price(3_660_000, 103),
        level(3_660_000, second, 'bid', 0.5),
        level(3_660_000, second, 'ask', 0.52),
      ],
      { ...at(7_200_000), kind: 'resolved', marketId: second, outcome: 'no' },
    ])
    expect(events[0]).toMatchObject({
      ...at(0),
      market: { asset: 'ETH', strike: 100, openedAt: t },
    })
  })
})

describe('readEvents: examples of outcomes', () => {
  it('lists markets when they open and resolves them when they close, in order', async () => {
    const text = [
      'slug,start_ms,end_ms,strike,outcome_up',
      ...[`a,${t},${t + 50},100,1`, `b,${t + 10},${t + 30},,0`, `c,${t + 30},${t + 60},7,`],
    ].join('\n')
    const events = await read(text, 'outcomes', { tickSize: 0.001, asset: 'ETH' })
    const told = events.map((event) =>
      event.kind === 'listed'
        ? [event.at - t, event.market.id, event.market.strike, event.market.tickSize]
        : event.kind === 'resolved' && [event.at - t, event.marketId, event.outcome],
    )
    expect(told).toEqual([
      [0, 'a', 100, 0.001],
      [10, 'b', null, 0.001],
      [30, 'b', 'no'],
      [30, 'c', 7, 0.001],
      [50, 'a', 'yes'],
    ])
  })
})
