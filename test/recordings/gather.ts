import * as E from 'fp-ts/lib/Either.js'
import type { RecordedPrice } from '../../src/recordings/parseRow.js'
import { readPrices } from '../../src/recordings/readPrices.js'
import { message } from '../../src/recordings/recordingError.js'
import { fromBytes, type Source } from '../../src/recordings/source.js'

export type Gathered = {
  readonly prices: ReadonlyArray<RecordedPrice>
  readonly skipped: number
  readonly error: string | null
}

/** Everything that a source yields, in one piece. */
export const gather = async (source: Source): Promise<Gathered> => {
  const prices: Array<RecordedPrice> = []
  let skipped = 0
  for await (const chunk of readPrices(source)) {
    if (E.isLeft(chunk)) return { prices, skipped, error: message(chunk.left) }
    prices.push(...chunk.right.prices)
    skipped += chunk.right.skipped
  }
  return { prices, skipped, error: null }
}

export const fromText = (text: string): Source => fromBytes('p.csv', [Buffer.from(text)])

/** The bytes in pieces of the given sizes, in turn, until they are used up. */
export const inPieces = (bytes: Uint8Array, sizes: ReadonlyArray<number>): Source => {
  const pieces: Array<Uint8Array> = []
  for (let at = 0, i = 0; at < bytes.length; i++) {
    const size = sizes[i % sizes.length] ?? 1
    pieces.push(bytes.slice(at, at + size))
    at += size
  }
  return fromBytes('p.csv', pieces)
}
