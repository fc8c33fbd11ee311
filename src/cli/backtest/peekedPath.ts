/**
 * Whether a log of our own holds a made-up path.
 */

import * as E from 'fp-ts/lib/Either.js'
import { madeUpSource } from '../../backtest/madeUpSource.js'
import type { EventChunk, EventStream } from '../../recordings/eventChunk.js'
import type { RecordingError } from '../../recordings/recordingError.js'
import type { BarsSetting } from './backtestSettings.js'

/**
 * Returns a log as a stream that begins where it did, and the path in it, null where there is none:
 * one begins with the open of its first bar. `release` closes it, where nobody reads the stream.
 *
 * @category cli
 * @since 0.1.0
 */
export const peekedPath = async (log: EventStream): Promise<PeekedPath> => {
  const chunks = log[Symbol.asyncIterator]()
  const first = await chunks.next()
  const events = first.done === true || E.isLeft(first.value) ? [] : first.value.right.events
  const prices = events.filter((event) => event.kind === 'price')
  const [one, two] = prices
  const isPath = one?.source === madeUpSource && two !== undefined
  return {
    bars: isPath ? { kind: 'path', stepMs: two.at - one.at } : null,
    stream: restOf(first, chunks),
    release: async () => {
      await chunks.return?.()
    },
  }
}

type PeekedPath = {
  readonly bars: BarsSetting | null
  readonly stream: EventStream
  readonly release: () => Promise<void>
}

type Chunk = E.Either<RecordingError, EventChunk>

const restOf = async function* (
  first: IteratorResult<Chunk>,
  chunks: AsyncIterator<Chunk>,
): AsyncGenerator<Chunk> {
  try {
    for (let next = first; next.done !== true; next = await chunks.next()) yield next.value
  } finally {
    await chunks.return?.()
  }
}
