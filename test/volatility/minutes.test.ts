import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Bar } from '../../src/market/bar.js'
import { hear, none } from '../../src/volatility/minutes.js'
import { madeUpBars, minutesOf, price } from './madeUpBars.js'

const bar = (fields: Partial<Bar>): Bar => ({
  at: 60_000,
  milliseconds: 60_000,
  open: 100,
  high: 103,
  low: 99,
  close: 101,
  volume: 2,
  trades: 5,
  takerBuyVolume: null,
  ...fields,
})
const traded = { high: 103, low: 99, volume: 202, trades: 5 }

describe('Minutes: examples', () => {
  it('takes a bar of a minute as it is, its volume in dollars', () => {
    expect(hear(none, bar({}))).toEqual({
      at: 60_000,
      pending: null,
      ended: [{ at: 60_000, close: 101, traded }],
    })
  })

  it('puts the bars of a minute together', () => {
    const first = hear(none, bar({ at: 20_000, milliseconds: 20_000, low: 98 }))
    expect(first).toEqual({
      at: 20_000,
      pending: { at: 60_000, close: 101, traded: { ...traded, low: 98 } },
      ended: [],
    })
    const second = bar({ milliseconds: 40_000, high: 110, close: 104, volume: 3, trades: 1 })
    expect(hear(first, second)).toEqual({
      at: 60_000,
      pending: null,
      ended: [
        { at: 60_000, close: 104, traded: { high: 110, low: 98, volume: 202 + 312, trades: 6 } },
      ],
    })
  })

  it('ends a minute with the first price after it, and the next one where it stands', () => {
    const heard = [price(59_999, 5), price(60_001, 6), price(119_000, 7), price(300_000, 8)]
    expect(minutesOf(heard)).toEqual([
      { at: 60_000, close: 5, traded: null },
      { at: 120_000, close: 7, traded: null },
      { at: 300_000, close: 8, traded: null },
    ])
    expect(minutesOf([price(0, 5), price(60_000, 6)]).map(({ at }) => at)).toEqual([0, 60_000])
  })

  it('forgets what ended before once more is heard', () => {
    const ended = hear(none, price(60_000, 5))
    expect(hear(ended, price(70_000, 6)).ended).toEqual([])
    expect(hear(ended, price(60_000, 6))).toEqual({ at: 60_000, pending: null, ended: [] })
  })
})

describe('Minutes: edges', () => {
  it.each([
    ['the same instant', { at: 60_000 }],
    ['an earlier instant', { at: 59_999 }],
    ['no instant', { at: Number.NaN }],
    ['an endless instant', { at: Infinity }],
    ['a price of 0', { at: 70_000, close: 0 }],
    ['an endless price', { at: 70_000, close: Infinity }],
    ['no price', { at: 70_000, close: Number.NaN }],
  ])('a bar with %s is passed over by the minutes', (_, fields) => {
    const before = { ...hear(none, bar({})), ended: [] }
    expect(hear(before, bar(fields))).toBe(before)
  })

  it.each([
    ['volume', { volume: null }],
    ['number of trades', { trades: null }],
    ['length', { milliseconds: 0 }],
    ['low above 0', { low: 0 }],
    ['low under its close', { low: 101.5 }],
    ['high over its close', { high: 100.5 }],
    ['finite high', { high: Infinity }],
    ['volume of 0 or more', { volume: -1 }],
    ['finite volume', { volume: Infinity }],
    ['trades of 0 or more', { trades: -1 }],
    ['finite trades', { trades: Infinity }],
    ['start within the minute', { milliseconds: 60_001 }],
  ])('a bar without a %s tells a minute its close alone', (_, fields) => {
    const minute = { at: 60_000, close: 101, traded: null }
    expect(hear(none, bar(fields)).ended).toEqual([minute])
    const first = hear(none, bar({ milliseconds: 10_000, ...fields, at: 20_000 }))
    expect(hear(first, bar({ milliseconds: 30_000 })).ended[0]?.traded).toBe(null)
  })

  it('a minute in which nothing was traded is one, with a close at its bounds', () => {
    const quiet = { volume: 0, trades: 0, high: 101, low: 101 }
    expect(hear(none, bar(quiet)).ended[0]?.traded).toEqual({
      high: 101,
      low: 101,
      volume: 0,
      trades: 0,
    })
  })
})

describe('Minutes: laws', () => {
  it('each minute ends at a whole one, later than the last, and none is looked into early', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 200_000 }), { maxLength: 60 }), (pauses) => {
        let [at, state, last] = [0, none, -1]
        for (const pause of pauses) {
          at += pause
          state = hear(state, price(at, 1 + at))
          for (const minute of state.ended) {
            expect(minute.at % 60_000).toBe(0)
            expect(minute.at).toBeGreaterThan(last)
            expect(minute.at).toBeLessThanOrEqual(at)
            expect(minute.close).toBeLessThanOrEqual(1 + minute.at)
            last = minute.at
          }
        }
      }),
    )
  })

  it('halves of bars make the same minutes as the bars', () => {
    const bars = madeUpBars(200)
    const halves = bars.flatMap((whole) => [
      { ...whole, at: whole.at - 30_000, milliseconds: 30_000, volume: 0, trades: 0 },
      { ...whole, milliseconds: 30_000 },
    ])
    expect(minutesOf(halves)).toEqual(minutesOf(bars))
  })
})
