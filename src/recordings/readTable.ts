/**
 * A CSV file of events, row by row.
 */

import * as E from 'fp-ts/lib/Either.js'
import type { MarketEvent } from '../backtest/marketEvent.js'
import { createCellReader } from './cellReader.js'
import {
  anInstant,
  ms,
  number,
  type Row,
  split,
  wrongCell,
  wrongQuotes,
  wrongWidth,
} from './cells.js'
import { beginsWithNumber } from './columns.js'
import type { EventChunk } from './eventChunk.js'
import type { EventOptions } from './eventOptions.js'
import type { EventTable } from './eventTable.js'
import { createInstantCheck, farFrom } from './instantCheck.js'
import { readLines } from './readLines.js'
import { isShuffled } from './readRows.js'
import { fromSystem, type RecordingError } from './recordingError.js'
import type { Source } from './source.js'

/** A table and its columns, as the first line told them. @category recordings @since 0.1.0 */
export type KnownTable = {
  readonly columns: ReadonlyArray<string>
  readonly table: EventTable
  readonly options: EventOptions
}

/**
 * Yields the events of a file whose table is known; an error is the last thing it yields.
 *
 * @category recordings
 * @since 0.1.0
 */
export const readTable = async function* (
  source: Source,
  known: KnownTable,
): AsyncGenerator<E.Either<RecordingError, EventChunk>> {
  try {
    const rows = createRows(source.name, known)
    for await (const lines of readLines(source.bytes(), longestRow)) {
      const chunk = rows.push(lines)
      yield chunk
      if (E.isLeft(chunk)) return
    }
    yield rows.end()
  } catch (thrown) {
    yield E.left(fromSystem(source.name, thrown))
  }
}

const longestRow = 65_536

type Rows = {
  readonly push: (lines: ReadonlyArray<string>) => E.Either<RecordingError, EventChunk>
  readonly end: () => E.Either<RecordingError, EventChunk>
}

const createRows = (source: string, known: KnownTable): Rows => {
  const add = createAdder(known)
  let [line, rows, earlier] = [0, 0, 0]
  let isFirst = true
  return {
    push: (lines) => {
      const events: Array<MarketEvent> = []
      let skipped = 0
      for (const text of lines) {
        line += 1
        if (text === '') continue
        const isHeader = isFirst && !beginsWithNumber(text)
        isFirst = false
        if (isHeader) continue
        const added = add({ columns: known.columns, source, line, text }, events)
        if (E.isLeft(added)) return added
        rows += 1
        if (!added.right) skipped += 1
      }
      earlier += skipped
      return E.right({ events, skipped })
    },
    end: () => {
      if (rows === 0) return E.left({ _tag: 'empty', source })
      if (isShuffled(earlier, rows)) return E.left({ _tag: 'out-of-order', source, earlier, rows })
      const events: Array<MarketEvent> = []
      known.table.end(events)
      return E.right({ events, skipped: 0 })
    },
  }
}

/** Adds the events of a row; false for one that is left out. */
const createAdder = ({
  table,
  options,
}: KnownTable): ((row: Row, into: Array<MarketEvent>) => E.Either<RecordingError, boolean>) => {
  const read = createCellReader(options)
  const instantOf = createInstants({ table, options })
  return (row, into) => {
    const { columns, source, line, text } = row
    if (text.length > longestRow) {
      return E.left({ _tag: 'too-long', source, line, longest: longestRow })
    }
    const cells = split(text)
    if (cells === null) return wrongQuotes(row)
    if (cells.length !== columns.length) return wrongWidth(row, cells.length)
    const times = instantOf(row, cells)
    if (E.isLeft(times)) return times
    if (times.right === null) return E.right(false)
    read.begin(row, cells)
    table.row({ ...times.right, read }, into)
    return read.failure() ?? E.right(true)
  }
}

type Times = { readonly at: number; readonly heardAt: number }

/** Null for a row that is earlier than the one before, where such rows are left out. */
const createInstants = ({
  table,
  options,
}: Pick<KnownTable, 'table' | 'options'>): ((
  row: Row,
  cells: ReadonlyArray<string>,
) => E.Either<RecordingError, Times | null>) => {
  const { at: column, heard: heardColumn, afterMs, late } = table
  const { clockMs, heardAfterMs } = options
  const wrongInstant = createInstantCheck()
  let last: number | null = null
  return (row, cells) => {
    const text = cells[column] ?? ''
    // A tape without the exchange's clock is taken by the receiver's.
    const isOurs = text.trim() === '' && heardColumn >= 0
    const used = isOurs ? heardColumn : column
    const stamp = number(cells[used] ?? '')
    const wrong = (where: number, expected: string): E.Either<RecordingError, never> =>
      wrongCell(row, { column: where, value: cells[where] ?? '', expected })
    if (!(stamp >= 0)) return wrong(used, anInstant)
    const unit = wrongInstant(ms(stamp))
    if (unit !== null) return wrong(used, unit)
    const at = ms(stamp) + (isOurs ? clockMs : afterMs)
    const local =
      heardColumn < 0 ? at + heardAfterMs : ms(number(cells[heardColumn] ?? '')) + clockMs
    const far = local >= 0 ? farFrom(local, at) : anInstant
    if (far !== null) return wrong(heardColumn, far)
    if (last !== null && at < last) {
      return late === 'left-out'
        ? E.right(null)
        : wrong(used, `no earlier than ${last}, of the row before`)
    }
    last = at
    return E.right({ at, heardAt: Math.max(at, local) })
  }
}
