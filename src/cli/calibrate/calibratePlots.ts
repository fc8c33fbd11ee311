/**
 * The plots of a calibration: how true the forecasts came, and how far from one half they went.
 */

import type { ReportedEstimate, TimeLeft } from '../../backtest/calibration/calibrationReport.js'
import type {
  ForecasterScore,
  ReliabilityBucket,
} from '../../backtest/calibration/forecasterScore.js'
import { count } from '../count.js'
import { escaped } from '../page/html.js'
import { legend } from '../page/legend.js'
import { place, type Scale, ticks } from '../page/scale.js'
import { cents, centsInterval, inCents, leftWords } from './calibrateWords.js'

type Score = ForecasterScore<ReportedEstimate>

/**
 * Returns the share of YES against the mean forecast, by tenths, of the model with its intervals
 * and of the baselines without.
 *
 * @category cli
 * @since 0.1.0
 */
export const reliabilityPlot = (time: TimeLeft): string => {
  const [model, ...baselines] = time.forecasters
  return `<svg viewBox="0 0 400 400" role="img"
  aria-label="${escaped(leftWords(time))}: share of YES against the mean forecast, by tenths">
${frame}
<path class="truth" d="M${place(x, 0)} ${place(y, 0)}L${place(x, 1)} ${place(y, 1)}"/>
${baselines.flatMap((score) => score.yes.map((bucket) => other(score, bucket))).join('')}
${model === undefined ? '' : model.yes.map(marked).join('\n')}
<text x="${place(x, 0.5)}" y="396" text-anchor="middle">mean forecast, cents</text>
<text x="11" y="${place(y, 0.5)}" transform="rotate(-90 11 ${place(y, 0.5)})"
  text-anchor="middle">came, cents</text>
</svg>`
}

/**
 * Returns how many of the model's forecasts fell in each tenth.
 *
 * @category cli
 * @since 0.1.0
 */
export const sharpnessPlot = (time: TimeLeft): string => {
  const buckets = time.forecasters[0]?.yes ?? []
  const most = Math.max(1, ...buckets.map(({ forecasts }) => forecasts))
  const counts: Scale = { from: 0, to: most, start: 140, end: 10 }
  const lines = ticks(counts, 3).map((value) => {
    const at = place(counts, value)
    return `<path class="grid" d="M${x.start} ${at}H${x.end}"/>
<text x="${x.start - 4}" y="${at + 4}" text-anchor="end">${short(value)}</text>`
  })
  const values = edges.map(
    (at) => `<text x="${place(x, at)}" y="155" text-anchor="middle">${100 * at}</text>`,
  )
  const bars = buckets.map(({ from, to, forecasts }) => {
    const top = place(counts, forecasts)
    const left = place(x, from) + 1
    const width = Number((place(x, to) - 1 - left).toFixed(1))
    const title = `${inCents(from)} to ${inCents(to)} cents: ${count(forecasts)} forecasts`
    return `<rect class="bar" x="${left}" y="${top}" width="${width}"
  height="${Number((140 - top).toFixed(1))}"><title>${title}</title></rect>`
  })
  return `<svg viewBox="0 0 400 175" role="img"
  aria-label="${escaped(leftWords(time))}: number of forecasts by tenths">
${lines.join('\n')}
${bars.join('\n')}
${values.join('\n')}
<text x="${place(x, 0.5)}" y="171" text-anchor="middle">forecast of YES, cents</text>
</svg>`
}

/**
 * Returns what the marks of the plots mean.
 *
 * @category cli
 * @since 0.1.0
 */
export const plotLegend = (names: ReadonlyArray<string>): string =>
  legend([
    { mark: '<circle class="model" cx="14" cy="7" r="4"/>', words: 'the model' },
    { mark: '<path class="span" d="M14 0V14"/>', words: 'its interval' },
    ...names.slice(1).map((name) => ({
      mark: `<circle class="other ${name}" cx="14" cy="7" r="3.5"/>`,
      words: name,
    })),
    { mark: '<path class="truth" d="M0 12L28 2"/>', words: 'as said' },
  ])

/**
 * The look of the plots.
 *
 * @category cli
 * @since 0.1.0
 */
export const plotStyle = `
.grid { stroke: var(--line); stroke-width: 1; fill: none }
.truth { fill: none; stroke: var(--soft); stroke-dasharray: 4 4 }
.model { fill: var(--mark) }
.span { stroke: var(--mark); stroke-width: 2; stroke-opacity: .55 }
.other { fill: none; stroke-width: 1.5 }
.half { stroke: var(--soft) }
.seed { stroke: var(--ask) }
.normal { stroke: var(--fair) }
.bar { fill: var(--mark); fill-opacity: .7 }
`

const x: Scale = { from: 0, to: 1, start: 46, end: 390 }
const y: Scale = { from: 0, to: 1, start: 360, end: 16 }

const edges = [0, 0.25, 0.5, 0.75, 1]

const frame = edges
  .map(
    (at) => `<path class="grid" d="M${place(x, at)} ${y.start}V${y.end}"/>
<path class="grid" d="M${x.start} ${place(y, at)}H${x.end}"/>
<text x="${place(x, at)}" y="${y.start + 15}" text-anchor="middle">${100 * at}</text>
<text x="${x.start - 4}" y="${place(y, at) + 4}" text-anchor="end">${100 * at}</text>`,
  )
  .join('\n')

const marked = ({
  from,
  to,
  forecasts,
  mean,
  share,
  gap,
}: ReliabilityBucket<ReportedEstimate>): string => {
  if (mean === null || share === null) return ''
  const at = place(x, mean)
  const { lower, upper } = gap
  const span =
    lower === null || upper === null
      ? ''
      : `<path class="span" d="M${at} ${place(y, mean + lower)}V${place(y, mean + upper)}"/>`
  const off = `${cents(gap.value)} off, ${centsInterval(gap)}`
  const said = `said ${inCents(mean)}, came ${inCents(share)} of ${count(forecasts)}, ${off}`
  return `${span}<circle class="model" cx="${at}" cy="${place(y, share)}" r="4">
<title>${inCents(from)} to ${inCents(to)} cents: ${said}</title></circle>`
}

const other = ({ name }: Score, bucket: ReliabilityBucket<ReportedEstimate>): string => {
  const { mean, share, forecasts } = bucket
  if (mean === null || share === null) return ''
  const said = `${name}: said ${inCents(mean)}, came ${inCents(share)} of ${count(forecasts)}`
  const at = `cx="${place(x, mean)}" cy="${place(y, share)}"`
  return `<circle class="other ${escaped(name)}" ${at} r="3.5">
<title>${escaped(said)}</title></circle>`
}

const short = (value: number): string => (value >= 10_000 ? `${value / 1_000}k` : String(value))
