/**
 * Which columns of a recording hold the instant and the price, and what the instant means.
 */

/**
 * Where a row keeps its instant and its price. `counts` says from when the price is known:
 * `from-instant`, the instant itself; `from-close`, one unit after the last instant of the bar;
 * `from-length`, the start of the bar plus a length that the rows must tell.
 *
 * @category recordings
 * @since 0.1.0
 */
export type Layout = {
  readonly columns: ReadonlyArray<string>
  readonly instant: number
  readonly price: number
  readonly counts: 'from-instant' | 'from-close' | 'from-length'
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

const ofNames = (columns: ReadonlyArray<string>): Layout | null => {
  const start = columns.findIndex((name) => startColumns.includes(name))
  const closeTime = columns.indexOf('close_time')
  const close = columns.indexOf('close')
  const price = columns.indexOf('price')
  if (close >= 0 && closeTime >= 0) {
    return { columns, instant: closeTime, price: close, counts: 'from-close' }
  }
  if (close >= 0 && start >= 0)
    return { columns, instant: start, price: close, counts: 'from-length' }
  if (price >= 0 && start >= 0) return { columns, instant: start, price, counts: 'from-instant' }
  return null
}

const plainName = (cell: string): string => cell.trim().toLowerCase().replaceAll(' ', '_')
