import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as WindowMarkets from '../../../src/backtest/exchange/windowMarkets.js'
import type { Spot } from '../../../src/market/market.js'
import { runs } from '../../runs.js'

const dayMs = 86_400_000
const minuteMs = 60_000

const marketsOf = (windowMs: number): WindowMarkets.WindowMarkets => ({
  asset: 'BTC',
  source: 'spot',
  rule: { windowMs, strike: 'open' },
  tickSize: 0.01,
  settlement: null,
})

const run = (windowMs: number, prices: ReadonlyArray<Spot>) => {
  let state = WindowMarkets.initial
  const listed: Array<number> = []
  const resolved: Array<number> = []
  for (const spot of prices) {
    state = WindowMarkets.step(marketsOf(windowMs), state, spot)
    for (const event of state.events) {
      if (event.kind === 'listed') listed.push(event.market.openedAt)
      if (event.kind === 'resolved') resolved.push(event.at - windowMs)
    }
  }
  return { listed, resolved, empty: state.empty }
}

/** The closes of a day's minutes, each known when its minute is over. */
const closesOf = (day: number): ReadonlyArray<Spot> =>
  Array.from({ length: 1_440 }, (_, i) => ({
    at: dayMs * day + minuteMs * (i + 1),
    price: 100 + i,
  }))

describe('windows of a recording with gaps', () => {
  it('are markets only of the days that it has', () => {
    const quarter = 15 * minuteMs
    const days = [0, 3, 6]
    const { listed, resolved, empty } = run(quarter, days.flatMap(closesOf))
    const inDay = Array.from({ length: 95 }, (_, i) => quarter * (i + 1))
    const expected = days.flatMap((day) => inDay.map((at) => dayMs * day + at))
    expect(listed).toEqual(expected)
    expect(resolved).toEqual(expected)
    // Two days and the first window of the next, twice.
    expect(empty).toBe(2 * (2 * 96 + 1))
  })

  it('have a price at their start that is no older than the prices usually are', () => {
    const hour = 60 * minuteMs
    const closes = [...closesOf(0), ...closesOf(1)]
    const without = (from: number, to: number) =>
      closes.filter(({ at }) => at <= from * minuteMs || at > to * minuteMs)
    // Nothing between 14:10 and 15:50.
    const far = run(hour, without(14 * 60 + 10, 15 * 60 + 50))
    expect(far.listed).not.toContain(15 * hour)
    expect(far.listed).toContain(16 * hour)
    expect(far.empty).toBe(1)
    // The close at 15:00 alone is lacking: the one before it is a bar old.
    const near = run(hour, without(15 * 60 - 1, 15 * 60))
    expect(near.listed).toContain(15 * hour)
    expect(near.empty).toBe(0)
  })

  it('are markets where a price is known at their end and none within', () => {
    const { listed, empty } = run(minuteMs, closesOf(0))
    expect(listed).toHaveLength(1_439)
    expect(empty).toBe(0)
  })

  it('none is made of windows shorter than the prices are apart', () => {
    expect(run(30_000, closesOf(0))).toEqual({ listed: [], resolved: [], empty: 2 * 1_439 })
  })

  it('agree with each window looked at by itself', () => {
    const windowMs = 1_000
    const steps = fc.array(fc.integer({ min: 1, max: 3_500 }), { minLength: 1, maxLength: 40 })
    fc.assert(
      fc.property(fc.nat(2_000), steps, (start, steps) => {
        const instants = [start]
        for (const by of steps) instants.push((instants.at(-1) ?? 0) + by)
        const { listed, empty } = run(
          windowMs,
          instants.map((at) => ({ at, price: 100 })),
        )
        const last = instants.at(-1) ?? 0
        const known: Array<number> = []
        let all = 0
        for (let from = Math.ceil(start / windowMs) * windowMs; from <= last; from += windowMs) {
          const isOpened = instants.some((at) => at <= from && at >= from - windowMs)
          const isSeen = instants.some((at) => at > from && at <= from + windowMs)
          const mayBeSeen = isOpened && last === from
          if (isOpened && isSeen) known.push(from)
          if (!mayBeSeen) all += 1
        }
        expect(listed).toEqual(known)
        expect(empty).toBe(all - known.length)
      }),
      runs(200),
    )
  })
})
