/**
 * What fills were worth after they came, as a curve with its intervals.
 */

import type { BacktestReport } from '../../backtest/report/reportResult.js'
import { cents } from '../calibrate/calibrateWords.js'
import { count } from '../count.js'
import { valueAxis } from '../page/axis.js'
import { escaped } from '../page/html.js'
import { extent, place, type Scale } from '../page/scale.js'
import type { Axes } from '../page/stepLine.js'
import { centsEstimate, horizonWords } from './backtestWords.js'
import type { ReportedEnd } from './reportedBacktest.js'

type Points = BacktestReport['markouts'][number]['points']

/**
 * Returns what the curves of all ends lie between, in cents. The settlement, whose interval is many
 * times as wide as the others, does not stretch it.
 *
 * @category cli
 * @since 0.1.0
 */
export const markoutSpan = (ends: ReadonlyArray<ReportedEnd>): Pick<Scale, 'from' | 'to'> => {
  const values = ends
    .flatMap(({ report }) => report.markouts[0]?.points ?? [])
    .filter(({ horizonMs }) => horizonMs !== null)
    .flatMap(({ perShare: { value, lower, upper } }) => [value, lower, upper])
    .flatMap((value) => (value === null ? [] : [100 * value]))
  return extent([0, ...values], 0.15)
}

/**
 * Returns the curve of all fills, from the fill to the settlement.
 *
 * @category cli
 * @since 0.1.0
 */
export const markoutPlot = (
  { queue, report }: ReportedEnd,
  span: Pick<Scale, 'from' | 'to'>,
): string => {
  const points = report.markouts[0]?.points ?? []
  const x: Scale = { from: 0, to: Math.max(1, points.length - 1), start: 66, end: 376 }
  const axes: Axes = { x: { ...x, start: 46, end: 392 }, y: { ...span, start: 190, end: 30 } }
  const title = 'Cents a share, the fair value less the price'
  const names = points.map(
    ({ horizonMs }, i) =>
      `<text x="${place(x, i)}" y="208" text-anchor="middle">${horizonWords(horizonMs)}</text>`,
  )
  return `<svg viewBox="0 0 400 216" role="img"
  aria-label="${escaped(queue)}: worth of a fill after it, cents a share">
${valueAxis(axes, { title, most: 6, format: (value) => cents(value / 100).replace('.00', '') })}
<path class="zero" d="M46 ${place(axes.y, 0)}H392"/>
<path class="curve" d="${curveOf({ x, y: axes.y }, points)}"/>
${points.map((point, i) => markOf({ x, y: axes.y }, point, i)).join('\n')}
${names.join('')}
</svg>`
}

const inside = ({ from, to }: Scale, value: number): number =>
  Math.min(to, Math.max(from, 100 * value))

const curveOf = ({ x, y }: Axes, points: Points): string => {
  const known = points.flatMap(({ perShare }, i) =>
    perShare.value === null ? [] : [`${place(x, i)} ${place(y, inside(y, perShare.value))}`],
  )
  return known.length === 0 ? '' : `M${known.join('L')}`
}

const markOf = ({ x, y }: Axes, point: Points[number], i: number): string => {
  const { perShare, shares, horizonMs } = point
  const { value, lower, upper } = perShare
  if (value === null) return ''
  const at = place(x, i)
  const bar =
    lower === null || upper === null
      ? ''
      : `<path class="span" d="M${at} ${place(y, inside(y, lower))}V${place(y, inside(y, upper))}"/>`
  const words = `${horizonWords(horizonMs)}: ${centsEstimate(perShare)} of ${count(shares)} shares`
  return `<g><title>${escaped(words)}</title>${bar}
<circle class="point" cx="${at}" cy="${place(y, inside(y, value))}" r="4"/></g>`
}
