/**
 * What a backtest was run with, for a reader of its report.
 */

import type { LatencyConfig } from '../../backtest/exchange/latency.js'
import type { Form } from '../../recordings/formOf.js'
import { count } from '../count.js'
import { formatDuration } from '../duration.js'
import { instant } from '../replay/replayFigures.js'
import type { BacktestFiles } from './backtestRules.js'
import type { BacktestSettings, BarsSetting } from './backtestSettings.js'
import type { PriceWarning, ReportedBacktest } from './reportedBacktest.js'
import type { RunEnd } from './runBacktest.js'

/**
 * Returns names and values in the order in which they are shown; every number of made-up takers is
 * among them.
 *
 * @category cli
 * @since 0.1.0
 */
export const shownSettings = (
  settings: BacktestSettings,
  { latency, takers, rewards }: BacktestFiles,
  { form, bars, hasTrades, skipped, empty }: Found,
): ReadonlyArray<readonly [name: string, value: string]> => {
  const { asset, venue, preset, outcomes, seed } = settings
  return [
    ['preset', preset],
    ['asset', asset],
    ['markets', outcomes ?? marketWords(settings, form)],
    ...(bars === null ? [] : [['prices', barWords(bars)] as const]),
    ['venue', venue],
    ['latency', latencyWords(latency)],
    ['takers', takers === null ? noTakers(hasTrades) : takersWords(takers)],
    ...(rewards.length === 0 ? [] : [['rewards', rewards.map(rewardWords).join('; ')] as const]),
    ['seed', String(seed)],
    ...(empty === 0 ? [] : [['windows without a market', count(empty)] as const]),
    ...(skipped === 0 ? [] : [['rows left out', count(skipped)] as const]),
  ]
}

/**
 * What a recording turned out to be: `skipped` rows were left out, and of `empty` windows no market
 * was made, since the prices have a gap there.
 *
 * @category cli
 * @since 0.1.0
 */
export type Found = {
  readonly form: Form
  readonly bars: BarsSetting | null
  readonly hasTrades: boolean
  readonly skipped: number
  readonly empty: number
}

/**
 * Returns what a reader has to know of a run, each once: of its ends, and of the prices of bars.
 *
 * @category cli
 * @since 0.1.0
 */
export const runWarningsOf = (
  ends: RunEnd['ends'],
  found: Pick<Found, 'bars'>,
): ReportedBacktest['warnings'] => [
  ...new Set(ends.flatMap(({ result }) => result.warnings)),
  ...barWarnings(found),
]

const barWarnings = ({ bars }: Pick<Found, 'bars'>): ReadonlyArray<PriceWarning> =>
  bars === null ? [] : [bars.kind === 'path' ? 'made-up-path' : 'closes-only']

const barWords = (bars: BarsSetting): string =>
  bars.kind === 'close'
    ? 'the close of each bar, and none until the next'
    : `a path made up within each bar, a price every ${formatDuration(bars.stepMs)}`

const marketWords = ({ windowMs, strike }: BacktestSettings, form: Form): string =>
  form === 'markets' || (form === 'events' && windowMs === null)
    ? 'those of the recording'
    : `${formatDuration(windowMs ?? 900_000)}, strike ${strike}`

const noTakers = (hasTrades: boolean): string => (hasTrades ? 'those of the recording' : 'none')

const rewardWords = ({ from, terms }: BacktestFiles['rewards'][number]): string =>
  `${terms.perDay} dollars a day for a market, within ${terms.maxSpread}, from ` +
  `${terms.minSize} shares, others score ${terms.othersScore} (from ${instant(from)})`

const latencyWords = ({ data, orders, answers }: LatencyConfig): string => {
  const words = [data, orders, answers].map(wayWords)
  const [first] = words
  return words.every((each) => each === first)
    ? `${first} each way`
    : `data ${words[0]}, orders ${words[1]}, answers ${words[2]}`
}

const wayWords = (way: LatencyConfig['data']): string => {
  switch (way.kind) {
    case 'constant':
      return `${way.ms} ms`
    case 'empirical':
      return `one of ${way.sorted.length} measured`
    case 'loaded':
      return `with the load, at most ${way.mostMs} ms`
  }
}

const takersWords = ({
  volatility,
  informed,
  uninformed,
  depth,
}: NonNullable<BacktestFiles['takers']>): string => {
  const parts = [
    informed === null
      ? 'none informed'
      : `informed ${informed.leadMs} ms early, from ${informed.edge} dollars, up to ` +
        `${informed.size ?? 'any'} shares`,
    uninformed === null
      ? 'none by chance'
      : `by chance ${uninformed.perHour} an hour, ${uninformed.distance} dollars, ` +
        `${uninformed.size} shares`,
    depth === null
      ? 'nobody else rests'
      : `others rest with ${depth.shares} shares at each level, cancelled ${depth.leavePerHour} ` +
        'times an hour',
    ...(volatility === null ? [] : [`volatility ${volatility}`]),
  ]
  return parts.join('; ')
}
