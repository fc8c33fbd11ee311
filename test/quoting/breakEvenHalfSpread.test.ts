import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cdf, pdf } from '../../src/math/normal.js'
import { breakEvenHalfSpread, type Sniping } from '../../src/quoting/breakEvenHalfSpread.js'
import { neverFalls, within } from '../laws.js'

const even = {
  move: 1,
  latencySeconds: 1,
  arrivalsPerSecond: 0.01,
  snipeProbability: 1,
  takerFee: 0,
}

describe('examples', () => {
  // Roots by scipy's brentq.
  test.each([
    [3e-4, 2.7733688067133757],
    [1e-3, 2.436407769078397],
    [3e-3, 2.108136358146029],
    [0.01, 1.7240943616824773],
    [0.03, 1.3533621701577878],
    [0.1, 0.9373682489837593],
    [0.3, 0.5803868268508662],
    [1, 0.2760298047981434],
  ])('%d uninformed takers a sniper ask for %d deviations', (arrivalsPerSecond, expected) => {
    const half = breakEvenHalfSpread({ ...even, arrivalsPerSecond })
    expect(Math.abs(half / expected - 1)).toBeLessThan(1e-12)
  })

  test.each([
    [0.2, 300, 0, 2.08],
    [0.2, 300, 1.75, 1.17],
    [1, 60, 0, 7.68],
    [1, 60, 1.75, 7.36],
  ])('latency %d s, %d s left, fee %d cents: %d cents', (latencySeconds, left, fee, cents) => {
    const move = pdf(0) * Math.sqrt(latencySeconds / left)
    const half = breakEvenHalfSpread({
      move,
      latencySeconds,
      arrivalsPerSecond: 0.02,
      snipeProbability: 1,
      takerFee: fee / 100,
    })
    expect(100 * half).toBeGreaterThan(cents - 0.006)
    expect(100 * half).toBeLessThan(cents + 0.006)
  })
})

describe('edges', () => {
  test('nothing to fear asks for nothing', () => {
    expect(breakEvenHalfSpread({ ...even, move: 0 })).toBe(0)
    expect(breakEvenHalfSpread({ ...even, snipeProbability: 0 })).toBe(0)
  })

  test('with nobody to earn from, no half spread is wide enough', () => {
    expect(breakEvenHalfSpread({ ...even, arrivalsPerSecond: 0 })).toBe(Infinity)
    expect(breakEvenHalfSpread({ ...even, latencySeconds: 0 })).toBe(Infinity)
  })

  test('a fee beyond any move keeps every sniper off', () => {
    expect(breakEvenHalfSpread({ ...even, takerFee: 50 })).toBe(0)
  })

  test.each([
    'move',
    'latencySeconds',
    'arrivalsPerSecond',
    'takerFee',
    'snipeProbability',
  ] as const)('a negative %s, or one that is no number, gives NaN', (field) => {
    expect(breakEvenHalfSpread({ ...even, [field]: -0.1 })).toBeNaN()
    expect(breakEvenHalfSpread({ ...even, [field]: Number.NaN })).toBeNaN()
  })

  test('a probability over 1 gives NaN', () => {
    expect(breakEvenHalfSpread({ ...even, snipeProbability: 1.1 })).toBeNaN()
  })
})

describe('laws', () => {
  const sniping: fc.Arbitrary<Sniping> = fc.record({
    move: within(1e-6, 0.5),
    latencySeconds: within(0.001, 10),
    arrivalsPerSecond: within(1e-4, 10),
    snipeProbability: within(0.01, 1),
    takerFee: within(0, 0.05),
  })

  test('what it returns breaks even', () => {
    fc.assert(
      fc.property(sniping, (of) => {
        const half = breakEvenHalfSpread(of)
        const y = (half + of.takerFee) / of.move
        const rate = (of.arrivalsPerSecond * of.latencySeconds) / of.snipeProbability
        const income = rate * half + half * cdf(-y)
        const loss = of.move * pdf(y)
        expect(Math.abs(income - loss)).toBeLessThanOrEqual(1e-11 * (income + loss))
      }),
    )
  })

  test('more movement never asks for less, more fee or income never for more', () => {
    // To the accuracy that is claimed of it.
    const toElevenDigits = (changed: Partial<Sniping>): number =>
      Number(breakEvenHalfSpread({ ...even, ...changed }).toPrecision(11))
    neverFalls(within(1e-6, 0.5), (move) => toElevenDigits({ move, takerFee: 0.01 }))
    neverFalls(within(0, 0.9), (snipeProbability) => toElevenDigits({ snipeProbability }))
    neverFalls(within(-3, 0), (x) => toElevenDigits({ takerFee: -x }))
    neverFalls(within(-3, -0.01), (x) => toElevenDigits({ arrivalsPerSecond: -x }))
  })
})
