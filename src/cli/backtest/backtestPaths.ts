/**
 * The plots of a backtest over time: what it was worth, and what it held.
 */

import type { PathPoint } from '../../backtest/report/reportPath.js'
import { count } from '../count.js'
import { timeAxis, valueAxis } from '../page/axis.js'
import { escaped } from '../page/html.js'
import { extent, place, type Scale } from '../page/scale.js'
import type { Axes } from '../page/stepLine.js'
import { money } from './backtestWords.js'
import type { ReportedEnd } from './reportedBacktest.js'

/** What all ends are drawn between, so that they compare. @category cli @since 0.1.0 */
export type PathRange = {
  readonly from: number
  readonly to: number
  readonly values: Pick<Scale, 'from' | 'to'>
}

/**
 * Returns the range of the paths of all ends, over the time of their records.
 *
 * @category cli
 * @since 0.1.0
 */
export const rangeOf = (
  ends: ReadonlyArray<ReportedEnd>,
  pathOf: (report: ReportedEnd['report']) => ReadonlyArray<PathPoint>,
): PathRange => {
  const from = Math.min(...ends.map(({ report }) => report.firstAt ?? Infinity))
  const to = Math.max(...ends.map(({ report }) => report.lastAt ?? -Infinity))
  const values = ends
    .flatMap(({ report }) => pathOf(report))
    .flatMap(({ least, most }) => [least, most])
  return { from, to: to > from ? to : from + 1, values: extent([0, ...values], 0.06) }
}

/**
 * Returns the equity over time, with how far it lay below its peak.
 *
 * @category cli
 * @since 0.1.0
 */
export const equityPlot = ({ queue, report }: ReportedEnd, range: PathRange): string => {
  const axes = axesOf(range)
  const peaks = peaksOf(report.equity)
  const lasts = report.equity.map(({ last }) => last)
  return frame(range, {
    axes,
    title: 'Equity at the fair values, dollars',
    label: `${queue}: equity over time`,
    format: (value) => money(value).replace('.00', ''),
    marks: `<path class="fall" d="${areaOf(axes, report.equity, peaks, lasts)}"/>
<path class="equity" d="${lineOf(axes, report.equity, lasts)}"/>`,
  })
}

/**
 * Returns what was held over time, YES less NO of all markets, and between what it lay.
 *
 * @category cli
 * @since 0.1.0
 */
export const inventoryPlot = ({ queue, report }: ReportedEnd, range: PathRange): string => {
  const axes = axesOf(range)
  const { path } = report.inventory
  const of = (key: 'last' | 'least' | 'most') => path.map((point) => point[key])
  return frame(range, {
    axes,
    title: 'Held: YES less NO, shares',
    label: `${queue}: position over time`,
    format: (value) => count(value).replace('-', '−'),
    marks: `<path class="held" d="${areaOf(axes, path, of('most'), of('least'))}"/>
<path class="net" d="${lineOf(axes, path, of('last'))}"/>`,
  })
}

const bottom = 190

const axesOf = ({ from, to, values }: PathRange): Axes => ({
  x: { from, to, start: 58, end: 392 },
  y: { ...values, start: bottom, end: 30 },
})

const frame = (
  { from, to }: PathRange,
  {
    axes,
    title,
    label,
    format,
    marks,
  }: {
    readonly axes: Axes
    readonly title: string
    readonly label: string
    readonly format: (value: number) => string
    readonly marks: string
  },
): string => {
  if (!Number.isFinite(from)) return `<p class="nothing">${escaped(title)}: nothing yet.</p>`
  const { x, y } = axes
  const values = [from, (from + to) / 2, to]
  const time = { values, top: 30, bottom, title: 'UTC', format: instantIn(to - from) }
  return `<svg viewBox="0 0 400 232" role="img" aria-label="${escaped(label)}">
${timeAxis(x, time)}
${valueAxis(axes, { title, most: 6, format })}
<path class="zero" d="M${x.start} ${place(y, 0)}H${x.end}"/>
${marks}
</svg>`
}

const instantIn =
  (span: number) =>
  (at: number): string => {
    const text = new Date(at).toISOString()
    return span > 3 * 86_400_000 ? text.slice(0, 10) : text.slice(5, 16).replace('T', ' ')
  }

const peaksOf = (path: ReadonlyArray<PathPoint>): ReadonlyArray<number> => {
  let peak = 0
  return path.map(({ most }) => {
    peak = Math.max(peak, most)
    return peak
  })
}

/** The first stretch may begin before the records do. */
const startOf = (x: Scale, point: PathPoint | undefined): number =>
  place(x, Math.max(x.from, point?.at ?? x.from))

/** What holds until it changes is drawn so, and the last of it to the edge. */
const lineOf = (
  { x, y }: Axes,
  path: ReadonlyArray<PathPoint>,
  values: ReadonlyArray<number>,
): string =>
  values
    .map((value, i) => {
      const at = startOf(x, path[i])
      return i === 0 ? `M${at} ${place(y, value)}` : `H${at}V${place(y, value)}`
    })
    .concat(`H${x.end}`)
    .join('')

const areaOf = (
  axes: Axes,
  path: ReadonlyArray<PathPoint>,
  upper: ReadonlyArray<number>,
  lower: ReadonlyArray<number>,
): string => {
  const { x, y } = axes
  const back = lower.map((value, i) => `V${place(y, value)}H${startOf(x, path[i])}`).reverse()
  return `${lineOf(axes, path, upper)}${back.join('')}Z`
}
