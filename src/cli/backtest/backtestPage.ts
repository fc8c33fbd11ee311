/**
 * The page of a backtest: what has to be known first, the plots, and the figures.
 */

import { plotStyle } from '../calibrate/calibratePlots.js'
import { count } from '../count.js'
import { escaped } from '../page/html.js'
import { pageFrame } from '../page/pageFrame.js'
import { valuesTable } from '../valuesTable.js'
import { backtestDetails } from './backtestDetails.js'
import { type BacktestFigures, backtestFigures } from './backtestFigures.js'
import { backtestSections } from './backtestSections.js'
import { backtestStyle } from './backtestStyle.js'
import { warningWords } from './backtestWords.js'
import type { ReportedBacktest } from './reportedBacktest.js'

/**
 * Returns a whole page that loads nothing from elsewhere, in light and dark, with the result as
 * JSON in the element `result`.
 *
 * @category cli
 * @since 0.1.0
 */
export const backtestPage = (result: ReportedBacktest): string => {
  const { recording, settings, ends, events, seconds } = result
  const [first, ...others] = backtestFigures(result)
  const queues = ends.map(({ queue }) => queue)
  return pageFrame({
    title: `twoway backtest: ${recording}`,
    heading: `Backtest on ${recording}`,
    style: `${plotStyle}${backtestStyle}`,
    body: `${warnings(result)}
<main>
<section>
${first === undefined ? '' : figuresTable(first, queues)}
</section>
${backtestSections(result)}
<section>
<h2>The figures</h2>
${others.map((figures) => figuresTable(figures, queues)).join('\n')}
${backtestDetails(result)}
</section>
<section>
<h2>How it was run</h2>
<p>${count(events)} events in ${seconds.toFixed(2)} s. ${intervals(result)}</p>
${valuesTable({ caption: '', head: [], rows: settings, even: true })}
</section>
</main>`,
    figures: { id: 'result', value: result },
    script: '',
  })
}

const warnings = (result: ReportedBacktest): string => {
  const words = warningWords(result)
  if (words.length === 0) return ''
  return `<ul class="warnings" role="note">
${words.map((each) => `<li>${escaped(each)}</li>`).join('\n')}
</ul>`
}

const figuresTable = ({ title, rows }: BacktestFigures, queues: ReadonlyArray<string>): string =>
  valuesTable({ caption: title, head: queues.length > 1 ? ['', ...queues] : [], rows, even: true })

const intervals = ({ ends }: ReportedBacktest): string => {
  const [first] = ends
  if (first === undefined) return ''
  const { confidence, resamples, blocks } = first.report.bootstrap
  return `In brackets stand intervals of ${100 * confidence} %, of ${count(resamples)} resamples of
${count(blocks)} blocks of time in which markets settled.`
}
