import type { Bar } from '../../src/market/bar.js'
import { minuteBar } from '../backtest/bars.js'

const minute = 60_000

/** Two days of minutes, made by a formula: up and down by a few basis points. */
export const closes: ReadonlyArray<number> = Array.from(
  { length: 2_880 },
  (_, i) => 65_000 + ((i * 37) % 101) + ((i * i) % 89),
)
export const bars: ReadonlyArray<Bar> = closes.map((close, i) =>
  minuteBar(closes[i - 1] ?? close, close, (i + 1) * minute),
)
const rows = bars.map(({ at, open, high, low, close }) =>
  [at - minute, open, high, low, close, 1, 1, 0.5].join(),
)
/** The same as a file. */
export const csv: string = [
  'ts_ms,open,high,low,close,volume,trades,taker_buy_volume',
  ...rows,
  '',
].join('\n')
