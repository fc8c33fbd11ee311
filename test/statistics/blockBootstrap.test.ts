import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { blockBootstrap } from '../../src/statistics/blockBootstrap.js'
import { draws } from '../../src/statistics/draws.js'
import { sampleQuantile } from '../../src/statistics/sampleQuantile.js'
import fixture from '../fixtures/bootstrap.json' with { type: 'json' }
import { runs } from '../runs.js'

const meanOf = ([sum = 0, count = 0]: ReadonlyArray<number>): ReadonlyArray<number> => [sum / count]

/** Values that look random and are 0 in the mean, one in each block. */
const noise = (count: number, seed: number): ReadonlyArray<number> =>
  [...draws({ seed, stream: 7, count, below: 2 ** 20 })].map((drawn) => drawn / 2 ** 19 - 1)

describe('blockBootstrap: examples', () => {
  it('gives the figures of all blocks, and intervals around them', () => {
    const blocks = [1, 2, 3, 4, 5].map((value) => [value, 1])
    const [mean, ...others] = blockBootstrap({
      blocks,
      statistic: meanOf,
      resamples: 2_000,
      confidence: 0.9,
      seed: 1,
    })
    expect(others).toEqual([])
    expect(mean?.value).toBe(3)
    // Of five values drawn anew, the standard error of the mean is √(2/5).
    expect(mean?.standardError).toBeCloseTo(Math.sqrt(0.4), 1)
    expect(mean?.lower).toBeCloseTo(2, 0)
    expect(mean?.upper).toBeCloseTo(4, 0)
  })

  it('takes n − 1 for the standard error of n resamples', () => {
    const blocks = noise(9, 8).map((value) => [value, 1])
    const options = { blocks, statistic: meanOf, confidence: 0.5, seed: 6 }
    const [two] = blockBootstrap({ ...options, resamples: 2 })
    // Half of the way between the two is inside the interval at one half.
    const apart = 2 * ((two?.upper ?? 0) - (two?.lower ?? 0))
    expect(apart).toBeGreaterThan(0)
    expect(two?.standardError).toBeCloseTo(apart / Math.SQRT2, 12)
  })

  it('makes all figures from the same resamples', () => {
    const blocks = noise(30, 3).map((value) => [value, value + 1])
    const [first, second, difference] = blockBootstrap({
      blocks,
      statistic: ([a = 0, b = 0]) => [a, b, b - a],
      resamples: 50,
      confidence: 0.95,
      seed: 2,
    })
    expect(first?.standardError).toBeGreaterThan(0.5)
    expect(second?.standardError).toBeGreaterThan(0.5)
    expect(difference?.value).toBeCloseTo(30, 9)
    expect(difference?.standardError).toBeCloseTo(0, 9)
  })
})

describe('blockBootstrap: edges', () => {
  const options = { statistic: meanOf, resamples: 100, confidence: 0.95, seed: 1 }

  it('knows no interval from fewer than two blocks', () => {
    for (const blocks of [[], [[6, 2]]]) {
      const [mean] = blockBootstrap({ ...options, blocks })
      expect(mean).toEqual({
        value: blocks.length === 0 ? Number.NaN : 3,
        lower: Number.NaN,
        upper: Number.NaN,
        standardError: Number.NaN,
      })
    }
  })

  it('leaves out the resamples in which a figure is not finite', () => {
    const [mean] = blockBootstrap({ ...options, blocks: [[3, 1], ...[1, 2, 3].map(() => [0, 0])] })
    expect(mean).toEqual({ value: 3, lower: 3, upper: 3, standardError: 0 })
  })

  it('knows no interval of a figure that is never finite, or once', () => {
    const blocks = [[1, 0], ...[1, 2].map(() => [0, 0])]
    const [never] = blockBootstrap({ ...options, blocks })
    expect(never?.lower).toBeNaN()
    const [once] = blockBootstrap({
      ...options,
      blocks: noise(9, 1).map((v) => [v, 1]),
      resamples: 1,
    })
    expect(once?.value).toBeDefined()
    expect(once?.standardError).toBeNaN()
  })
})

describe('blockBootstrap: laws', () => {
  it('gives the same for the same seed, and another for another', () => {
    const blocks = noise(20, 5).map((value) => [value, 1])
    const of = (seed: number) =>
      blockBootstrap({ blocks, statistic: meanOf, resamples: 99, confidence: 0.95, seed })
    expect(of(1)).toEqual(of(1))
    expect(of(1)).not.toEqual(of(2))
    expect(of(1)[0]?.value).toBe(of(2)[0]?.value)
  })

  it('sums each column as adding up the drawn blocks does, however many there are', () => {
    const cell = fc.oneof(fc.constant(0), fc.double({ min: -1e6, max: 1e6, noNaN: true }))
    const table = fc
      .record({ width: fc.nat(9), rows: fc.integer({ min: 2, max: 12 }), empty: fc.nat(8) })
      .chain(({ width, rows, empty }) =>
        fc.array(
          fc
            .array(cell, { minLength: width, maxLength: width })
            .map((block) => block.map((value, i) => (i === empty ? 0 : value))),
          { minLength: rows, maxLength: rows },
        ),
      )
    fc.assert(
      fc.property(table, fc.nat(1e6), (blocks, seed) => {
        const seen: Array<ReadonlyArray<number>> = []
        const statistic = (sums: ReadonlyArray<number>) => {
          seen.push(sums)
          return [0]
        }
        blockBootstrap({ blocks, statistic, resamples: 3, confidence: 0.9, seed })
        const count = blocks.length
        const plain = [0, 1, 2].map((stream) => {
          const times = new Array<number>(count).fill(0)
          for (const i of draws({ seed, stream, count, below: count }))
            times[i] = (times[i] ?? 0) + 1
          return times
        })
        const columns = blocks[0] ?? []
        const sums = [new Array<number>(count).fill(1), ...plain].map((times) =>
          columns.map((_, i) =>
            blocks.reduce((sum, block, b) => {
              const weight = times[b] ?? 0
              return weight === 0 ? sum : sum + weight * (block[i] ?? 0)
            }, 0),
          ),
        )
        expect(seen).toEqual(sums)
      }),
    )
  })

  it('finds the standard error of a mean of independent values', () => {
    const values = noise(500, 11)
    const [mean] = blockBootstrap({
      blocks: values.map((value) => [value, 1]),
      statistic: meanOf,
      resamples: 2_000,
      confidence: 0.95,
      seed: 4,
    })
    const centre = values.reduce((a, b) => a + b, 0) / 500
    const variance = values.reduce((a, b) => a + (b - centre) ** 2, 0) / 500
    const error = Math.sqrt(variance / 500)
    expect(Math.abs((mean?.standardError ?? 0) / error - 1)).toBeLessThan(0.05)
    expect(Math.abs(((mean?.upper ?? 0) - (mean?.lower ?? 0)) / (3.92 * error) - 1)).toBeLessThan(
      0.07,
    )
  })

  it('draws every number about as often as the others, in streams that differ', () => {
    fc.assert(
      fc.property(fc.nat(2 ** 31), fc.nat(1_000), (seed, stream) => {
        const drawn = draws({ seed, stream, count: 8_000, below: 8 })
        const times = Array.from({ length: 8 }, (_, i) => drawn.filter((one) => one === i).length)
        // Six standard deviations of a count of 1,000 in 8,000.
        for (const count of times) expect(Math.abs(count - 1_000)).toBeLessThan(6 * 29.6)
        expect(draws({ seed, stream: stream + 1, count: 8_000, below: 8 })).not.toEqual(drawn)
      }),
      runs(20),
    )
  })
})

describe('blockBootstrap: oracle', () => {
  it('draws({ seed, stream, count, below }) is xoshiro128** as written in Python', () => {
    for (const [seed, stream, count, below, drawn] of fixture.draws as Array<
      [number, number, number, number, Array<number>]
    >) {
      expect([...draws({ seed, stream, count, below })]).toEqual(drawn)
    }
  })

  it('sampleQuantile(sorted, part) is numpy’s', () => {
    for (const [part, exact] of fixture.quantiles as Array<[number, number]>) {
      expect(sampleQuantile(fixture.sample, part)).toBeCloseTo(exact, 14)
    }
    expect(sampleQuantile([], 0.5)).toBeNaN()
    expect(sampleQuantile([3], 1)).toBe(3)
  })
})
