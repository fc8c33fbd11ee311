/**
 * The plots of a backtest, in sections: each end of the bracket beside the other, on one scale.
 */

import { partNames } from '../../backtest/report/attribution.js'
import type { BacktestReport } from '../../backtest/report/reportResult.js'
import { plotLegend, reliabilityPlot, sharpnessPlot } from '../calibrate/calibratePlots.js'
import { count } from '../count.js'
import { escaped } from '../page/html.js'
import { type Bar, barsPlot, spanOf } from './backtestBars.js'
import { reasonOf } from './backtestFigures.js'
import { markoutPlot, markoutSpan } from './backtestMarkoutPlot.js'
import { equityPlot, inventoryPlot, rangeOf } from './backtestPaths.js'
import { groupWords, money, partOf } from './backtestWords.js'
import type { ReportedBacktest, ReportedEnd } from './reportedBacktest.js'

/**
 * Returns all sections of plots.
 *
 * @category cli
 * @since 0.1.0
 */
export const backtestSections = ({ ends }: ReportedBacktest): string => {
  const equity = rangeOf(ends, (report) => report.equity)
  const held = rangeOf(ends, (report) => report.inventory.path)
  const worth = markoutSpan(ends)
  const sections = [
    section('equity', 'What it came to', equityWords, ends, (end) => equityPlot(end, equity)),
    bars('split', 'Where the profit comes from', splitWords, ends, splitBars),
    section('markouts', 'Worth of a fill after it', markoutWords, ends, (end) =>
      markoutPlot(end, worth),
    ),
    section('inventory', 'What it held', heldWords, ends, (end) => inventoryPlot(end, held)),
    bars('levels', 'Quotes by level', uptimeWords, ends, ({ orders }) => quoteBars(orders.byLevel)),
    bars('lefts', 'Quotes by time left', leftWords, ends, ({ orders }) =>
      quoteBars(orders.byTimeLeft),
    ),
    bars('withheld', 'Quotes withheld', withheldWords, ends, withheldBars),
    reliability(ends),
  ]
  return `<div class="sections${ends.length > 1 ? '' : ' alone'}">
${sections.join('\n')}
</div>`
}

const equityWords =
  'All markets at their fair values, those that are open too. Shaded: how far below its peak.'
const splitWords = `The parts sum to the total to the micro-dollar. Spread: the fill against the
fair value. Inventory: what was held, times the moves of the fair value. Settlement: the payout less
the last fair value.`
const markoutWords = `At the fill it is the spread that was asked. What falls after it is what the
other side knew. The interval of the settlement may reach beyond the plot.`
const heldWords = 'YES less NO of all open markets; shaded, between what it lay.'
const uptimeWords = `Bars: the part of the time in which both sides of a level stood. Beside them,
fills an order placed.`
const leftWords = `Bars: the part of the time in which both sides of the best level stood. Beside
them, fills an order placed.`
const withheldWords = 'Quotes that the decisions left out, by reason.'

const section = (
  id: string,
  title: string,
  words: string,
  ends: ReadonlyArray<ReportedEnd>,
  plot: (end: ReportedEnd) => string,
): string => `<section id="${id}" class="plots">
<h2>${escaped(title)}</h2>
<p>${escaped(words)}</p>
<div class="ends">
${ends
  .map(
    (end) => `<div>${ends.length > 1 ? `<h3>${escaped(end.queue)}</h3>` : ''}\n${plot(end)}</div>`,
  )
  .join('\n')}
</div>
</section>`

const bars = (
  id: string,
  title: string,
  words: string,
  ends: ReadonlyArray<ReportedEnd>,
  of: (report: BacktestReport) => ReadonlyArray<Bar>,
): string => {
  const all = ends.flatMap(({ report }) => of(report))
  // A part of the time is a part of all of it.
  const span = all.every(({ look }) => look === 'part') ? { from: 0, to: 1 } : spanOf(all)
  return section(id, title, words, ends, ({ queue, report }) =>
    barsPlot(of(report), { label: `${queue}: ${title}`, ...span }),
  )
}

const splitBars = ({ profit }: BacktestReport): ReadonlyArray<Bar> => {
  const told = partNames.filter((name) => name !== 'unexplained' || profit.micro[name] !== 0)
  return [...told, 'total' as const].map((name) => {
    const { value, lower, upper } = name === 'total' ? profit.total : profit.parts[name]
    const look = name === 'total' ? 'whole' : (value ?? 0) < 0 ? 'loss' : 'gain'
    return { name, value: value ?? 0, lower, upper, words: money(value), look }
  })
}

const quoteBars = (quotes: BacktestReport['orders']['byLevel']): ReadonlyArray<Bar> =>
  quotes
    .filter(({ uptime, placed }) => (uptime.both ?? 0) > 0 || placed > 0)
    .map(({ group, uptime, ratio }) => ({
      name: groupWords(group),
      value: uptime.both ?? 0,
      lower: null,
      upper: null,
      words: `${partOf(uptime.both)}, ${ratio === null ? 'none' : ratio.toFixed(3)}`,
      look: 'part',
    }))

const withheldBars = ({ withheld }: BacktestReport): ReadonlyArray<Bar> =>
  Object.entries(withheld.reasons)
    .sort(([, a], [, b]) => b - a)
    .map(([reason, times]) => ({
      name: reasonOf(reason),
      value: times,
      lower: null,
      upper: null,
      words: count(times),
      look: 'quiet',
    }))

/** The fair value is the same under every queue model but for the decisions that came. */
const reliability = (ends: ReadonlyArray<ReportedEnd>): string => {
  const time = ends[0]?.report.calibration.at(-1)
  if (time === undefined || time.scored === 0) return ''
  return `<section id="reliability" class="plots">
<h2>The fair value and what came</h2>
<p>Each point holds the forecasts of YES in one tenth: their mean, and the share of them after which
YES came. On the line, what is said is what comes.</p>
${plotLegend(time.forecasters.map(({ name }) => name))}
<div class="ends"><div>${reliabilityPlot(time)}</div><div>${sharpnessPlot(time)}</div></div>
</section>`
}
