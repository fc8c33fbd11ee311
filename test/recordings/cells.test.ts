import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { endOf, split } from '../../src/recordings/cells.js'
import { runs } from '../runs.js'
import { fromText, gather } from './gather.js'

describe('split: examples', () => {
  const table: ReadonlyArray<readonly [string, ReadonlyArray<string> | null]> = [
    ['', ['']],
    ['a,b', ['a', 'b']],
    [',"a"', ['', 'a']],
    ['"a",', ['a', '']],
    ['"",a', ['', 'a']],
    ['"a,b",c', ['a,b', 'c']],
    ['"a""b"', ['a"b']],
    ['""""', ['"']],
    ['a"b,"c"', ['a"b', 'c']],
    ['"4"2000.08,1', null],
    ['1,"4" ,2', null],
    ['1,"a', null],
    ['"a""', null],
    ['"', null],
  ]
  for (const [line, cells] of table) {
    it(`makes ${JSON.stringify(cells)} of ${line}`, () => expect(split(line)).toEqual(cells))
  }
})

describe('split: laws', () => {
  it('gives back what was written, whichever cells are in quotes', () => {
    const cell = fc.tuple(
      fc.string({ unit: fc.constantFrom('"', ',', 'a', ' ', '1'), maxLength: 4 }),
      fc.boolean(),
    )
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1, maxLength: 6 }), (cells) => {
        const line = cells
          .map(([text, quoted]) =>
            quoted || /[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text,
          )
          .join()
        expect(split(line)).toEqual(cells.map(([text]) => text))
      }),
      runs(300),
    )
  })
})

describe('endOf', () => {
  const start = 1_735_689_600_000
  const table: ReadonlyArray<readonly [string, number, number]> = [
    ['the last ms', start + 59_999, start],
    ['the last µs', (start + 60_000) * 1_000 - 1, start * 1_000],
    ['the end in ms', start + 60_000, start],
    ['the end in µs', (start + 60_000) * 1_000, start * 1_000],
    ['the last ms, of no start', start + 59_999, Number.NaN],
    ['the end in ms, of no start', start + 60_000, Number.NaN],
  ]
  for (const [name, closeTime, from] of table) {
    it(`is the end of a bar that tells ${name}`, () =>
      expect(endOf(closeTime, from)).toBe(start + 60_000))
  }
})

describe('readPrices: quotes', () => {
  const error = async (row: string): Promise<string | null> =>
    (await gather(fromText(`ts_ms,price,name\n${row}\n`))).error

  it('reads a row whose first cell is empty beside one in quotes', async () => {
    const { prices } = await gather(fromText(',ts_ms,price,name\n,5,6,"a"\n'))
    expect(prices).toEqual([{ price: 6, at: 5 }])
  })

  it('refuses text behind a closing quote, and shows a number with a comma', async () => {
    expect(await error('5,"4"2000.08,a')).toBe(
      'p.csv:2: a quote opens a cell and does not close it; expected "…" around the whole',
    )
    expect(await error('5,"42,000.5",a')).toBe(
      'p.csv:2: price is "42,000.5"; expected a price above 0',
    )
  })
})
