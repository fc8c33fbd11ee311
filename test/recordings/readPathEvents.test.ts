import { describe, expect, it } from 'vitest'
import { madeUpSource } from '../../src/backtest/madeUpSource.js'
import * as BarPath from '../../src/backtest/replay/barPath.js'
import { fromText } from './gather.js'
import { gatherEvents } from './gatherEvents.js'

const path = { seed: 1, stepMs: 1_000 }
const header = 'ts_ms,open,high,low,close,volume,trades,taker_buy_volume'
const minute = 60_000

const csvOf = (count: number): string =>
  [
    header,
    ...Array.from({ length: count }, (_, i) => {
      const open = 100 + (i % 7)
      const close = 100 + ((i + 1) % 7)
      const [high, low] = [Math.max(open, close) + 2, Math.min(open, close) - 1]
      return [i * minute, open, high, low, close, 1, 1, 1].join()
    }),
  ].join('\n')

describe('readPathEvents: examples', () => {
  it('puts the path of each bar before its close, heard as late as the close was', async () => {
    const options = { path, asset: 'ETH', source: 'x', heardAfterMs: 3 }
    const { events, error } = await gatherEvents(fromText(csvOf(2)), 'prices', options)
    expect(error).toBeNull()
    expect(events).toHaveLength(1 + 2 * 60)
    const bar = { milliseconds: minute, open: 100, high: 103, low: 99, close: 101 }
    const { prices } = BarPath.step(path, BarPath.initial, { at: minute, ...bar })
    const said = { kind: 'price', asset: 'ETH' } as const
    expect(events.slice(0, 62)).toEqual([
      ...prices.map(({ at, price }) => {
        return { ...said, at, heardAt: at + 3, source: madeUpSource, price }
      }),
      { ...said, at: minute, heardAt: minute + 3, source: 'x', price: 101 },
      expect.objectContaining({ at: minute + 1_000, source: madeUpSource }),
    ])
  })

  it('hears bars by the clock of who recorded them', async () => {
    const text = `${header},recv_ms\n0,5,6,4,5,1,1,1,40\n60000,5,6,4,5,1,1,1,60070\n`
    const { events } = await gatherEvents(fromText(text), 'prices', { path })
    const late = events.map(({ at, heardAt }) => heardAt - at)
    expect(new Set(late.slice(0, 61))).toEqual(new Set([40]))
    expect(new Set(late.slice(61))).toEqual(new Set([70]))
  })
})

describe('readPathEvents: edges', () => {
  it('says what is wrong with a row, as the reader of closes does', async () => {
    for (const row of ['0,5,6,4,x,1,1,1', '0,5,4,4,5,1,1,1', '0,5,6']) {
      const read = async (options: object) =>
        (await gatherEvents(fromText(`${header}\n${row}`), 'prices', options)).error
      expect(await read({ path })).toMatch(/:2: /)
    }
  })

  it('reads rows without a range as it does without a path', async () => {
    const text = 'ts_ms,close\n0,5\n60000,6\n'
    expect(await gatherEvents(fromText(text), 'prices', { path })).toEqual(
      await gatherEvents(fromText(text), 'prices'),
    )
  })
})

describe('readPathEvents: laws', () => {
  it('makes the same path of a recording in two files as of one', async () => {
    const whole = await gatherEvents(fromText(csvOf(300)), 'prices', { path })
    const rows = csvOf(300).split('\n')
    const parts = [rows.slice(0, 151), [header, ...rows.slice(151)]]
    const [one, two] = await Promise.all(
      parts.map((part) => gatherEvents(fromText(part.join('\n')), 'prices', { path })),
    )
    // A file of its own begins with its open, which the whole one need not tell again.
    expect([...(one?.events ?? []), ...(two?.events.slice(1) ?? [])]).toEqual(whole.events)
    expect(whole.events).toHaveLength(1 + 300 * 60)
  })
})
