import { describe, expect, it } from 'vitest'
import type { BacktestRecord } from '../../../src/backtest/report/backtestRecord.js'
import { curve, decided, fill, type Of, reportOf, settled, stood, worthOf } from './reporting.js'

describe('backtestReport: examples', () => {
  it('splits the profit of a bid that was filled, held and paid', () => {
    const { profit, markets } = reportOf([
      decided(0),
      fill(1_000, { fee: 0.01 }),
      decided(2_000, { fairValue: 0.6 }),
      { kind: 'granted', at: 3_000, marketId: 'a', source: 'reward', amount: 0.5 },
      settled({ cash: -4.8 - 0.01 }),
    ])
    expect(profit.micro).toEqual({
      spread: 200_000,
      inventory: 1_000_000,
      fees: -10_000,
      rebates: 0,
      rewards: 500_000,
      settlement: 4_000_000,
      unexplained: 0,
      total: 5_690_000,
    })
    expect(profit.total.value).toBeCloseTo(5.69, 12)
    expect(profit.perShare.value).toBeCloseTo(0.569, 12)
    expect(markets).toEqual({ settled: 1, profitable: 1, void: 0, open: 0, openValue: 0 })
  })

  it('takes a bid for NO as YES sold, and a fee below 0 as a rebate', () => {
    const sold = fill(1_000, { outcome: 'no', buys: false, price: 0.53, fee: -0.002 })
    const { profit } = reportOf([
      decided(0),
      sold,
      settled({ outcome: 'no', paysYes: 0, yes: 0, no: 10, cash: -4.7 + 0.002 }),
    ])
    expect(profit.micro).toMatchObject({
      spread: 300_000,
      rebates: 2_000,
      settlement: 5_000_000,
      unexplained: 0,
      total: 5_302_000,
    })
  })

  it('tells a fee and its rebate at the fill apart, and both sum to what was paid', () => {
    const { profit } = reportOf([
      decided(0),
      fill(1_000, { fee: 0.4375, rebate: 0.35 }),
      settled({ cash: -4.8 - 0.0875 }),
    ])
    expect(profit.micro).toMatchObject({
      spread: 200_000,
      fees: -437_500,
      rebates: 350_000,
      unexplained: 0,
      total: 5_200_000 - 87_500,
    })
  })

  it('marks a fill out at the last fair value told by then', () => {
    const report = reportOf([
      decided(0),
      fill(1_000),
      decided(1_250, { fairValue: 0.46 }),
      decided(2_500, { fairValue: 0.7 }),
      decided(30_999, { fairValue: null }),
      decided(31_001, { fairValue: 0.9 }),
      settled({ paysYes: 1 }),
    ])
    const expected = [0.02, -0.02, -0.02, 0.22, 0.22, 0.52]
    worthOf(curve(report, 'all')).forEach((worth, i) => {
      expect(worth).toBeCloseTo(expected[i] ?? Number.NaN, 12)
    })
    expect(curve(report, 'all').points.map(({ heard }) => heard)).toEqual([1, 1, 1, 1, 1, 1])
    expect(worthOf(curve(report, 'bought'))).toEqual(worthOf(curve(report, 'all')))
    expect(worthOf(curve(report, 'sold'))).toEqual(Array(6).fill(null))
    expect(worthOf(curve(report, 'level', 0))).toEqual(worthOf(curve(report, 'all')))
    // 59 seconds were left.
    expect(worthOf(curve(report, 'left', 1))).toEqual(worthOf(curve(report, 'all')))
  })

  it('says of how many shares nothing was heard in time', () => {
    const report = reportOf([decided(0), fill(1_000), decided(3_000), settled()])
    const heard = curve(report, 'all').points.map((point) => point.heard)
    expect(heard).toEqual([1, 0, 0, 1, 1, 1])
  })

  it('takes what is told at the very instant, and not what is told after it', () => {
    const report = reportOf([
      decided(0),
      fill(1_000),
      fill(1_100),
      decided(1_350, { fairValue: 0.6 }),
      settled({ yes: 20, cash: -9.6 }),
    ])
    // Of the first fill a quarter of a second was over by then, of the second just so.
    const [, quarter] = curve(report, 'all').points
    expect(quarter?.perShare.value).toBeCloseTo((0.02 + 0.12) / 2, 12)
    expect(quarter?.heard).toBe(0.5)
  })

  it('does not take what was told with a fill for what was heard after it', () => {
    const report = reportOf([decided(1_000), fill(1_000), settled()])
    expect(curve(report, 'all').points.map(({ heard }) => heard)).toEqual([1, 0, 0, 0, 0, 1])
  })

  it('puts what lies on an edge under it', () => {
    const report = reportOf([decided(0), fill(45_000), settled()])
    expect(curve(report, 'left', 0).points.map(({ shares }) => shares)).toEqual([
      10, 10, 10, 10, 0, 10,
    ])
    const last = reportOf([decided(0), fill(59_000), settled()])
    expect(curve(last, 'all').points.map(({ shares }) => shares)).toEqual([10, 10, 10, 0, 0, 10])
  })

  it('leaves out the horizons that lie beyond the end', () => {
    const report = reportOf([decided(0), fill(58_999), settled()])
    const shares = curve(report, 'all').points.map((point) => point.shares)
    expect(shares).toEqual([10, 10, 10, 0, 0, 10])
  })

  it('counts for how long orders stood, by level and by time left', () => {
    const { orders } = reportOf([
      decided(0),
      stood(0, 30_000, { bids: 2, asks: 1 }),
      stood(30_000, 50_000, { bids: 2, asks: 1 }),
      // What stands after the end is of no use.
      stood(50_000, 70_000, { bids: 0, asks: 1 }),
      settled({ at: 70_000, yes: 0, cash: 0 }),
    ])
    const uptimes = orders.byLevel.map(({ uptime }) => [uptime.bid, uptime.ask, uptime.both])
    expect(uptimes).toEqual([
      [50 / 60, 1, 50 / 60],
      [50 / 60, 0, 0],
      [0, 0, 0],
      [0, 0, 0],
    ])
    const left = orders.byTimeLeft.map(({ seconds, uptime }) => [seconds, uptime.both])
    expect(left).toEqual([
      [15, 5 / 15],
      [45, 1],
      [0, null],
      [0, null],
      [0, null],
    ])
  })

  it('counts orders and what became of them', () => {
    const act = (action: Of<'action'>['action'], level: number | null): BacktestRecord => ({
      kind: 'action',
      at: 1,
      marketId: 'a',
      action,
      level,
    })
    const { orders } = reportOf([
      act('placed', 2),
      decided(0),
      act('placed', 0),
      act('placed', 9),
      act('placed', null),
      act('cancelled', 0),
      act('rejected', 0),
      act('rejected', 0),
      act('cancel-refused', 0),
      fill(1_000, { level: 9 }),
    ])
    expect(orders).toMatchObject({ placed: 4, cancelled: 1, rejected: 2, cancelRefused: 1 })
    expect(orders).toMatchObject({ fills: 1, shares: 10 })
    const counts = orders.byLevel.map(({ placed, fills, ratio }) => [placed, fills, ratio])
    expect(counts).toEqual([
      [1, 0, 0],
      [0, 0, null],
      [1, 0, 0],
      [1, 1, 1],
    ])
    // Before the first decision nobody knew when it ends.
    expect(orders.byTimeLeft.map(({ placed }) => placed)).toEqual([0, 3, 0, 0, 0])
    expect(orders.byTimeLeft.map(({ shares }) => shares)).toEqual([0, 10, 0, 0, 0])
  })

  it('follows the equity at the fair values, and how far it fell', () => {
    const { drawdown, equity, inventory } = reportOf([
      decided(0),
      fill(1_000),
      decided(2_000, { fairValue: 0.9 }),
      decided(3_000, { fairValue: 0.3 }),
      settled(),
    ])
    expect(drawdown).toEqual({ deepest: expect.closeTo(6, 9), from: 2_000, to: 3_000, now: 0 })
    expect(equity.map(({ at }) => at)).toEqual([1_000, 2_000, 3_000, 60_000])
    expect(equity.at(-1)?.last).toBeCloseTo(5.2, 9)
    expect(inventory.path.map(({ last }) => last)).toEqual([10, 0])
  })

  it('counts what was withheld, by reason, and the decisions that halted', () => {
    const { withheld } = reportOf([
      decided(0, { withheld: { 'no-room': 2 } }),
      decided(1, { withheld: { 'same-tick': 1, 'no-room': 1 } }),
      decided(2, { withheld: {}, fairValue: null }),
    ])
    expect(withheld).toEqual({ decisions: 3, halted: 1, reasons: { 'no-room': 3, 'same-tick': 1 } })
  })

  it('scores what was said with 30 seconds left, once the outcome is known', () => {
    const { calibration } = reportOf([
      decided(0),
      decided(30_000, { fairValue: 0.8 }),
      decided(30_001, { fairValue: 0.1 }),
      settled({ yes: 0, cash: 0 }),
    ])
    const scored = calibration.map((time) => [time.leftMs, time.scored, time.leftOut.unknown])
    expect(scored).toEqual([
      [1_800_000, 0, 0],
      [600_000, 0, 0],
      [120_000, 0, 0],
      [30_000, 1, 0],
      [null, 1, 0],
    ])
    expect(calibration[3]?.forecasters[0]?.logLoss.value).toBeCloseTo(-Math.log(0.8), 12)
  })
})
