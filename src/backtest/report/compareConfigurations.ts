/**
 * Whether the best of several configurations is better than the best of as many coins.
 */

import { type DeflatedSharpe, deflatedSharpe } from '../../statistics/deflatedSharpe.js'
import { type Overfitting, overfitting } from '../../statistics/overfitting.js'
import { sharpeRatio } from '../../statistics/sharpeRatio.js'
import { finiteOrNull, finiteOrNulls } from './finiteOrNull.js'
import type { BacktestReport } from './reportResult.js'

/**
 * A configuration that was tried, and what it brought by the hour.
 *
 * @category backtest
 * @since 0.1.0
 */
export type TriedConfiguration = {
  readonly name: string
  readonly report: Pick<BacktestReport, 'blocks'>
}

/**
 * Configurations side by side. `trials`: all that were tried, of which those here may be a part;
 * `ratio`: the Sharpe ratio of their profit by the hour; `deflated`: how probable it is that the
 * best one's is better than what the best of so many worthless ones would show; `overfitting`: how
 * often the best of a half of the time is no better than the middle in the other half. Null where
 * one configuration or too few hours do not tell.
 *
 * @category backtest
 * @since 0.1.0
 */
export type Comparison = {
  readonly trials: number
  readonly hours: number
  readonly configurations: ReadonlyArray<{
    readonly name: string
    readonly profit: number
    readonly ratio: number | null
  }>
  readonly best: string | null
  readonly deflated: { readonly [Key in keyof DeflatedSharpe]: number | null }
  readonly overfitting: { readonly [Key in keyof Overfitting]: number | null }
}

/**
 * Returns the guards against having tried until one looked good.
 *
 * An hour in which a configuration settled no market counts as 0 for it. `trials` is **all** that
 * were tried, also those that were thrown away: fewer than there are here count as those here. The
 * spread of the ratios is that of the configurations here. The hours are cut into 16 parts, or as
 * many as leave four hours in each.
 *
 * @example
 * import { compareConfigurations } from 'twoway/backtest'
 *
 * const hourly = (profits: ReadonlyArray<number>) => ({
 *   blocks: profits.map((profit, at) => ({ at, markets: 4, profit })),
 * })
 * const wide = { name: 'wide', report: hourly([1, 2, 1, 3, 1, 2, 2, 1]) }
 * const tight = { name: 'tight', report: hourly([1, -2, 1, -1, 2, -2, 0, 1]) }
 * const found = compareConfigurations([wide, tight], 2)
 * found.best // => 'wide'
 * found.overfitting.probability // => 0
 *
 * @category backtest
 * @since 0.1.0
 */
export const compareConfigurations = (
  results: ReadonlyArray<TriedConfiguration>,
  trials: number,
): Comparison => {
  const hours = hoursOf(results)
  const series = results.map(({ report }) => seriesOf(report, hours))
  const found = series.map(sharpeRatio)
  const ratios = found.map(({ ratio }) => ratio)
  const known = ratios.filter(Number.isFinite)
  const best = ratios.indexOf(Math.max(...known))
  const tried = Math.max(trials, results.length)
  const chosen = found[best]
  const deviation = known.length > 1 ? sharpeRatio(known).deviation : Number.NaN
  return {
    trials: tried,
    hours: hours.length,
    configurations: results.map(({ name }, i) => ({
      name,
      profit: (series[i] ?? []).reduce((total, profit) => total + profit, 0),
      ratio: finiteOrNull(ratios[i]),
    })),
    best: results[best]?.name ?? null,
    deflated: finiteOrNulls(
      chosen === undefined
        ? { threshold: Number.NaN, probability: Number.NaN }
        : deflatedSharpe({ best: chosen, trials: tried, deviation: tried === 1 ? 0 : deviation }),
    ),
    overfitting: finiteOrNulls(overfitting({ series, parts: partsOf(hours.length) })),
  }
}

const hoursOf = (results: ReadonlyArray<TriedConfiguration>): ReadonlyArray<number> => {
  const all = new Set(results.flatMap(({ report }) => report.blocks.map(({ at }) => at)))
  return [...all].sort((a, b) => a - b)
}

const seriesOf = (
  { blocks }: TriedConfiguration['report'],
  hours: ReadonlyArray<number>,
): ReadonlyArray<number> => {
  const profits = new Map(blocks.map(({ at, profit }) => [at, profit]))
  return hours.map((at) => profits.get(at) ?? 0)
}

const partsOf = (hours: number): number => Math.min(16, 2 * Math.floor(hours / 8))
