import type { BacktestRecord } from '../../../src/backtest/report/backtestRecord.js'
import { backtestReport } from '../../../src/backtest/report/backtestReport.js'
import { reportConfig } from '../../../src/backtest/report/reportConfig.js'
import type { BacktestReport, MarkoutCurve } from '../../../src/backtest/report/reportResult.js'
import { run } from '../../../src/math/fold.js'

export const quick = { ...reportConfig, bootstrap: { ...reportConfig.bootstrap, resamples: 20 } }

export const reportOf = (records: Iterable<BacktestRecord>): BacktestReport =>
  run(backtestReport(quick))(records)

export type Of<Kind> = Extract<BacktestRecord, { kind: Kind }>

export const decided = (at: number, more: Partial<Of<'decided'>> = {}): BacktestRecord => ({
  kind: 'decided',
  at,
  marketId: 'a',
  secondsLeft: (60_000 - at) / 1_000,
  fairValue: 0.5,
  position: 0,
  cash: 0,
  bids: 0,
  asks: 0,
  withheld: {},
  ...more,
})

export const fill = (at: number, more: Partial<Of<'fill'>> = {}): BacktestRecord => ({
  kind: 'fill',
  at,
  marketId: 'a',
  id: 'f',
  outcome: 'yes',
  side: 'bid',
  buys: true,
  price: 0.48,
  size: 10,
  fee: 0,
  rebate: 0,
  level: 0,
  secondsLeft: (60_000 - at) / 1_000,
  fairValue: 0.5,
  ...more,
})

export const settled = (more: Partial<Of<'settled'>> = {}): BacktestRecord => ({
  kind: 'settled',
  at: 60_000,
  marketId: 'a',
  outcome: 'yes',
  paysYes: 1,
  yes: 10,
  no: 0,
  cash: -4.8,
  ...more,
})

export const stood = (
  since: number,
  at: number,
  { bids, asks }: Pick<Of<'stood'>, 'bids' | 'asks'>,
): BacktestRecord => ({
  kind: 'stood',
  at,
  marketId: 'a',
  since,
  secondsLeft: (60_000 - at) / 1_000,
  bids,
  asks,
})

export const worthOf = ({ points }: MarkoutCurve): ReadonlyArray<number | null> =>
  points.map(({ perShare }) => perShare.value)

export const curve = ({ markouts }: BacktestReport, kind: string, which = 0): MarkoutCurve =>
  markouts.filter(({ group }) => group.kind === kind)[which] as MarkoutCurve
