/**
 * A recording as a stream of prices.
 */

import * as E from 'fp-ts/lib/Either.js'
import { beginsWithNumber, type Layout, ofFirstLine } from './layout.js'
import { parseRow, type RecordedPrice } from './parseRow.js'
import { readLines } from './readLines.js'
import { fromSystem, type RecordingError } from './recordingError.js'
import type { Source } from './source.js'
import { createTimeline, type PriceChunk, type Timeline } from './timeline.js'

/**
 * Yields the prices of a recording chunk by chunk, never the whole file; an error is the last thing
 * it yields. It does not reject.
 *
 * A bar's close counts from the bar's end, a price from its own instant. Rows that are no later
 * than the one before are left out and counted.
 *
 * @category recordings
 * @since 0.1.0
 */
export const readPrices = async function* (
  source: Source,
): AsyncGenerator<E.Either<RecordingError, PriceChunk>> {
  try {
    const reader = createReader(source.name)
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

type Result = E.Either<RecordingError, PriceChunk>

type Reader = {
  readonly push: (lines: ReadonlyArray<string>) => Result
  readonly end: () => Result
}

const createReader = (source: string): Reader => {
  let layout: Layout | null = null
  let timeline: Timeline | null = null
  let line = 0
  let rows = 0
  return {
    push: (lines) => {
      const parsed: Array<RecordedPrice> = []
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
        const row = parseRow(layout, source, line, text)
        if (E.isLeft(row)) return row
        parsed.push(row.right)
      }
      if (layout === null) return E.right({ prices: [], skipped: 0 })
      rows += parsed.length
      timeline ??= createTimeline(layout.counts)
      return E.right(timeline.add(parsed))
    },
    end: () => {
      if (timeline === null || rows === 0) return E.left({ _tag: 'empty', source })
      const chunk = timeline.end()
      return chunk === null ? E.left({ _tag: 'unknown-bar-length', source }) : E.right(chunk)
    },
  }
}

/** Binance publishes its files as zip archives, so this is the likeliest wrong file of all. */
const unknownFirstLine = (source: string, line: number, found: string): RecordingError =>
  found.startsWith('PK\u0003\u0004')
    ? { _tag: 'zip-archive', source }
    : { _tag: 'unknown-header', source, line, found }
