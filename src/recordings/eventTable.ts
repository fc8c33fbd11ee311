/**
 * How the rows of a file of events become events.
 */

import type { MarketEvent } from '../backtest/marketEvent.js'
import type { CellReader } from './cellReader.js'

/**
 * What a row is made of: `at` and `heardAt` in ms since the epoch, and its cells.
 *
 * @category recordings
 * @since 0.1.0
 */
export type TableRow = {
  readonly at: number
  readonly heardAt: number
  readonly read: CellReader
}

/**
 * A kind of file. `at` is the column whose instants order its rows, and `heard` that of the
 * receiver's clock, −1 for none; a row happened `afterMs` later than it says. `row` adds the
 * events of a row to `into`, whose cells fail on their own; `end` adds what is left at the end of
 * the file. Rows that are earlier than the one before are left out, or, where the file would lose
 * a market by it, wrong.
 *
 * @category recordings
 * @since 0.1.0
 */
export type EventTable = {
  readonly at: number
  readonly heard: number
  readonly afterMs: number
  readonly late: 'left-out' | 'wrong'
  readonly row: (row: TableRow, into: Array<MarketEvent>) => void
  readonly end: (into: Array<MarketEvent>) => void
}
