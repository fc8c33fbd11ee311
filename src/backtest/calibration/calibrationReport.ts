/**
 * What a calibration came to.
 */

import { blockBootstrap, type Estimate } from '../../statistics/blockBootstrap.js'
import { finiteOrNull } from '../report/finiteOrNull.js'
import type {
  CalibratedWindows,
  CalibrationConfig,
  CalibrationState,
  LeftOut,
} from './calibrationState.js'
import { blocksOf } from './calibrationSums.js'
import { type ForecasterScore, scoresOf } from './forecasterScore.js'

/**
 * The figures of a calibration. `firstAt` and `lastAt` in ms since the epoch, null without a bar;
 * `times` holds each of the times left, and at its end all of them together where there are more
 * than one.
 *
 * @category backtest
 * @since 0.1.0
 */
export type CalibrationReport = {
  readonly bars: number
  readonly firstAt: number | null
  readonly lastAt: number | null
  readonly windows: CalibratedWindows
  readonly bootstrap: CalibrationConfig<unknown>['bootstrap'] & { readonly blocks: number }
  readonly times: ReadonlyArray<TimeLeft>
}

/**
 * The scores at a time left, null for all of them: the model's first, then the baselines'. All were
 * scored at the same instants.
 *
 * @category backtest
 * @since 0.1.0
 */
export type TimeLeft = {
  readonly leftMs: number | null
  readonly scored: number
  readonly leftOut: LeftOut
  readonly forecasters: ReadonlyArray<ForecasterScore<ReportedEstimate>>
}

/**
 * A figure, the interval that holds the true one, and its standard error; null for what is not
 * known.
 *
 * @category backtest
 * @since 0.1.0
 */
export type ReportedEstimate = { readonly [Key in keyof Estimate]: number | null }

/**
 * Returns the report of a calibration as far as it has come. Its intervals come from one bootstrap
 * by blocks of time, so that those of improvements are of pairs. Of a bucket in which all came
 * true, or none, the interval is too narrow: what was never seen is never drawn.
 *
 * @category backtest
 * @since 0.1.0
 */
export const calibrationReport = <State>(
  { bootstrap, leftMs, panel }: CalibrationConfig<State>,
  { bars, firstAt, last, windows, leftOut, sums }: CalibrationState<State>,
): CalibrationReport => {
  const blocks = blocksOf(sums)
  const times = timesOf({ names: panel.names, leftMs, bootstrap, blocks, leftOut })
  return {
    bars,
    firstAt,
    lastAt: last?.at ?? null,
    windows,
    bootstrap: { ...bootstrap, blocks: blocks.length },
    times,
  }
}

/**
 * Returns the figures of all forecasters at each time left, and where there are several, of all
 * together, from the sums of `blocks`.
 *
 * @category backtest
 * @since 0.1.0
 */
export const timesOf = ({
  names,
  leftMs,
  bootstrap,
  blocks,
  leftOut,
}: {
  readonly names: ReadonlyArray<string>
  readonly leftMs: ReadonlyArray<number>
  readonly bootstrap: CalibrationConfig<unknown>['bootstrap']
  readonly blocks: ReadonlyArray<ReadonlyArray<number>>
  readonly leftOut: ReadonlyArray<LeftOut>
}): ReadonlyArray<TimeLeft> => {
  const groups = groupsOf(leftMs)
  const estimates = blockBootstrap({
    ...bootstrap,
    blocks,
    statistic: (all) => {
      const values: Array<number> = []
      const figure = (value: number): number => values.push(value)
      for (const { lefts } of groups) scoresOf({ names, sums: all, lefts, figure })
      return values
    },
  })
  // The same walk over the figures, which takes what is known of each of them in turn.
  const next = estimates.values()
  const figure = (): ReportedEstimate => known(next.next().value)
  const sums = totalOf(blocks)
  return groups.map(({ leftMs, lefts }) => {
    const forecasters = scoresOf({ names, sums, lefts, figure })
    return { leftMs, scored: scored(forecasters), leftOut: together(leftOut, lefts), forecasters }
  })
}

type Group = { readonly leftMs: number | null; readonly lefts: ReadonlyArray<number> }

const groupsOf = (leftMs: ReadonlyArray<number>): ReadonlyArray<Group> => {
  const each = leftMs.map((left, i): Group => ({ leftMs: left, lefts: [i] }))
  return each.length > 1 ? [...each, { leftMs: null, lefts: leftMs.map((_, i) => i) }] : each
}

const totalOf = (blocks: ReadonlyArray<ReadonlyArray<number>>): ReadonlyArray<number> =>
  (blocks[0] ?? []).map((_, i) => blocks.reduce((sum, block) => sum + (block[i] ?? 0), 0))

/** Every forecast of YES lies in one of the tenths. */
const scored = (forecasters: ReadonlyArray<ForecasterScore<ReportedEstimate>>): number =>
  (forecasters[0]?.yes ?? []).reduce((total, { forecasts }) => total + forecasts, 0)

const together = (leftOut: ReadonlyArray<LeftOut>, lefts: ReadonlyArray<number>): LeftOut => {
  const sum = (key: keyof LeftOut): number =>
    lefts.reduce((total, left) => total + (leftOut[left]?.[key] ?? 0), 0)
  return { stale: sum('stale'), unknown: sum('unknown') }
}

/**
 * Returns an estimate as JSON can hold it: null for what is not finite.
 *
 * @category backtest
 * @since 0.1.0
 */
export const known = (estimate: Estimate | undefined): ReportedEstimate => ({
  value: finiteOrNull(estimate?.value),
  lower: finiteOrNull(estimate?.lower),
  upper: finiteOrNull(estimate?.upper),
  standardError: finiteOrNull(estimate?.standardError),
})
