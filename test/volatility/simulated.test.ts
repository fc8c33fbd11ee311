import { describe, expect, test } from 'vitest'
import { type Fold, run } from '../../src/math/fold.js'
import { bipower } from '../../src/volatility/bipower.js'
import type { GridReturn } from '../../src/volatility/gridReturn.js'
import { medianRealisedVariance } from '../../src/volatility/medianRealisedVariance.js'
import { realisedKernel } from '../../src/volatility/realisedKernel.js'
import { realisedVariance } from '../../src/volatility/realisedVariance.js'
import { sampled } from '../../src/volatility/sampled.js'
import { subsampled } from '../../src/volatility/subsampled.js'
import { twoScale } from '../../src/volatility/twoScale.js'
import { brownian, deviation, mean, returnsOf, simulated, source } from './simulation.js'

const config = { window: 1_800, scale: 30, confidence: 0.95, kurtosis: 3 }
const makers = {
  realisedVariance,
  subsampled,
  twoScale,
  realisedKernel,
  bipower,
  medianRealisedVariance,
} as const
type Name = keyof typeof makers
const names = Object.keys(makers) as ReadonlyArray<Name>

/** The paths are made once for each kind, since making them is most of the work. */
const made = new Map<string, ReadonlyArray<ReadonlyArray<GridReturn>>>()
const pathsOf = (over: { noise?: number; jumps?: number }) => {
  const from = source(7)
  const kind = JSON.stringify(over)
  const paths =
    made.get(kind) ??
    Array.from({ length: 200 }, () => returnsOf(simulated(from, { count: 1_800, ...over })))
  made.set(kind, paths)
  return paths
}

/** Of 200 paths: the variance over the true one, and whether the interval held the true one. */
const tried = (name: Name, over: { noise?: number; jumps?: number } = {}) => {
  const truth = 1e-4 * Math.sqrt(31_536_000)
  const said = pathsOf(over).map((path) => {
    const found = run(makers[name](config))(path)
    if (found === null) throw new Error('nothing said')
    return { ratio: (found.volatility / truth) ** 2, found }
  })
  const ratios = said.map(({ ratio }) => ratio)
  return {
    bias: mean(ratios) - 1,
    error: deviation(ratios) / Math.sqrt(ratios.length),
    spread: deviation(ratios),
    // ln(upper/lower) of a volatility is 1.96 standard errors of its variance, to both sides.
    claimed: mean(said.map(({ found }) => Math.log(found.upper / found.lower))) / 1.96,
    held: mean(said.map(({ found }) => (found.lower < truth && truth < found.upper ? 1 : 0))),
  }
}

describe('laws', () => {
  test.each(names)('%s of a Brownian motion is right, and as sure as it says', (name) => {
    const { bias, error, spread, held, claimed } = tried(name)
    expect(Math.abs(bias)).toBeLessThan(3 * error)
    // 200 trials tell a deviation to 5 %, and a share of 95 % to 1.5 %.
    expect(Math.abs(spread / claimed - 1)).toBeLessThan(0.15)
    expect(Math.abs(held - 0.95)).toBeLessThan(0.045)
  })

  test.each(['twoScale', 'realisedKernel'] as const)('%s sees through noise', (name) => {
    const { bias, error, spread, held, claimed } = tried(name, { noise: 1e-4 })
    expect(Math.abs(bias)).toBeLessThan(3 * error)
    expect(Math.abs(spread / claimed - 1)).toBeLessThan(0.15)
    expect(Math.abs(held - 0.95)).toBeLessThan(0.045)
  })

  test('realised variance does not: it is three times the true one, as the noise says', () => {
    const { bias, error } = tried('realisedVariance', { noise: 1e-4 })
    expect(Math.abs(bias - 2)).toBeLessThan(3 * error)
  })

  test('the median of three sees through jumps', () => {
    const { bias } = tried('medianRealisedVariance', { jumps: 4e-3 })
    expect(Math.abs(bias)).toBeLessThan(0.05)
  })

  test('bipower has each jump twice, against a usual neighbour', () => {
    const { bias, error } = tried('bipower', { jumps: 4e-3 })
    const usual = Math.sqrt(2 / Math.PI)
    expect(Math.abs(bias - (((Math.PI / 2) * 3 * 2 * 40) / 1_800) * usual)).toBeLessThan(3 * error)
  })

  test('realised variance does not: three jumps of 40 deviations are 2.67 of its window', () => {
    const { bias } = tried('realisedVariance', { jumps: 4e-3 })
    expect(Math.abs(bias - (3 * 1_600) / 1_800)).toBeLessThan(0.05)
  })
})

describe('any pace', () => {
  const everySecond = Array.from({ length: 20_000 }, (_, i) => i * 1_000)
  const poisson = (meanMs: number, count: number): ReadonlyArray<number> => {
    const { uniform } = source(3)
    let at = 0
    return Array.from({ length: count }, () => {
      at += Math.ceil(-meanMs * Math.log(uniform()))
      return at
    })
  }
  const grid = sampled({ gridMs: 1_000, maxGapMs: 30_000, staleMs: null })
  const one = grid(subsampled({ window: 20_000, scale: 30, confidence: 0.9999, kurtosis: 3 }))

  test.each([
    ['a price a second', everySecond],
    ['a price at exponential times, four a second', poisson(250, 60_000)],
    ['a price at exponential times, one in two seconds', poisson(2_000, 15_000)],
  ])('%s shows the volatility that made it', (_, instants) => {
    const found = run(one)(brownian(source(11), instants, 1e-4))
    const truth = 1e-4 * Math.sqrt(31_536_000)
    expect(found?.lower).toBeLessThan(truth)
    expect(found?.upper).toBeGreaterThan(truth)
  })

  /** The returns of 200 feeds, made once for the six. */
  const fed = new Map<string, ReadonlyArray<ReadonlyArray<GridReturn>>>()
  const collected = (): Fold<GridReturn, Array<GridReturn>, ReadonlyArray<GridReturn>> => ({
    initial: [],
    step: (returns, one) => {
      returns.push(one)
      return returns
    },
    value: (returns) => returns,
  })
  const feedsOf = (meanMs: number, maxGapMs: number) => {
    const from = source(21)
    const kind = `${meanMs} ${maxGapMs}`
    const grid = sampled({ gridMs: 1_000, maxGapMs, staleMs: null })
    const feeds =
      fed.get(kind) ??
      Array.from({ length: 200 }, () => {
        let at = 0
        const instants = Array.from({ length: 1_200 }, () => {
          at += Math.ceil(-meanMs * Math.log(from.uniform()))
          return at
        })
        return run(grid(collected()))(brownian(from, instants, 1e-4))
      })
    fed.set(kind, feeds)
    return feeds
  }

  /** Of them: volatility over the true one, and how many intervals held the true one. */
  const sparse = (name: Name, meanMs: number, maxGapMs: number) => {
    const over = { window: 300, scale: 5, confidence: 0.95, kurtosis: 3 }
    const truth = 1e-4 * Math.sqrt(31_536_000)
    const said = feedsOf(meanMs, maxGapMs).map((returns) => {
      const found = run(makers[name](over))(returns)
      const isHeld = found !== null && found.lower < truth && truth < found.upper
      return { ratio: (found?.volatility ?? 0) / truth, held: isHeld ? 1 : 0 }
    })
    return { ratio: mean(said.map(({ ratio }) => ratio)), held: mean(said.map(({ held }) => held)) }
  }

  test.each(
    names.flatMap((name) =>
      [
        [500, 30_000],
        [1_000, 30_000],
        [1_000, 2_500],
        [10_000, 100_000],
        [10_000, 20_000],
      ].map(([meanMs, maxGapMs]) => [name, meanMs as number, maxGapMs as number] as const),
    ),
  )('%s of prices %d ms apart on average, with gaps beyond %d ms', (name, meanMs, maxGapMs) => {
    const { ratio, held } = sparse(name, meanMs, maxGapMs)
    // The mean of a root is below the root of the mean, by a quarter of the variance: 1.5 %.
    expect(Math.abs(ratio - 1)).toBeLessThan(0.03)
    expect(Math.abs(held - 0.95)).toBeLessThan(0.045)
  })

  test('half of the prices told twice change nothing', () => {
    const prices = brownian(source(12), everySecond.slice(0, 2_000), 1e-4)
    const { uniform } = source(13)
    const twice = prices.flatMap((price) => (uniform() < 0.5 ? [price, price] : [price]))
    expect(twice.length).toBeGreaterThan(2_900)
    expect(run(one)(twice)).toEqual(run(one)(prices))
  })
})
