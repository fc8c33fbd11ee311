/**
 * A venue with one market and a desk that does what a script says.
 */

import { backtest } from '../../src/backtest/exchange/backtest.js'
import type { BacktestRules } from '../../src/backtest/exchange/backtestConfig.js'
import type { BacktestResult } from '../../src/backtest/exchange/backtestResult.js'
import type { MarketEvent } from '../../src/backtest/marketEvent.js'
import type { BacktestRecord } from '../../src/backtest/report/backtestRecord.js'
import type { QuoteState } from '../../src/decision/state.js'
import type { DeskEvent } from '../../src/desk/deskEvent.js'
import type { Market } from '../../src/market/market.js'
import type { NewOrder } from '../../src/market/order.js'
import * as Fold from '../../src/math/fold.js'
import { rules, telling } from './backtesting.js'

export const opens = 1_750_000_000_000

export const market: Market = {
  id: 'M',
  asset: 'BTC',
  strike: 65_000,
  openedAt: opens,
  expiresAt: opens + 300_000,
  tickSize: 0.01,
}

/** Wants these orders from that second on, and nothing else; cancels what else stands. */
export type Script = ReadonlyArray<{
  readonly from: number
  readonly orders: ReadonlyArray<NewOrder>
}>

const same = (one: NewOrder, other: NewOrder): boolean =>
  one.side === other.side && one.outcome === other.outcome && one.price === other.price

/** Each step of the script is sent once, by a run that is made once. */
export const scripted = (script: Script): BacktestRules['decide'] => {
  const done = new Set<number>()
  return ({ now, orders }: QuoteState) => {
    const step = script.filter(({ from }) => opens + 1_000 * from <= now).at(-1)
    const wanted = step?.orders ?? []
    const isNew = step !== undefined && !done.has(step.from)
    if (isNew) done.add(step.from)
    const gone = orders.filter(
      (order) => order.status === 'open' && !wanted.some((one) => same(one, order)),
    )
    return {
      cancel: gone.map(({ id }) => id),
      keep: [],
      place: isNew ? wanted.filter((one) => !orders.some((order) => same(one, order))) : [],
      halted: null,
      explain: null,
    }
  }
}

export const bid = (price: number, size: number): NewOrder => ({
  side: 'bid',
  outcome: 'yes',
  price,
  size,
})
export const ask = (price: number, size: number): NewOrder => ({
  side: 'ask',
  outcome: 'yes',
  price,
  size,
})

type Body = MarketEvent extends infer Event
  ? Event extends MarketEvent
    ? Omit<Event, 'at' | 'heardAt' | 'marketId'>
    : never
  : never

/** An event of the market, so many seconds after it opens. */
export const happens = (second: number, body: Body): MarketEvent => {
  const at = opens + 1_000 * second
  return { at, heardAt: at, marketId: 'M', ...body } as MarketEvent
}

export const depth = (
  second: number,
  side: 'bid' | 'ask',
  price: number,
  size: number,
): MarketEvent => happens(second, { kind: 'depth', side, price, size })

export const bought = (second: number, price: number, size: number): MarketEvent =>
  happens(second, { kind: 'trade', buys: true, price, size })

export const sold = (second: number, price: number, size: number): MarketEvent =>
  happens(second, { kind: 'trade', buys: false, price, size })

export const priced = (second: number, price: number): MarketEvent =>
  happens(second, { kind: 'price', asset: 'BTC', source: 'spot', price })

export type Ran = BacktestResult<ReadonlyArray<BacktestRecord>, ReadonlyArray<DeskEvent>>

/** The market opens with a price; the script is followed at each price. */
export const exchanged = (
  script: Script,
  events: ReadonlyArray<MarketEvent>,
  changed: Partial<BacktestRules> = {},
  listed: Market = market,
): Ran => {
  const pace = { quoteUpdateMs: 0, idleMs: null }
  const config = telling({ pace, decide: scripted(script), ...changed })
  const ticks = script.flatMap(({ from }) => [
    priced(from, 65_000 + from),
    priced(from + 0.001, 65_000 + from),
  ])
  const all = [...ticks, ...events].sort((a, b) => a.at - b.at)
  return Fold.run(backtest(config))([
    { kind: 'listed', at: opens, heardAt: opens, market: listed },
    ...all,
  ])
}

export type FillRecord = Extract<BacktestRecord, { readonly kind: 'fill' }>

export const fills = ({ report }: Ran): ReadonlyArray<string> =>
  report.flatMap((record) =>
    record.kind === 'fill'
      ? [`${record.buys ? 'buys' : 'sells'} ${record.size} at ${record.price}`]
      : [],
  )

export const actions = ({ report }: Ran): ReadonlyArray<string> =>
  report.flatMap((record) => (record.kind === 'action' ? [record.action] : []))

export const fees = (terms: Partial<BacktestRules['exchange']>): Partial<BacktestRules> => ({
  exchange: { ...rules.exchange, ...terms },
})
