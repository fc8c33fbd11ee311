/**
 * Which columns of a recording hold what, and what the instant of a row means.
 */

/**
 * Where a row keeps its instant, its price and the rest of a bar, −1 for what it does not keep.
 * `price` is the close of a bar. `counts` says from when a row is known: `from-instant`, the
 * instant itself; `from-close`, one unit after the last instant of the bar; `from-length`, the
 * start of the bar plus a length that the rows must tell.
 *
 * @category recordings
 * @since 0.1.0
 */
export type Layout = {
  readonly columns: ReadonlyArray<string>
  readonly instant: number
  readonly price: number
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
 * A first line that begins with a number is a row: of a Binance kline if it has 12 columns, of
 * `ts_ms,price` if it has two. Any other must name its columns.
 *
 * @category recordings
 * @since 0.1.0
 */
export const ofFirstLine = (line: string): Layout | null => {
  const cells = line.split(',')
  if (!beginsWithNumber(line)) return ofNames(cells.map(plainName))
  if (cells.length === klineColumns.length) return ofNames(klineColumns)
  return cells.length === priceColumns.length ? ofNames(priceColumns) : null
}

/**
 * Returns whether a line is a row and no header.
 *
 * @category recordings
 * @since 0.1.0
 */
export const beginsWithNumber = (line: string): boolean => /^\s*[-+.]?\d/.test(line)

/** Binance's columns, in its order: its older files have no header. */
const klineColumns: ReadonlyArray<string> = [
  ...['open_time', 'open', 'high', 'low', 'close', 'volume', 'close_time', 'quote_volume'],
  ...['count', 'taker_buy_volume', 'taker_buy_quote_volume', 'ignore'],
]

const priceColumns = ['ts_ms', 'price']

const startColumns = ['open_time', 'ts_ms', 'ts_us']

/** What Binance's files call the number of trades, and what ours do. */
const tradesColumns = ['count', 'trades']

const ofNames = (columns: ReadonlyArray<string>): Layout | null => {
  const start = columns.findIndex((name) => startColumns.includes(name))
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
    takerBuyVolume: columns.indexOf('taker_buy_volume'),
  }
  if (close >= 0 && closeTime >= 0) {
    return { columns, instant: closeTime, price: close, counts: 'from-close', bar }
  }
  if (close >= 0 && start >= 0) {
    return { columns, instant: start, price: close, counts: 'from-length', bar }
  }
  return price >= 0 && start >= 0
    ? { columns, instant: start, price, counts: 'from-instant', bar }
    : null
}

const plainName = (cell: string): string => cell.trim().toLowerCase().replaceAll(' ', '_')
