/**
 * The figures of a calibration in words, for the table and for the page.
 */

import type { ReportedEstimate, TimeLeft } from '../../backtest/calibration/calibrationReport.js'
import type { ForecasterScore } from '../../backtest/calibration/forecasterScore.js'
import { count } from '../count.js'
import { formatDuration } from '../duration.js'
import { type Figures, instant, part } from '../replay/replayFigures.js'
import type { CalibrateResult } from './calibrateResult.js'
import {
  beyond,
  cents,
  centsInterval,
  inCents,
  leftWords,
  percent,
  percentInterval,
  score,
  scoreInterval,
} from './calibrateWords.js'

/**
 * Returns a calibration's figures in the order in which they are shown.
 *
 * @category cli
 * @since 0.1.0
 */
export const calibrateFigures = (result: CalibrateResult): ReadonlyArray<Figures> => [
  ...premises(result),
  ...result.times.map(scores),
]

/**
 * Returns what was calibrated on: the recording, the markets, and how intervals were made.
 *
 * @category cli
 * @since 0.1.0
 */
export const premises = (result: CalibrateResult): ReadonlyArray<Figures> => [
  recording(result),
  markets(result),
  intervals(result),
]

const recording = (result: CalibrateResult): Figures => ({
  title: 'Recording',
  rows: [
    ['file', '', result.recording],
    ['bars', count(result.bars), `${instant(result.firstAt)} to ${instant(result.lastAt)}`],
    ['rows skipped', count(result.rowsSkipped), 'no later than the row before'],
    ['read and scored', `${result.seconds.toFixed(2)} s`, ''],
    ...result.warnings.map((warning) => ['warning', '', warning] as const),
  ],
})

const markets = ({ settings, windows }: CalibrateResult): Figures => {
  const { windowMs, strike, preset, fit, settlement } = settings
  const { finished, yes, ...without } = windows
  const where =
    strike === 'open' ? 'strike at the open' : `strike ${strike.deviations} deviations off`
  const model = `preset ${preset}${fit === null ? '' : `, fit ${fit}`}`
  return {
    title: 'Markets',
    rows: [
      ['window', formatDuration(windowMs), `${where}, settled on ${settlement.source}, ${model}`],
      ['finished', count(finished), 'scored at each time left'],
      ['ended YES', part(yes, finished), ''],
      ...Object.entries(without)
        .filter(([, times]) => times > 0)
        .map(([why, times]) => ['not scored', count(times), notScored[why] ?? why] as const),
    ],
  }
}

const notScored: Readonly<Record<string, string>> = {
  withoutPrice: 'no price in them',
  withoutStrike: 'no price or volatility known at their start',
  withoutEnd: 'no price known for their end',
  half: 'ended on the strike and paid half',
}

const intervals = ({ bootstrap }: CalibrateResult): Figures => ({
  title: 'Intervals',
  rows: [
    ['confidence', `${100 * bootstrap.confidence} %`, 'quantiles of a block bootstrap'],
    ['resamples', count(bootstrap.resamples), `seed ${bootstrap.seed}`],
    ['blocks', count(bootstrap.blocks), `${formatDuration(bootstrap.blockMs)} each`],
  ],
})

const scores = (time: TimeLeft): Figures => {
  const [model, ...baselines] = time.forecasters
  const { stale, unknown } = time.leftOut
  return {
    title: leftWords(time),
    rows: [
      [
        'forecasts',
        count(time.scored),
        `left out: ${count(stale)} stale, ${count(unknown)} unknown`,
      ],
      ...(model === undefined ? [] : modelRows(model)),
      ...baselines.map(baselineRow),
      ...(model === undefined ? [] : favouriteRows(model)),
    ],
  }
}

type Score = ForecasterScore<ReportedEstimate>

const modelRows = ({ logLoss, clamped, brier }: Score): Figures['rows'] => {
  const note = clamped === 0 ? '' : `, ${count(clamped)} clamped`
  return [
    ['log loss', score(logLoss.value), `${scoreInterval(logLoss)}${note}`],
    ['Brier score', score(brier.score.value), scoreInterval(brier.score)],
    ['+ reliability', score(brier.reliability.value), scoreInterval(brier.reliability)],
    ['− resolution', score(brier.resolution.value), scoreInterval(brier.resolution)],
    ['+ uncertainty', score(brier.uncertainty.value), scoreInterval(brier.uncertainty)],
    ['+ within tenths', score(brier.within.value), scoreInterval(brier.within)],
  ]
}

const baselineRow = ({ name, logLoss, improvement, clamped }: Score): Figures['rows'][number] => {
  const note = clamped === 0 ? '' : `, ${count(clamped)} clamped`
  const better =
    improvement === null
      ? ''
      : `model lower by ${percent(improvement.value)}, ${percentInterval(improvement)}`
  return [`log loss of ${name}`, score(logLoss.value), `${better}${note}`]
}

const favouriteRows = ({ favourite }: Score): Figures['rows'] =>
  favourite.map(({ from, to, forecasts, mean, share, gap }) => {
    const name = `${rounded(from)} to ${rounded(to)} cents`
    if (mean === null) return [name, 'none', '']
    const said = `said ${inCents(mean)}, came ${inCents(share)} of ${count(forecasts)}`
    const off = beyond(gap)
    const rest = off === '' ? '' : `; ${centsInterval(gap)}; ${off} beyond two errors`
    return [name, cents(gap.value), `${said}${rest}`]
  })

const rounded = (edge: number): string => (100 * edge).toFixed(0)
