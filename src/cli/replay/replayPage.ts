/**
 * The page of a replay: its figures and a plot of how true its fair values came.
 */

import type { CalibrationBucket } from '../../backtest/replay/replayReport.js'
import { count } from '../count.js'
import { figuresSections } from '../page/figuresSections.js'
import { pageFrame } from '../page/pageFrame.js'
import { replayFigures } from './replayFigures.js'
import type { ReplayResult } from './replayResult.js'

/**
 * Returns a whole page that loads nothing from elsewhere, in light and dark, with the result as
 * JSON in the element `result`.
 *
 * @category cli
 * @since 0.1.0
 */
export const replayPage = (result: ReplayResult): string =>
  pageFrame({
    title: `twoway replay: ${result.recording}`,
    heading: `Replay of ${result.recording}`,
    style,
    body: `<main class="figures">
<section>
<h2>Fair value and what came</h2>
<p>Each point holds the decisions whose fair value lay in one tenth: their mean fair value, and the
share of them after which YES came. On the line, what is said is what comes.</p>
${plot(result.calibration)}
${calibrationTable(result.calibration)}
</section>
${figuresSections(replayFigures(result))}
</main>`,
    figures: { id: 'result', value: result },
    script: '',
  })

const style = `
main { margin-top: 1.5rem }
.figures { columns: 26rem }
svg { max-width: 26rem }
.numbers td, .numbers th { text-align: right; font-variant-numeric: tabular-nums }
`

const calibrationTable = (buckets: ReadonlyArray<CalibrationBucket>): string => {
  const row = ({ from, to, decisions, meanFairValue, shareYes }: CalibrationBucket): string => {
    const cells = [`${from} to ${to}`, count(decisions), share(meanFairValue), share(shareYes)]
    return tableRow(cells)
  }
  return `<table class="numbers">
<tr><th>fair value</th><th>decisions</th><th>mean</th><th>YES came</th></tr>
${buckets.map(row).join('\n')}
</table>`
}

const tableRow = (cells: ReadonlyArray<string>): string =>
  `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`

const share = (value: number | null): string => (value === null ? '' : value.toFixed(3))

const side = 320
const margin = 36

const plot = (buckets: ReadonlyArray<CalibrationBucket>): string => {
  const most = Math.max(1, ...buckets.map(({ decisions }) => decisions))
  return `<svg viewBox="0 0 ${side + 2 * margin} ${side + 2 * margin}" role="img"
  aria-label="Share of YES against the mean fair value, by tenths of the fair value">
${[0, 0.25, 0.5, 0.75, 1].map(gridLines).join('\n')}
<line x1="${x(0)}" y1="${y(0)}" x2="${x(1)}" y2="${y(1)}"
  stroke="var(--soft)" stroke-dasharray="4 4"/>
${buckets.map((bucket) => point(bucket, most)).join('\n')}
<text x="${x(0.5)}" y="${side + 2 * margin - 4}" text-anchor="middle">mean fair value</text>
<text x="12" y="${y(0.5)}" transform="rotate(-90 12 ${y(0.5)})"
  text-anchor="middle">share of YES</text>
</svg>`
}

/** The area of a point is the number of its decisions; a few of them still show. */
const point = (bucket: CalibrationBucket, most: number): string => {
  const { from, to, decisions, meanFairValue, shareYes } = bucket
  if (meanFairValue === null || shareYes === null) return ''
  const truth = `mean ${share(meanFairValue)}, YES came ${share(shareYes)}`
  const title = `${from} to ${to}: ${truth}, ${count(decisions)} decisions`
  const radius = 3 + 9 * Math.sqrt(decisions / most)
  return `<circle cx="${x(meanFairValue)}" cy="${y(shareYes)}" r="${radius.toFixed(1)}"
  fill="var(--mark)" fill-opacity=".55" stroke="var(--mark)"><title>${title}</title></circle>`
}

const gridLines = (at: number): string => `\
<line x1="${x(at)}" y1="${y(0)}" x2="${x(at)}" y2="${y(1)}" stroke="var(--line)"/>
<line x1="${x(0)}" y1="${y(at)}" x2="${x(1)}" y2="${y(at)}" stroke="var(--line)"/>
<text x="${x(at)}" y="${y(0) + 14}" text-anchor="middle">${at}</text>
<text x="${x(0) - 4}" y="${y(at) + 4}" text-anchor="end">${at}</text>`

const x = (value: number): number => fixed(margin + side * value)

const y = (value: number): number => fixed(margin + side * (1 - value))

const fixed = (value: number): number => Number(value.toFixed(1))
