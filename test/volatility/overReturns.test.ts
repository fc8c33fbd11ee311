import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { run } from '../../src/math/fold.js'
import { bipower } from '../../src/volatility/bipower.js'
import { medianRealisedVariance } from '../../src/volatility/medianRealisedVariance.js'
import type { ScaledConfig } from '../../src/volatility/overReturns.js'
import { realisedKernel } from '../../src/volatility/realisedKernel.js'
import { realisedVariance } from '../../src/volatility/realisedVariance.js'
import { subsampled } from '../../src/volatility/subsampled.js'
import { twoScale } from '../../src/volatility/twoScale.js'
import fixture from '../fixtures/realised.json' with { type: 'json' }
import { returnsOf } from './simulation.js'

const estimators = {
  realised: realisedVariance,
  subsampled,
  twoScale,
  kernel: realisedKernel,
  bipower,
  median: medianRealisedVariance,
} as const
type Name = keyof typeof estimators
const names = Object.keys(estimators) as ReadonlyArray<Name>

const config = { window: 1_000, scale: 3, confidence: 0.95, kurtosis: 3 }
const estimate = (
  name: Name,
  returns: ReturnType<typeof returnsOf>,
  over: Partial<ScaledConfig> = {},
) => run(estimators[name]({ ...config, ...over }))(returns)
const variance = (...given: Parameters<typeof estimate>): number =>
  (estimate(...given)?.volatility ?? Number.NaN) ** 2 / 31_536_000

/** Two chains, [3, −1, 2] and [1, 2]. */
const broken = returnsOf([3, -1, 2, 1, 2]).map((one, i) =>
  i === 3 ? { ...one, isLinked: false } : one,
)

describe('examples', () => {
  test('squares count in every chain', () => {
    expect(variance('realised', broken)).toBeCloseTo((9 + 1 + 4 + 1 + 4) / 5, 12)
    expect(variance('realised', returnsOf([3, -1], 2))).toBeCloseTo(10 / 4, 12)
  })

  test('long returns lie within one chain', () => {
    expect(variance('subsampled', broken, { scale: 2 })).toBeCloseTo((4 + 1 + 9) / 6, 12)
    expect(variance('subsampled', broken, { scale: 3 })).toBeCloseTo(16 / 3, 12)
    expect(estimate('subsampled', broken, { scale: 4 })).toBeNull()
  })

  test('two scales take the difference of squares over that of times', () => {
    const returns = returnsOf([3, 1, 2, -1, 2])
    const [long, short] = [(16 + 9 + 1 + 1) / 4, 19 / 5]
    expect(variance('twoScale', returns, { scale: 2 })).toBeCloseTo(long - short, 12)
    const slow = returnsOf([3, 1, 2, -1, 2], 4)
    expect(variance('twoScale', slow, { scale: 2 })).toBeCloseTo((long - short) / 4, 12)
  })

  test('two scales do not fall under a fifth of the coarse one', () => {
    expect(variance('twoScale', returnsOf([3, -2, 3, -2]), { scale: 2 })).toBeCloseTo(0.2 / 2, 12)
  })

  test('products of neighbours lie within one chain', () => {
    const products = [3 * 1, 1 * 2, 1 * 2]
    expect(variance('bipower', broken)).toBeCloseTo(
      ((Math.PI / 2) * (3 + 2 + 2)) / products.length,
      12,
    )
  })

  test('each three of one chain have a median', () => {
    const scaling = Math.PI / (6 - 4 * Math.sqrt(3) + Math.PI)
    const orders = [
      [1, 2, 3],
      [1, 3, 2],
      [2, 1, 3],
      [2, 3, 1],
      [3, 1, 2],
      [3, 2, 1],
    ]
    for (const order of orders) {
      expect(variance('median', returnsOf(order, 4))).toBeCloseTo((scaling * 4) / 4, 12)
    }
    expect(variance('median', broken)).toBeCloseTo(scaling * 4, 12)
    const four = returnsOf([5, 1, -2, 1])
    expect(variance('median', four)).toBeCloseTo((scaling * (4 + 1)) / 2, 12)
  })

  test('a kernel over one chain and over two counts the pairs that there are', () => {
    // With five returns of scale 1 the bandwidth is 4: 3.51 · 0.1^0.4 · 5^0.6 is 3.7.
    const parzen = (x: number) => (x <= 0.5 ? 1 - 6 * x * x + 6 * x ** 3 : 2 * (1 - x) ** 3)
    const w = [1, 2, 3, 4].map((lag) => parzen(lag / 5) / parzen(1 / 5))
    const within = (w[0] as number) * (-3 - 2 + 2) + (w[1] as number) * 6
    expect(variance('kernel', broken, { scale: 1 })).toBeCloseTo(
      (19 + 2 * (5 / 3) * within) / 5,
      12,
    )
  })

  test('a kernel of returns that stand alone is their squares', () => {
    expect(variance('kernel', returnsOf([3], 2), { scale: 1 })).toBeCloseTo(9 / 2, 12)
    const apart = returnsOf([3, 1]).map((one) => ({ ...one, isLinked: false }))
    expect(variance('kernel', apart, { scale: 1 })).toBeCloseTo(10 / 2, 12)
  })

  test('returns of unlike lengths weigh by their time', () => {
    const returns = [
      { change: 1, seconds: 1, isLinked: true },
      { change: 4, seconds: 4, isLinked: true },
      { change: 3, seconds: 9, isLinked: true },
    ]
    expect(variance('realised', returns)).toBeCloseTo(26 / 14, 12)
    expect(variance('subsampled', returns, { scale: 2 })).toBeCloseTo((25 + 49) / 18, 12)
    expect(variance('bipower', returns)).toBeCloseTo(((Math.PI / 2) * (2 + 2)) / 2, 12)
    const even = estimate('realised', returnsOf([1, 1, 1]))
    const uneven = estimate('realised', returns)
    // (Σ Δt)² / Σ Δt² is 2 of the 3 returns, near enough: a wider interval.
    expect((uneven?.upper ?? 0) / (uneven?.volatility ?? 1)).toBeGreaterThan(
      (even?.upper ?? 0) / (even?.volatility ?? 1),
    )
  })
})

describe('edges', () => {
  test.each(names)('%s of nothing, or of returns that are all zero, says null', (name) => {
    expect(estimate(name, [])).toBeNull()
    expect(estimate(name, returnsOf([0, 0, 0, 0, 0]))).toBeNull()
  })

  test.each([
    ['realised', 1],
    ['subsampled', 3],
    ['twoScale', 3],
    ['kernel', 3],
    ['bipower', 2],
    ['median', 3],
  ] as const)('%s says something from %d returns on', (name, least) => {
    const returns = returnsOf([0.1, 0.2, 0.3, 0.2])
    expect(estimate(name, returns.slice(0, least - 1))).toBeNull()
    expect(estimate(name, returns.slice(0, least))?.returns).toBe(least)
  })

  test('two scales that are the same say null', () => {
    expect(estimate('twoScale', returnsOf([0.1, 0.2, 0.3]), { scale: 1 })).toBeNull()
  })

  test.each(names)('%s passes over a return that is no number or took no time', (name) => {
    const returns = returnsOf([0.1, 0.2, -0.1, 0.3, 0.1])
    const spoilt = [
      { change: Number.NaN, seconds: 1, isLinked: true },
      { change: Infinity, seconds: 1, isLinked: true },
      { change: 0.1, seconds: 0, isLinked: true },
      { change: 0.1, seconds: -1, isLinked: true },
      { change: 0.1, seconds: Infinity, isLinked: true },
      { change: 0.1, seconds: Number.NaN, isLinked: true },
    ]
    const all = [...returns.slice(0, 2), ...spoilt, ...returns.slice(2)]
    expect(estimate(name, all)).toEqual(estimate(name, returns))
  })
})

const changesFrom = (minLength: number) =>
  fc.array(fc.integer({ min: -50, max: 50 }), { minLength, maxLength: 200, size: 'max' })
const changes = changesFrom(1)
const small = (values: ReadonlyArray<number>) => values.map((value) => value / 10_000)

describe('laws', () => {
  test.each(names)('%s of returns times c is c² as much', (name) => {
    fc.assert(
      fc.property(changes, (values) => {
        const once = variance(name, returnsOf(small(values)))
        const eight = variance(name, returnsOf(small(values).map((value) => 8 * value)))
        expect(eight / 64).toEqual(Number.isNaN(once) ? Number.NaN : expect.closeTo(once, 15))
      }),
    )
  })

  test.each(names)('%s of returns that take four times as long is a fourth', (name) => {
    fc.assert(
      fc.property(changes, (values) => {
        const fast = variance(name, returnsOf(small(values)))
        const slow = variance(name, returnsOf(small(values), 4))
        expect(4 * slow).toEqual(Number.isNaN(fast) ? Number.NaN : expect.closeTo(fast, 15))
      }),
    )
  })

  test.each(names)('%s forgets what is beyond the window', (name) => {
    fc.assert(
      fc.property(changes, fc.integer({ min: 1, max: 150 }), (values, window) => {
        const all = returnsOf(small(values))
        expect(estimate(name, all, { window })).toEqual(
          estimate(name, all.slice(-window), { window }),
        )
      }),
    )
  })

  test.each(names)('%s lies in its interval, which tails make wider', (name) => {
    fc.assert(
      fc.property(changesFrom(100), (values) => {
        const said = estimate(name, returnsOf(small(values)))
        const tailed = estimate(name, returnsOf(small(values)), { kurtosis: 8 })
        fc.pre(said !== null && tailed !== null)
        if (said === null || tailed === null) return
        expect(said.lower).toBeLessThan(said.volatility)
        expect(said.upper).toBeGreaterThan(said.volatility)
        expect(tailed.volatility).toBe(said.volatility)
        expect(tailed.lower).toBeLessThan(said.lower)
        expect(tailed.upper).toBeGreaterThan(said.upper)
      }),
    )
  })

  test.each(names)('a step of %s leaves the state before it as it was', (name) => {
    const fold = estimators[name]({ ...config, window: 70 })
    const returns = returnsOf(Array.from({ length: 200 }, (_, i) => i / 1e4))
    let state = fold.initial
    for (const one of returns) {
      const copy = structuredClone(state)
      const next = fold.step(state, one)
      expect(state).toEqual(copy)
      state = next
    }
  })
})

describe('oracle', () => {
  test.each(fixture.cases)('of $name the six are those of numpy to 1e-12', (row) => {
    const returns = returnsOf(row.returns, row.seconds)
    for (const name of names) {
      const relative = Math.abs(variance(name, returns, { scale: row.scale }) / row[name] - 1)
      expect(relative).toBeLessThan(1e-12)
    }
  })

  test('a return of bipower and of the median of three is worth what was simulated', () => {
    // Of 1,000 degrees and more, ln(upper/lower) goes with one over the root of their number, and
    // of 20,000 returns the two products fewer at the ends are nothing.
    const returns = returnsOf(Array.from({ length: 20_000 }, (_, i) => (i % 7) - 3.2))
    const width = (name: Name) => {
      const said = estimate(name, returns, { window: 20_000 })
      return Math.log((said?.upper ?? 0) / (said?.lower ?? 1))
    }
    for (const name of ['bipower', 'median'] as const) {
      const [worth, error] = fixture.efficiency[name] as [number, number]
      expect(Math.abs((width('realised') / width(name)) ** 2 - worth)).toBeLessThan(3 * error)
    }
  })
})
