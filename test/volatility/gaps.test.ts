import { describe, expect, test } from 'vitest'
import { quantile } from '../../src/math/chiSquare.js'
import { run } from '../../src/math/fold.js'
import { bipower } from '../../src/volatility/bipower.js'
import { chainLengths, runsOf } from '../../src/volatility/chainLengths.js'
import type { GridReturn } from '../../src/volatility/gridReturn.js'
import { medianRealisedVariance } from '../../src/volatility/medianRealisedVariance.js'
import { realisedKernel } from '../../src/volatility/realisedKernel.js'
import { realisedVariance } from '../../src/volatility/realisedVariance.js'
import { subsampled } from '../../src/volatility/subsampled.js'
import { twoScale } from '../../src/volatility/twoScale.js'
import { varianceSignature } from '../../src/volatility/varianceSignature.js'
import fixture from '../fixtures/realised.json' with { type: 'json' }
import { deviation, mean, returnsOf, type Source, source } from './simulation.js'

const each = 1e-4
const truth = each * Math.sqrt(31_536_000)

/** Returns of which so large a part follow the one before; behind a gap the noise begins anew. */
const broken = (
  { normal, uniform }: Source,
  { linked, noise }: { readonly linked: number; readonly noise: number },
): ReadonlyArray<GridReturn> => {
  const off = each * Math.sqrt(noise)
  let before = off * normal()
  return Array.from({ length: 600 }, () => {
    const isLinked = uniform() < linked
    if (!isLinked) before = off * normal()
    const now = off * normal()
    const change = each * normal() + now - before
    before = now
    return { change, seconds: 1, isLinked }
  })
}

const config = { window: 600, scale: 3, confidence: 0.95, kurtosis: 3 }
const said = {
  realisedVariance: run(realisedVariance(config)),
  subsampled: run(subsampled(config)),
  twoScale: run(twoScale(config)),
  realisedKernel: run(realisedKernel(config)),
  bipower: run(bipower(config)),
  medianRealisedVariance: run(medianRealisedVariance(config)),
} as const

describe('examples', () => {
  test('a chain ends where a return does not follow on, and at the end', () => {
    const links = [true, true, false, false, true, true, false]
    const returns = returnsOf(links.map(() => 1)).map((one, i) => ({
      ...one,
      isLinked: links[i] ?? false,
    }))
    expect(chainLengths(returns)).toEqual([2, 1, 3, 1])
    expect(chainLengths([])).toEqual([])
    expect([1, 2, 3, 4].map((size) => runsOf([2, 1, 3, 1], size))).toEqual([7, 3, 1, 0])
  })
})

describe('laws', () => {
  test.each([
    ['realisedVariance', 0.5, 0],
    ['subsampled', 0.8, 0],
    ['subsampled', 0.5, 0],
    ['twoScale', 0.8, 0],
    ['twoScale', 0.8, 2],
    ['realisedKernel', 0.8, 0],
    ['realisedKernel', 0.8, 2],
    ['realisedKernel', 0.5, 0.5],
    ['bipower', 0.8, 0],
    ['bipower', 0.5, 0],
    ['medianRealisedVariance', 0.8, 0],
    ['medianRealisedVariance', 0.5, 0],
    ['medianRealisedVariance', 0.2, 0],
  ] as const)(
    '%s with %d of the returns linked and noise %d is as sure as it says',
    (name, linked, noise) => {
      const from = source(41)
      const held = Array.from({ length: 1_000 }, () => {
        const found = said[name](broken(from, { linked, noise }))
        return found !== null && found.lower < truth && truth < found.upper ? 1 : 0
      })
      expect(mean(held)).toBeGreaterThan(0.93)
      expect(mean(held)).toBeLessThan(0.97)
    },
  )

  test('the error of a ratio is the one that feeds with gaps show', () => {
    const from = source(42)
    const over = { window: 600, scales: [1, 2, 6], kurtosis: 3, standardErrors: 1 }
    const signatures = Array.from({ length: 600 }, () =>
      run(varianceSignature(over))(broken(from, { linked: 0.8, noise: 0 })),
    )
    for (const place of [0, 1]) {
      const ratios = signatures.map((one) => one[place]?.ratio ?? 0)
      const error = mean(signatures.map((one) => one[place]?.error ?? 0))
      // 600 feeds tell a deviation to 3 %.
      expect(Math.abs(deviation(ratios) / error - 1)).toBeLessThan(0.1)
    }
  })
})

describe('oracle', () => {
  test('of triples that stand alone, or share, the median is as sure as mpmath integrates', () => {
    const [own, next, afterNext] = fixture.sharedMedians as [number, number, number]
    for (const [length, covariance] of [
      [3, own],
      [4, 2 * own + 2 * next],
      [5, 3 * own + 4 * next + 2 * afterNext],
    ] as const) {
      const returns = returnsOf(Array.from({ length: 60 }, (_, i) => 1 + (i % 3))).map(
        (one, i) => ({ ...one, isLinked: i % length > 0 }),
      )
      const chains = 60 / length
      const medians = chains * (length - 2)
      const degrees = (2 * medians * medians) / (chains * covariance)
      const found = said.medianRealisedVariance(returns)
      const ratio = (found?.upper ?? 0) / (found?.volatility ?? 1)
      const wanted = Math.sqrt(degrees / quantile({ probability: 0.025, degrees }))
      expect(ratio / wanted).toBeCloseTo(1, 12)
    }
  })
})
