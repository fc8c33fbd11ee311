/**
 * The figures of a demonstration in words, for the terminal and for the page.
 */

import { count } from '../count.js'
import type { Figures } from '../replay/replayFigures.js'
import { reasonWords } from '../withheldQuotes.js'
import type { DemoResult } from './demoResult.js'
import { clock, dollars } from './demoRow.js'

/**
 * Returns what was quoted on: the market, its prices, and the rules.
 *
 * @category cli
 * @since 0.1.0
 */
export const demoPremises = (result: DemoResult): ReadonlyArray<string> => {
  const { seed, market, volatility, silence, limits } = result
  const asSecondsLeft = (at: number): string => clock((market.expiresAt - at) / 1_000)
  const room = `${count(limits.maxPosition)} shares a side, ${count(limits.maxImbalance)} net`
  return [
    result.madeUp,
    `${title(result)}: a share of YES pays $1 if BTC ends above $${count(market.strike)}, else NO does.`,
    `A price a second, at ${percent(volatility)} a year; preset v2, with room for ${room}.`,
    `The feed falls silent at ${asSecondsLeft(silence.from)} and speaks again at ${asSecondsLeft(silence.to)}.`,
    'A fill is made up where the price moved through a quote, by chance: always the worse for the maker.',
    `Another seed: npm run demo -- --seed ${seed + 1}`,
  ]
}

/**
 * Returns the market's name: what it asks, and how long it lives.
 *
 * @category cli
 * @since 0.1.0
 */
export const title = ({ market }: Pick<DemoResult, 'market'>): string => {
  const minutes = (market.expiresAt - market.openedAt) / 60_000
  return `${market.asset} above ${count(market.strike)}, ${minutes} minutes`
}

/**
 * Returns the closing figures. No profit is among them: on made-up fills it would mean nothing.
 *
 * @category cli
 * @since 0.1.0
 */
export const demoFigures = ({ settlement, summary }: DemoResult): ReadonlyArray<Figures> => [
  {
    title: 'Outcome',
    rows: [
      ['ended', settlement.outcome.toUpperCase(), `BTC at $${dollars(settlement.price)}`],
      ['YES held', count(summary.position.yes), 'shares'],
      ['NO held', count(summary.position.no), 'shares'],
    ],
  },
  { title: 'Decisions that retreated', rows: reasonRows(summary.halted) },
  {
    title: 'Decisions',
    rows: [
      ['made', count(summary.decisions), 'one a second'],
      ['orders placed', count(summary.placed), ''],
      ['kept', count(summary.kept), 'as they stood'],
      ['cancelled', count(summary.cancelled), ''],
      ['fills', count(summary.fills), `${count(summary.shares)} shares, made up`],
      ['violations', count(summary.violations), 'of what a decision promises'],
    ],
  },
  { title: 'Quotes withheld by the others', rows: reasonRows(summary.withheld) },
]

const reasonRows = (counts: DemoResult['summary']['withheld']): Figures['rows'] =>
  Object.entries(counts).map(([tag, times]) => [
    tag,
    count(times),
    reasonWords[tag as keyof typeof reasonWords],
  ])

const percent = (share: number): string => `${(100 * share).toFixed(0)} %`
