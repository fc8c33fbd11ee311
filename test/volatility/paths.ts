/** Price paths that are the same at every run and in the generator of the fixture. */

import type { Spot } from '../../src/market/market.js'
import { quantile } from '../../src/math/normal.js'
import { placeOf } from '../../src/volatility/placeOf.js'
import type { SeasonalClock } from '../../src/volatility/seasonalClock.js'

/** 2024-01-01, a Monday. */
export const monday = 1_704_067_200_000

/** Park and Miller's generator, exact in doubles: numbers inside (0, 1). */
export const uniforms = (seed = 20_261_122): (() => number) => {
  let x = seed
  return () => {
    x = (x * 16_807) % 2_147_483_647
    return x / 2_147_483_647
  }
}

/** Standard normal numbers. */
export const normals = (seed: number): (() => number) => {
  const draw = uniforms(seed)
  return () => quantile(draw())
}

const bell = (draw: () => number): number => draw() + draw() + draw() + draw() - 2

/** A random walk of so much variance a second, seen after the pauses that are given, in seconds. */
export const walk = (
  pauses: ReadonlyArray<number>,
  { variance, seed }: { readonly variance: number; readonly seed: number },
): ReadonlyArray<Spot> => {
  const normal = normals(seed)
  let [log, at] = [0, monday]
  return [0, ...pauses].map((pause) => {
    at += pause * 1000
    log += Math.sqrt(variance * pause) * normal()
    return { price: 100 * Math.exp(log), at }
  })
}

export const repeat = (count: number, pause: number): ReadonlyArray<number> =>
  Array.from({ length: count }, () => pause)

/** The season of a minute since the epoch, by the clock as it stands. */
export const factor = (minute: number, clock: SeasonalClock): number => {
  const { halfHour, quarter } = placeOf(minute)
  const face = halfHour < 48 ? clock.weekday : clock.weekend
  return (face[halfHour % 48] as number) * (clock.quarter[quarter] as number)
}

/**
 * Closes with the season of a clock and one jump in a thousand, a day and some minutes missing, as
 * the generator makes them.
 */
export const recording = (
  minutes: number,
  clock: SeasonalClock,
  jump = 12,
): ReadonlyArray<Spot> => {
  const draw = uniforms()
  const rows: Spot[] = []
  let price = 65_000
  for (let i = 0; i < minutes; i++) {
    const minute = monday / 60_000 + i
    const size = draw() < 1e-3 ? jump : 1
    price *= 1 + 3e-4 * bell(draw) * size * Math.sqrt(factor(minute, clock))
    if (Math.floor(i / 1440) !== 9 && i % 997 !== 0) rows.push({ price, at: (minute + 1) * 60_000 })
  }
  return rows
}
