/**
 * For how long orders stood, against a count of every millisecond from what the desk was told.
 */

import { describe, expect, it } from 'vitest'
import { backtest } from '../../../src/backtest/exchange/backtest.js'
import type { BacktestRules } from '../../../src/backtest/exchange/backtestConfig.js'
import type { MarketEvent } from '../../../src/backtest/marketEvent.js'
import { backtestReport } from '../../../src/backtest/report/backtestReport.js'
import { reportConfig } from '../../../src/backtest/report/reportConfig.js'
import type { BacktestReport } from '../../../src/backtest/report/reportResult.js'
import { uniform } from '../../../src/backtest/uniform.js'
import type { DeskEvent } from '../../../src/desk/deskEvent.js'
import { onYes } from '../../../src/market/side.js'
import * as Fold from '../../../src/math/fold.js'
import { kept, rules } from '../backtesting.js'
import { bought, happens, market, opens, priced, sold } from '../exchanging.js'

const lifeMs = market.expiresAt - market.openedAt
const wayMs = 50

type Reported = { readonly report: BacktestReport; readonly written: ReadonlyArray<DeskEvent> }

const reported = (
  events: ReadonlyArray<MarketEvent>,
  changed: Partial<BacktestRules> = {},
): Reported => {
  const way = { kind: 'constant', ms: wayMs } as const
  const { limits } = rules.desk.quote
  const quote = {
    ...rules.desk.quote,
    limits: { ...limits, maxDailyLoss: 1e9, maxPosition: 1e9, maxImbalance: 1e9 },
  }
  const config = {
    ...rules,
    desk: { ...rules.desk, quote },
    latency: { data: way, orders: way, answers: way },
    ...changed,
    record: backtestReport({
      ...reportConfig,
      bootstrap: { ...reportConfig.bootstrap, resamples: 1 },
    }),
    journal: kept<DeskEvent>(),
  }
  const listed: MarketEvent = { kind: 'listed', at: opens, heardAt: opens, market }
  const all = events.slice().sort((a, b) => a.at - b.at)
  return Fold.run(backtest(config))([listed, ...all])
}

/** From when to when each order rested at the venue: every answer left it `wayMs` before. */
type Rested = { readonly isBid: boolean; readonly size: number; from: number; to: number }

const restedOf = (written: Reported['written']): ReadonlyArray<Rested> => {
  const orders = new Map<string, Rested>()
  const filled = new Map<string, number>()
  for (const event of written) {
    if (event.kind === 'acted') {
      for (const { clientOrderId, order } of event.actions.places) {
        const isBid = onYes(order) === 'bid'
        orders.set(clientOrderId, { isBid, size: order.size, from: Infinity, to: Infinity })
      }
    } else if (event.kind === 'order') {
      const order = orders.get(event.clientOrderId) as Rested
      const at = event.at - wayMs
      if (event.news._tag === 'accepted') order.from = at
      else if (event.news._tag !== 'cancel-rejected') order.to = Math.min(order.to, at)
    } else if (event.kind === 'fill') {
      const { clientOrderId, size } = event.fill
      const order = orders.get(clientOrderId ?? '') as Rested
      const sum = (filled.get(clientOrderId ?? '') ?? 0) + size
      filled.set(clientOrderId ?? '', sum)
      if (sum === Math.round(1e6 * order.size)) order.to = Math.min(order.to, event.at - wayMs)
    }
  }
  return [...orders.values()]
}

/** How many rest in each millisecond of the market's life. */
const countsOf = (rested: ReadonlyArray<Rested>, isBid: boolean): Uint8Array => {
  const counts = new Uint8Array(lifeMs)
  for (const order of rested) {
    if (order.isBid !== isBid) continue
    for (let at = order.from - opens; at < Math.min(lifeMs, order.to - opens); at++) {
      counts[at] = (counts[at] as number) + 1
    }
  }
  return counts
}

const expectCounted = ({ report, written }: Reported): void => {
  const rested = restedOf(written)
  const bids = countsOf(rested, true)
  const asks = countsOf(rested, false)
  const part = (fromLeft: number, toLeft: number, level: number) => {
    const stood = { bid: 0, ask: 0, both: 0 }
    for (let at = lifeMs - toLeft; at < lifeMs - fromLeft; at++) {
      const bid = (bids[at] as number) > level
      const ask = (asks[at] as number) > level
      if (bid) stood.bid += 1
      if (ask) stood.ask += 1
      if (bid && ask) stood.both += 1
    }
    const whole = toLeft - fromLeft
    return { bid: stood.bid / whole, ask: stood.ask / whole, both: stood.both / whole }
  }
  const { byLevel, byTimeLeft } = report.orders
  byLevel.forEach(({ uptime }, level) => {
    expect(uptime).toEqual(part(0, lifeMs, level))
  })
  const edges = [0, 15_000, 60_000, lifeMs]
  edges.slice(1).forEach((to, bucket) => {
    const from = edges[bucket] as number
    expect(byTimeLeft[bucket]?.seconds).toBe((to - from) / 1_000)
    expect(byTimeLeft[bucket]?.uptime).toEqual(part(from, to, 0))
  })
}

const eachMinute = Array.from({ length: 6 }, (_, minute) => priced(60 * minute, 65_000))

describe('uptime: examples', () => {
  it('is all of the time that quotes stand, from one minute to the next', () => {
    const ran = reported(eachMinute)
    expectCounted(ran)
    // From two ways after the first price to one after the desk stops, 30 s before the end.
    const [best] = ran.report.orders.byLevel
    expect(best?.uptime.both).toBe((270_050 - 100) / lifeMs)
  })

  it('counts an order that is filled until it is, not until the desk decides again', () => {
    const ran = reported([...eachMinute, sold(30, 0.01, 1e6), bought(45.5, 0.99, 1e6)])
    expectCounted(ran)
    expect(ran.report.orders.fills).toBeGreaterThan(2)
  })

  it('counts a market in which nothing ever stood', () => {
    const { report } = reported([priced(0, 1), priced(400, 65_000)])
    expect(report.orders.byTimeLeft.map(({ seconds }) => seconds)).toEqual([15, 45, 240, 0, 0])
  })

  it('counts what is still open at the end of the recording up to there', () => {
    const { report } = reported([priced(0, 65_000), priced(120, 65_000)])
    expect(report.orders.byTimeLeft.map(({ seconds }) => seconds)).toEqual([0, 0, 120, 0, 0])
  })

  it('counts nothing after an outcome that comes before the end', () => {
    const over = happens(100, { kind: 'resolved', outcome: 'yes' })
    const { report } = reported([priced(0, 65_000), over, priced(400, 65_000)])
    expect(report.orders.byTimeLeft.map(({ seconds }) => seconds)).toEqual([0, 0, 100, 0, 0])
  })

  it('ends what a new grid takes off at that instant', () => {
    const regrid = happens(20.5, { kind: 'regridded', tickSize: 0.07, bands: null })
    expectCounted(reported([priced(0, 65_000), regrid, priced(60, 65_000), priced(400, 65_000)]))
  })
})

describe('uptime: oracle', () => {
  it.each([1, 2, 3, 4, 5, 6])('is every millisecond counted, seed %i', (seed) => {
    let drawn = 0
    const draw = () => uniform({ seed, index: drawn++ })
    const events: Array<MarketEvent> = []
    for (let second = 0; second < 310; second += 20 * draw()) {
      const at = Math.floor(1_000 * second) / 1_000
      const kind = draw()
      const size = 1 + Math.floor(150 * draw())
      if (kind < 0.5) events.push(priced(at, 65_000 + 200 * (draw() - 0.5)))
      else if (kind < 0.75) events.push(sold(at, 0.3, size))
      else events.push(bought(at, 0.7, size))
    }
    expectCounted(reported([priced(0, 65_000), ...events, priced(400, 65_000)]))
  })
})
