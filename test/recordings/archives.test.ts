import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as E from 'fp-ts/lib/Either.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { message } from '../../src/recordings/recordingError.js'
import { open, type Source } from '../../src/recordings/source.js'
import { gather } from './gather.js'
import { gatherEvents } from './gatherEvents.js'

const archives = fileURLToPath(new URL('../fixtures/archives/', import.meta.url))
const start = 1_735_689_600_000
const rows = Array.from({ length: 50 }, (_, i) => i)

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'twoway-'))
})
afterAll(async () => {
  await rm(folder, { recursive: true })
})

const opened = async (path: string): Promise<Source> => {
  const source = await open(path)
  return E.isLeft(source) ? expect.unreachable(message(source.left)) : source.right
}

/** A fixture with some of its bytes changed, under another name. */
const changed = async (name: string, change: (bytes: Buffer) => Uint8Array): Promise<string> => {
  const path = join(folder, name)
  await writeFile(path, change(await readFile(join(archives, name))))
  return path
}

const errorOf = async (path: string): Promise<string> => {
  const { error } = await gather(await opened(path))
  return (error ?? 'none').replace(path, 'FILE')
}

const prices = rows.map((i) => ({ at: start + 1_000 * i, price: 0.4 + 0.001 * i }))

describe('a zip archive: examples', () => {
  for (const name of ['one.zip', 'stored.zip', 'beside.zip', 'odd-name.zip']) {
    it(`reads the one file of ${name}, and counts its bytes`, async () => {
      const source = await opened(join(archives, name))
      const read = await gather(source)
      expect({ error: read.error, skipped: read.skipped }).toEqual({ error: null, skipped: 0 })
      expect(read.prices).toEqual(
        prices.map(({ at, price }) => ({ at, price: expect.closeTo(price, 12) })),
      )
      expect(source.read()).toBeGreaterThan(250)
      expect(source.read()).toBeLessThan((source.size ?? 0) + 1)
    })
  }
})

describe('a zip archive: edges', () => {
  it('says how many files it holds where that is not one', async () => {
    expect(await errorOf(join(archives, 'two.zip'))).toBe(
      'FILE: is a zip archive of 2 files ("a.csv", "b.csv"); expected one CSV file in it',
    )
    expect(await errorOf(join(archives, 'texts.zip'))).toBe(
      'FILE: is a zip archive of 2 files ("a.txt", "b.txt"); expected one CSV file in it',
    )
  })

  it('says that it is empty', async () => {
    expect(await errorOf(join(archives, 'none.zip'))).toBe(
      'FILE: is a zip archive of no file; expected one CSV file in it',
    )
  })

  it('says that it was cut off', async () => {
    const early = 'FILE: the file ends early; is the download complete?'
    for (const left of [30, 200, 400]) {
      const path = await changed('one.zip', (bytes) => bytes.subarray(0, left))
      expect(await errorOf(path)).toBe(early)
    }
  })

  it('says that it is spoilt, by a checksum where the bytes can be unpacked', async () => {
    const stored = await changed('stored.zip', (bytes) => {
      const at = bytes.indexOf('0.4')
      bytes[at + 2] = '9'.charCodeAt(0)
      return bytes
    })
    expect(await errorOf(stored)).toBe(
      'FILE: begins like a zip archive, but cannot be read (its checksum is another)',
    )
    const packed = await changed('one.zip', (bytes) => bytes.fill(255, 70, 90))
    expect(await errorOf(packed)).toMatch(/^FILE: begins like a zip archive, but cannot be read/)
  })
})

describe('Parquet: examples', () => {
  const trades = rows.map((i) => ({
    at: start + 1_000 * i + 0.007,
    heardAt: start + 1_000 * i + 0.007,
    kind: 'trade',
    marketId: `a "b", ${i % 2}`,
    buys: i % 3 !== 0,
    price: expect.closeTo(0.4 + 0.001 * i, 12),
    size: i + 0.5,
  }))
  for (const codec of ['none', 'snappy', 'gzip', 'zstd', 'brotli', 'lz4']) {
    it(`reads trades of several row groups, packed by ${codec}`, async () => {
      const source = await opened(join(archives, `trades-${codec}.parquet`))
      const { events, error } = await gatherEvents(source, 'trades')
      expect(error).toBeNull()
      expect(events).toEqual(trades)
      expect(source.read()).toBeGreaterThan(1_000)
    })
  }

  it('reads the instants of its own types, ms and µs', async () => {
    const inMs = await gather(await opened(join(archives, 'stamps-ms.parquet')))
    expect(inMs.prices.map(({ at }) => at)).toEqual(prices.map(({ at }) => at))
    const inUs = await gather(await opened(join(archives, 'stamps-us.parquet')))
    expect(inUs.prices.map(({ at }) => at)).toEqual(prices.map(({ at }) => at + 0.007))
  })
})

describe('Parquet: edges', () => {
  it('reads a file that has a column of bytes beside', async () => {
    const { prices: found, error } = await gather(
      await opened(join(archives, 'with-bytes.parquet')),
    )
    expect(error).toBeNull()
    expect(found.map(({ at }) => at)).toEqual(prices.map(({ at }) => at))
  })

  it('names the row of a null: the header is line 1', async () => {
    expect(await errorOf(join(archives, 'with-null.parquet'))).toBe(
      'FILE:3: price is ""; expected a price above 0',
    )
  })

  it('says that it has no rows, or no columns that we know', async () => {
    const { error } = await gatherEvents(await opened(join(archives, 'no-rows.parquet')), 'trades')
    expect(error).toMatch(/no-rows.parquet: the file is empty/)
    const outcomes = await gatherEvents(
      await opened(join(archives, 'trades-none.parquet')),
      'outcomes',
    )
    expect(outcomes.error).toMatch(
      /:1: found "ts_us,market_id,price,qty,is_buyer_maker"; expected the columns of markets/,
    )
  })

  it('says that it was cut off or is spoilt', async () => {
    const name = 'stamps-ms.parquet'
    for (const left of [4, 11, 500]) {
      const path = await changed(name, (bytes) => bytes.subarray(0, left))
      expect(await errorOf(path)).toBe('FILE: the file ends early; is the download complete?')
    }
    const path = await changed(name, (bytes) => bytes.fill(255, 8, 60))
    expect(await errorOf(path)).toMatch(/^FILE: begins like Parquet, but cannot be read \(/)
  })
})
