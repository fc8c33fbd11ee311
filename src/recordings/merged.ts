/**
 * Several recordings as one.
 */

import * as E from 'fp-ts/lib/Either.js'
import type { MarketEvent } from '../backtest/marketEvent.js'
import type { EventChunk, EventStream } from './eventChunk.js'
import type { RecordingError } from './recordingError.js'

/**
 * Yields the events of several recordings in the order of `at`, of those at one instant first the
 * ones of the recording that is named first. An error of any of them is the last thing it yields.
 *
 * Holds one chunk of each.
 *
 * @category recordings
 * @since 0.1.0
 */
export const merged = async function* (
  streams: ReadonlyArray<EventStream>,
): AsyncGenerator<E.Either<RecordingError, EventChunk>> {
  const heads = streams.map(headOf)
  try {
    for (;;) {
      const wrong = await filled(heads)
      if (wrong !== null) {
        yield E.left(wrong)
        return
      }
      const chunk = taken(heads)
      if (chunk === null) return
      yield E.right(chunk)
    }
  } finally {
    for (const { chunks } of heads) await chunks.return?.()
  }
}

type Head = {
  readonly chunks: AsyncIterator<E.Either<RecordingError, EventChunk>>
  events: ReadonlyArray<MarketEvent>
  next: number
  skipped: number
  isDone: boolean
}

const headOf = (stream: EventStream): Head => ({
  chunks: stream[Symbol.asyncIterator](),
  events: [],
  next: 0,
  skipped: 0,
  isDone: false,
})

/** Until each has an event or is at its end, since only then is the earliest known. */
const filled = async (heads: ReadonlyArray<Head>): Promise<RecordingError | null> => {
  for (const head of heads) {
    while (!head.isDone && head.next >= head.events.length) {
      const chunk = await head.chunks.next()
      if (chunk.done === true) {
        head.isDone = true
        break
      }
      if (E.isLeft(chunk.value)) return chunk.value.left
      head.events = chunk.value.right.events
      head.skipped += chunk.value.right.skipped
      head.next = 0
    }
  }
  return null
}

/** As many as are known to be next: until one of the recordings runs dry. */
const taken = (heads: ReadonlyArray<Head>): EventChunk | null => {
  const live = heads.filter(({ events, next }) => next < events.length)
  let skipped = 0
  for (const head of heads) {
    skipped += head.skipped
    head.skipped = 0
  }
  if (live.length === 0) return skipped > 0 ? { events: [], skipped } : null
  const events: Array<MarketEvent> = []
  for (let head = earliest(live); head.next < head.events.length; head = earliest(live)) {
    events.push(head.events[head.next] as MarketEvent)
    head.next += 1
    if (head.next >= head.events.length) break
  }
  return { events, skipped }
}

const earliest = (live: ReadonlyArray<Head>): Head => {
  let first = live[0] as Head
  for (const head of live) if (atOf(head) < atOf(first)) first = head
  return first
}

const atOf = ({ events, next }: Head): number => events[next]?.at ?? Number.POSITIVE_INFINITY
