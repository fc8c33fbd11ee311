import { describe, expect, it } from 'vitest'
import type { BacktestRules } from '../../../src/backtest/exchange/backtestConfig.js'
import type { QueueModel } from '../../../src/backtest/exchange/queue.js'
import type { MadeUpDepth } from '../../../src/backtest/exchange/takers.js'
import type { MarketEvent } from '../../../src/backtest/marketEvent.js'
import { ask, depth, exchanged, fills, market, priced } from '../exchanging.js'

const power: QueueModel = { kind: 'probabilistic', f: 'power', exponent: 3 }
const careful: QueueModel = { kind: 'riskAverse' }

/** One who wants 250 shares comes 18.5 seconds after an order that asks 0.5 has joined. */
const taken = (
  queue: QueueModel,
  others: MadeUpDepth | null,
  before: ReadonlyArray<MarketEvent> = [],
): ReadonlyArray<string> => {
  const takers: BacktestRules['takers'] = {
    volatility: 0.5,
    informed: { leadMs: 1_500, edge: 0.05, size: 250 },
    uninformed: null,
    depth: others,
    calibrated: false,
  }
  const events = [...before, priced(10, 65_000), priced(20, 66_500)]
  const script = [{ from: 0, orders: [ask(0.5, 300)] }]
  return fills(exchanged(script, events, { queue, takers }, { ...market, strike: 65_000 }))
}

describe('made-up depth: examples', () => {
  it('stands ahead of an order that joins, and is taken first', () => {
    expect(taken(careful, null)).toEqual(['sells 250 at 0.5'])
    for (const queue of [careful, power]) {
      expect(taken(queue, { shares: 100, leavePerHour: 0 })).toEqual(['sells 150 at 0.5'])
    }
    expect(taken(careful, { shares: 250, leavePerHour: 0 })).toEqual([])
  })

  it('leaves: behind a careful order once others have joined, ahead of another', () => {
    // A hundredth of 100 a second: in the first second nobody stood behind.
    expect(taken(careful, { shares: 100, leavePerHour: 36 })).toEqual(['sells 151 at 0.5'])
    const [sale] = taken(power, { shares: 100, leavePerHour: 36 })
    const shares = Number(sale?.split(' ')[1])
    expect(shares).toBeGreaterThan(167)
    expect(shares).toBeLessThan(168)
  })
})

describe('made-up depth: edges', () => {
  it('all may leave in a second', () => {
    for (const leavePerHour of [3_600, 7_200]) {
      expect(taken(careful, { shares: 100, leavePerHour })).toEqual(['sells 250 at 0.5'])
    }
  })

  it('is nowhere in a market whose book is shown, on either side', () => {
    const others = { shares: 100, leavePerHour: 0 }
    expect(taken(careful, others, [depth(-1, 'bid', 0.3, 10)])).toEqual(['sells 250 at 0.5'])
    expect(taken(careful, others, [depth(-1, 'ask', 0.7, 10)])).toEqual(['sells 250 at 0.5'])
    const gone = [depth(-2, 'bid', 0.3, 10), depth(-1, 'bid', 0.3, 0)]
    expect(taken(careful, others, gone)).toEqual(['sells 150 at 0.5'])
  })

  it('who waits behind all that will ever come still waits', () => {
    expect(taken({ kind: 'infinite' }, { shares: 100, leavePerHour: 3_600 })).toEqual([])
  })
})
