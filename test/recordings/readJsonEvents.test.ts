import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import * as fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'
import { marketEvent as codec } from '../../src/codec/decodeMarketEvent.js'
import { isFrequentEvent } from '../../src/recordings/isFrequentEvent.js'
import { openJsonLines } from '../../src/recordings/jsonLines.js'
import { fromBytes, open } from '../../src/recordings/source.js'
import { inFolder } from '../cli/twoway.js'
import { runs } from '../runs.js'
import { inPieces } from './gather.js'
import { gatherEvents } from './gatherEvents.js'
import { marketEvent } from './marketEvents.js'

describe('readJsonEvents: laws', () => {
  const log = fc
    .array(marketEvent, { minLength: 1, maxLength: 12 })
    .map((events) => [...events].sort((a, b) => a.at - b.at))

  it('reads back any event that was written, however the bytes are cut', async () => {
    const cuts = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 4 })
    await fc.assert(
      fc.asyncProperty(log, cuts, async (events, sizes) => {
        const text = events.map((event) => `${JSON.stringify(event)}\n`).join('')
        const read = await gatherEvents(inPieces(Buffer.from(text), sizes), 'book')
        expect(read).toEqual({ events, skipped: 0, error: null })
      }),
      runs(150),
    )
  })

  it('knows by the short check nothing that the codec refuses, whatever is changed', () => {
    const change = fc.record({
      key: fc.constantFrom(
        'at',
        'heardAt',
        'kind',
        'price',
        'size',
        'side',
        'buys',
        'asset',
        'source',
        'marketId',
        'more',
      ),
      value: fc.constantFrom<unknown>(
        undefined,
        null,
        Number.NaN,
        -1,
        0,
        0.5,
        1,
        5e12,
        '',
        'bid',
        'depth',
        'trade',
        'price',
        true,
        {},
      ),
    })
    let known = 0
    fc.assert(
      fc.property(marketEvent, fc.option(change), (event, other) => {
        const value: Record<string, unknown> = { ...event }
        if (other !== null) {
          if (other.value === undefined) delete value[other.key]
          else value[other.key] = other.value
        }
        if (!isFrequentEvent(value)) return
        known += 1
        expect(codec.is(value)).toBe(true)
      }),
      runs(3_000),
    )
    expect(known).toBeGreaterThan(0)
  })

  it('passes every price, level and trade by the short check', () => {
    fc.assert(
      fc.property(marketEvent, (event) => {
        const isFrequent = ['price', 'depth', 'trade'].includes(event.kind)
        expect(isFrequentEvent(event)).toBe(isFrequent)
        expect(codec.is(event)).toBe(true)
      }),
      runs(300),
    )
  })
})

describe('readJsonEvents: edges', () => {
  const price = { at: 5, heardAt: 6, kind: 'price', asset: 'BTC', source: 'x', price: 3 }
  const kinds =
    '"price" or "listed" or "struck" or "regridded" or "depth" or "rested" or "trade" or "resolved"'
  const table: ReadonlyArray<readonly [string, unknown, string]> = [
    ['no kind', { ...price, kind: undefined }, `kind: missing, expected ${kinds}`],
    ['a kind that is none', { ...price, kind: 'prize' }, `kind: "prize", expected ${kinds}`],
    ['no price', { ...price, price: undefined }, 'price: missing, expected a number'],
    ['a price of 0', { ...price, price: 0 }, 'price: 0, expected a number'],
    ['an empty asset', { ...price, asset: '' }, 'asset: "", expected'],
    ['a key of nobody', { ...price, size: 4 }, 'size: unknown key, expected'],
    ['a list', [price], 'input: ['],
  ]
  for (const [name, value, words] of table) {
    it(`names path, value and what was expected of an event with ${name}`, async () => {
      const lines = [price, value].map((each) => `${JSON.stringify(each)}\n`).join('')
      const { error } = await gatherEvents(inPieces(Buffer.from(lines), [1_000]), 'prices')
      expect(error?.slice(0, `p.csv:2: ${words}`.length)).toBe(`p.csv:2: ${words}`)
    })
  }
})

describe('openJsonLines: examples', () => {
  it('writes lines, packed where the name says so, and reads them back', async () => {
    await inFolder(async (folder) => {
      const event = { at: 1, heardAt: 2, kind: 'price', asset: 'BTC', source: 'x', price: 3 }
      for (const name of ['new/log.jsonl', 'new/log.jsonl.gz']) {
        const path = join(folder, name)
        const lines = await openJsonLines(path)
        if (E.isLeft(lines)) return expect.unreachable()
        for (let i = 0; i < 50_000; i++) {
          lines.right.add(event)
          if (i % 1_000 === 0) expect(E.isRight(await lines.right.flush())).toBe(true)
        }
        expect(await lines.right.end()).toEqual(E.right(50_000))
        const bytes = await readFile(path)
        const text = (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString()
        expect(text).toBe(`${JSON.stringify(event)}\n`.repeat(50_000))
        const source = await open(path)
        const read = await gatherEvents(
          E.isRight(source) ? source.right : fromBytes('', []),
          'prices',
        )
        expect(read.events).toHaveLength(50_000)
      }
    })
  })
})

describe('openJsonLines: edges', () => {
  it('says that a file cannot be written', async () => {
    await inFolder(async (folder) => {
      expect(await openJsonLines(folder)).toMatchObject(
        E.left({ _tag: 'unreadable', cause: 'is a directory; expected a file' }),
      )
    })
  })

  it('tells a disk that is full, at the latest at the end', async () => {
    for (const path of ['/dev/full']) {
      const lines = await openJsonLines(path)
      if (E.isLeft(lines)) return expect.unreachable()
      lines.right.add({ some: 'x'.repeat(100_000) })
      await lines.right.flush()
      expect(await lines.right.end()).toEqual(
        E.left({ _tag: 'unreadable', source: path, cause: 'no space is left on the disk' }),
      )
    }
  })
})
