/**
 * The backtest of a demonstration as a part of its page.
 */

import { backtestDetails } from '../backtest/backtestDetails.js'
import { type BacktestFigures, backtestFigures } from '../backtest/backtestFigures.js'
import { backtestSections } from '../backtest/backtestSections.js'
import { warningWords } from '../backtest/backtestWords.js'
import { count } from '../count.js'
import { escaped } from '../page/html.js'
import { valuesTable } from '../valuesTable.js'
import type { DemoBacktest } from './demoBacktest.js'

/**
 * Returns the warnings, the plots and the figures, as the page of `twoway backtest` has them, and
 * what was run.
 *
 * @category cli
 * @since 0.1.0
 */
export const demoBacktestPart = (backtest: DemoBacktest): string => {
  const { recording, events, settings } = backtest
  const result = { ...backtest, seconds: 0 }
  const [first, ...others] = backtestFigures(result)
  const table = ({ title, rows }: BacktestFigures): string =>
    valuesTable({ caption: title, head: ['', ...queues], rows, even: true })
  const queues = result.ends.map(({ queue }) => queue)
  return `<div class="report">
<h2 class="part">Backtest on ${escaped(recording)}</h2>
<ul class="warnings" role="note">
${warningWords(result)
  .map((each) => `<li>${escaped(each)}</li>`)
  .join('\n')}
</ul>
<section>
${first === undefined ? '' : table(first)}
</section>
${backtestSections(result)}
<details><summary>All figures, and how it was run</summary>
${others.map(table).join('\n')}
${backtestDetails(result)}
<p>${count(events)} events.</p>
${valuesTable({ caption: '', head: [], rows: settings, even: true })}
</details>
</div>`
}
