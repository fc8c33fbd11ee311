import { describe, expect, test } from 'vitest'
import type { Spot } from '../../src/market/market.js'
import { lagSums, lagsOf } from '../../src/signals/lagSums.js'
import { leadLag } from '../../src/signals/leadLag.js'
import { blockBootstrap } from '../../src/statistics/index.js'
import { uniforms } from '../volatility/paths.js'

const config = { stepMs: 100, maxLagMs: 3_000, maxGapMs: 10_000, blockMs: 60_000 }

/** A random walk by the 100 ms, of about a basis point a second. */
const levels = (seed: number, count: number): ReadonlyArray<number> => {
  const draw = uniforms(seed)
  let level = 0
  return Array.from({ length: count }, () => {
    level += 0.0001 * (draw() + draw() + draw() - 1.5)
    return level
  })
}

/** Heard after waits of `waitMs` on average, each price `lateMs` old. */
const heard = (
  walk: ReadonlyArray<number>,
  { seed, waitMs, lateMs }: { seed: number; waitMs: number; lateMs: number },
): ReadonlyArray<Spot> => {
  const draw = uniforms(seed)
  const spots: Array<Spot> = []
  let at = 5_000
  while (at < (walk.length - 60) * 100) {
    spots.push({ price: 100 * Math.exp(walk[Math.floor((at - lateMs) / 100)] ?? 0), at })
    at += Math.ceil(-waitMs * Math.log(draw()))
  }
  return spots
}

const pairOf = (seed: number, leadMs: number, waits: readonly [number, number]) => {
  const walk = levels(seed, 12_000)
  return {
    first: heard(walk, { seed: seed + 1, waitMs: waits[0], lateMs: 0 }),
    second: heard(walk, { seed: seed + 2, waitMs: waits[1], lateMs: leadMs }),
  }
}

describe('examples', () => {
  test('the same prices half a second later lead by half a second', () => {
    const { first } = pairOf(3, 0, [400, 400])
    const second = first.map(({ price, at }) => ({ price, at: at + 500 }))
    const found = leadLag(config)({ first, second })
    expect(found?.leadMs).toBeCloseTo(500, -1)
    expect(found?.correlation).toBeGreaterThan(0.9)
    expect(found?.atNoLag).toBeLessThan(0.6)
    expect(found?.from).toBeLessThanOrEqual(500)
    expect(found?.to).toBeGreaterThanOrEqual(500)
    expect(found).toMatchObject({ blocks: 20, atEnd: false })
  })
})

describe('edges', () => {
  const some = [100, 101, 100, 102, 101].map((price, i) => ({ price, at: i * 1_000 }))

  test.each([
    ['nothing', []],
    ['one price', [{ price: 100, at: 0 }]],
    ['prices that never move', some.map(({ at }) => ({ price: 100, at }))],
    ['what moves the other way', some.map(({ price, at }) => ({ price: 1 / price, at }))],
  ])('of %s there is no lead', (_, first) => {
    const still = { ...config, maxLagMs: 0 }
    expect(leadLag(still)({ first, second: some })).toBeNull()
    expect(leadLag(still)({ first: some, second: first })).toBeNull()
  })

  test('of one block the error is not known', () => {
    const found = leadLag({ ...config, blockMs: 1e9 })(pairOf(5, 400, [300, 900]))
    expect(found?.blocks).toBe(1)
    expect(found?.error).toBeNaN()
  })

  test('a lag beyond those tried is at the end of them', () => {
    const narrow = { ...config, maxLagMs: 500 }
    const { first, second } = pairOf(7, 900, [200, 1_000])
    expect(leadLag(narrow)({ first, second })).toMatchObject({ leadMs: 500, atEnd: true })
    expect(leadLag(narrow)({ first: second, second: first })).toMatchObject({
      leadMs: -500,
      atEnd: true,
    })
  })

  test('lags go both ways by their step, and a step of nothing tries none', () => {
    expect(lagsOf({ ...config, stepMs: 400, maxLagMs: 1_000 })).toEqual([-800, -400, 0, 400, 800])
    expect(lagsOf({ ...config, stepMs: 0 }).map(Math.abs)).toEqual([0])
    expect(lagsOf({ ...config, maxLagMs: -1 }).map(Math.abs)).toEqual([0])
  })

  test('what is no price, comes late, or lies over a silence does not count', () => {
    const spoilt = some.flatMap((spot) => [
      spot,
      { price: Number.NaN, at: spot.at + 1 },
      { price: 0, at: spot.at + 2 },
      { price: Infinity, at: spot.at + 3 },
      { price: 50, at: spot.at },
    ])
    const none = { ...config, maxLagMs: 0 }
    const clean = lagSums(none, { first: some, second: some })
    expect(lagSums(none, { first: spoilt, second: spoilt })).toEqual(clean)
    const later = some.map(({ price, at }) => ({ price: 3 * price, at: at + 14_001 }))
    const both = [...some, ...later]
    const [sum = 0] = clean[0] ?? []
    expect(lagSums({ ...none, blockMs: 1e6 }, { first: both, second: both })[0]?.[0]).toBeCloseTo(
      2 * sum,
      12,
    )
    expect(
      lagSums({ ...none, blockMs: 1e6, maxGapMs: 10_001 }, { first: both, second: both })[0]?.[0],
    ).toBeGreaterThan(1)
  })
})

describe('laws', () => {
  test('of the two the other way round it is the negative', () => {
    const { first, second } = pairOf(11, 700, [300, 1_000])
    const one = leadLag(config)({ first, second })
    const other = leadLag(config)({ first: second, second: first })
    const error = Math.hypot(one?.error ?? 0, other?.error ?? 0)
    expect(Math.abs((one?.leadMs ?? 0) + (other?.leadMs ?? 0))).toBeLessThan(2 * error + 50)
  })

  test('dearer prices and a later clock change nothing', () => {
    const { first, second } = pairOf(13, 600, [300, 1_000])
    const moved = (spots: ReadonlyArray<Spot>) =>
      spots.map(({ price, at }) => ({ price: 8 * price, at: at + 600_000 }))
    const one = leadLag(config)({ first, second })
    expect(leadLag(config)({ first: moved(first), second: moved(second) })).toEqual(one)
  })
})

describe('oracle', () => {
  test.each([0, 400, 1_250])('a lead of %s ms is found, to what its error says', (leadMs) => {
    const scores = Array.from({ length: 24 }, (_, i) => {
      const found = leadLag(config)(pairOf(100 + 10 * i, leadMs, [300, 1_000]))
      return ((found?.leadMs ?? 0) - leadMs) / (found?.error ?? Number.NaN)
    })
    const mean = scores.reduce((sum, score) => sum + score, 0) / 24
    const squares = scores.reduce((sum, score) => sum + score * score, 0) / 24
    expect(Math.abs(mean)).toBeLessThan(1)
    expect(Math.sqrt(squares)).toBeLessThan(2)
    expect(Math.sqrt(squares)).toBeGreaterThan(0.4)
  })

  test('of two blocks the error is half of what lies between them', () => {
    const { first } = pairOf(19, 0, [200, 200])
    const second = first.map(({ price, at }) => ({ price, at: at + (at < 600_000 ? 400 : 600) }))
    const found = leadLag({ ...config, blockMs: 600_000 })({ first, second })
    expect(found?.blocks).toBe(2)
    expect(found?.error).toBeCloseTo(100, -1)
  })

  test('its error is about that of a bootstrap of the same blocks', () => {
    const pair = pairOf(17, 800, [300, 1_000])
    const blocks = lagSums(config, pair)
    const lags = lagsOf(config)
    const statistic = (sums: ReadonlyArray<number>) => {
      const curve = lags.map(
        (_, i) =>
          (sums[i] ?? 0) /
          Math.sqrt((sums[lags.length + i] ?? 0) * (sums[2 * lags.length + i] ?? 0)),
      )
      const high = lags.filter((_, i) => (curve[i] ?? 0) >= 0.9 * Math.max(...curve))
      return [high.reduce((sum, lag) => sum + lag, 0) / high.length]
    }
    const [other] = blockBootstrap({ blocks, statistic, resamples: 300, confidence: 0.95, seed: 1 })
    const one = leadLag(config)(pair)
    expect(Math.abs((one?.leadMs ?? 0) - (other?.value ?? 0))).toBeLessThan(60)
    expect((one?.error ?? 0) / (other?.standardError ?? 1)).toBeGreaterThan(0.4)
    expect((one?.error ?? 0) / (other?.standardError ?? 1)).toBeLessThan(2.5)
  })
})
