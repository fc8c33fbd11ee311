import { describe, expect, it } from 'vitest'
import { compareConfigurations } from '../../../src/backtest/report/compareConfigurations.js'
import { deflatedSharpe } from '../../../src/statistics/deflatedSharpe.js'
import { overfitting } from '../../../src/statistics/overfitting.js'
import { sharpeRatio } from '../../../src/statistics/sharpeRatio.js'
import fixture from '../../fixtures/overfitting.json' with { type: 'json' }

const hourly = (name: string, profits: ReadonlyArray<number>, from = 0) => ({
  name,
  report: { blocks: profits.map((profit, i) => ({ at: from + i, markets: 1, profit })) },
})

describe('compareConfigurations: examples', () => {
  const { series } = fixture.overfitting[1] as {
    readonly series: ReadonlyArray<ReadonlyArray<number>>
  }
  const results = series.map((profits, i) => hourly(`c${i}`, profits))

  it('deflates the best by all that were tried, and tells how it was chosen', () => {
    const found = compareConfigurations(results, 400)
    const ratios = series.map((profits) => sharpeRatio(profits).ratio)
    const best = ratios.indexOf(Math.max(...ratios))
    expect(found.best).toBe(`c${best}`)
    expect(found.configurations.map(({ ratio }) => ratio)).toEqual(ratios)
    expect(found).toMatchObject({ trials: 400, hours: 50 })
    const { deviation } = sharpeRatio(ratios)
    expect(found.deflated).toEqual(
      deflatedSharpe({ best: sharpeRatio(series[best] ?? []), trials: 400, deviation }),
    )
    expect(found.overfitting).toEqual(overfitting({ series, parts: 12 }))
  })

  it('never counts fewer trials than it sees', () => {
    expect(compareConfigurations(results, 1).trials).toBe(7)
  })

  it('cuts a long time into 16 parts', () => {
    const long = Array.from({ length: 400 }, (_, i) => Math.sin(i))
    const found = compareConfigurations([hourly('a', long), hourly('b', [...long].reverse())], 2)
    expect(found.overfitting.parts).toBe(16)
    expect(found.overfitting.splits).toBe(12_870)
  })
})

describe('compareConfigurations: edges', () => {
  it('counts an hour without a market as nothing', () => {
    const found = compareConfigurations([hourly('a', [1, 2]), hourly('b', [3, 5], 1)], 2)
    expect(found.hours).toBe(3)
    expect(found.configurations).toEqual([
      { name: 'a', profit: 3, ratio: sharpeRatio([1, 2, 0]).ratio },
      { name: 'b', profit: 8, ratio: sharpeRatio([0, 3, 5]).ratio },
    ])
  })

  it('compares one configuration that was all with 0', () => {
    const { deflated, overfitting } = compareConfigurations([hourly('a', [1, 2, 0, 3])], 1)
    expect(deflated.threshold).toBe(0)
    expect(deflated.probability).toBeGreaterThan(0.9)
    expect(overfitting.probability).toBeNull()
  })

  it('does not tell how far the others lay that it never saw', () => {
    const { deflated } = compareConfigurations([hourly('a', [1, 2, 0, 3])], 20)
    expect(deflated).toEqual({ threshold: null, probability: null })
  })

  it('has no best of nothing', () => {
    const found = compareConfigurations([], 0)
    expect(found).toMatchObject({ trials: 0, hours: 0, configurations: [], best: null })
    expect(found.deflated.probability).toBeNull()
    const flat = compareConfigurations([hourly('a', [1, 1])], 1)
    expect(flat).toMatchObject({ best: null, configurations: [{ ratio: null }] })
  })
})
