import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'
import { madeUpSource } from '../../src/backtest/madeUpSource.js'
import type { MarketEvent } from '../../src/backtest/marketEvent.js'
import { withWindows } from '../../src/recordings/withWindows.js'
import { gatherStream } from './gatherEvents.js'

const markets = {
  asset: 'BTC',
  source: 'x',
  rule: { windowMs: 100, strike: 'open' },
  tickSize: 0.01,
  settlement: null,
} as const

const price = (at: number, value: number, heardAt = at + 7): MarketEvent => ({
  at,
  heardAt,
  kind: 'price',
  asset: 'BTC',
  source: 'x',
  price: value,
})

const read = (events: ReadonlyArray<MarketEvent>) =>
  gatherStream(
    withWindows(
      (async function* () {
        for (const event of events) yield E.right({ events: [event], skipped: 1 })
      })(),
      markets,
    ),
  )

describe('withWindows: examples', () => {
  it('lets made-up prices open and settle nothing, and keeps them in their places', async () => {
    const between = (at: number) => ({ ...price(at, 9, at), source: madeUpSource }) as MarketEvent
    const others = [between(60), between(80), between(105), between(115), between(117)]
    const recorded = [price(0, 5), price(50, 4), price(120, 6)]
    const trade = { at: 110, heardAt: 130, kind: 'trade', marketId: 'M', buys: true } as const
    const all = [...recorded.slice(0, 2), ...others.slice(0, 3), { ...trade, price: 0.5, size: 1 }]
    const { events } = await read([...all, ...others.slice(3), ...recorded.slice(2), between(130)])
    expect(events.map(({ kind, at }) => `${kind} ${at}`)).toEqual([
      ...['price 0', 'listed 0', 'price 50', 'price 60', 'price 80', 'resolved 100'],
      ...['listed 100', 'price 105', 'trade 110', 'price 115', 'price 117', 'price 120'],
      'price 130',
    ])
    const markets = (of: ReadonlyArray<MarketEvent>) => of.filter(({ kind }) => kind !== 'price')
    expect(markets(events).filter(({ kind }) => kind !== 'trade')).toEqual(
      markets((await read(recorded)).events),
    )
  })

  it('lists a market of each window, resolves it, and keeps when prices were heard', async () => {
    const prices = [price(0, 5), price(50, 4), price(100, 6), price(150, 7), price(220, 3)]
    const { events, skipped } = await read(prices)
    expect(events.map(({ kind, at }) => `${kind} ${at}`)).toEqual([
      ...['price 0', 'listed 0', 'price 50', 'price 100', 'resolved 100', 'listed 100'],
      ...['price 150', 'resolved 200', 'listed 200', 'price 220'],
    ])
    expect(events.filter(({ kind }) => kind === 'price')).toEqual(prices)
    expect(events.flatMap((event) => (event.kind === 'resolved' ? [event.outcome] : []))).toEqual([
      'yes',
      'yes',
    ])
    expect(events.flatMap((e) => (e.kind === 'listed' ? [e.market.strike] : []))).toEqual([5, 6, 7])
    expect(skipped).toBe(5)
  })

  it('passes all other events, and prices of one instant, as they are', async () => {
    const depth: MarketEvent = {
      ...{ at: 10, heardAt: 10, kind: 'depth', marketId: 'M' },
      ...{ side: 'bid', price: 0.5, size: 1 },
    }
    const { events } = await read([price(0, 5), depth, price(20, 6), price(20, 7)])
    expect(events.filter(({ kind }) => kind !== 'listed')).toEqual([
      ...[price(0, 5), depth, price(20, 6), price(20, 7)],
    ])
  })
})

describe('withWindows: edges', () => {
  it('keeps what follows a price at the start of a window behind its listing', async () => {
    const trade = { kind: 'trade', marketId: 'BTC-0', buys: true, price: 0.5, size: 1 } as const
    const { events } = await read([price(0, 5), { at: 10, heardAt: 10, ...trade }, price(20, 6)])
    expect(events.map(({ kind, at }) => `${kind} ${at}`)).toEqual([
      ...['price 0', 'listed 0', 'trade 10', 'price 20'],
    ])
  })

  it('ends with the error of the recording', async () => {
    const failing = (async function* () {
      yield E.right({ events: [price(0, 5)], skipped: 0 })
      yield E.left({ _tag: 'ends-early' as const, source: 'p.csv' })
    })()
    const { events, error } = await gatherStream(withWindows(failing, markets))
    expect(events).toEqual([price(0, 5)])
    expect(error).toBe('p.csv: the file ends early; is the download complete?')
  })
})
