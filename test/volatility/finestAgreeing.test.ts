import { existsSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import type { Spot } from '../../src/market/market.js'
import { run } from '../../src/math/fold.js'
import { finestAgreeing } from '../../src/volatility/finestAgreeing.js'
import { realisedVariance } from '../../src/volatility/realisedVariance.js'
import { sampled } from '../../src/volatility/sampled.js'
import { subsampled } from '../../src/volatility/subsampled.js'
import { varianceSignature } from '../../src/volatility/varianceSignature.js'
import { deviation, mean, returnsOf, simulated, source } from './simulation.js'

const scales = [1, 5, 15, 60]
const config = { window: 7_200, scales, standardErrors: 2, confidence: 0.95, kurtosis: 3 }
const brownian = returnsOf(simulated(source(5), { count: 7_200 }))

/** Each price the mean of the last three of the true ones, as of a feed that averages. */
const smoothed = returnsOf(
  brownian.slice(2).map(({ change }, i) => {
    const [first, second] = [brownian[i]?.change ?? 0, brownian[i + 1]?.change ?? 0]
    return (first + second + change) / 3
  }),
)
const noisy = returnsOf(simulated(source(6), { count: 7_200, noise: 1e-4 }))

describe('examples', () => {
  test('of an honest feed the finest scale is taken', () => {
    const said = run(finestAgreeing(config))(brownian)
    const { volatility, lower, upper, returns } = said ?? { volatility: 0, returns: 0 }
    expect({ volatility, lower, upper, returns }).toEqual(
      run(subsampled({ ...config, scale: 1 }))(brownian),
    )
    expect(said?.scale).toBe(1)
  })

  test('of one that smooths, the first that the smoothing does not reach', () => {
    const said = run(finestAgreeing(config))(smoothed)
    // A third of the variance at one step, 0.82 of it at five and 0.94 at fifteen.
    expect(Math.abs((said?.ratio ?? 0) - 1 / 3)).toBeLessThan(0.1)
    expect(said?.scale).toBe(5)
    const plain = run(realisedVariance(config))(smoothed)
    expect((said?.volatility ?? 0) / (plain?.volatility ?? 1)).toBeGreaterThan(1.5)
  })

  test('of one with noise, a coarse one', () => {
    const said = run(finestAgreeing(config))(noisy)
    expect(said?.ratio).toBeGreaterThan(2)
    expect(said?.scale).toBe(15)
  })

  test('it stops above the first scale that disagrees, though one below agrees', () => {
    // Weights whose products add up to 0: the same variance at one step as at many, 1.22 at two.
    const returns = returnsOf(
      brownian.slice(2).map(({ change }, i) => {
        const [first, second] = [brownian[i]?.change ?? 0, brownian[i + 1]?.change ?? 0]
        return change + second - first / 2
      }),
    )
    const over = { ...config, scales: [1, 2, 12] }
    const agree = run(varianceSignature(over))(returns).map(({ agrees }) => agrees)
    expect(agree).toEqual([true, false, true])
    expect(run(finestAgreeing(over))(returns)?.scale).toBe(12)
  })
})

describe('edges', () => {
  test('before the coarsest scale has moved there is nothing', () => {
    const few = brownian.slice(0, 59)
    expect(run(varianceSignature(config))(few)).toEqual([])
    expect(run(finestAgreeing(config))(few)).toBeNull()
    expect(run(finestAgreeing(config))(brownian.slice(0, 60))?.returns).toBe(60)
    const still = returnsOf(Array.from({ length: 100 }, () => 0))
    expect(run(finestAgreeing(config))(still)).toBeNull()
  })

  test('of no scales there is nothing', () => {
    expect(run(varianceSignature({ ...config, scales: [] }))(brownian)).toEqual([])
    expect(run(finestAgreeing({ ...config, scales: [] }))(brownian)).toBeNull()
  })

  test('a return that is no number or took no time is passed over', () => {
    const spoilt = [
      { change: Number.NaN, seconds: 1, isLinked: true },
      { change: 1, seconds: 0, isLinked: true },
    ]
    for (const fold of [finestAgreeing(config), varianceSignature(config)]) {
      const all = [...brownian.slice(0, 99), ...spoilt, ...brownian.slice(99, 200)]
      expect(run<unknown, unknown, unknown>(fold as never)(all)).toEqual(
        run<unknown, unknown, unknown>(fold as never)(brownian.slice(0, 200)),
      )
    }
  })

  test('of one scale it is that scale, which agrees with itself', () => {
    const [only] = run(varianceSignature({ ...config, scales: [5] }))(brownian)
    expect(only).toMatchObject({ scale: 5, ratio: 1, error: 0, agrees: true })
    expect(run(finestAgreeing({ ...config, scales: [5] }))(brownian)?.scale).toBe(5)
  })
})

describe('laws', () => {
  test('only the returns of the window count', () => {
    const over = { ...config, window: 500 }
    const last = brownian.slice(-500)
    expect(run(finestAgreeing(over))(brownian)).toEqual(run(finestAgreeing(over))(last))
    expect(run(varianceSignature(over))(brownian)).toEqual(run(varianceSignature(over))(last))
  })

  test('the error of a ratio is the one that many honest feeds show', () => {
    const from = source(8)
    const said = Array.from({ length: 200 }, () =>
      run(varianceSignature({ ...config, window: 3_600 }))(
        returnsOf(simulated(from, { count: 3_600 })),
      ),
    )
    scales.slice(0, -1).forEach((_, place) => {
      const ratios = said.map((one) => one[place]?.ratio ?? 0)
      const error = said[0]?.[place]?.error ?? 0
      expect(Math.abs(mean(ratios) - 1)).toBeLessThan(3 * (error / Math.sqrt(200)) + error ** 2)
      // 200 feeds tell a deviation to 5 %.
      expect(Math.abs(deviation(ratios) / error - 1)).toBeLessThan(0.25)
    })
  })

  test('tails make the error larger, by the root of half their kurtosis less one', () => {
    const [normal] = run(varianceSignature(config))(brownian)
    const [tailed] = run(varianceSignature({ ...config, kurtosis: 9 }))(brownian)
    expect((tailed?.error ?? 0) / (normal?.error ?? 1)).toBeCloseTo(2, 12)
    expect(tailed?.ratio).toBe(normal?.ratio)
  })
})

const day = new URL('../../../shared/data/chainlink_btcusd_1hz_2026-06-08.csv.gz', import.meta.url)

describe('oracle', () => {
  test.skipIf(!existsSync(day))('a recorded oracle that averages is found out', () => {
    const rows = gunzipSync(readFileSync(day)).toString().trim().split('\n').slice(1)
    const prices = rows.map((row): Spot => {
      const [at, price] = row.split(',').map(Number)
      return { at: at as number, price: price as number }
    })
    const everySecond = sampled({ gridMs: 1_000, maxGapMs: 5_000, staleMs: null })
    const over = { ...config, window: 86_400, kurtosis: 8, scales: [1, 2, 5, 15, 30, 60] }
    const said = run(everySecond(finestAgreeing(over)))(prices)
    const signature = run(everySecond(varianceSignature(over)))(prices)
    // By one-second returns its volatility is 32 % too low, and by those of 15 s it is not.
    expect(Math.sqrt(said?.ratio ?? 0)).toBeCloseTo(0.677, 3)
    expect(said?.scale).toBe(15)
    expect(signature.map(({ agrees }) => agrees)).toEqual([false, false, false, true, true, true])
  })
})
