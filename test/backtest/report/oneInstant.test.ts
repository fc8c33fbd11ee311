import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { BacktestRecord } from '../../../src/backtest/report/backtestRecord.js'
import { runs } from '../../runs.js'
import { decided, fill, reportOf, settled } from './reporting.js'

const hedged: ReadonlyArray<BacktestRecord> = [
  fill(1_000, { marketId: 'a', price: 0.5, size: 1_000 }),
  fill(1_000, { marketId: 'b', price: 0.5, size: 1_000, buys: false, side: 'ask' }),
]

/** Both markets at one fair value, told one after the other. */
const told = (at: number, fairValue: number, first = 'a'): ReadonlyArray<BacktestRecord> => {
  const others = ['a', 'b'].filter((id) => id !== first)
  return [first, ...others].map((marketId) => decided(at, { marketId, fairValue }))
}

const ends: ReadonlyArray<BacktestRecord> = [
  settled({ marketId: 'a', yes: 1_000, cash: -500 }),
  settled({ marketId: 'b', yes: -1_000, cash: 500 }),
]

describe('markets of one instant, told one by one', () => {
  it('are worth nothing together where one is long what the other is short', () => {
    const flips = Array.from({ length: 20 }, (_, i) => told(2_000 + 1_000 * i, i % 2 ? 0.9 : 0.5))
    const { drawdown, equity, inventory } = reportOf([...hedged, ...flips.flat(), ...ends])
    expect(drawdown).toEqual({ deepest: 0, from: null, to: null, now: 0 })
    for (const { last, least, most } of equity) expect([last, least, most]).toEqual([0, 0, 0])
    for (const { least, most } of inventory.path) expect([least, most]).toEqual([0, 0])
  })

  it('still fall together, and the last instant counts before anything follows it', () => {
    const { drawdown, equity } = reportOf([
      fill(1_000, { marketId: 'a', price: 0.5, size: 100 }),
      fill(1_000, { marketId: 'b', price: 0.5, size: 100 }),
      ...told(2_000, 0.3),
    ])
    expect(drawdown).toMatchObject({ deepest: 40, to: 2_000, now: 40 })
    expect(equity.at(-1)).toEqual({ at: 2_000, last: -40, least: -40, most: -40 })
  })

  it('come to the same in any order', () => {
    const instants = fc.array(fc.tuple(fc.integer({ min: 1, max: 99 }), fc.boolean()), {
      minLength: 1,
      maxLength: 40,
    })
    const sizes = fc.tuple(fc.integer({ min: 1, max: 900 }), fc.integer({ min: 1, max: 900 }))
    fc.assert(
      fc.property(instants, sizes, (instants, [a, b]) => {
        const begin = [
          fill(1_000, { marketId: 'a', size: a }),
          fill(1_000, { marketId: 'b', size: b, buys: false, side: 'ask' }),
        ]
        const reports = [false, true].map((isTurned) => {
          const all = instants.flatMap(([cents, isFirst], i) =>
            told(2_000 + 500 * i, cents / 100, isFirst !== isTurned ? 'a' : 'b'),
          )
          return reportOf([...begin, ...all])
        })
        const [one, other] = reports
        expect(one?.drawdown).toEqual(other?.drawdown)
        expect(one?.equity).toEqual(other?.equity)
        expect(one?.inventory.path).toEqual(other?.inventory.path)
      }),
      runs(60),
    )
  })
})
