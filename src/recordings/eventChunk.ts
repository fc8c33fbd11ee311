/**
 * A recording of events, some at a time.
 */

import type * as E from 'fp-ts/lib/Either.js'
import type { MarketEvent } from '../backtest/marketEvent.js'
import type { RecordingError } from './recordingError.js'

/**
 * Some events in the order of `at`, and how many rows among them were left out because they were
 * earlier than the one before.
 *
 * @category recordings
 * @since 0.1.0
 */
export type EventChunk = {
  readonly events: ReadonlyArray<MarketEvent>
  readonly skipped: number
}

/**
 * A recording as its readers yield it, chunk by chunk; an error is the last thing.
 *
 * @category recordings
 * @since 0.1.0
 */
export type EventStream = AsyncIterable<E.Either<RecordingError, EventChunk>>
