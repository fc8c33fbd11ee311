import { describe, expect, it } from 'vitest'
import { deskView } from '../../src/bot/window/deskView.js'
import type { MarketView } from '../../src/bot/window/deskViewMarket.js'
import { decide } from '../../src/desk/decide/decide.js'
import type { MarketDecision } from '../../src/desk/decide/deskActions.js'
import type { DeskEvent } from '../../src/desk/deskEvent.js'
import { config, empty, listed, priced, run, start } from '../desk/desks.js'
import { depth, extras, held, id, seenAt, viewOf } from './windowDesk.js'
import { walk } from './windowWalk.js'

const market = (view: ReturnType<typeof viewOf>, of = id): MarketView =>
  view.markets.find((one) => one.id === of) as MarketView

describe('deskView', () => {
  it('shows each market’s numbers as the decision had them', () => {
    const desk = seenAt(held, { seconds: 3, price: 65_020 })
    const [decision] = decide(desk, config).decisions.filter(({ marketId }) => marketId === id)
    const shown = market(viewOf(desk))
    expect(shown).toMatchObject({
      ...{ id, asset: 'BTC', strike: 65_000, tickSize: 0.01, resolved: false },
      ...{ secondsLeft: 297, spot: 65_020, spotAgeMs: 0, volatility: 0.4, decidedAt: desk.now },
      ...{ position: { yes: 40, no: 0 }, imbalance: 40, bid: 0.48, ask: 0.52, halted: null },
    })
    expect(shown).toMatchObject({ ...decision?.diff.explain })
    expect(shown.orders.map(({ onYes, size }) => [onYes.side, onYes.price, size])).toEqual([
      ['bid', 0.48, 60],
      ['bid', 0.47, 100],
      ['bid', 0.46, 100],
      ['ask', 0.52, 100],
      ['ask', 0.53, 100],
      ['ask', 0.54, 100],
    ])
    expect(shown.book.bids.map(({ size }) => size)).toEqual(depth.bids.map(({ size }) => size))
  })

  it('says why each quote is withheld', () => {
    const shown = market(viewOf(seenAt(held, { seconds: 3, price: 65_020 })))
    expect(shown.quotes.map(({ side, level, withheld }) => [side, level, withheld?.tag])).toEqual([
      ['bid', 0, 'would-self-trade'],
      ['bid', 1, 'would-self-trade'],
      ['bid', 2, 'would-self-trade'],
      ['ask', 0, undefined],
      ['ask', 1, undefined],
      ['ask', 2, undefined],
    ])
  })

  it.each<readonly [string, ReadonlyArray<DeskEvent>, string]>([
    ['a price too old', [{ kind: 'clock', at: start + 9_000 }], 'stale-spot'],
    ['an end too near', [priced(start + 290_000)], 'near-expiry'],
    [
      'a pause',
      [{ kind: 'switch', at: start, event: { kind: 'pause', at: start, why: 'lunch' } }],
      'stopped',
    ],
  ])('says of all quotes at once why: %s', (_, events, tag) => {
    const shown = market(viewOf(run(held, events)))
    expect(shown.halted?.tag).toBe(tag)
    expect(shown.halted?.words).not.toBe('')
    expect([shown.fairValue, shown.quotes]).toEqual([null, []])
  })

  it('says why of a market without a price, one that is over, and one never decided', () => {
    const unpriced = run(held, [listed('SOL-5m', 'SOL')])
    expect(market(viewOf(unpriced), 'SOL-5m')).toMatchObject({
      ...{ spot: null, spotAgeMs: null, halted: { tag: 'no-price' } },
    })
    const over = run(held, [{ kind: 'resolved', at: start, marketId: id, outcome: 'yes' }])
    const view = viewOf(over)
    expect(market(view)).toMatchObject({ resolved: true, halted: { tag: 'resolved' } })
    expect(market(view)?.worst).toEqual({ ifYes: 0, ifNo: 0 })
    expect(market(view).pnl.today).toBeCloseTo(40 - 40 * 0.48, 9)
    expect(view.markets.map(({ resolved }) => resolved)).toEqual([false, true])
    const undecided = deskView(held, null, config, extras()).markets[0]
    expect(undecided).toMatchObject({ decidedAt: null, halted: null, quotes: [] })
  })

  it('tells orders that a limit or a check took, each in words', () => {
    const actions = decide(held, config)
    const order = { side: 'bid', outcome: 'no', price: 0.4, size: 10 } as const
    const cutFrom = (decision: MarketDecision): MarketDecision => ({
      ...decision,
      cut: [
        {
          order,
          reasons: [
            { _tag: 'group-limit' },
            { _tag: 'resting', until: 7 },
            { _tag: 'over-budget', bucket: 'writes', tokens: 1, needed: 2 },
            { _tag: 'no-capital', needed: 4, free: 1 },
          ],
        },
      ],
      delayed: [{ id: 'o1', reason: { _tag: 'awaits-cancel', id: 'o2' } }],
    })
    const cut = { decisions: actions.decisions.map(cutFrom) }
    const told = deskView(held, cut, config, extras()).markets[0]?.cut ?? []
    expect(told.map(({ tag }) => tag)).toEqual([
      ...['group-limit', 'resting', 'over-budget', 'no-capital', 'awaits-cancel'],
    ])
    expect(told[0]?.words).toBe(
      'bid of 10 NO at 0.4: its group of markets could lose too much together',
    )
    expect(told[4]?.words).toBe('o1 waits: it stands in for o2, of which the cancel was cut')
  })

  it('gives the desk’s money, its limits, its feeds, its alerts and why it stands still', () => {
    const alert = { _tag: 'loss-limit', loss: 1_100, threshold: 1_000 } as const
    const alerts = [{ key: 'k', alert, raisedAt: 5, calmSince: null }]
    const killed = run(seenAt(held, { seconds: 2, price: 65_010 }), [
      {
        ...{ kind: 'switch', at: start + 2_500 },
        event: { kind: 'kill', at: start + 2_500, reason: { _tag: 'asked', by: 'ops' } },
      },
    ])
    const view = viewOf(killed, { alerts, live: true })
    expect(view).toMatchObject({
      ...{ at: start + 2_500, live: true, venue: 'loopback', state: 'cancelling', orders: 12 },
      stopped: { since: start + 2_500, reasons: ['ops asked for it'] },
      feeds: [{ asset: 'BTC', source: 'spot', price: 65_010, ageMs: 500, quoted: true }],
      alerts: [{ severity: 'critical', action: 'stop-trading', since: 5 }],
    })
    expect(view.worst).toBe(-282)
    expect(view.meters.map(({ name, limit }) => [name, limit])).toEqual([
      ['loss of the day', 1_000],
      ['worst of all', null],
      ['worst of BTC', null],
    ])
    const groups = { maxLossOfInstant: 500, maxLossOfUnderlying: 600 }
    const limited = deskView(killed, null, { ...config, groups }, extras())
    expect(limited.meters[2]).toMatchObject({ value: 282, limit: 600, unit: 'dollars' })
  })

  it('shows own orders alone where no depth is followed', () => {
    const { book } = market(viewOf(held, { books: {} }))
    const sizes = [...book.asks, ...book.bids].map(({ size, own }) => [size, own])
    expect(sizes).toEqual([...Array(3).fill([100, 100]), [60, 60], [100, 100], [100, 100]])
  })

  it('is plain data: JSON gives it back whole, all through a day of trading', () => {
    const bot = walk()
    for (let second = 0; second < 320; second += 1) {
      bot.step()
      const view = bot.view()
      expect(JSON.parse(JSON.stringify(view))).toEqual(view)
      for (const { pnl, worst, resolved } of view.markets) {
        if (!resolved) expect(Math.min(worst.ifYes, worst.ifNo)).toBeLessThanOrEqual(pnl.total)
      }
      const { realised, unrealised, fees, rebates } = view.pnl
      expect(view.pnl.today).toBeCloseTo(realised + unrealised - fees + rebates, 6)
    }
  })

  it('shows nothing of a desk without markets', () => {
    const view = viewOf(empty)
    expect([view.markets, view.feeds, view.worst, view.orders]).toEqual([[], [], 0, 0])
    expect(view.meters.map(({ name }) => name)).toEqual(['loss of the day', 'worst of all'])
  })
})
