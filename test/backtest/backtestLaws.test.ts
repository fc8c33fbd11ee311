import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { backtest } from '../../src/backtest/exchange/backtest.js'
import type { BacktestRules } from '../../src/backtest/exchange/backtestConfig.js'
import * as FeeTerms from '../../src/backtest/exchange/feeTerms.js'
import * as Latency from '../../src/backtest/exchange/latency.js'
import type { QueueModel } from '../../src/backtest/exchange/queue.js'
import type { MarketEvent } from '../../src/backtest/marketEvent.js'
import type { BacktestRecord } from '../../src/backtest/report/backtestRecord.js'
import { decideQuotes } from '../../src/decision/decideQuotes.js'
import { apply } from '../../src/desk/apply/apply.js'
import { decideWith } from '../../src/desk/decide/decideWith.js'
import * as Desk from '../../src/desk/desk.js'
import * as Ledger from '../../src/desk/ledger/ledger.js'
import * as Fold from '../../src/math/fold.js'
import { recording, rules, telling } from './backtesting.js'
import { tapeOf } from './tapes.js'

const someLatency: BacktestRules['latency'] = {
  data: { kind: 'empirical', sorted: [5, 10, 40, 200] },
  orders: {
    kind: 'loaded',
    base: { kind: 'constant', ms: 30 },
    quiet: 2,
    perEvent: 3,
    perBasisPoint: 20,
    mostMs: 900,
  },
  answers: { kind: 'constant', ms: 15 },
}

const makers: BacktestRules['takers'] = {
  volatility: 0.5,
  informed: { leadMs: 2_500, edge: 0.004, size: 60 },
  uninformed: { perHour: 900, distance: 0.03, size: 35 },
  depth: { shares: 12, leavePerHour: 240 },
  calibrated: false,
}

const withFees: BacktestRules['exchange'] = {
  ...rules.exchange,
  fees: [
    { from: 0, terms: FeeTerms.polymarketCrypto },
    {
      from: 1_750_000_200_000,
      terms: {
        ...FeeTerms.polymarketCrypto,
        maker: { rate: 0.0175, exponent: 1 },
        rebate: { share: 0.2, paid: 'at-fill', leastPaid: 0 },
      },
    },
  ],
  takerDelayMs: [{ from: 0, terms: 150 }],
  rejectRate: 0.05,
}

const queues: ReadonlyArray<QueueModel> = [
  { kind: 'riskAverse' },
  { kind: 'probabilistic', f: 'power', exponent: 2 },
  { kind: 'probabilistic', f: 'log', exponent: 1 },
  { kind: 'orderByOrder' },
]

/** A run of everything at once: a book with trades, made-up takers, fees, latencies, merges. */
const anyRun: fc.Arbitrary<{
  readonly changed: Partial<BacktestRules>
  readonly events: ReadonlyArray<MarketEvent>
}> = fc.record({
  changed: fc.record({
    seed: fc.nat({ max: 1e6 }),
    latency: fc.constantFrom(Latency.none, someLatency),
    takers: fc.constantFrom(null, makers),
    queue: fc.constantFrom(...queues),
    exchange: fc.constantFrom(rules.exchange, withFees),
    pace: fc.constantFrom(
      { quoteUpdateMs: 250, idleMs: null },
      { quoteUpdateMs: 1_000, idleMs: 2_000 },
    ),
    desk: fc.constantFrom(rules.desk, {
      ...rules.desk,
      asBuys: true,
      merge: { minSets: 5 },
    }),
  }),
  events: fc.nat({ max: 1e6 }).map((seed) => tapeOf({ seed, count: 250, everyMs: 2_500 })),
})

/** A run is long: what fails is shown as it was drawn. */
const few = { numRuns: 8, endOnFailure: true }

describe('laws', () => {
  it('cash of the desk, of those who trade with it and of the venue comes to nothing', () => {
    let fills = 0
    fc.assert(
      fc.property(anyRun, ({ changed, events }) => {
        const run = backtest(telling(changed))
        const state = run.steps(run.initial, events)
        const { cash } = state.run
        expect(cash.desk + cash.takers + cash.pool).toBe(0)
        for (const { desk, takers } of state.run.markets) {
          // Shares come in pairs; what is missing of them was merged.
          expect(desk.yes + takers.yes).toBe(desk.no + takers.no)
          expect(desk.yes + takers.yes).toBeLessThanOrEqual(0)
        }
        const result = run.value(state)
        const sum = Math.round((result.cash.desk + result.cash.takers + result.cash.pool) * 1e6)
        expect(Math.abs(sum)).toBe(0)
        fills += result.counts.fills
      }),
      few,
    )
    expect(fills).toBeGreaterThan(100)
  })

  it('the venue keeps nothing but fees: without them, what all paid in is paid out', () => {
    let settled = 0
    fc.assert(
      fc.property(anyRun, fc.constantFrom('yes', 'no'), ({ changed, events }, outcome) => {
        const run = backtest(telling({ ...changed, exchange: rules.exchange }))
        const state = run.steps(run.initial, events)
        const at = state.run.lastAt + 1
        const ends = state.run.markets.map(({ market }): MarketEvent => {
          return { kind: 'resolved', at, heardAt: at, marketId: market.id, outcome }
        })
        const { cash, open, counts } = run.value(run.steps(state, ends))
        expect(open).toEqual([])
        expect(cash.pool).toBe(0)
        expect(cash.desk).toBe(0 - cash.takers)
        settled += counts.settled
      }),
      few,
    )
    expect(settled).toBeGreaterThan(10)
  })

  it('the desk’s own ledger ends with the venue’s cash, and nothing that it heard is odd', () => {
    fc.assert(
      fc.property(anyRun, ({ changed, events }) => {
        const run = backtest(telling(changed))
        const state = run.steps(run.initial, events)
        const { report, written, cash, anomalies } = run.value(state)
        let desk = Desk.open({ now: 0, nextOrder: 1, settings: rules.settings })
        for (const event of written) desk = apply(desk, event)
        expect(Ledger.cash(desk.ledger)).toBe(Math.round(cash.desk * 1e6))
        expect(anomalies.counts).toEqual({})
        expect(report.length).toBeGreaterThan(0)
      }),
      few,
    )
  })

  it('the same seed gives the same log, byte for byte', () => {
    fc.assert(
      fc.property(anyRun, ({ changed, events }) => {
        const log = (): string => JSON.stringify(Fold.run(backtest(telling(changed)))(events))
        expect(log()).toBe(log())
      }),
      few,
    )
  })

  it('a recording cut anywhere and carried on gives what the whole one does', () => {
    fc.assert(
      fc.property(anyRun, fc.array(fc.double({ min: 0, max: 1, noNaN: true })), (one, cuts) => {
        const run = backtest(telling(one.changed))
        const at = cuts.map((cut) => Math.floor(cut * one.events.length)).sort((a, b) => a - b)
        let state = run.initial
        let from = 0
        for (const to of [...at, one.events.length]) {
          const frozen = JSON.stringify(state.run)
          const next = run.steps(state, one.events.slice(from, to))
          expect(JSON.stringify(state.run)).toBe(frozen)
          state = next
          from = to
        }
        const whole = run.value(run.steps(run.initial, one.events))
        expect(JSON.stringify(run.value(state))).toBe(JSON.stringify(whole))
      }),
      few,
    )
  })

  it('one event at a time gives what many at once do', () => {
    fc.assert(
      fc.property(anyRun, ({ changed, events }) => {
        const run = backtest(telling(changed))
        const one = Fold.run(run)(events.slice(0, 300))
        const many = run.value(run.steps(run.initial, events.slice(0, 300)))
        expect(JSON.stringify(one)).toBe(JSON.stringify(many))
      }),
      few,
    )
  })

  it('an infinite queue gives no fills', () => {
    fc.assert(
      fc.property(anyRun, ({ changed, events }) => {
        const config = telling({ ...changed, queue: { kind: 'infinite' }, latency: Latency.none })
        const { counts } = Fold.run(backtest(config))(events)
        expect(counts.fills).toBe(0)
        expect(counts.placed).toBeGreaterThan(0)
      }),
      few,
    )
  })

  it('who sees no price earlier than a desk without latency has nothing to take', () => {
    fc.assert(
      fc.property(fc.nat({ max: 1e6 }), (seed) => {
        const takers = {
          volatility: null,
          informed: { leadMs: 0, edge: 0, size: null },
          uninformed: null,
          depth: null,
          calibrated: false,
        }
        const pace = { quoteUpdateMs: 0, idleMs: null }
        const { quote } = rules.desk
        const fairValue = { model: 'blackScholes' } as const
        const desk = { ...rules.desk, quote: { ...quote, fairValue } }
        const events = recording({ seed, count: 400, everyMs: 1_500 })
        const { counts } = Fold.run(backtest(telling({ takers, pace, desk })))(events)
        expect(counts.fills).toBe(0)
        expect(counts.placed).toBeGreaterThan(100)
      }),
      few,
    )
  })

  it('who knows the outcome wins by every fill', () => {
    let fills = 0
    fc.assert(
      fc.property(fc.nat({ max: 1e6 }), (seed) => {
        const informed = { leadMs: 600_000, edge: 0, size: 40 }
        const takers = {
          volatility: null,
          informed,
          uninformed: null,
          depth: null,
          calibrated: false,
        }
        const events = recording({ seed, count: 700, everyMs: 2_000 })
        const { report } = Fold.run(backtest(telling({ takers, latency: someLatency })))(events)
        for (const profit of profits(report)) {
          expect(profit).toBeLessThan(0)
          fills += 1
        }
      }),
      few,
    )
    expect(fills).toBeGreaterThan(50)
  })

  it('the live desk fed with the log decides the same', () => {
    fc.assert(
      fc.property(anyRun, ({ changed, events }) => {
        const config = telling(changed)
        const { written } = Fold.run(backtest(config))(events)
        const decide = decideWith(decideQuotes)
        let desk = Desk.open({ now: 0, nextOrder: 1, settings: config.settings })
        let acted = 0
        for (const event of written) {
          if (event.kind === 'acted') {
            const { cancels, places, merges, worths } = event.actions
            const marketId = [...cancels, ...places, ...merges, ...worths][0]?.marketId ?? ''
            const scope = { kind: 'market', marketId } as const
            expect(decide(desk, config.desk, scope)).toMatchObject(event.actions)
            acted += 1
          }
          desk = apply(desk, event)
        }
        expect(acted).toBeGreaterThan(0)
      }),
      few,
    )
  })
})

/** What each fill made by the settlement of its market, fees left out. */
const profits = (report: ReadonlyArray<BacktestRecord>): ReadonlyArray<number> => {
  const pays = new Map<string, number>()
  for (const record of report)
    if (record.kind === 'settled') pays.set(record.marketId, record.paysYes)
  return report.flatMap((record) => {
    const paid = record.kind === 'fill' ? pays.get(record.marketId) : undefined
    if (record.kind !== 'fill' || paid === undefined) return []
    const gain = record.buys ? paid - record.price : record.price - paid
    return [gain * record.size]
  })
}
