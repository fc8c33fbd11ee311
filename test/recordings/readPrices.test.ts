import { gzipSync } from 'node:zlib'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromBytes } from '../../src/recordings/source.js'
import { runs } from '../runs.js'
import { fromText, gather, inPieces } from './gather.js'

const minute = 60_000
const kline =
  'open_time,open,high,low,close,volume,close_time,quote_volume,count,' +
  'taker_buy_volume,taker_buy_quote_volume,ignore'

const klineRow = (openTime: number, close: number, unit = 1): string =>
  `${openTime * unit},1,200,0.5,${close},9,${(openTime + minute) * unit - 1},9,9,9,9,0`

const twoBars = [
  { price: 101.5, at: minute },
  { price: 102, at: 2 * minute },
]

describe('readPrices: examples', () => {
  const table: ReadonlyArray<readonly [string, string]> = [
    ['a kline with header', `${kline}\n${klineRow(0, 101.5)}\n${klineRow(minute, 102)}\n`],
    ['a kline without header', `${klineRow(0, 101.5)}\n${klineRow(minute, 102)}\n`],
    ['no line end at the end', `${klineRow(0, 101.5)}\n${klineRow(minute, 102)}`],
    ['CRLF', `${kline}\r\n${klineRow(0, 101.5)}\r\n${klineRow(minute, 102)}\r\n`],
    ['a byte order mark', `\uFEFF${kline}\n${klineRow(0, 101.5)}\n${klineRow(minute, 102)}\n`],
    ['blank lines', `\n${kline}\n\n${klineRow(0, 101.5)}\n\r\n${klineRow(minute, 102)}\n\n`],
    ['names in another case', `Open time,Close\n0,101.5\n60000,102\n`],
    ['the start of the bar alone', 'ts_ms,open,close,volume\n0,1,101.5,9\n60000,1,102,9\n'],
    ['columns in another order', 'close,ts_ms\n101.5,0\n102,60000\n'],
    ['two columns without header', '60000,101.5\n120000,102\n'],
    ['two columns with header', 'ts_ms,price\n60000,101.5\n120000,102\n'],
    ['columns nobody asked for', 'ts_ms,price,recv_ms\n60000,101.5,x\n120000,102,y\n'],
    ['numbers in other notations', 'ts_ms,price\n6e4,+1.015E2\n 120000 ,102.\n'],
  ]
  for (const [name, text] of table) {
    it(`reads ${name}`, async () => {
      expect(await gather(fromText(text))).toEqual({ prices: twoBars, skipped: 0, error: null })
    })
  }

  it('reads instants in µs from 1e14 on, of bars and of prices', async () => {
    const start = 1_735_689_600_000
    const wanted = [
      { price: 101.5, at: start + minute },
      { price: 102, at: start + 2 * minute },
    ]
    const rows = [klineRow(start, 101.5, 1000), klineRow(start + minute, 102, 1000)]
    expect((await gather(fromText(rows.join('\n')))).prices).toEqual(wanted)
    const starts = `ts_us,close\n${start}000,101.5\n${start + minute}000,102\n`
    expect((await gather(fromText(starts))).prices).toEqual(wanted)
    const prices = `${start + minute}500,101.5\n${start + 2 * minute}000,102\n`
    expect((await gather(fromText(prices))).prices).toEqual([
      { price: 101.5, at: start + minute + 0.5 },
      { price: 102, at: start + 2 * minute },
    ])
  })

  it('reads a file whose unit changes where Binance changed it', async () => {
    const start = 1_735_689_600_000
    const rows = [klineRow(start - minute, 101.5), klineRow(start, 102, 1000)]
    expect((await gather(fromText(rows.join('\n')))).prices).toEqual([
      { price: 101.5, at: start },
      { price: 102, at: start + minute },
    ])
  })

  it('takes the smallest step for the length of a bar, whatever the first one is', async () => {
    const { prices } = await gather(fromText('ts_ms,close\n0,1\n180000,2\n240000,3\n'))
    expect(prices.map(({ at }) => at)).toEqual([minute, 4 * minute, 5 * minute])
  })

  it('takes no step backwards or on the spot for the length of a bar', async () => {
    const text = 'ts_ms,close\n120000,1\n120000,1\n60000,1\n180000,2\n240000,3\n'
    const { prices, skipped } = await gather(fromText(text))
    expect(prices.map(({ at }) => at)).toEqual([3 * minute, 4 * minute, 5 * minute])
    expect(skipped).toBe(2)
  })

  it('leaves out and counts rows that are no later than the one before', async () => {
    const text = 'ts_ms,price\n5,1\n5,2\n4,3\n6,4\n6,5\n'
    expect(await gather(fromText(text))).toEqual({
      prices: [
        { price: 1, at: 5 },
        { price: 4, at: 6 },
      ],
      skipped: 3,
      error: null,
    })
  })

  it('unpacks gzip, told by its first bytes, of several members too', async () => {
    const members = [gzipSync('60000,101.5\n120'), gzipSync('000,102\n')]
    for (const sizes of [[1_000], [1], [2, 7]]) {
      expect((await gather(inPieces(Buffer.concat(members), sizes))).prices).toEqual(twoBars)
    }
  })
})

describe('readPrices: edges', () => {
  const wholeRows = Array.from({ length: 3_000 }, (_, i) => `${i},${1 + ((i * 7) % 11)}`).join('\n')
  const packed = gzipSync(wholeRows)
  const table: ReadonlyArray<readonly [string, string | Uint8Array, string]> = [
    ['an empty file', '', 'p.csv: the file is empty; expected a line for each price'],
    ['a header alone', 'ts_ms,price\n', 'p.csv: the file is empty; expected a line for each price'],
    [
      'a header without a price',
      'ts_ms,open\n1,2\n',
      'p.csv:1: found "ts_ms,open"; expected a header with close or price and with open_time, ' +
        'close_time, ts_ms or ts_us; or, without one, the columns of a Binance kline, ' +
        'trade or aggTrade, or ts_ms,price',
    ],
    [
      'a header without an instant',
      '\nclose,price\n',
      'p.csv:2: found "close,price"; expected a header',
    ],
    [
      'semicolons',
      'open_time;close\n0;5\n',
      'p.csv:1: found "open_time;close"; expected commas between the columns, and a header with',
    ],
    [
      'tabs',
      'ts_ms\tprice\n',
      'p.csv:1: found "ts_ms\\tprice"; expected commas between the columns, and a header with',
    ],
    ['three columns without header', '1,2,3\n', 'p.csv:1: found "1,2,3"; expected a header'],
    [
      'a price that is a word',
      'ts_ms,price\n1,2\n2,abc\n',
      'p.csv:3: price is "abc"; expected a price above 0',
    ],
    ['no price', 'ts_ms,price\n1,\n', 'p.csv:2: price is ""; expected a price above 0'],
    ['a price of 0', '1,0\n', 'p.csv:1: price is "0"; expected a price above 0'],
    ['a price below 0', '1,-2\n', 'p.csv:1: price is "-2"; expected a price above 0'],
    ['a price in hexadecimal', '1,0x1f\n', 'p.csv:1: price is "0x1f"; expected a price above 0'],
    ['a price without end', '1,1e999\n', 'p.csv:1: price is "1e999"; expected a price above 0'],
    ['two numbers in one', '1,1.2.3\n', 'p.csv:1: price is "1.2.3"; expected a price above 0'],
    [
      'a bar that closes above its high',
      'ts_ms,open,high,low,close\n0,2,3,1,1e308\n60000,2,3,1,2\n',
      'p.csv:2: high is "3"; expected at least the open and the close, 2 and 1e+308',
    ],
    [
      'a bar that opens below its low, in quotes',
      'ts_ms,open,high,low,close\n0,"1",3,2,2\n60000,2,3,1,2\n',
      'p.csv:2: low is "2"; expected at most the open and the close, 1 and 2',
    ],
    [
      'a bar without a high',
      'ts_ms,open,high,low,close\n0,2,,1,2\n60000,2,3,1,2\n',
      'p.csv:2: high is ""; expected a price above 0',
    ],
    [
      'an instant that is none',
      'open_time,close\n2024-01-01,5\n',
      'p.csv:2: open_time is "2024-01-01"; expected ms or µs since the epoch',
    ],
    [
      'an instant before the epoch',
      '-1,5\n',
      'p.csv:1: ts_ms is "-1"; expected ms or µs since the epoch',
    ],
    ['a row cut off', 'ts_ms,x,price\n1,2,3\n2,4', 'p.csv:3: 2 columns; expected 3'],
    ['a row too long', 'ts_ms,price\n1,2,3\n', 'p.csv:2: 3 columns; expected 2'],
    [
      'a single bar of unknown length',
      'ts_ms,close\n0,5\n',
      'p.csv: the length of its bars is unknown; expected two bars or a column close_time',
    ],
    [
      'gzip that ends early',
      packed.subarray(0, 200),
      'p.csv: the file ends early; is the download complete?',
    ],
    [
      'gzip that is spoilt',
      Buffer.concat([packed.subarray(0, 12), Buffer.alloc(50, 255)]),
      'p.csv: begins like gzip, but cannot be unpacked',
    ],
    ['a zip archive', 'PK\u0003\u0004abc', 'p.csv: is a zip archive; unpack it first'],
    [
      'a row without end',
      `ts_ms,price\n1,2\n\n2,${'3'.repeat(70_000)}\n3,4\n`,
      'p.csv:4: longer than 65536 characters; expected a row',
    ],
    [
      'a header without end',
      `ts_ms,price,${'x'.repeat(70_000)}\n1,2,3\n`,
      'p.csv:1: longer than 65536 characters; expected a row',
    ],
    ['a line without end', 'x'.repeat(200_000), `p.csv:1: found "${'x'.repeat(60)}…"; expected`],
  ]
  for (const [name, content, words] of table) {
    it(`says what is wrong with ${name}`, async () => {
      const { error } = await gather(fromBytes('p.csv', [Buffer.from(content)]))
      expect(error?.slice(0, words.length)).toBe(words)
    })
  }

  it('gives out the prices before gzip ends early, then the error', async () => {
    const rows = Array.from({ length: 90_000 }, (_, i) => `${i},${1 + ((i * 7_919) % 10_007)}`)
    const whole = gzipSync(rows.join('\n'))
    const { prices, error } = await gather(fromBytes('p.csv', [whole.subarray(0, -9)]))
    expect(error).toBe('p.csv: the file ends early; is the download complete?')
    expect(prices.length).toBeGreaterThan(10_000)
    expect(prices.map(({ at, price }) => `${at},${price}`)).toEqual(rows.slice(0, prices.length))
  })

  it('reads a single bar that says when it closes', async () => {
    expect((await gather(fromText(klineRow(0, 7)))).prices).toEqual([{ price: 7, at: minute }])
  })

  it('learns the length from the first hundred rows and not from later ones', async () => {
    const rows = Array.from({ length: 100 }, (_, i) => `${i * minute},5`)
    const later = [`${99 * minute + 1},6`]
    const text = ['ts_ms,close', ...rows, ...later].join('\n')
    const { prices } = await gather(inPieces(Buffer.from(text), [16]))
    expect(prices.at(-1)).toEqual({ price: 6, at: 100 * minute + 1 })
  })
})

describe('readPrices: laws', () => {
  it('reads the same however the bytes are cut, plain or packed', async () => {
    const step = fc.record({
      after: fc.integer({ min: -2, max: 9 }),
      price: fc.integer({ min: 1, max: 99 }),
    })
    const sizes = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 5 })
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 1, maxLength: 40 }),
        sizes,
        fc.boolean(),
        async (steps, cuts, pack) => {
          const rows: Array<string> = []
          let at = 100
          for (const { after, price } of steps) {
            at += after
            rows.push(`${at},${price},µ`)
          }
          const bytes = Buffer.from(`\uFEFF${['ts_ms,price,name', ...rows].join('\r\n')}`)
          const whole = await gather(fromBytes('p.csv', [bytes]))
          expect(whole.error).toBeNull()
          expect(whole.prices.length + whole.skipped).toBe(rows.length)
          expect(await gather(inPieces(pack ? gzipSync(bytes) : bytes, cuts))).toEqual(whole)
        },
      ),
      runs(60),
    )
  })
})
