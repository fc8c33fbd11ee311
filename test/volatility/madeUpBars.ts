/** Bars of eight days with two gaps, the same as in the generator of the fixture. */

import type { Bar } from '../../src/market/bar.js'
import { hear, type Minute, none } from '../../src/volatility/minutes.js'
import { monday, uniforms } from './paths.js'

export const minuteMs = 60_000

export const madeUpBars = (minutes: number, withGaps = true): ReadonlyArray<Bar> => {
  const draw = uniforms()
  const made: Bar[] = []
  let close = 40_000
  for (let i = 0; i < minutes; i++) {
    const u = Array.from({ length: 8 }, draw) as [
      number,
      number,
      number,
      number,
      number,
      number,
      number,
      number,
    ]
    const open = close
    const size = 0.0005 * (1 + (i % 1440) / 1440)
    if (u[4] > 0.1) close = open * (1 + size * (u[0] + u[1] + u[2] + u[3] - 2))
    const high = Math.max(open, close) * (1 + 0.0003 * u[5])
    const low = Math.min(open, close) * (1 - 0.0003 * u[6])
    if (withGaps && ((i >= 5_000 && i < 5_030) || i === 9_000)) continue
    made.push({
      at: monday + (i + 1) * minuteMs,
      milliseconds: minuteMs,
      open,
      high,
      low,
      close,
      volume: 1 + 9 * u[7],
      trades: Math.floor(200 * u[5]),
      takerBuyVolume: null,
    })
  }
  return made
}

/** A price at an instant, without a stretch of time. */
export const price = (at: number, close: number): Bar => ({
  at,
  milliseconds: 0,
  open: close,
  high: close,
  low: close,
  close,
  volume: null,
  trades: null,
  takerBuyVolume: null,
})

export const minutesOf = (bars: ReadonlyArray<Bar>): ReadonlyArray<Minute> => {
  let state = none
  return bars.flatMap((bar) => {
    state = hear(state, bar)
    return state.ended
  })
}
