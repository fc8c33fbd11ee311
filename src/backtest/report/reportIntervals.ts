/**
 * The figures of a report that have intervals, all made from the same resampled hours.
 */

import { blockBootstrap } from '../../statistics/blockBootstrap.js'
import { known, type ReportedEstimate } from '../calibration/calibrationReport.js'
import { type Attribution, partNames } from './attribution.js'
import { groupsOf, heardPlace, horizonsOf, placeOf } from './markout.js'
import { blockPlaces } from './reportBlock.js'
import type { ReportConfig } from './reportConfig.js'
import { leftGroups, levelGroups } from './reportQuotes.js'
import type { BacktestReport, MarkoutCurve, ReportedProfit } from './reportResult.js'

type Sums = ReadonlyArray<number>

/**
 * Returns profit and markouts with their intervals, from the sums of the hours.
 *
 * @category backtest
 * @since 0.1.0
 */
export const intervalsOf = (
  config: ReportConfig,
  blocks: ReadonlyArray<Sums>,
): Omit<ReportedProfit, 'micro'> & Pick<BacktestReport, 'markouts'> => {
  const all = blocks.length === 0 ? [new Array<number>(blockPlaces.markouts).fill(0)] : blocks
  const figures = blockBootstrap({
    ...config.bootstrap,
    blocks: all,
    statistic: (sums) => [...profitsOf(sums), ...worthsOf(config, sums)],
  }).map(known)
  const at = (place: number): ReportedEstimate => figures[place] ?? known(undefined)
  const groups: ReadonlyArray<MarkoutCurve['group']> = [
    { kind: 'all' },
    { kind: 'bought' },
    { kind: 'sold' },
    ...levelGroups(config),
    ...leftGroups(config),
  ]
  return {
    total: at(0),
    perMarket: at(1),
    perShare: at(2),
    parts: Object.fromEntries(partNames.map((name, i) => [name, at(3 + i)])) as Readonly<
      Record<keyof Attribution, ReportedEstimate>
    >,
    markouts: groups.map((group, g) => ({ group, points: pointsOf(config, all, g, at) })),
  }
}

const profitsOf = (sums: Sums): Sums => {
  const parts = partNames.map((_, i) => sums[blockPlaces.parts + i] ?? 0)
  const total = parts.reduce((all, part) => all + part, 0)
  const { markets, shares } = blockPlaces
  return [total, total / (sums[markets] ?? 0), total / (sums[shares] ?? 0), ...parts]
}

const worthsOf = (config: ReportConfig, sums: Sums): Sums => {
  const found: Array<number> = []
  for (let group = 0; group < groupsOf(config); group++) {
    for (let horizon = 0; horizon < horizonsOf(config); horizon++) {
      const place = blockPlaces.markouts + placeOf(config, group, horizon)
      found.push((sums[place] ?? 0) / (sums[place + 1] ?? 0))
    }
  }
  return found
}

const pointsOf = (
  config: ReportConfig,
  blocks: ReadonlyArray<Sums>,
  group: number,
  at: (place: number) => ReportedEstimate,
): MarkoutCurve['points'] => {
  const horizons = [0, ...config.markoutMs, null]
  const sum = (place: number): number =>
    blocks.reduce((total, block) => total + (block[blockPlaces.markouts + place] ?? 0), 0)
  return horizons.map((horizonMs, horizon) => {
    const shares = sum(placeOf(config, group, horizon) + 1)
    return {
      horizonMs,
      perShare: at(3 + partNames.length + group * horizons.length + horizon),
      shares,
      heard: group > 0 || shares === 0 ? null : sum(heardPlace(config, horizon)) / shares,
    }
  })
}
