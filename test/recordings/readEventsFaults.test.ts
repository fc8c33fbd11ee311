import { describe, expect, it } from 'vitest'
import type { EventOptions } from '../../src/recordings/eventOptions.js'
import type { Purpose } from '../../src/recordings/readEvents.js'
import { fromBytes } from '../../src/recordings/source.js'
import { gatherEvents } from './gatherEvents.js'

const t = 1_735_689_600_000
const tape = 'ts_ms,price,size,taker'
const json = '{"at":1,"heardAt":1,"kind":"trade","marketId":"M","buys":true,"price":0.5,"size":1}'

const table: ReadonlyArray<readonly [string, Purpose, string, string, Partial<EventOptions>?]> = [
  ['an empty file', 'trades', '', 'the file is empty; expected a line for each trade'],
  ['blank lines alone', 'trades', '\n\r\n\n', 'the file is empty; expected a line for each trade'],
  ['a header alone', 'trades', tape, 'the file is empty; expected a line for each trade'],
  ['no markets', 'outcomes', '', 'the file is empty; expected a line for each market'],
  ['no book', 'book', '', 'the file is empty; expected a line for each change of the book'],
  [
    'trades for a book',
    'book',
    `\n${tape}\n`,
    `2: found "${tape}"; expected the columns of best prices: an instant, bid, bid_qty`,
  ],
  [
    'a book for trades',
    'trades',
    'ts_ms,bid,ask\n',
    '1: found "ts_ms,bid,ask"; expected the columns of trades:',
  ],
  [
    'trades for outcomes',
    'outcomes',
    `${tape}\n`,
    `1: found "${tape}"; expected the columns of markets:`,
  ],
  [
    'nothing known for prices',
    'prices',
    'a,b\n',
    '1: found "a,b"; expected a header with close or price',
  ],
  [
    'a file that names no market, and nobody did',
    'trades',
    `${tape}\n`,
    `1: found "${tape}"; expected a column market, market_id, slug or ticker, or the name of the one`,
    { marketId: null },
  ],
  [
    'an empty name',
    'trades',
    `market,${tape}\n,${t},0.5,1,buy`,
    '2: market is ""; expected a name that is not empty',
  ],
  ['a row cut off', 'trades', `${tape}\n${t},0.5,1,buy\n${t},0.5`, '3: 2 columns; expected 4'],
  [
    'seconds',
    'trades',
    `${tape}\n1735689600,0.5,1,buy`,
    '2: ts_ms is "1735689600"; expected ms or µs since the epoch; these look like seconds',
  ],
  [
    'ns',
    'trades',
    `${tape}\n${t}000000,0.5,1,buy`,
    `2: ts_ms is "${t}000000"; expected ms or µs since the epoch; these look like ns`,
  ],
  [
    'seconds of prices',
    'prices',
    'ts_ms,price\n1735689600,5\n',
    '2: ts_ms is "1735689600"; expected ms or µs since the epoch; these look like seconds',
  ],
  [
    'an instant that is none',
    'trades',
    `${tape}\nnoon,0.5,1,buy`,
    '2: ts_ms is "noon"; expected ms or µs since the epoch',
  ],
  [
    'cents',
    'trades',
    `${tape}\n${t},50,1,buy`,
    '2: price is "50"; expected a price between 0 and 1 (dollars a share)',
  ],
  [
    'a price of a dollar',
    'trades',
    `${tape}\n${t},1,1,buy`,
    '2: price is "1"; expected a price between 0 and 1',
  ],
  [
    'a price of nothing',
    'trades',
    `${tape}\n${t},0,1,buy`,
    '2: price is "0"; expected a price between 0 and 1',
  ],
  [
    'a price too large for its scale',
    'trades',
    `${tape}\n${t},50,1,buy`,
    '2: price is "50"; expected a price between 0 and 1 (dollars a share), once it is multiplied by 0.1',
    { scale: 0.1 },
  ],
  [
    'a trade of no size',
    'trades',
    `${tape}\n${t},0.5,0,buy`,
    '2: size is "0"; expected a size above 0',
  ],
  [
    'a taker of another word',
    'trades',
    `${tape}\n${t},0.5,1,maker`,
    '2: taker is "maker"; expected one of 1, buy, yes, true, -1, sell, no, false',
  ],
  [
    'the first of two faults',
    'trades',
    `${tape}\n${t},5,0,maker`,
    '2: taker is "maker"; expected one of',
  ],
  [
    'a side of another word',
    'book',
    `ts_ms,side,price,size\n${t},left,0.5,1`,
    '2: side is "left"; expected one of bid, buy, ask, sell',
  ],
  [
    'a negative depth',
    'book',
    `ts_ms,side,price,size\n${t},bid,0.5,-1`,
    '2: size is "-1"; expected a size of at least 0',
  ],
  [
    'a best price past a dollar',
    'book',
    `ts_ms,bid,ask\n${t},0.5,1.5`,
    '2: ask is "1.5"; expected a price between 0 and 1',
  ],
  [
    'a price heard at no instant',
    'prices',
    `ts_ms,price,recv_ms\n${t},5,x`,
    '2: recv_ms is "x"; expected ms or µs since the epoch',
  ],
  [
    'a trade heard at no instant',
    'trades',
    `recv_ms,${tape}\nx,${t},0.5,1,buy`,
    '2: recv_ms is "x"; expected ms or µs since the epoch',
  ],
  [
    'a market that ends before it begins',
    'outcomes',
    `slug,open_ms,close_ms,outcome\na,${t},${t},1`,
    `2: close_ms is "${t}"; expected ms or µs since the epoch, later than ${t}`,
  ],
  [
    'an outcome of another word',
    'outcomes',
    `slug,open_ms,close_ms,outcome\na,${t},${t + 1},2`,
    '2: outcome is "2"; expected one of 1, yes, up, true, 0, no, down, false, 0.5, void, half',
  ],
  [
    'a strike that is none',
    'outcomes',
    `slug,open_ms,close_ms,strike,outcome\na,${t},${t + 1},x,1`,
    '2: strike is "x"; expected a price above 0',
  ],
  [
    'markets out of order',
    'outcomes',
    `slug,open_ms,close_ms,outcome\na,${t + 1},${t + 2},1\nb,${t},${t + 1},1`,
    `3: open_ms is "${t}"; expected no earlier than ${t + 1}, of the row before`,
  ],
  [
    'a line without end',
    'trades',
    `${tape}\n${'x'.repeat(70_000)}`,
    '2: longer than 65536 characters; expected a row',
  ],
  ['a JSON line cut off', 'trades', `${json}\n${json.slice(0, 30)}`, '2: not JSON: '],
  [
    'an event with a wrong value',
    'book',
    `${json}\n\n${json.replace('0.5', '47')}`,
    '3: price: 47, expected a number above 0 and below 1 (dollars a share)',
  ],
  [
    'an event with a key too many',
    'trades',
    json.replace('{', '{"sise":1,'),
    '1: sise: unknown key; did you mean "size"?',
  ],
  [
    'events out of order',
    'trades',
    `${json}\n${json.replace('"at":1', '"at":0.5')}`,
    '2: at: 0.5, expected no earlier than 1, of the event before',
  ],
  [
    'a JSON line without end',
    'trades',
    `${json}\n{"a":"${'x'.repeat(70_000)}`,
    '2: longer than 65536 characters',
  ],
  ['a zip archive on a pipe', 'trades', 'PK\u0003\u0004abc', 'is a zip archive; unpack it first'],
  [
    'Parquet on a pipe',
    'trades',
    'PAR1abc',
    'is Parquet, which is read from its end; expected a file by its path, no stream',
  ],
]

describe('readEvents: edges', () => {
  for (const [name, purpose, text, words, options] of table) {
    it(`says what is wrong with ${name}`, async () => {
      const source = fromBytes('p.csv', [Buffer.from(text)])
      const { error } = await gatherEvents(source, purpose, { marketId: 'M', ...options })
      const place = /^\d+: /.test(words) ? 'p.csv:' : 'p.csv: '
      expect(error?.slice(0, (place + words).length)).toBe(place + words)
    })
  }

  it('gives out what stands before a fault', async () => {
    const rows = [`${t},0.5,1,buy`, `${t + 1},0.5,2,sell`]
    const chunks = [`${tape}\n`, ...rows.map((row) => `${row}\n`), 'x\n'].map((text) =>
      Buffer.from(text),
    )
    const { events, error } = await gatherEvents(fromBytes('p.csv', chunks), 'trades', {
      marketId: 'M',
    })
    expect(events).toHaveLength(2)
    expect(error).toBe('p.csv:4: 1 columns; expected 4')
  })
})
