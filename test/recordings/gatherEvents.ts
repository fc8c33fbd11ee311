import * as E from 'fp-ts/lib/Either.js'
import type { MarketEvent } from '../../src/backtest/marketEvent.js'
import type { EventStream } from '../../src/recordings/eventChunk.js'
import { defaults, type EventOptions } from '../../src/recordings/eventOptions.js'
import { type Purpose, readEvents } from '../../src/recordings/readEvents.js'
import { message } from '../../src/recordings/recordingError.js'
import type { Source } from '../../src/recordings/source.js'

export type GatheredEvents = {
  readonly events: ReadonlyArray<MarketEvent>
  readonly skipped: number
  readonly error: string | null
}

/** Everything that a stream yields, in one piece. */
export const gatherStream = async (stream: EventStream): Promise<GatheredEvents> => {
  const events: Array<MarketEvent> = []
  let skipped = 0
  for await (const chunk of stream) {
    if (E.isLeft(chunk)) return { events, skipped, error: message(chunk.left) }
    events.push(...chunk.right.events)
    skipped += chunk.right.skipped
  }
  return { events, skipped, error: null }
}

export const gatherEvents = (
  source: Source,
  purpose: Purpose,
  options: Partial<EventOptions> = {},
): Promise<GatheredEvents> => gatherStream(readEvents(source, purpose, { ...defaults, ...options }))
