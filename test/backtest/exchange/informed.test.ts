import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { backtest } from '../../../src/backtest/exchange/backtest.js'
import type { BacktestRules } from '../../../src/backtest/exchange/backtestConfig.js'
import type { NewOrder } from '../../../src/market/order.js'
import * as Fold from '../../../src/math/fold.js'
import { rules, telling } from '../backtesting.js'
import {
  ask,
  bid,
  exchanged,
  fills,
  happens,
  market,
  opens,
  priced,
  scripted,
} from '../exchanging.js'

const takersOf = (size: number): BacktestRules['takers'] => ({
  volatility: 0.5,
  informed: { leadMs: 1_000, edge: 0.01, size },
  uninformed: null,
  depth: null,
  calibrated: false,
})

const far: Array<NewOrder> = [
  ask(0.99, 10),
  ask(0.98, 10),
  bid(0.01, 10),
  bid(0.02, 10),
  bid(0.03, 10),
]

const news = [priced(0, 65_000), priced(20, 66_000), priced(29, 66_000)]

describe('those who look ahead', () => {
  it('law: take up to their size at a time, however many orders come with the one taken', () => {
    const delays = fc.constantFrom(0, 150)
    fc.assert(
      fc.property(fc.subarray(far), fc.integer({ min: 1, max: 300 }), delays, (more, size, ms) => {
        const exchange = { ...rules.exchange, takerDelayMs: [{ from: 0, terms: ms }] }
        const orders = [ask(0.55, 1_000), ...more]
        const ran = exchanged([{ from: 30, orders }], [...news, priced(31, 66_000)], {
          takers: takersOf(size),
          exchange,
        })
        expect(fills(ran)).toEqual([`sells ${size} at 0.55`])
      }),
    )
  })

  it('take their size of five orders that come at once, where it was their size each', () => {
    const script = [{ from: 30, orders: [ask(0.55, 1_000), ...far] }]
    const ran = exchanged(script, news, { takers: takersOf(100) })
    expect(fills(ran)).toEqual(['sells 100 at 0.55'])
  })

  it.each([65_000, null])('reckon with the price to beat once it is known: listed %s', (strike) => {
    const config = telling({
      pace: { quoteUpdateMs: 0, idleMs: 1_000 },
      decide: scripted([{ from: 20, orders: [ask(0.55, 100)] }]),
      takers: takersOf(100),
    })
    const ran = Fold.run(backtest(config))([
      { kind: 'listed', at: opens, heardAt: opens, market: { ...market, strike } },
      priced(0, 66_000),
      priced(9, 66_000),
      ...(strike === null ? [happens(10, { kind: 'struck', strike: 65_000 })] : []),
      priced(100, 66_000),
    ])
    const [fill] = ran.report.flatMap((one) => (one.kind === 'fill' ? [one] : []))
    expect(fill?.at).toBe(opens + 20_000)
  })
})
