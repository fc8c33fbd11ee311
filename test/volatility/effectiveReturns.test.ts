import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { effectiveReturns } from '../../src/volatility/effectiveReturns.js'
import { sharedVariance } from '../../src/volatility/sharedVariance.js'
import { bartlett } from '../../src/volatility/subsampled.js'

type Matrix = ReadonlyArray<ReadonlyArray<number>>

const matrix = (rows: number, columns: number, at: (i: number, j: number) => number): Matrix =>
  Array.from({ length: rows }, (_, i) => Array.from({ length: columns }, (_unused, j) => at(i, j)))
const times = (a: Matrix, b: Matrix): Matrix =>
  a.map((row) =>
    (b[0] ?? []).map((_, j) => row.reduce((sum, x, k) => sum + x * (b[k]?.[j] ?? 0), 0)),
  )
const transposed = (a: Matrix): Matrix => (a[0] ?? []).map((_, j) => a.map((row) => row[j] ?? 0))
const sumOf = (values: ReadonlyArray<number>): number => values.reduce((sum, x) => sum + x, 0)
const traceOfSquare = (a: Matrix): number => sumOf(times(a, a).map((row, i) => row[i] ?? 0))

/** The covariances of the returns of one chain: each price has a noise of its own. */
const covariances = (length: number, noise: number): Matrix =>
  matrix(length, length, (i, j) =>
    i === j ? 1 + 2 * noise : Math.abs(i - j) === 1 ? 0 - noise : 0,
  )

const chains = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 4 })
const noises = fc.double({ min: 0, max: 3, noNaN: true })
const weighted = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), {
  minLength: 1,
  maxLength: 12,
})

describe('examples', () => {
  test('squares alone are worth their number', () => {
    expect(effectiveReturns({ chains: [50], weights: [1], noise: 0 })).toBe(50)
    expect(effectiveReturns({ chains: [20, 1, 29], weights: [1], noise: 0 })).toBe(50)
  })

  test('one long return is worth one', () => {
    expect(effectiveReturns({ chains: [1], weights: bartlett(30), noise: 0 })).toBe(1)
  })

  test('two long returns of two steps share one of them, and across a gap none', () => {
    // The sum of the squares of r₁ + r₂ and r₂ + r₃ has the variance 2 (2² + 1² + 1² + 2²).
    expect(effectiveReturns({ chains: [2], weights: bartlett(2), noise: 0 })).toBeCloseTo(1.6, 14)
    expect(effectiveReturns({ chains: [1, 1], weights: bartlett(2), noise: 0 })).toBe(2)
  })

  test('many long returns are worth 3K/(2K² + 1) of their number', () => {
    const found = effectiveReturns({ chains: [1e9], weights: bartlett(10), noise: 0 })
    expect(found / 1e9).toBeCloseTo(30 / 201, 7)
  })

  test('noise makes squares of neighbours alike', () => {
    // c₀ = 1 + 2ρ and c₁ = −ρ.
    const found = effectiveReturns({ chains: [10], weights: [1], noise: 0.5 })
    expect(found).toBeCloseTo(10 / (4 + 2 * 0.9 * 0.25), 12)
  })
})

describe('oracle', () => {
  test('it is that of the matrices written out, of chains with gaps and noise', () => {
    fc.assert(
      fc.property(chains, weighted, noises, (lengths, weights, noise) => {
        fc.pre((weights[0] ?? 0) !== 0)
        const total = sumOf(
          lengths.map((length) => {
            const form = matrix(length, length, (i, j) => weights[Math.abs(i - j)] ?? 0)
            return traceOfSquare(times(form, covariances(length, noise)))
          }),
        )
        fc.pre(total > 1e-3)
        const found = effectiveReturns({ chains: lengths, weights, noise })
        expect((found * total) / sumOf(lengths) ** 2).toBeCloseTo(1, 9)
      }),
    )
  })

  test('what long returns of two scales share is that of their covariances written out', () => {
    const scale = fc.integer({ min: 1, max: 6 })
    fc.assert(
      fc.property(chains, scale, scale, noises, (lengths, one, other, noise) => {
        const [fine, coarse] = [Math.min(one, other), Math.max(one, other)]
        fc.pre(lengths.some((length) => length >= coarse))
        const long = (length: number, steps: number): Matrix =>
          matrix(Math.max(0, length - steps + 1), length, (i, j) =>
            j >= i && j < i + steps ? 1 : 0,
          )
        const each = lengths.map((length) => {
          const [a, b] = [long(length, fine), long(length, coarse)]
          const shared =
            b.length === 0 ? [] : times(times(a, covariances(length, noise)), transposed(b))
          return {
            fines: a.length,
            coarses: b.length,
            squares: sumOf(shared.flat().map((x) => x * x)),
          }
        })
        const count = sumOf(each.map((of) => of.fines)) * sumOf(each.map((of) => of.coarses))
        const exact = (2 * sumOf(each.map((of) => of.squares))) / count
        expect(sharedVariance(lengths, { fine, coarse, noise }) / exact).toBeCloseTo(1, 11)
      }),
    )
  })
})
