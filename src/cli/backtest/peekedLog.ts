/**
 * What is in a log of events, seen before it is read.
 */

import * as E from 'fp-ts/lib/Either.js'
import { madeUpSource } from '../../backtest/madeUpSource.js'
import type { MarketEvent } from '../../backtest/marketEvent.js'
import type { EventChunk, EventStream } from '../../recordings/eventChunk.js'
import type { RecordingError } from '../../recordings/recordingError.js'
import type { BarsSetting } from './backtestSettings.js'

/**
 * A log as a `stream` that begins where it did, and what its beginning holds: the path made up in
 * its bars, null where there is none; the `asset` of its first price; how long the first market
 * that it lists lives, in ms; and whether anybody trades. `release` closes it, where nobody reads
 * the stream.
 *
 * @category cli
 * @since 0.1.0
 */
export type PeekedLog = {
  readonly bars: BarsSetting | null
  readonly asset: string | null
  readonly lifeMs: number | null
  readonly hasTrades: boolean
  readonly stream: EventStream
  readonly release: () => Promise<void>
}

/**
 * Looks into a log until a market and a trade were met, and no further than `most` events and the
 * chunk that they end in, which it holds until they are read.
 *
 * @category cli
 * @since 0.1.0
 */
export const peekedLog = async (log: EventStream, most: number): Promise<PeekedLog> => {
  const chunks = log[Symbol.asyncIterator]()
  const seen: Array<IteratorResult<Chunk>> = []
  const prices: Array<Of<'price'>> = []
  let lifeMs: number | null = null
  let hasTrades = false
  let count = 0
  while (count < most && (lifeMs === null || !hasTrades)) {
    const next = await chunks.next()
    seen.push(next)
    if (next.done === true || E.isLeft(next.value)) break
    const { events } = next.value.right
    count += events.length
    for (const event of events) {
      if (event.kind === 'price' && prices.length < 2) prices.push(event)
      hasTrades ||= event.kind === 'trade'
      if (event.kind === 'listed') lifeMs ??= event.market.expiresAt - event.market.openedAt
    }
  }
  return {
    bars: pathOf(prices),
    asset: prices[0]?.asset ?? null,
    lifeMs,
    hasTrades,
    stream: restOf(seen, chunks),
    release: async () => {
      await chunks.return?.()
    },
  }
}

type Of<Kind> = Extract<MarketEvent, { readonly kind: Kind }>

type Chunk = E.Either<RecordingError, EventChunk>

/** One begins with the open of its first bar. */
const pathOf = ([one, two]: ReadonlyArray<Of<'price'>>): BarsSetting | null =>
  one?.source === madeUpSource && two !== undefined
    ? { kind: 'path', stepMs: two.at - one.at }
    : null

const restOf = async function* (
  seen: Array<IteratorResult<Chunk>>,
  chunks: AsyncIterator<Chunk>,
): AsyncGenerator<Chunk> {
  try {
    for (let next = seen.shift(); next !== undefined; next = seen.shift()) {
      if (next.done === true) return
      yield next.value
    }
    for (let next = await chunks.next(); next.done !== true; next = await chunks.next()) {
      yield next.value
    }
  } finally {
    await chunks.return?.()
  }
}
