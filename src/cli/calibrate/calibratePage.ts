/**
 * The page of a calibration: its figures, and plots of how true and how sharp the forecasts were.
 */

import type { ReportedEstimate, TimeLeft } from '../../backtest/calibration/calibrationReport.js'
import type {
  ForecasterScore,
  ReliabilityBucket,
} from '../../backtest/calibration/forecasterScore.js'
import { count } from '../count.js'
import { figuresSections } from '../page/figuresSections.js'
import { escaped } from '../page/html.js'
import { pageFrame } from '../page/pageFrame.js'
import { premises } from './calibrateFigures.js'
import { plotLegend, plotStyle, reliabilityPlot, sharpnessPlot } from './calibratePlots.js'
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
 * Returns a whole page that loads nothing from elsewhere, in light and dark, with the result as
 * JSON in the element `result`.
 *
 * @category cli
 * @since 0.1.0
 */
export const calibratePage = (result: CalibrateResult): string =>
  pageFrame({
    title: `twoway calibrate: ${result.recording}`,
    heading: `Calibration on ${result.recording}`,
    style: `${style}${plotStyle}`,
    body: `<main>
<p>Each point holds the forecasts of YES in one tenth: their mean, and the share of them after which
YES came. On the line, what is said is what comes. Below it, how many forecasts fell in each tenth:
the more at the ends, the sharper.</p>
${plotLegend(result.times[0]?.forecasters.map(({ name }) => name) ?? [])}
${result.times.map(section).join('\n')}
<div class="figures">
${figuresSections(premises(result))}
</div>
</main>`,
    figures: { id: 'result', value: result },
    script: '',
  })

type Score = ForecasterScore<ReportedEstimate>

const section = (time: TimeLeft): string => {
  const model = time.forecasters[0]
  const { stale, unknown } = time.leftOut
  return `<section class="time" data-left="${time.leftMs ?? 'all'}">
<h2>${escaped(leftWords(time))}</h2>
<p>${count(time.scored)} forecasts; ${count(stale)} left out for an old price, ${count(unknown)}
because a forecaster knew too little.</p>
<div class="plots"><div>${reliabilityPlot(time)}
${sharpnessPlot(time)}</div>
<div class="tables">${scoresTable(time.forecasters)}
${model === undefined ? '' : bucketTables(model)}</div></div>
</section>`
}

const scoresTable = (scores: ReadonlyArray<Score>): string => `<div class="scroll">
<table class="scores">
${headRow(['', 'log loss', '95 %', 'model lower by', '95 %', 'Brier', 'clamped'])}
${scores.map(scoreRow).join('\n')}
</table></div>
${scores.slice(0, 1).map(partsTable).join('')}`

const scoreRow = ({ name, logLoss, improvement, brier, clamped }: Score): string =>
  tableRow(name, [
    score(logLoss.value),
    scoreInterval(logLoss),
    improvement === null ? '' : percent(improvement.value),
    improvement === null ? '' : percentInterval(improvement),
    score(brier.score.value),
    count(clamped),
  ])

const partsTable = ({ brier }: Score): string => {
  const { reliability, resolution, uncertainty, within } = brier
  const rows = Object.entries({ reliability, resolution, uncertainty, within }).map(
    ([name, part]) => tableRow(name, [score(part.value), scoreInterval(part)]),
  )
  return `<div class="scroll"><table class="parts">
${headRow(['part of the Brier score', '', '95 %'])}
${rows.join('\n')}
</table></div>`
}

const bucketTables = ({ favourite, yes }: Score): string =>
  `${bucketTable('favourite', 'the likelier side, cents', favourite)}
${bucketTable('yes', 'YES, cents', yes)}`

const bucketTable = (
  name: string,
  title: string,
  buckets: ReadonlyArray<ReliabilityBucket<ReportedEstimate>>,
): string => `<div class="scroll"><table class="${name}">
${headRow([title, 'forecasts', 'said', 'came', 'off', '95 %', 'beyond 2 s.e.'])}
${buckets.map(bucketRow).join('\n')}
</table></div>`

const bucketRow = (bucket: ReliabilityBucket<ReportedEstimate>): string => {
  const { from, to, forecasts, mean, share, gap } = bucket
  const off = mean === null ? '' : cents(gap.value)
  return tableRow(`${(100 * from).toFixed(0)} to ${(100 * to).toFixed(0)}`, [
    ...[count(forecasts), inCents(mean), inCents(share)],
    ...[off, centsInterval(gap), beyond(gap)],
  ])
}

const headRow = (cells: ReadonlyArray<string>): string =>
  `<tr>${cells.map((cell) => `<th scope="col">${escaped(cell)}</th>`).join('')}</tr>`

const tableRow = (name: string, cells: ReadonlyArray<string>): string =>
  `<tr><th scope="row">${escaped(name)}</th>${cells
    .map((cell) => `<td class="number">${escaped(cell)}</td>`)
    .join('')}</tr>`

const style = `
.plots { display: grid; grid-template-columns: minmax(0, 24rem) minmax(0, 1fr); gap: 1.5rem }
.tables { display: grid; gap: 1.1rem; align-content: start }
.scroll { overflow-x: auto }
.tables table { font-size: 13.5px }
.tables th[scope=col] { border-top: 0; text-align: right }
.tables th[scope=col]:first-child { text-align: left }
.legend { display: flex; flex-wrap: wrap; gap: .15rem 1.1rem; list-style: none; padding: 0;
  font-size: 13px }
.legend li { display: flex; align-items: center; gap: .4rem }
.legend svg { width: 28px; height: 14px; flex: none }
main > .figures { margin-top: 2rem }
@media (max-width: 899px) { .plots { grid-template-columns: minmax(0, 1fr) } }
`
