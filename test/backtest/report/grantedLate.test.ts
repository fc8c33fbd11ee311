import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { BacktestRecord } from '../../../src/backtest/report/backtestRecord.js'
import { runs } from '../../runs.js'
import { madeUpRecords } from './madeUpRecords.js'
import { fill, reportOf, settled } from './reporting.js'

const hourMs = 3_600_000

const rebate = (marketId: string, at: number, amount: number): BacktestRecord => ({
  kind: 'granted',
  at,
  marketId,
  source: 'rebate',
  amount,
})

/** Hourly markets, each bought at what a void pays, and the rebates of all at the day's end. */
const day = (count: number): ReadonlyArray<BacktestRecord> => {
  const hours = Array.from({ length: count }, (_, hour) => hour)
  const markets = hours.map((hour) => ({ id: `m${hour}`, at: hourMs * hour }))
  return [
    ...markets.flatMap(({ id: marketId, at }) => [
      fill(at + 1_000, { marketId, price: 0.5, size: 100 }),
      settled({
        at: at + 1_800_000,
        marketId,
        outcome: 'void',
        paysYes: 0.5,
        yes: 100,
        cash: -50,
      }),
    ]),
    ...markets.map(({ id }) => rebate(id, 24 * hourMs, 0.35)),
  ]
}

/** What each market and each hour came to, reckoned apart from the report, in micro-dollars. */
const bookkept = (records: ReadonlyArray<BacktestRecord>) => {
  const markets = new Map<string, number>()
  const hours = new Map<number, number>()
  const paid = new Map<string, number>()
  for (const record of records) {
    const { marketId } = record
    if (record.kind === 'granted')
      paid.set(marketId, (paid.get(marketId) ?? 0) + Math.round(record.amount * 1e6))
  }
  for (const record of records) {
    if (record.kind !== 'settled') continue
    const { marketId, at, cash, yes, no, paysYes } = record
    const payout = Math.round((cash + yes * paysYes + no * (1 - paysYes)) * 1e6)
    const profit = payout + (paid.get(marketId) ?? 0)
    const hour = Math.floor(at / hourMs) * hourMs
    markets.set(marketId, profit)
    hours.set(hour, (hours.get(hour) ?? 0) + profit)
  }
  return { markets, hours }
}

describe('what is paid once a market is over', () => {
  it('belongs to its market and its hour', () => {
    const { markets, sharpe, shortfall, blocks, worst, profit } = reportOf(day(23))
    expect(markets).toMatchObject({ settled: 23, profitable: 23, open: 0 })
    expect(sharpe.mean).toBeCloseTo(0.35, 12)
    expect(shortfall.loss).toBeCloseTo(-0.35, 12)
    expect(blocks).toHaveLength(23)
    for (const block of blocks) {
      expect(block.markets).toBe(1)
      expect(block.profit).toBeCloseTo(0.35, 12)
    }
    for (const row of worst) expect(row).toMatchObject({ profit: 350_000 })
    expect(profit.micro).toMatchObject({ rebates: 8_050_000, total: 8_050_000, unexplained: 0 })
  })

  it('is in the equity when it is paid', () => {
    const { equity } = reportOf(day(23))
    expect(equity.find(({ at }) => at >= 24 * hourMs - 1)?.last).toBeCloseTo(8.05, 9)
    const before = equity.filter(({ at }) => at < 24 * hourMs - hourMs)
    expect(Math.max(...before.map(({ most }) => most))).toBe(0)
  })

  it('waits for the market of which nothing was told yet', () => {
    const early = reportOf([rebate('a', 0, 0.5), fill(1_000), settled()])
    expect(early.worst[0]).toMatchObject({ profit: 5_700_000 })
    expect(early.profit.micro).toMatchObject({ rebates: 500_000, unexplained: 0 })
  })

  it('makes of each market and hour what its books say', () => {
    const makings = fc.record({
      seed: fc.nat(1_000_000),
      markets: fc.integer({ min: 2, max: 9 }),
      windowMs: fc.constantFrom(300_000, 900_000),
      everyMs: fc.constantFrom(7_000, 60_000),
      toxic: fc.constant(0.01),
      busy: fc.double({ min: 0, max: 1, noNaN: true }),
    })
    fc.assert(
      fc.property(makings, fc.array(fc.nat(8)), (making, late) => {
        const records = [...madeUpRecords(making)]
        const at = (records.at(-1)?.at ?? 0) + 86_400_000
        const of = (which: number): string => `m${which % making.markets}`
        const all = [...records, ...late.map((which, i) => rebate(of(which), at + i, 0.01 * i))]
        const report = reportOf(all)
        const books = bookkept(all)
        for (const { marketId, profit } of report.worst)
          expect(profit).toBe(books.markets.get(marketId))
        expect(report.blocks.map((block) => block.at)).toEqual([...books.hours.keys()])
        for (const block of report.blocks)
          expect(block.profit).toBeCloseTo((books.hours.get(block.at) ?? 0) / 1e6, 9)
      }),
      runs(30),
    )
  })
})
