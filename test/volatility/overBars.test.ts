import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isSound, type PriceBar } from '../../src/market/bar.js'
import { run } from '../../src/math/fold.js'
import { garmanKlass } from '../../src/volatility/garmanKlass.js'
import type { RealisedConfig } from '../../src/volatility/overReturns.js'
import { parkinson } from '../../src/volatility/parkinson.js'
import { realisedVariance } from '../../src/volatility/realisedVariance.js'
import { rogersSatchell } from '../../src/volatility/rogersSatchell.js'
import fixture from '../fixtures/realised.json' with { type: 'json' }
import { returnsOf } from './simulation.js'

const estimators = { parkinson, garmanKlass, rogersSatchell } as const
type Name = keyof typeof estimators
const names = Object.keys(estimators) as ReadonlyArray<Name>

const config = { window: 1_000, confidence: 0.95, kurtosis: 3 }
const estimate = (name: Name, bars: ReadonlyArray<PriceBar>, over: Partial<RealisedConfig> = {}) =>
  run(estimators[name]({ ...config, ...over }))(bars)
const variance = (...given: Parameters<typeof estimate>): number =>
  (estimate(...given)?.volatility ?? Number.NaN) ** 2 / 31_536_000

/** A minute's bar by the logarithms of its prices. */
const bar = (
  number: number,
  [open, high, low, close]: readonly [number, number, number, number],
): PriceBar => ({
  at: (number + 1) * 60_000,
  milliseconds: 60_000,
  open: Math.exp(open),
  high: Math.exp(high),
  low: Math.exp(low),
  close: Math.exp(close),
})
const sample = bar(0, [0.1, 0.6, 0, 0.3])

describe('examples', () => {
  test('the range, the range less the move, and the ranges beyond the ends', () => {
    expect(variance('parkinson', [sample])).toBeCloseTo(0.36 / (4 * Math.LN2) / 60, 14)
    const explained = (2 * Math.LN2 - 1) * 0.04
    expect(variance('garmanKlass', [sample])).toBeCloseTo((0.18 - explained) / 60, 14)
    expect(variance('rogersSatchell', [sample])).toBeCloseTo((0.3 * 0.5 + 0.3 * 0.1) / 60, 14)
  })

  test.each(names)('%s divides by the time of the bars that count', (name) => {
    const long = { ...bar(9, [0.1, 0.6, 0, 0.3]), milliseconds: 180_000 }
    const one = variance(name, [sample])
    expect(variance(name, [sample, long])).toBeCloseTo((2 * one) / 4, 14)
    expect(variance(name, [sample, long], { window: 1 })).toBeCloseTo(one / 3, 14)
    expect(estimate(name, [sample, long])?.returns).toBe(2)
  })

  test('bars of unlike lengths leave a wider interval', () => {
    const second = bar(1, [0.1, 0.6, 0, 0.3])
    const long = { ...bar(9, [0.1, 0.6, 0, 0.3]), milliseconds: 480_000 }
    const width = (bars: ReadonlyArray<PriceBar>) => {
      const said = estimate('parkinson', bars)
      return (said?.upper ?? 0) / (said?.volatility ?? 1)
    }
    expect(width([sample, long])).toBeGreaterThan(1.1 * width([sample, second]))
    expect(width([{ ...sample, at: 1, milliseconds: 60 }])).toBeCloseTo(width([sample]), 12)
  })
})

describe('edges', () => {
  test.each(names)('%s of no bar, or of bars without a range, says null', (name) => {
    expect(estimate(name, [])).toBeNull()
    expect(estimate(name, [bar(0, [1, 1, 1, 1]), bar(1, [1, 1, 1, 1])])).toBeNull()
  })

  test('a bar at its own bounds makes sense', () => {
    expect(isSound(bar(0, [1, 1, 1, 1]))).toBe(true)
    expect(isSound(bar(0, [0, 1, 0, 1]))).toBe(true)
    expect(isSound(bar(0, [1, 1, 0, 0]))).toBe(true)
  })

  test.each<[string, Partial<PriceBar>]>([
    ['high under low', { high: 0.9, low: 1.2 }],
    ['open above high', { open: 3 }],
    ['open below low', { open: 0.5 }],
    ['close above high', { close: 3 }],
    ['close below low', { close: 0.5 }],
    ['a low of zero', { low: 0 }],
    ['a low below zero', { low: -1 }],
    ['a high without end', { high: Infinity }],
    ['an open that is no number', { open: Number.NaN }],
    ['a high that is no number', { high: Number.NaN }],
    ['a low that is no number', { low: Number.NaN }],
    ['a close that is no number', { close: Number.NaN }],
    ['no time', { milliseconds: 0 }],
    ['a time without end', { milliseconds: Infinity }],
    ['an instant that is no number', { at: Number.NaN }],
    ['an instant without end', { at: Infinity }],
  ])('a bar with %s is passed over', (_, over) => {
    const spoilt = { ...bar(1, [0.1, 0.6, 0, 0.3]), ...over }
    const after = bar(2, [0.2, 0.3, 0, 0.1])
    for (const name of names) {
      expect(estimate(name, [sample, spoilt, after])).toEqual(estimate(name, [sample, after]))
      expect(estimate(name, [spoilt])).toBeNull()
    }
    expect(isSound(spoilt)).toBe(false)
  })

  test('a bar that begins before the last one ended is passed over', () => {
    const early = { ...bar(1, [0.1, 0.6, 0, 0.3]), at: 119_999 }
    expect(estimate('parkinson', [sample, early])?.returns).toBe(1)
    expect(estimate('parkinson', [sample, { ...early, at: 120_000 }])?.returns).toBe(2)
  })
})

const bars = fc
  .array(fc.tuple(fc.nat(100), fc.nat(100), fc.nat(100), fc.nat(100)), {
    minLength: 100,
    maxLength: 200,
    size: 'max',
  })
  .map((rows) =>
    rows.map(([high, low, open, close], i) =>
      bar(i, [
        (open - 50) / 1e5,
        (Math.max(open, close) + high - 50) / 1e5,
        (Math.min(open, close) - low - 50) / 1e5,
        (close - 50) / 1e5,
      ]),
    ),
  )

describe('laws', () => {
  test.each(names)('%s does not ask in what money the prices are, and forgets', (name) => {
    fc.assert(
      fc.property(bars, fc.integer({ min: 1, max: 80 }), (all, window) => {
        const dear = all.map((one) => ({
          ...one,
          open: one.open * 1_024,
          high: one.high * 1_024,
          low: one.low * 1_024,
          close: one.close * 1_024,
        }))
        expect(estimate(name, dear)).toEqual(estimate(name, all))
        const last = all.slice(-window)
        expect(estimate(name, all, { window })).toEqual(estimate(name, last, { window }))
      }),
    )
  })

  test.each(names)('%s lies in its interval, and a step leaves its state as it was', (name) => {
    fc.assert(
      fc.property(bars, (all) => {
        const fold = estimators[name](config)
        const before = all.slice(0, 66).reduce(fold.step, fold.initial)
        const copy = structuredClone(before)
        const said = fold.value(all.slice(66).reduce(fold.step, before))
        expect(before).toEqual(copy)
        expect(said).toEqual(estimate(name, all))
        if (said === null) return
        expect(said.lower).toBeLessThan(said.volatility)
        expect(said.upper).toBeGreaterThan(said.volatility)
      }),
    )
  })
})

describe('oracle', () => {
  test.each(names)('%s is that of numpy to 1e-12', (name) => {
    const rows = fixture.bars.rows as ReadonlyArray<ReadonlyArray<number>>
    const all = rows.map(([open = 0, high = 0, low = 0, close = 0], i) => ({
      at: (i + 1) * 60_000,
      milliseconds: 60_000,
      open,
      high,
      low,
      close,
    }))
    expect(Math.abs(variance(name, all) / fixture.bars[name] - 1)).toBeLessThan(1e-12)
  })

  test.each(names)('a bar of %s is worth as many returns as was simulated', (name) => {
    // Of 1,000 degrees and more, ln(upper/lower) goes with one over the root of their number.
    const all = Array.from({ length: 1_000 }, (_, i) => bar(i, [0.1, 0.6, 0, 0.3]))
    const width = (said: { lower: number; upper: number } | null) =>
      Math.log((said?.upper ?? 0) / (said?.lower ?? 1))
    const plain = width(run(realisedVariance(config))(returnsOf(all.map(() => 1))))
    const [worth, error] = fixture.efficiency[name] as [number, number]
    expect(Math.abs((plain / width(estimate(name, all))) ** 2 - worth)).toBeLessThan(3 * error)
  })
})
