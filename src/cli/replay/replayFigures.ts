/**
 * The figures of a replay in words, for the table and for the page.
 */

import { count } from '../count.js'
import { formatDuration } from '../duration.js'
import type { ReplayResult } from './replayResult.js'

/**
 * Figures that belong together: a title, and rows of a name, a value and what it means.
 *
 * @category cli
 * @since 0.1.0
 */
export type Figures = {
  readonly title: string
  readonly rows: ReadonlyArray<readonly [name: string, value: string, note: string]>
}

/**
 * Returns a replay's figures in the order in which they are shown.
 *
 * @category cli
 * @since 0.1.0
 */
export const replayFigures = (result: ReplayResult): ReadonlyArray<Figures> => [
  recording(result),
  markets(result),
  quotes(result),
  withheld(result),
  scores(result),
  speed(result),
]

const recording = ({ recording, prices, firstAt, lastAt, rowsSkipped }: ReplayResult): Figures => ({
  title: 'Recording',
  rows: [
    ['file', '', recording],
    ['prices', count(prices), `${instant(firstAt)} to ${instant(lastAt)}`],
    ['rows skipped', count(rowsSkipped), 'no later than the row before'],
  ],
})

const markets = ({ settings, windows, decisions }: ReplayResult): Figures => {
  const { windowMs, strike, asset, tickSize, config } = settings
  const above = strike === 'open' ? 'no lower than at their start' : `above ${strike}`
  const halted = Object.entries(decisions.halted).filter(([, times]) => times > 0)
  return {
    title: 'Markets',
    rows: [
      ['asset', asset, `${formatDuration(windowMs)} each, tick ${tickSize}, ${configName(config)}`],
      [
        'finished',
        count(windows.finished),
        `${count(windows.withoutPrice)} without a price in them`,
      ],
      ['ended YES', part(windows.yes, windows.finished), above],
      ['decisions', count(decisions.made), `${count(decisions.scored)} scored`],
      ...halted.map(([tag, times]) => ['halted', count(times), tag] as const),
      ...(decisions.violations === null
        ? []
        : [['violations', count(decisions.violations), 'of what a decision promises'] as const]),
    ],
  }
}

const quotes = ({ quotes }: ReplayResult): Figures => ({
  title: 'Quotes',
  rows: [
    ['levels', count(quotes.levels), 'of both sides, over all decisions'],
    ['wanted', part(quotes.wanted, quotes.levels), 'kept, placed or waiting'],
    ['kept', part(quotes.kept, quotes.levels), ''],
    ['placed', part(quotes.placed, quotes.levels), ''],
    ['cancelled', count(quotes.cancelled), 'orders'],
  ],
})

const withheld = ({ quotes }: ReplayResult): Figures => ({
  title: 'Quotes withheld',
  rows: Object.entries(quotes.withheld).map(([tag, times]) => [
    tag,
    part(times, quotes.levels),
    '',
  ]),
})

const scores = ({ scores }: ReplayResult): Figures => {
  const { fairValue, oneHalf } = scores
  return {
    title: 'Fair value against the outcomes',
    rows: [
      ['log loss', score(fairValue?.logLoss), `${score(oneHalf.logLoss)} for always one half`],
      ['Brier score', score(fairValue?.brier), `${score(oneHalf.brier)} for always one half`],
    ],
  }
}

const speed = ({ seconds, decisionsPerSecond }: ReplayResult): Figures => ({
  title: 'Speed',
  rows: [
    [
      'rate',
      decisionsPerSecond === null ? 'none' : `${count(decisionsPerSecond)}/s`,
      'decisions alone',
    ],
    ['in all', `${seconds.toFixed(2)} s`, 'reading, estimating, deciding and explaining'],
  ],
})

const configName = (config: ReplayResult['settings']['config']): string =>
  'preset' in config ? `preset ${config.preset}` : config.file

/**
 * Returns an instant as a calendar writes it, `none` where there is none.
 *
 * @category cli
 * @since 0.1.0
 */
export const instant = (at: number | null): string => {
  if (at === null) return 'none'
  const date = new Date(at)
  // A recording's instants may lie beyond what a calendar can hold.
  return Number.isNaN(date.getTime()) ? String(at) : date.toISOString().replace('.000Z', 'Z')
}

/**
 * Returns how many of all some are, as a count and in per cent.
 *
 * @category cli
 * @since 0.1.0
 */
export const part = (some: number, all: number): string =>
  all === 0 ? count(some) : `${count(some)} (${((100 * some) / all).toFixed(1)} %)`

const score = (value: number | undefined): string =>
  value === undefined ? 'none' : value.toFixed(4)
