/**
 * Our own events, one JSON object a line.
 */

import * as E from 'fp-ts/lib/Either.js'
import type { MarketEvent } from '../backtest/marketEvent.js'
import { message } from '../codec/decodeError.js'
import { decodeMarketEvent } from '../codec/decodeMarketEvent.js'
import type { EventChunk } from './eventChunk.js'
import { wrongUnit, year2200 } from './instantCheck.js'
import { isFrequentEvent } from './isFrequentEvent.js'
import { readLines } from './readLines.js'
import { fromSystem, type RecordingError } from './recordingError.js'
import type { Source } from './source.js'

/**
 * Yields the events of a file of JSON lines; an error is the last thing it yields. It does not
 * reject.
 *
 * Each line is decoded in full. An event earlier than the one before is an error: a log of ours is
 * in order. So is an instant that looks like s, µs or ns.
 *
 * @category recordings
 * @since 0.1.0
 */
export const readJsonEvents = async function* (
  source: Source,
): AsyncGenerator<E.Either<RecordingError, EventChunk>> {
  try {
    const parser = createParser(source.name)
    for await (const lines of readLines(source.bytes(), longestLine)) {
      const chunk = parser.push(lines)
      yield chunk
      if (E.isLeft(chunk)) return
    }
    if (parser.isEmpty()) yield E.left({ _tag: 'empty', source: source.name })
  } catch (thrown) {
    yield E.left(fromSystem(source.name, thrown))
  }
}

/** Of a market with many bands. */
const longestLine = 65_536

type Parser = {
  readonly push: (lines: ReadonlyArray<string>) => E.Either<RecordingError, EventChunk>
  readonly isEmpty: () => boolean
}

const createParser = (source: string): Parser => {
  let line = 0
  let last = Number.NEGATIVE_INFINITY
  const bad = (problem: string): E.Either<RecordingError, never> =>
    E.left({ _tag: 'bad-event', source, line, problem })
  return {
    push: (lines) => {
      const events: Array<MarketEvent> = []
      for (const text of lines) {
        line += 1
        if (text === '') continue
        if (text.length > longestLine) {
          return E.left({ _tag: 'too-long', source, line, longest: longestLine })
        }
        const event = parse(text)
        if (E.isLeft(event)) return bad(event.left)
        const { at, heardAt } = event.right
        // None before it: a log that is made up may begin at 0, and come to any instant after.
        const isFirst = last === Number.NEGATIVE_INFINITY
        if (at >= year2200 || (isFirst && wrongUnit(at) !== null)) {
          return bad(`at: ${at}, ${expectedInstant}`)
        }
        if (heardAt >= year2200) return bad(`heardAt: ${heardAt}, ${expectedInstant}`)
        if (at < last)
          return bad(`at: ${at}, expected no earlier than ${last}, of the event before`)
        last = at
        events.push(event.right)
      }
      return E.right({ events, skipped: 0 })
    },
    isEmpty: () => last === Number.NEGATIVE_INFINITY,
  }
}

const expectedInstant = 'expected ms since the epoch, not s, µs or ns'

const parse = (text: string): E.Either<string, MarketEvent> => {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (thrown) {
    const words = thrown instanceof Error ? thrown.message : String(thrown)
    return E.left(`not JSON: ${words}; expected an event, whole and on one line`)
  }
  if (isFrequentEvent(value)) return E.right(value)
  const event = decodeMarketEvent(value)
  return E.isLeft(event) ? E.left(event.left.map(message).join('; ')) : event
}
