/**
 * A file as a stream of events, whatever it holds.
 */

import * as E from 'fp-ts/lib/Either.js'
import { bookTable } from './bookTable.js'
import { columnsOf } from './columns.js'
import type { EventChunk, EventStream } from './eventChunk.js'
import type { EventOptions } from './eventOptions.js'
import { firstLineOf } from './firstLineOf.js'
import { hourlyTable } from './hourlyTable.js'
import { isBar, ofFirstLine } from './layout.js'
import { outcomeTable } from './outcomeTable.js'
import { readJsonEvents } from './readJsonEvents.js'
import { readPathEvents } from './readPathEvents.js'
import { readPriceEvents } from './readPriceEvents.js'
import { unknownFirstLine } from './readRows.js'
import { readTable } from './readTable.js'
import { fromSystem, type RecordingError } from './recordingError.js'
import { type Roles, rolesOf } from './roles.js'
import type { Source } from './source.js'
import { tradeTable } from './tradeTable.js'

/** What a file is read for. @category recordings @since 0.1.0 */
export type Purpose = 'prices' | 'trades' | 'book' | 'outcomes'

/**
 * Yields the events of a recording chunk by chunk, in the order of `at`, never the whole file; an
 * error is the last thing it yields. It does not reject.
 *
 * What the file holds is told by its first line, and must be what the purpose asks: `prices` those
 * of Binance's klines, trades and aggTrades, of `ts_ms,price`, or hourly markets with a minute's
 * bids; `trades`, `book` and `outcomes` as their tables say; and, for each purpose, our own events
 * as JSON, one a line. Bars come with a path of their own where the options ask for it.
 *
 * @category recordings
 * @since 0.1.0
 */
export const readEvents = async function* (
  source: Source,
  purpose: Purpose,
  options: EventOptions,
): AsyncGenerator<E.Either<RecordingError, EventChunk>> {
  let release = async (): Promise<void> => {}
  try {
    const first = await firstLineOf(source)
    release = first.release
    const { text, line } = first
    const stream =
      text === null
        ? single({ _tag: 'empty', source: source.name })
        : streamOf(first.source, { text, line, purpose, options })
    for await (const chunk of stream) yield E.isLeft(chunk) ? ofPurpose(chunk, purpose) : chunk
  } catch (thrown) {
    yield E.left(fromSystem(source.name, thrown))
  } finally {
    await release()
  }
}

type First = {
  readonly text: string
  readonly line: number
  readonly purpose: Purpose
  readonly options: EventOptions
}

const streamOf = (source: Source, { text, line, purpose, options }: First): EventStream => {
  if (/^\s*\{/.test(text)) return readJsonEvents(source)
  const columns = columnsOf(text)
  const roles = columns === null ? null : rolesOf(columns)
  const table = roles === null ? null : tables[purpose](roles, options)
  if (columns !== null && roles !== null && table !== null) {
    const isNameless = purpose !== 'outcomes' && purpose !== 'prices' && roles.market < 0
    if (isNameless && options.marketId === null) {
      return single({ _tag: 'unknown-header', source: source.name, line, found: text, ...aMarket })
    }
    return readTable(source, { columns, table, options })
  }
  const layout = purpose === 'prices' ? ofFirstLine(text) : null
  if (layout !== null) {
    return options.path !== null && isBar(layout)
      ? readPathEvents(source, options, options.path)
      : readPriceEvents(source, options)
  }
  const unknown = unknownFirstLine(source.name, line, text)
  const expected = expectations[purpose]
  return single(
    expected === null || unknown._tag !== 'unknown-header' ? unknown : { ...unknown, expected },
  )
}

const ofPurpose = (error: E.Left<RecordingError>, purpose: Purpose): E.Left<RecordingError> =>
  error.left._tag === 'empty'
    ? { _tag: 'Left', left: { ...error.left, lineFor: linesFor[purpose] } }
    : error

const linesFor: Readonly<Record<Purpose, string>> = {
  prices: 'price',
  trades: 'trade',
  book: 'change of the book',
  outcomes: 'market',
}

const single = async function* (
  error: RecordingError,
): AsyncGenerator<E.Either<RecordingError, EventChunk>> {
  yield E.left(error)
}

const tables: Readonly<
  Record<Purpose, (roles: Roles, options: EventOptions) => ReturnType<typeof tradeTable>>
> = {
  prices: hourlyTable,
  trades: tradeTable,
  book: bookTable,
  outcomes: outcomeTable,
}

const aMarket = {
  expected: 'a column market, market_id, slug or ticker, or the name of the one market it is of',
}

const expectations: Readonly<Record<Purpose, string | null>> = {
  prices: null,
  trades:
    'the columns of trades: an instant, price, size (or qty, quantity, count) and taker_side (or ' +
    'is_buyer_maker)',
  book:
    'the columns of best prices: an instant, bid, bid_qty, ask, ask_qty (or best_bid_price, …); ' +
    'or of levels: an instant, side, price, size',
  outcomes:
    'the columns of markets: market (or slug, ticker), open_ms (or start_ms), ' +
    'close_ms (or end_ms), outcome, and strike where it is known',
}
