/**
 * How markets end: by a recorded outcome, by their own rule, late or never; and what is known when.
 */

import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { BacktestRules } from '../../../src/backtest/exchange/backtestConfig.js'
import type { MarketEvent } from '../../../src/backtest/marketEvent.js'
import { rules } from '../backtesting.js'
import {
  ask,
  bid,
  bought,
  exchanged,
  fees,
  fills,
  happens,
  market,
  opens,
  priced,
  type Ran,
  sold,
} from '../exchanging.js'

const dayMs = 86_400_000
const week = fees({ resolveMs: 7 * dayMs })
const quoting = [{ from: 0, orders: [ask(0.5, 10), bid(0.4, 10)] }]
const endSecond = (market.expiresAt - opens) / 1_000

const resolved = (second: number, outcome: 'yes' | 'no' | 'void'): MarketEvent =>
  happens(second, { kind: 'resolved', outcome })

const settledAt = ({ report }: Ran): ReadonlyArray<string> =>
  report.flatMap((one) =>
    one.kind === 'settled' ? [`${one.outcome} after ${(one.at - opens) / 1_000 - endSecond}`] : [],
  )

describe('outcomes: examples', () => {
  const last = priced(endSecond + 8 * 86_400, 65_000)

  it('a recorded outcome is waited for, and settles what the prices would settle otherwise', () => {
    const events = [priced(200, 66_000), resolved(endSecond + 6 * 86_400, 'no'), last]
    const ran = exchanged(quoting, events, week)
    expect(settledAt(ran)).toEqual([`no after ${6 * 86_400}`])
    expect([ran.counts.lateOutcomes, ran.warnings]).toEqual([0, []])
  })

  it('one that comes later than the wait changes nothing, is counted and warned of', () => {
    const events = [
      bought(1, 0.5, 10),
      priced(200, 66_000),
      resolved(endSecond + 7 * 86_400 + 1, 'no'),
      last,
    ]
    const ran = exchanged(quoting, events, week)
    expect(settledAt(ran)).toEqual([`yes after ${7 * 86_400}`])
    // Sold at a half, and YES.
    expect(ran.cash.desk).toBe(-5)
    expect([ran.counts.lateOutcomes, ran.warnings]).toEqual([1, ['late-outcomes']])
  })

  it('at the very end of the wait it is in time', () => {
    const ran = exchanged(quoting, [resolved(endSecond + 7 * 86_400, 'no'), last], week)
    expect([settledAt(ran), ran.counts.lateOutcomes]).toEqual([[`no after ${7 * 86_400}`], 0])
  })

  it('the outcome of an unknown market, or told a second time, is not late', () => {
    const other = { ...resolved(10, 'no'), marketId: 'other' } as MarketEvent
    const twice = [resolved(endSecond + 5, 'no'), resolved(endSecond + 6, 'no')]
    const ran = exchanged(quoting, [other, ...twice, last], week)
    expect([settledAt(ran), ran.counts.lateOutcomes]).toEqual([['no after 5'], 0])
  })

  it('a market whose outcome is never told settles by the prices, at the end at the latest', () => {
    expect(settledAt(exchanged(quoting, [priced(200, 64_000), last], week))).toEqual([
      `no after ${7 * 86_400}`,
    ])
    const short = [priced(200, 66_000), priced(endSecond + 5, 1)]
    expect(settledAt(exchanged(quoting, short, week))).toEqual(['yes after 5'])
  })

  it('a market that the recording does not see end stays open, with what is held in it', () => {
    const ran = exchanged(quoting, [bought(1, 0.5, 10), priced(endSecond - 1, 66_000)], week)
    expect(settledAt(ran)).toEqual([])
    expect(ran.open).toEqual([{ marketId: 'M', yes: -10, no: 0 }])
    expect([ran.cash.desk, ran.counts.settled]).toEqual([5, 0])
  })

  it('without a price to beat there is no outcome: a half each', () => {
    const unstruck = { ...market, strike: null }
    expect(settledAt(exchanged([], [priced(1, 65_000), last], week, unstruck))).toEqual([
      `void after ${7 * 86_400}`,
    ])
  })
})

const foreseeing: Partial<BacktestRules> = {
  takers: {
    volatility: 0.5,
    informed: { leadMs: 1_000, edge: 0.01, size: 100 },
    uninformed: null,
    depth: null,
    calibrated: false,
  },
}

describe('what is known when', () => {
  it('a price to beat makes the quotes worth taking at once, without another price', () => {
    const unstruck = { ...market, strike: null }
    const events = [priced(1, 65_000), happens(5, { kind: 'struck', strike: 60_000 })]
    const ran = exchanged(quoting, [...events, priced(20, 65_000)], foreseeing, unstruck)
    expect(fills(ran)).toEqual(['sells 10 at 0.5'])
    const [fill] = ran.report.filter(({ kind }) => kind === 'fill')
    expect(fill?.at).toBe(opens + 5_000)
  })

  const trades = fc.array(
    fc.record({
      second: fc.integer({ min: 2, max: 100 }),
      buys: fc.boolean(),
      size: fc.integer({ min: 1, max: 8 }),
    }),
    { maxLength: 20 },
  )

  it.each([
    ['by those who look ahead', foreseeing],
    ['by nobody', { takers: rules.takers }],
  ])('no trade of the recording is known before it happens, %s', (_, changed) => {
    const told = (all: ReadonlyArray<MarketEvent>, until: number): string => {
      const walk = [priced(10, 65_010), priced(50, 64_990), priced(90, 65_020)]
      const { report } = exchanged(quoting, [...walk, ...all, priced(400, 65_000)], changed)
      return JSON.stringify(report.filter(({ at }) => at < until))
    }
    fc.assert(
      fc.property(trades, trades, fc.integer({ min: 2, max: 100 }), (one, other, second) => {
        const events = [one, other].map((all) =>
          all.map(({ second: at, buys, size }) =>
            buys ? bought(at, 0.5, size) : sold(at, 0.4, size),
          ),
        )
        const until = opens + 1_000 * second
        const [past, otherwise] = [events[0] ?? [], events[1] ?? []]
        const same = past.filter(({ at }) => at < until)
        const changedLater = [...same, ...otherwise.filter(({ at }) => at >= until)]
        expect(told(changedLater, until)).toBe(told(past, until))
      }),
      { numRuns: 60 },
    )
  })
})
