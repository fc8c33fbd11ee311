/**
 * A recording as a stream of rows, whatever is made of one.
 */

import * as E from 'fp-ts/lib/Either.js'
import { cellOf, type Row, wrongCell } from './cells.js'
import { beginsWithNumber } from './columns.js'
import { createInstantCheck } from './instantCheck.js'
import { type Layout, ofFirstLine } from './layout.js'
import { readLines } from './readLines.js'
import { fromSystem, type RecordingError } from './recordingError.js'
import type { Source } from './source.js'
import { type Chunk, createTimeline, type Timeline } from './timeline.js'

/**
 * What is made of a row: `parse` from its text, `after` once the bar that it began has ended.
 *
 * @category recordings
 * @since 0.1.0
 */
export type RowKind<Known> = {
  readonly parse: (layout: Layout, row: Row) => E.Either<RecordingError, Known>
  readonly after: (layout: Layout) => (row: Known, length: number) => Known
}

/**
 * Yields the rows of a recording chunk by chunk, never the whole file; an error is the last thing
 * it yields. It does not reject.
 *
 * @category recordings
 * @since 0.1.0
 */
export const readRows = async function* <Known extends { readonly at: number }>(
  kind: RowKind<Known>,
  source: Source,
): AsyncGenerator<E.Either<RecordingError, Chunk<Known>>> {
  try {
    const reader = createReader(kind, source.name)
    for await (const lines of readLines(source.bytes(), longestRow)) {
      const chunk = reader.push(lines)
      yield chunk
      if (E.isLeft(chunk)) return
    }
    yield reader.end()
  } catch (thrown) {
    yield E.left(fromSystem(source.name, thrown))
  }
}

/** A row of a recording has a few hundred characters; what has more is something else. */
const longestRow = 65_536

type Reader<Known> = {
  readonly push: (lines: ReadonlyArray<string>) => E.Either<RecordingError, Chunk<Known>>
  readonly end: () => E.Either<RecordingError, Chunk<Known>>
}

/** One after the other: the first says what is expected of the instants of the others. */
const createParser = <Known extends { readonly at: number }>(
  parse: RowKind<Known>['parse'],
): RowKind<Known>['parse'] => {
  const wrongInstant = createInstantCheck()
  return (layout, row) => {
    const known = parse(layout, row)
    const expected = E.isLeft(known) ? null : wrongInstant(known.right.at)
    if (expected === null) return known
    const column = layout.instant
    return wrongCell(row, { column, value: cellOf(row, column), expected })
  }
}

const createReader = <Known extends { readonly at: number }>(
  { parse, after }: RowKind<Known>,
  source: string,
): Reader<Known> => {
  const rowOf = createParser(parse)
  let layout: Layout | null = null
  let timeline: Timeline<Known> | null = null
  let line = 0
  let rows = 0
  return {
    push: (lines) => {
      const parsed: Array<Known> = []
      for (const text of lines) {
        line += 1
        if (text === '') continue
        const isFirst = layout === null
        layout ??= ofFirstLine(text)
        if (layout === null) return E.left(unknownFirstLine(source, line, text))
        if (text.length > longestRow) {
          return E.left({ _tag: 'too-long', source, line, longest: longestRow })
        }
        if (isFirst && !beginsWithNumber(text)) continue
        const row = rowOf(layout, { columns: layout.columns, source, line, text })
        if (E.isLeft(row)) return row
        parsed.push(row.right)
      }
      if (layout === null) return E.right({ rows: [], skipped: 0 })
      rows += parsed.length
      timeline ??= createTimeline(layout.counts, after(layout))
      return E.right(timeline.add(parsed))
    },
    end: () => {
      if (timeline === null || rows === 0) return E.left({ _tag: 'empty', source })
      return ended(timeline, rows, source)
    },
  }
}

const ended = <Known>(
  timeline: Timeline<Known>,
  rows: number,
  source: string,
): E.Either<RecordingError, Chunk<Known>> => {
  const chunk = timeline.end()
  if (chunk === null) return E.left({ _tag: 'unknown-bar-length', source })
  const earlier = timeline.earlier()
  return isShuffled(earlier, rows)
    ? E.left({ _tag: 'out-of-order', source, earlier, rows })
    : E.right(chunk)
}

/**
 * Returns whether so many rows are earlier than one before them that the order of the file is not
 * that of time: most, of fifty or more.
 *
 * @category recordings
 * @since 0.1.0
 */
export const isShuffled = (earlier: number, rows: number): boolean =>
  rows >= 50 && earlier > rows / 2

/**
 * Returns what is wrong with a first line that no layout knows: on standard input, a zip archive,
 * as Binance publishes its files, is the likeliest wrong file of all.
 *
 * @category recordings
 * @since 0.1.0
 */
export const unknownFirstLine = (source: string, line: number, found: string): RecordingError =>
  found.startsWith('PK\u0003\u0004')
    ? { _tag: 'zip-archive', source }
    : found.startsWith('PAR1')
      ? { _tag: 'parquet-stream', source }
      : { _tag: 'unknown-header', source, line, found }
