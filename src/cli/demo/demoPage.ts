/**
 * The page of a demonstration: the backtest; and of one market the plot, the figures, and every
 * second in a table.
 */

import { figuresSections } from '../page/figuresSections.js'
import { escaped } from '../page/html.js'
import { pageFrame } from '../page/pageFrame.js'
import { tellingSteps } from '../tellingSteps.js'
import { demoBacktestPart } from './demoBacktestPart.js'
import { demoFigures, demoPremises, title } from './demoFigures.js'
import { demoLegend, demoPlot, narrow, wide } from './demoPlot.js'
import { demoReadOut } from './demoReadOut.js'
import type { DemoResult } from './demoResult.js'
import { type DemoColumn, demoColumns, demoRow } from './demoRow.js'
import { demoStyle } from './demoStyle.js'

/**
 * Returns a whole page that loads nothing from elsewhere, in light and dark, with the result as
 * JSON in the element `figures`.
 *
 * @category cli
 * @since 0.1.0
 */
export const demoPage = (result: DemoResult): string => {
  const [madeUp, ...premises] = demoPremises(result)
  return pageFrame({
    title: `twoway demo: a backtest, and ${title(result)}`,
    heading: 'A backtest and one market’s life, on made-up prices',
    style: demoStyle,
    body: `<p class="made-up" role="note">${escaped(madeUp ?? '')}</p>
<main>
${demoBacktestPart(result.backtest)}
<div class="market">
<h2 class="part">${escaped(title(result))}: quoted from opening to end</h2>
<ul>
${premises.map((each) => `<li>${escaped(each)}</li>`).join('\n')}
</ul>
<section aria-label="Plot">
${readOut()}
${demoLegend()}
<div id="plots">
${demoPlot(wide, result)}
${demoPlot(narrow, result)}
</div>
<label class="slider">Second
<input type="range" id="second" min="0" max="${result.steps.length - 1}" value="0"></label>
</section>
<section class="figures" aria-label="Summary">
${figuresSections(demoFigures(result))}
</section>
${everySecond(result)}
</div>
</main>`,
    figures: { id: 'figures', value: result },
    script: demoReadOut,
  })
}

const readOut = (): string => {
  const entry = (column: DemoColumn): string =>
    `<div data-key="${column.key}"><dt>${heading(column)}</dt><dd></dd></div>`
  return `<dl id="read-out" aria-live="polite">
${demoColumns.map(entry).join('\n')}
</dl>`
}

const heading = ({ title, unit }: DemoColumn): string =>
  unit === '' ? escaped(title) : `${escaped(title)} <small>${escaped(unit)}</small>`

const everySecond = ({ steps }: DemoResult): string => {
  const heads = demoColumns.map(
    (column) => `<th scope="col" class="${column.key}">${heading(column)}</th>`,
  )
  const telling = new Set(tellingSteps(steps))
  const rows = steps.map((step, i) => {
    const row = demoRow(step, steps[i - 1] ?? null)
    const cells = demoColumns.map(({ key }) => `<td class="${key}">${escaped(row[key])}</td>`)
    return `<tr${telling.has(i) ? '' : ' class="quiet"'}>${cells.join('')}</tr>`
  })
  return `<section class="every">
<h2>What was quoted, and why</h2>
<p>The second of every eight in which most happened, or <label><input type="checkbox" id="every">
every second</label>.</p>
<div class="scroll" tabindex="0" role="region" aria-label="Table of quotes">
<table id="seconds">
<thead><tr>${heads.join('')}</tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>
</div>
</section>`
}
