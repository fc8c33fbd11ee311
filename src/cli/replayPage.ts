/**
 * The page of a replay: its figures and a plot of how true its fair values came.
 */

import type { CalibrationBucket } from '../backtest/replayReport.js'
import { count } from './count.js'
import { type Figures, replayFigures } from './replayFigures.js'
import type { ReplayResult } from './replayResult.js'

/**
 * Returns a whole page that loads nothing from elsewhere, in light and dark, with the result as
 * JSON in the element `result`.
 *
 * @category cli
 * @since 0.1.0
 */
export const replayPage = (result: ReplayResult): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>twoway replay: ${escaped(result.recording)}</title>
<style>${style}</style>
</head>
<body>
<h1>Replay of ${escaped(result.recording)}</h1>
<main>
<section>
<h2>Fair value and what came</h2>
<p>Each point holds the decisions whose fair value lay in one tenth: their mean fair value, and the
share of them after which YES came. On the line, what is said is what comes.</p>
${plot(result.calibration)}
${calibrationTable(result.calibration)}
</section>
${replayFigures(result).map(section).join('\n')}
</main>
<script type="application/json" id="result">${embedded(result)}</script>
</body>
</html>
`

const style = `
:root {
  color-scheme: light dark;
  --ink: #1c2330; --soft: #667085; --line: #d5dae3; --page: #fff; --mark: #1264c8;
}
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6e9ef; --soft: #98a2b3; --line: #343c4a; --page: #12161d; --mark: #6db1ff; }
}
body {
  margin: 2rem auto; max-width: 72rem; padding: 0 1rem;
  background: var(--page); color: var(--ink); font: 15px/1.5 system-ui, sans-serif;
}
h1 { font-size: 1.4rem; overflow-wrap: anywhere }
h2 { font-size: 1rem; margin: 0 0 .5rem }
main { columns: 26rem; column-gap: 2rem }
section { break-inside: avoid; margin-bottom: 2rem }
p, td:nth-child(3) { color: var(--soft) }
table { border-collapse: collapse; width: 100% }
td, th {
  border-top: 1px solid var(--line); padding: .2rem .5rem;
  text-align: left; font-weight: normal; overflow-wrap: anywhere;
}
td:nth-child(-n + 2) { white-space: nowrap }
td:nth-child(2), .numbers td, .numbers th {
  text-align: right; font-variant-numeric: tabular-nums; color: var(--ink);
}
svg { display: block; width: 100%; max-width: 26rem }
svg text { fill: var(--soft); font-size: 11px }
`

const section = ({ title, rows }: Figures): string => `<section>
<h2>${escaped(title)}</h2>
<table>
${rows.map((row) => tableRow(row.map(escaped))).join('\n')}
</table>
</section>`

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

const escaped = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')

/** Inside a script element only `<` can end it; JSON may write it another way. */
const embedded = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c')
