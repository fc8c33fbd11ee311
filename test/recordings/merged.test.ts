import * as fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'
import type { MarketEvent } from '../../src/backtest/marketEvent.js'
import type { EventChunk, EventStream } from '../../src/recordings/eventChunk.js'
import { merged } from '../../src/recordings/merged.js'
import type { RecordingError } from '../../src/recordings/recordingError.js'
import { runs } from '../runs.js'
import { gatherStream } from './gatherEvents.js'

const price = (at: number, source: string): MarketEvent => ({
  at,
  heardAt: at,
  kind: 'price',
  asset: 'BTC',
  source,
  price: 1,
})

type Piece = E.Either<RecordingError, EventChunk>

const streamOf = async function* (pieces: ReadonlyArray<Piece>): AsyncGenerator<Piece> {
  yield* pieces
}

const chunk = (events: ReadonlyArray<MarketEvent>, skipped = 0): Piece =>
  E.right({ events, skipped })

const told = (events: ReadonlyArray<MarketEvent>): ReadonlyArray<string> =>
  events.map((event) => `${event.at}${event.kind === 'price' ? event.source : ''}`)

describe('merged: examples', () => {
  it('puts events in the order of time, of one instant those of the first first', async () => {
    const { events, skipped } = await gatherStream(
      merged([
        streamOf([chunk([price(1, 'a'), price(3, 'a')], 2), chunk([]), chunk([price(3, 'a')])]),
        streamOf([chunk([price(0, 'b'), price(3, 'b'), price(9, 'b')], 1)]),
        streamOf([]),
      ]),
    )
    expect(told(events)).toEqual(['0b', '1a', '3a', '3a', '3b', '9b'])
    expect(skipped).toBe(3)
  })
})

describe('merged: edges', () => {
  it('is empty of nothing', async () => {
    expect(await gatherStream(merged([]))).toEqual({ events: [], skipped: 0, error: null })
  })

  it('ends with the error of one, and lets go of the others', async () => {
    let isReleased = false
    const endless = async function* (): AsyncGenerator<Piece> {
      try {
        for (let at = 0; ; at += 10) yield chunk([price(at, 'e')])
      } finally {
        isReleased = true
      }
    }
    const failing = streamOf([chunk([price(25, 'f')]), E.left({ _tag: 'empty', source: 'f.csv' })])
    const { events, error } = await gatherStream(merged([endless(), failing]))
    expect(told(events)).toEqual(['0e', '10e', '20e', '25f'])
    expect(error).toMatch(/^f.csv: the file is empty/)
    expect(isReleased).toBe(true)
  })

  it('counts what was left out where nothing else is left', async () => {
    expect((await gatherStream(merged([streamOf([chunk([], 4)])]))).skipped).toBe(4)
  })
})

describe('merged: laws', () => {
  it('is the stable sort of all, however they are cut into chunks', async () => {
    const times = fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 12 })
    const sizes = fc
      .array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 4 })
      .filter((cuts) => cuts.some((size) => size > 0))
    await fc.assert(
      fc.asyncProperty(fc.array(times, { maxLength: 4 }), sizes, async (all, cuts) => {
        const lists = all.map((each, i) =>
          [...each].sort((a, b) => a - b).map((at, j) => price(at, `${i}.${j}`)),
        )
        const streams = lists.map((events): EventStream => {
          const pieces: Array<Piece> = []
          for (let from = 0, i = 0; from < events.length; i++) {
            const size = cuts[i % cuts.length] ?? 1
            pieces.push(chunk(events.slice(from, from + size)))
            from += size
          }
          return streamOf(pieces)
        })
        const expected = lists.flat().sort((a, b) => a.at - b.at)
        const { events } = await gatherStream(merged(streams))
        expect(told(events)).toEqual(told(expected))
      }),
      runs(200),
    )
  })
})
