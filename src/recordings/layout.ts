/**
 * Which columns of a recording hold what, and what the instant of a row means.
 */

import { columnsOf } from './columns.js'

/**
 * Where a row keeps its instant, its price and the rest of a bar, −1 for what it does not keep.
 * `price` is the close of a bar, `heard` the instant by the clock of who recorded it. `counts`
 * says from when a row is known: `from-instant`, the instant itself; `from-close`, the end that
 * `endOf` makes of a close time; `from-length`, the start of the bar plus a length that the rows
 * must tell.
 *
 * @category recordings
 * @since 0.1.0
 */
export type Layout = {
  readonly columns: ReadonlyArray<string>
  readonly instant: number
  readonly price: number
  readonly heard: number
  readonly counts: 'from-instant' | 'from-close' | 'from-length'
  readonly bar: BarColumns
}

/**
 * Where a row keeps what a bar has beside its close, −1 for what it does not keep.
 *
 * @category recordings
 * @since 0.1.0
 */
export type BarColumns = {
  readonly start: number
  readonly open: number
  readonly high: number
  readonly low: number
  readonly volume: number
  readonly trades: number
  readonly takerBuyVolume: number
}

/**
 * Returns the layout that the first line of a recording tells, null where it is none that we know.
 *
 * A first line that begins with a number is a row: of one of Binance's files, by the number of its
 * columns, or of `ts_ms,price` if it has two. Any other must name its columns.
 *
 * @category recordings
 * @since 0.1.0
 */
export const ofFirstLine = (line: string): Layout | null => {
  const columns = columnsOf(line)
  return columns === null ? null : ofNames(columns)
}

/**
 * Returns whether the rows of a layout are bars with a range, and not prices alone.
 *
 * @category recordings
 * @since 0.1.0
 */
export const isBar = ({ bar, counts }: Layout): boolean =>
  counts !== 'from-instant' && [bar.start, bar.open, bar.high, bar.low].every((at) => at >= 0)

/** When a row begins or is of; without `time` and `transact_time`, which only trades have. */
const startColumns = ['open_time', 'ts_ms', 'ts_us']
const tradeTimes = ['time', 'transact_time']

/** By the clock of who recorded it. */
const heardColumns = ['recv_ms', 'recv_us']

/** What Binance's files call it, ours, and those whose columns its documentation names. */
const tradesColumns = ['count', 'trades', 'number_of_trades']
const takerColumns = ['taker_buy_volume', 'taker_buy_base_asset_volume']

const ofNames = (columns: ReadonlyArray<string>): Layout | null => {
  const start = columns.findIndex((name) => startColumns.includes(name))
  const heard = columns.findIndex((name) => heardColumns.includes(name))
  const closeTime = columns.indexOf('close_time')
  const close = columns.indexOf('close')
  const price = columns.indexOf('price')
  const bar: BarColumns = {
    start,
    open: columns.indexOf('open'),
    high: columns.indexOf('high'),
    low: columns.indexOf('low'),
    volume: columns.indexOf('volume'),
    trades: columns.findIndex((name) => tradesColumns.includes(name)),
    takerBuyVolume: columns.findIndex((name) => takerColumns.includes(name)),
  }
  if (close >= 0 && closeTime >= 0) {
    return { columns, instant: closeTime, price: close, heard, counts: 'from-close', bar }
  }
  if (close >= 0 && start >= 0) {
    return { columns, instant: start, price: close, heard, counts: 'from-length', bar }
  }
  const instant = start >= 0 ? start : columns.findIndex((name) => tradeTimes.includes(name))
  return price >= 0 && instant >= 0
    ? { columns, instant, price, heard, counts: 'from-instant', bar }
    : null
}
