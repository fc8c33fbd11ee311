/** Returns and prices that are simulated, the same at every run. */

import type { Spot } from '../../src/market/market.js'
import type { GridReturn } from '../../src/volatility/gridReturn.js'

/** A seeded source of uniform and normal numbers: Doty-Humphrey's sfc32, Box and Muller. */
export const source = (seed: number) => {
  let [a, b, c, d] = [seed | 0, 0x9e3779b9 | 0, 0x243f6a88 | 0, 1]
  const uniform = (): number => {
    const mixed = (((a + b) | 0) + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + mixed) | 0
    return ((mixed >>> 0) + 0.5) / 2 ** 32
  }
  for (let i = 0; i < 20; i++) uniform()
  const normal = (): number =>
    Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform())
  return { uniform, normal }
}

export type Source = ReturnType<typeof source>

export const returnsOf = (changes: ReadonlyArray<number>, seconds = 1): ReadonlyArray<GridReturn> =>
  changes.map((change, i) => ({ change, seconds, isLinked: i > 0 }))

/** Normal returns of one deviation, with noise of each price, and three jumps, where asked. */
export const simulated = (
  { normal, uniform }: Source,
  { count, noise = 0, jumps = 0 }: { count: number; noise?: number; jumps?: number },
): ReadonlyArray<number> => {
  let before = noise * normal()
  const changes = Array.from({ length: count }, () => {
    const now = noise * normal()
    const change = 1e-4 * normal() + now - before
    before = now
    return change
  })
  for (let jump = 0; jump < 3 && jumps > 0; jump++) {
    const place = Math.floor(uniform() * count)
    changes[place] = (changes[place] ?? 0) + jumps
  }
  return changes
}

export const mean = (values: ReadonlyArray<number>): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length

export const deviation = (values: ReadonlyArray<number>): number => {
  const centre = mean(values)
  return Math.sqrt(
    values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / (values.length - 1),
  )
}

/** Prices at the given instants, of a geometric Brownian motion of so much a root second. */
export const brownian = (
  { normal }: Source,
  instants: ReadonlyArray<number>,
  each: number,
): ReadonlyArray<Spot> => {
  let price = 65_000
  return instants.map((at, i) => {
    const seconds = i === 0 ? 0 : (at - (instants[i - 1] as number)) / 1_000
    price *= Math.exp(each * Math.sqrt(seconds) * normal() - (each * each * seconds) / 2)
    return { price, at }
  })
}
