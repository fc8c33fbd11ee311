import { describe, expect, test } from 'vitest'
import { apply } from '../../src/desk/apply/apply.js'
import { decide } from '../../src/desk/decide/decide.js'
import type { ChecksConfig, DeskConfig } from '../../src/desk/decide/deskConfig.js'
import type { Desk } from '../../src/desk/desk.js'
import { market as marketOf } from '../../src/desk/desk.js'
import type { DeskEvent } from '../../src/desk/deskEvent.js'
import { venueSizeRules } from '../../src/market/venueSizeRules.js'
import * as RiskLimits from '../../src/risk/riskLimits.js'
import { accepted, config, fill, filled, listed, priced, quoting, run, start } from './desks.js'

const checks: ChecksConfig = {
  limits: RiskLimits.recommended,
  rules: venueSizeRules.polymarket,
  feePerShare: 0,
  salesNeedShares: false,
  halts: [],
  postOnly: true,
  orderLifeMs: null,
}

const checked: DeskConfig = { ...config, checks }

const with_ = (limits: Partial<RiskLimits.RiskLimits>): DeskConfig => ({
  ...config,
  checks: { ...checks, limits: { ...RiskLimits.recommended, ...limits } },
})

const deposit: DeskEvent = {
  kind: 'booked',
  at: start,
  entry: { _tag: 'deposited', id: 'd', amount: 10_000_000_000 },
}
const connected: DeskEvent = {
  kind: 'venue',
  at: start,
  told: { userStreamAt: start, heartbeatAt: null, cancelOnDisconnect: true, clockSkewMs: 0 },
}
const book = (id = 'm'): DeskEvent => ({
  kind: 'book',
  at: start,
  marketId: id,
  book: { bestBid: 0.3, bestAsk: 0.7 },
})
const reconciled: DeskEvent = {
  kind: 'reconciled',
  at: start,
  snapshot: { asOf: start, orders: [], positions: [] },
}

const ready = (...ids: ReadonlyArray<string>): Desk => {
  const all = ids.length === 0 ? ['m'] : ids
  return run(quoting(...all), [deposit, connected, reconciled, ...all.map((id) => book(id))])
}

const reasonsOf = (desk: Desk, of: DeskConfig): ReadonlyArray<string> => [
  ...new Set(
    decide(desk, of).decisions.flatMap(({ cut }) =>
      cut.flatMap(({ reasons }) =>
        reasons.map((reason) => (reason._tag === 'past' ? reason.of : reason._tag)),
      ),
    ),
  ),
]

describe('checks before an order: examples', () => {
  test('a desk that knows everything places what it would without checks', () => {
    expect(decide(ready(), checked).places).toEqual(decide(ready(), config).places)
    expect(decide(ready(), checked).decisions[0]?.cut).toEqual([])
  })

  test('what is missing lets nothing through, and every reason is told', () => {
    const desk = quoting()
    const { places, decisions } = decide(desk, checked)
    expect(places).toEqual([])
    expect(decisions[0]?.cut).toHaveLength(6)
    expect(decisions[0]?.cut[0]?.reasons.length).toBeGreaterThan(4)
    expect(reasonsOf(desk, checked)).toContain('missing')
    expect(reasonsOf(desk, checked)).toContain('no-capital')
  })

  test.each<[string, Partial<RiskLimits.RiskLimits>]>([
    ['order-size', { maxOrderSize: 99 }],
    ['order-notional', { maxOrderNotional: 47 }],
    ['orders-of-side', { maxLiveOfSide: 2 }],
    ['orders-of-market', { maxLiveOfMarket: 5 }],
    ['orders-in-all', { maxLiveInAll: 5 }],
    ['thin-edge', { edge: 0.03 }],
    ['worst-of-market', { maxWorstOfMarket: 100 }],
    ['worst-of-account', { maxWorstOfAccount: 100 }],
    ['near-expiry', { closeBeforeExpiryMs: 400_000 }],
    ['index-age-ms', { maxIndexAgeMs: -1 }],
    ['clock-skew-ms', { maxClockSkewMs: -1 }],
    ['still-market', { volatilityFloor: 0.6 }],
    ['volatility', { maxVolatility: 0.3 }],
  ])('the limit behind %s withholds orders', (reason, limits) => {
    expect(reasonsOf(ready(), with_(limits))).toEqual([reason])
  })

  test('orders of other markets and those let through before count against the account', () => {
    const desk = ready('a', 'b')
    const { decisions, places } = decide(desk, with_({ maxLiveInAll: 8 }))
    expect(places).toHaveLength(8)
    expect(decisions.flatMap(({ cut }) => cut)).toHaveLength(4)
    const resting = accepted(ready('a'), checked)
    const more = run(resting, [listed('b'), book('b')])
    expect(decide(more, with_({ maxLiveInAll: 8 })).places).toHaveLength(2)
  })

  test('an underlying’s worst counts markets of other instants', () => {
    const desk = accepted(ready('a'), checked)
    const later = { ...desk }
    const market = { id: 'z', asset: 'BTC', strike: 65_000, openedAt: start, tickSize: 0.01 }
    const two = run(later, [
      { kind: 'listed', at: start, market: { ...market, expiresAt: start + 600_000 } },
      book('z'),
    ])
    expect(reasonsOf(two, with_({ maxWorstOfUnderlying: 200 }))).toEqual(['worst-of-underlying'])
    expect(reasonsOf(two, with_({ maxWorstOfInstant: 200 }))).toEqual([])
  })

  test('a sale of shares not held is withheld where the venue asks for them', () => {
    const venue = { ...config, checks: { ...checks, salesNeedShares: true } }
    const { places, decisions } = decide(ready(), venue)
    expect(places.every(({ order }) => order.side === 'bid')).toBe(true)
    expect(decisions[0]?.cut.map(({ reasons }) => reasons[0]?._tag)).toEqual(
      Array(3).fill('no-inventory'),
    )
  })

  test('a side that filled too often rests', () => {
    const desk = accepted(ready(), checked)
    const once = filled(desk, 'matched', fill('m#1', { size: 1_000_000 }))
    const twice = filled(once, 'confirmed', fill('m#1', { size: 1_000_000 }))
    expect(marketOf(twice, 'm')?.seen.fills).toEqual([{ at: start, side: 'bid', size: 1 }])
    const limits = with_({ maxFills: 0 })
    const moved = apply(twice, priced(start, 65_010))
    const cut = decide(moved, limits).decisions[0]?.cut ?? []
    expect(cut.length).toBeGreaterThan(0)
    expect(new Set(cut.map(({ order }) => order.side))).toEqual(new Set(['bid']))
  })

  test('fills in doubt count in the worst case as orders that may still fill', () => {
    const desk = accepted(ready(), checked)
    const once = filled(desk, 'matched', fill('m#1'))
    const limits = with_({ maxWorstOfMarket: 160 })
    expect(reasonsOf(run(once, [priced(start, 65_010)]), limits)).toContain('worst-of-market')
  })

  test('since when the model has been apart from the book is remembered over decisions', () => {
    const apart: DeskEvent = {
      kind: 'book',
      at: start,
      marketId: 'm',
      book: { bestBid: 0.1, bestAsk: 0.12 },
    }
    const desk = run(ready(), [apart])
    const actions = decide(desk, checked)
    expect(actions.disagreements).toEqual([{ marketId: 'm', apartSince: start }])
    const sent = apply(desk, { kind: 'acted', at: start, actions })
    expect(marketOf(sent, 'm')?.seen.apartSince).toBe(start)
    const later = run(sent, [
      priced(start + 2_100),
      { ...apart, at: start + 2_100 },
      {
        kind: 'venue',
        at: start + 2_100,
        told: {
          userStreamAt: start + 2_100,
          heartbeatAt: null,
          cancelOnDisconnect: true,
          clockSkewMs: 0,
        },
      },
    ])
    expect(decide(later, checked).disagreements).toEqual([])
    const back = run(sent, [book()])
    expect(decide(back, checked).disagreements).toEqual([{ marketId: 'm', apartSince: null }])
  })

  test('a loss of the last hour is told from the marks of each minute', () => {
    const marks = Array.from(
      { length: 61 },
      (_, i): DeskEvent => ({
        kind: 'clock',
        at: start + i * 60_000,
      }),
    )
    const desk = run(ready(), marks)
    const { trail } = desk.conditions
    expect(trail.peak).toBe(0)
    expect(trail.marks).toHaveLength(60)
    expect(trail.marks[0]?.at).toBe(start + 60_000)
  })
})

describe('checks before an order: edges', () => {
  test('what is no word of a connection is counted and changes nothing', () => {
    const bad: DeskEvent = {
      kind: 'venue',
      at: start,
      told: {
        userStreamAt: Number.NaN,
        heartbeatAt: null,
        cancelOnDisconnect: true,
        clockSkewMs: 0,
      },
    }
    const desk = apply(quoting(), bad)
    expect(desk.conditions.venue).toBeNull()
    expect(desk.anomalies.counts.unreadable).toBe(1)
  })
})
