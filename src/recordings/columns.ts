/**
 * The columns of a CSV file, by its first line.
 */

import { split } from './cells.js'

/**
 * Returns the names of the columns that a first line tells, in lower case and with `_` for a space;
 * null for a row that is none of Binance's files and not of `ts_ms,price`.
 *
 * @category recordings
 * @since 0.1.0
 */
export const columnsOf = (firstLine: string): ReadonlyArray<string> | null => {
  const cells = split(firstLine)
  if (cells === null) return null
  return beginsWithNumber(firstLine) ? withoutHeader(cells) : cells.map(plainName)
}

/**
 * Returns whether a line is a row and no header.
 *
 * @category recordings
 * @since 0.1.0
 */
export const beginsWithNumber = (line: string): boolean => /^\s*"?[-+.]?\d/.test(line)

/**
 * Binance's columns, in its order: its older files have no header. Spot and futures differ in what
 * follows `is_buyer_maker`.
 */
const withoutHeader = (cells: ReadonlyArray<string>): ReadonlyArray<string> | null => {
  switch (cells.length) {
    case 2:
      return ['ts_ms', 'price']
    case 6:
      return isFlag(cells[5]) ? trade : null
    case 7:
      if (isFlag(cells[5])) return [...trade, 'is_best_match']
      return isFlag(cells[6]) ? aggregated : bookTicker
    case 8:
      return isFlag(cells[6]) ? [...aggregated, 'is_best_match'] : null
    case 12:
      return kline
    default:
      return null
  }
}

const kline: ReadonlyArray<string> = [
  ...['open_time', 'open', 'high', 'low', 'close', 'volume', 'close_time', 'quote_volume'],
  ...['count', 'taker_buy_volume', 'taker_buy_quote_volume', 'ignore'],
]

const trade: ReadonlyArray<string> = ['id', 'price', 'qty', 'quote_qty', 'time', 'is_buyer_maker']

const aggregated: ReadonlyArray<string> = [
  ...['agg_trade_id', 'price', 'quantity', 'first_trade_id', 'last_trade_id', 'transact_time'],
  'is_buyer_maker',
]

const bookTicker: ReadonlyArray<string> = [
  ...['update_id', 'best_bid_price', 'best_bid_qty', 'best_ask_price', 'best_ask_qty'],
  ...['transaction_time', 'event_time'],
]

const isFlag = (cell: string | undefined): boolean => /^\s*(true|false)\s*$/i.test(cell ?? '')

const plainName = (cell: string): string => cell.trim().toLowerCase().replaceAll(' ', '_')
