import * as fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'
import { readBars } from '../../src/recordings/readBars.js'
import type { Purpose } from '../../src/recordings/readEvents.js'
import { message } from '../../src/recordings/recordingError.js'
import { runs } from '../runs.js'
import { fromText, gather, inPieces } from './gather.js'
import { gatherEvents } from './gatherEvents.js'

const t = 1_704_067_200_000
const minute = 60_000
const unit = 'expected ms or µs since the epoch'
const seconds = `${unit}; these look like seconds`
const ns = `${unit}; these look like ns`

const barsError = async (text: string): Promise<string | null> => {
  for await (const chunk of readBars(fromText(text))) {
    if (E.isLeft(chunk)) return message(chunk.left)
  }
  return null
}

const prices = (...stamps: ReadonlyArray<number | string>): string =>
  ['ts_ms,price', ...stamps.map((stamp) => `${stamp},5`), ''].join('\n')

describe('instants of prices: edges', () => {
  const table: ReadonlyArray<readonly [string, string, string]> = [
    ['seconds', prices(t / 1_000), `2: ts_ms is "${t / 1_000}"; ${seconds}`],
    ['ns', prices(`${t}000000`), `2: ts_ms is "${t}000000"; ${ns}`],
    [
      'a first digit too many',
      prices(`${t}0`, t),
      `2: ts_ms is "${t}0"; ${unit}, before the year 2200`,
    ],
    ['ns after ms', prices(t, `${t + 1}000000`), `3: ts_ms is "${t + 1}000000"; ${ns}`],
    ['seconds after ms', prices(t, t / 1_000 + 1), `3: ts_ms is "${t / 1_000 + 1}"; ${seconds}`],
    [
      'one digit too many',
      prices(t, `${t + 1}0`, t + 2),
      `3: ts_ms is "${t + 1}0"; ${unit}, before the year 2200`,
    ],
    ['a first one of nowhere', prices(1, t), `3: ts_ms is "${t}"; ${unit}, within 30 years of 1`],
  ]
  for (const [name, text, words] of table) {
    it(`refuses ${name}, alike for prices, bars and events`, async () => {
      expect((await gather(fromText(text))).error).toBe(`p.csv:${words}`)
      expect(await barsError(text)).toBe(`p.csv:${words}`)
      expect((await gatherEvents(fromText(text), 'prices')).error).toBe(`p.csv:${words}`)
    })
  }

  it('reads a made-up recording that begins at 0, and one of twenty years', async () => {
    const year = 365.25 * 86_400_000
    for (const stamps of [
      [0, 1_000, 2e9, 20 * year],
      [t, t + 1, t + 20 * year],
      [t, `${t + 1}000`],
    ]) {
      expect((await gather(fromText(prices(...stamps)))).error).toBeNull()
    }
  })

  it('refuses a start of a bar that is decades from its end', async () => {
    const row = `${t / 1_000},5,6,4,5,1,${t + 59_999}`
    const text = `open_time,open,high,low,close,volume,close_time\n${row}\n`
    expect(await barsError(text)).toBe(`p.csv:2: open_time is "${t / 1_000}"; ${seconds}`)
  })
})

describe('instants of events: edges', () => {
  const one = '"kind":"price","asset":"BTC","source":"x","price":5}'
  const json = (at: number | string, heardAt: number | string = at): string =>
    `{"at":${at},"heardAt":${heardAt},${one}`
  const ours = 'expected ms since the epoch, not s, µs or ns'
  const markets = 'market,open_ms,close_ms,outcome'
  const tape = 'ts_ms,price,size,taker'
  const table: ReadonlyArray<readonly [string, Purpose, string, string]> = [
    [
      'prices heard in ns',
      'prices',
      `ts_ms,recv_ms,price\n${t},${t}000000,5`,
      `2: recv_ms is "${t}000000"; ${ns}`,
    ],
    [
      'prices heard in seconds',
      'prices',
      `ts_ms,recv_ms,price\n${t},${t / 1_000},5`,
      `2: recv_ms is "${t / 1_000}"; ${seconds}`,
    ],
    [
      'trades heard in ns',
      'trades',
      `recv_ms,${tape}\n${t}000000,${t},0.5,1,buy`,
      `2: recv_ms is "${t}000000"; ${ns}`,
    ],
    [
      'trades in ns after ms',
      'trades',
      `${tape}\n${t},0.5,1,buy\n${t}000000,0.5,1,buy`,
      `3: ts_ms is "${t}000000"; ${ns}`,
    ],
    [
      'a market that closes in ns',
      'outcomes',
      `${markets}\nM,${t},${t + minute}000000,1`,
      `2: close_ms is "${t + minute}000000"; ${ns}`,
    ],
    ['a log in seconds', 'prices', json(t / 1_000), `1: at: ${t / 1_000}, ${ours}`],
    ['a log in µs', 'prices', `${json(t)}\n${json(t * 1_000)}`, `2: at: ${t * 1_000}, ${ours}`],
    ['a log heard in µs', 'prices', json(t, t * 1_000), `1: heardAt: ${t * 1_000}, ${ours}`],
  ]
  for (const [name, purpose, text, words] of table) {
    it(`refuses ${name}`, async () => {
      const { error } = await gatherEvents(fromText(text), purpose, { marketId: 'M' })
      expect(error).toBe(`p.csv:${words}`)
    })
  }
})

describe('the length of a bar', () => {
  const closes = (stamps: ReadonlyArray<number>): string =>
    ['ts_ms,close', ...stamps.map((at) => `${at},5`), ''].join('\n')
  const minutes = Array.from({ length: 99 }, (_, i) => t + i * minute)

  it('is the most common step: a row in between is no measure', async () => {
    const stamps = [...minutes.slice(0, 50), minutes[49] as number, ...minutes.slice(50)].map(
      (at, i) => (i === 50 ? at + 1 : at),
    )
    const { prices } = await gather(fromText(closes(stamps)))
    expect(prices.map(({ at }) => at)).toEqual(stamps.map((at) => at + minute))
  })

  it('is that of the first hundred rows, however the bytes are cut', async () => {
    const seconds = Array.from({ length: 400 }, (_, i) => t + 99 * minute + i * 1_000)
    const bytes = Buffer.from(closes([...minutes, ...seconds]))
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 20, max: bytes.length }), async (size) => {
        const { prices } = await gather(inPieces(bytes, [size]))
        expect(prices[0]).toEqual({ price: 5, at: t + minute })
      }),
      runs(20),
    )
  })
})

describe('the order of rows', () => {
  const stamps = Array.from({ length: 60 }, (_, i) => t + i * 1_000)

  it('is that of time, or the file is refused', async () => {
    const words = (earlier: number): string =>
      `p.csv: ${earlier} of 60 rows are earlier than one before them; expected the order of ` +
      'time: is the first column the instant, and are the rows sorted by it?'
    const newest = [...stamps].reverse()
    expect((await gather(fromText(prices(...newest)))).error).toBe(words(59))
    const rows = newest.map((at) => `${at},0.5,1,buy`)
    const trades = ['ts_ms,price,size,taker', ...rows].join('\n')
    const { error } = await gatherEvents(fromText(trades), 'trades', { marketId: 'M' })
    expect(error).toBe(words(59))
  })

  it('is kept by several rows of one instant, which are left out', async () => {
    const { error, skipped } = await gather(
      fromText(prices(...stamps.flatMap((at) => [at, at, at]))),
    )
    expect({ error, skipped }).toEqual({ error: null, skipped: 120 })
  })
})

describe('columns without a name', () => {
  it('hold nothing: a row number is no size, no market and no strike', async () => {
    const depths = `,ts_ms,market,bid,ask\n7,${t},M,0.4,0.6\n`
    const book = await gatherEvents(fromText(depths), 'book', { bookSize: 50 })
    expect(book.events.map((event) => event.kind === 'depth' && event.size)).toEqual([50, 50])
    const tape = `,ts_ms,price,size,taker\n7,${t},0.5,1,buy\n`
    const trades = await gatherEvents(fromText(tape), 'trades', { marketId: 'M' })
    expect(trades.events).toMatchObject([{ marketId: 'M' }])
    const ended = `,market,open_ms,close_ms,outcome\n7,M,${t},${t + 1},1\n`
    const { events } = await gatherEvents(fromText(ended), 'outcomes')
    expect(events[0]).toMatchObject({ market: { strike: null } })
    const spot = await gatherEvents(fromText(`ts_ms,price,\n${t},5,\n`), 'prices')
    expect(spot).toMatchObject({ error: null, events: [{ price: 5 }] })
  })
})
