import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import * as fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'
import type { Bar } from '../../src/market/bar.js'
import { readBars } from '../../src/recordings/readBars.js'
import { message } from '../../src/recordings/recordingError.js'
import { open, type Source } from '../../src/recordings/source.js'
import { runs } from '../runs.js'
import { fromText, gather, inPieces } from './gather.js'

const minute = 60_000

const gathered = async (
  source: Source,
): Promise<{
  readonly bars: ReadonlyArray<Bar>
  readonly skipped: number
  readonly error: string | null
}> => {
  const bars: Array<Bar> = []
  let skipped = 0
  for await (const chunk of readBars(source)) {
    if (E.isLeft(chunk)) return { bars, skipped, error: message(chunk.left) }
    bars.push(...chunk.right.bars)
    skipped += chunk.right.skipped
  }
  return { bars, skipped, error: null }
}

const first: Bar = {
  at: minute,
  milliseconds: minute,
  open: 100,
  high: 103,
  low: 98,
  close: 101.5,
  volume: 9,
  trades: 7,
  takerBuyVolume: 4.5,
}
const second: Bar = { ...first, at: 2 * minute, open: 101.5, close: 102, volume: 0 }

const kline =
  '0,100,103,98,101.5,9,59999,1,7,4.5,1,0\n60000,101.5,103,98,102,0,119999,1,7,4.5,1,0\n'

const onePrice = (price: number, at: number): Bar => ({
  at,
  milliseconds: 0,
  open: price,
  high: price,
  low: price,
  close: price,
  volume: null,
  trades: null,
  takerBuyVolume: null,
})

describe('readBars: examples', () => {
  const ours = 'ts_ms,open,high,low,close,volume,trades,taker_buy_volume'
  const table: ReadonlyArray<readonly [string, string]> = [
    ['a kline without header', kline],
    [
      'a kline in µs',
      kline
        .replace(/^0,/, '1735689600000000,')
        .replace(/60000,101.5,103/, '1735689660000000,101.5,103')
        .replace('59999,', '1735689659999999,')
        .replace('119999,', '1735689719999999,'),
    ],
    [
      'a kline with the titles of Binance’s documentation',
      'Open time,Open,High,Low,Close,Volume,Close time,Quote asset volume,Number of trades,' +
        `Taker buy base asset volume,Taker buy quote asset volume,Ignore\n${kline}`,
    ],
    [
      'a kline with the names that python-binance has made usual',
      'open_time,open,high,low,close,volume,close_time,quote_asset_volume,number_of_trades,' +
        `taker_buy_base_asset_volume,taker_buy_quote_asset_volume,ignore\n${kline}`,
    ],
    [
      'bars that tell their start',
      `${ours}\n0,100,103,98,101.5,9,7,4.5\n60000,101.5,103,98,102,0,7,4.5`,
    ],
    [
      'columns in another order',
      'Low,Close,Open,High,count,taker buy volume,volume,open time\n' +
        '98,101.5,100,103,7,4.5,9,0\n98,102,101.5,103,7,4.5,0,60000\n',
    ],
  ]
  for (const [name, text] of table) {
    it(`reads ${name}`, async () => {
      const shift = name.includes('µs') ? 1_735_689_600_000 : 0
      expect(await gathered(fromText(text))).toEqual({
        bars: [first, second].map((bar) => ({ ...bar, at: bar.at + shift })),
        skipped: 0,
        error: null,
      })
    })
  }

  it('knows nothing of what is not recorded', async () => {
    const text =
      'ts_ms,open,high,low,close,volume\n0,100,103,98,101.5,9\n60000,101.5,103,98,102,0\n'
    const { bars } = await gathered(fromText(text))
    expect(bars).toEqual(
      [first, second].map((bar) => ({ ...bar, trades: null, takerBuyVolume: null })),
    )
  })

  it('makes a bar of one price and no length where there is no range', async () => {
    const prices = [onePrice(5, minute), onePrice(6, 2 * minute)]
    expect((await gathered(fromText('ts_ms,price\n60000,5\n120000,6\n'))).bars).toEqual(prices)
    expect((await gathered(fromText('ts_ms,close\n0,5\n60000,6\n'))).bars).toEqual(prices)
    for (const missing of ['open', 'high', 'low']) {
      const names = ['open', 'high', 'low'].filter((name) => name !== missing)
      const text = `ts_ms,${names},close\n0,1,2,5\n60000,1,2,6\n`
      expect((await gathered(fromText(text))).bars).toEqual(prices)
    }
    const closes = 'close_time,open,high,low,close\n59999,5,5,5,5\n119999,6,6,6,6\n'
    expect((await gathered(fromText(closes))).bars).toEqual(prices)
  })
})

describe('readBars: edges', () => {
  const row = (cells: string): string => `ts_ms,open,high,low,close,volume,trades\n${cells}\n`
  const table: ReadonlyArray<readonly [string, string, string]> = [
    ['a row cut off', '0,1,2', '3 columns; expected 7'],
    ['an instant that is none', 'x,2,3,1,2,9,9', 'ts_ms is "x"; expected ms or µs since the epoch'],
    ['a close of 0', '0,2,3,1,0,9,9', 'close is "0"; expected a price above 0'],
    ['an open of 0', '0,0,3,1,2,9,9', 'open is "0"; expected a price above 0'],
    ['a high that is a word', '0,2,h,1,2,9,9', 'high is "h"; expected a price above 0'],
    ['a low below 0', '0,2,3,-1,2,9,9', 'low is "-1"; expected a price above 0'],
    [
      'a high below the open',
      '0,4,3,1,2,9,9',
      'high is "3"; expected at least the open and the close, 4 and 2',
    ],
    [
      'a high below the close',
      '0,2,3,1,4,9,9',
      'high is "3"; expected at least the open and the close, 2 and 4',
    ],
    [
      'a low above the close',
      '0,3,3,2,1,9,9',
      'low is "2"; expected at most the open and the close, 3 and 1',
    ],
    ['no volume', '0,2,3,1,2,,9', 'volume is ""; expected a number of at least 0'],
    ['trades below 0', '0,2,3,1,2,9,-1', 'trades is "-1"; expected a number of at least 0'],
  ]
  for (const [name, cells, words] of table) {
    it(`says what is wrong with ${name}`, async () => {
      expect((await gathered(fromText(row(cells)))).error).toBe(`p.csv:2: ${words}`)
    })
  }

  it('takes a bar whose four prices are one', async () => {
    const { bars } = await gathered(fromText(row('0,2,2,2,2,0,0\n60000,2,2,2,2,0,0')))
    expect(bars.map(({ at, milliseconds }) => [at, milliseconds])).toEqual([
      [minute, minute],
      [2 * minute, minute],
    ])
  })

  it('says what is wrong with the buyers’ volume, and with a bar that opens late', async () => {
    const buyers = kline.replace('4.5', '-4.5')
    expect((await gathered(fromText(buyers))).error).toBe(
      'p.csv:1: taker_buy_volume is "-4.5"; expected a number of at least 0',
    )
    for (const [start, found] of [
      ['60000', '60000'],
      ['-1', '-1'],
    ]) {
      const { error } = await gathered(fromText(kline.replace(/^0/, start ?? '')))
      const expected = 'ms or µs since the epoch, no later than close_time'
      expect(error).toBe(`p.csv:1: open_time is "${found}"; expected ${expected}`)
    }
    expect((await gathered(fromText(kline.replace('59999', '')))).error).toBe(
      'p.csv:1: close_time is ""; expected ms or µs since the epoch',
    )
  })

  it('leaves out and counts bars that end no later than the one before', async () => {
    const { bars, skipped } = await gathered(fromText(`${kline}${kline}`))
    expect({ bars, skipped }).toEqual({ bars: [first, second], skipped: 2 })
  })

  it('says that a file is empty, or that its bars’ length is unknown', async () => {
    expect((await gathered(fromText(''))).error).toContain('the file is empty')
    expect((await gathered(fromText('ts_ms,close\n0,5\n'))).error).toContain('length of its bars')
  })
})

describe('readBars: laws', () => {
  it('knows the prices at the instants of readPrices, however the bytes are cut', async () => {
    const step = fc.record({
      after: fc.integer({ min: -2, max: 9 }),
      price: fc.integer({ min: 2, max: 99 }),
    })
    const cuts = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 5 })
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 2, maxLength: 40 }),
        cuts,
        async (steps, sizes) => {
          let at = 100
          const rows = steps.map(({ after, price }) => {
            at += after
            return `${at},${price},${price + 1},${price - 1},${price}`
          })
          const bytes = Buffer.from(['ts_ms,open,high,low,close', ...rows].join('\n'))
          const { bars, skipped, error } = await gathered(inPieces(bytes, sizes))
          const prices = bars.map(({ close, at }) => ({ price: close, at }))
          expect({ prices, skipped, error }).toEqual(await gather(inPieces(bytes, sizes)))
        },
      ),
      runs(60),
    )
  })
})

const day = new URL('../../../shared/data/chainlink_btcusd_1hz_2026-06-08.csv.gz', import.meta.url)

describe('readBars: oracle', () => {
  it.skipIf(!existsSync(day))('reads a recorded day, skipped where it is not there', async () => {
    const source = await open(fileURLToPath(day))
    if (E.isLeft(source)) expect.unreachable(message(source.left))
    const { bars, error } = await gathered(source.right)
    expect({ error, count: bars.length }).toEqual({ error: null, count: 84_558 })
    expect(bars[0]).toEqual(onePrice(63304.20030119507, 1_780_876_800_000))
  })
})
