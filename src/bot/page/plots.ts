/**
 * The plots of the page: price, quotes, position and worst case over the last minutes.
 */

import uPlot from 'uplot'
import { trailOf as trailIn, type WindowHistory } from '../window/windowHistory.js'
import { cents, dollars, shares, spot } from '../window/windowWords.js'
import { found, made, say } from './element.js'

/** What the plots are drawn from. @category bot @since 0.1.0 */
export type Plotted = {
  readonly history: WindowHistory
  readonly market: string | null
  readonly strike: number | null
}

type Column = ReadonlyArray<number | null>
type Line = { readonly label: string; readonly colour: string; readonly dash?: Array<number> }

type Plot = {
  readonly title: string
  readonly print: (value: number | null) => string
  readonly lines: ReadonlyArray<Line>
  readonly stepped: boolean
  readonly columns: (plotted: Plotted) => ReadonlyArray<Column>
}

const trailOf = ({ history, market }: Plotted) =>
  market === null ? undefined : trailIn(history, market)

const plots: ReadonlyArray<Plot> = [
  {
    title: 'Price and strike',
    print: spot,
    stepped: false,
    lines: [
      { label: 'price', colour: '--ink' },
      { label: 'strike', colour: '--soft', dash: [6, 4] },
    ],
    columns: (plotted) => {
      const trail = trailOf(plotted)
      return [trail?.at ?? [], trail?.spot ?? [], (trail?.at ?? []).map(() => plotted.strike)]
    },
  },
  {
    title: 'Fair value and best own quotes, ¢',
    print: cents,
    stepped: true,
    lines: [
      { label: 'ask', colour: '--below' },
      { label: 'fair', colour: '--fair' },
      { label: 'bid', colour: '--above' },
    ],
    columns: (plotted) => {
      const trail = trailOf(plotted)
      return [trail?.at ?? [], trail?.ask ?? [], trail?.fairValue ?? [], trail?.bid ?? []]
    },
  },
  {
    title: 'Position, shares',
    print: shares,
    stepped: true,
    lines: [
      { label: 'YES', colour: '--above' },
      { label: 'NO', colour: '--below' },
    ],
    columns: (plotted) => {
      const trail = trailOf(plotted)
      return [trail?.at ?? [], trail?.yes ?? [], trail?.no ?? []]
    },
  },
  {
    title: 'The day of the whole desk',
    print: dollars,
    stepped: true,
    lines: [
      { label: 'profit and loss', colour: '--mark' },
      { label: 'worst of what is open', colour: '--soft', dash: [3, 3] },
    ],
    columns: ({ history: { desk } }) => [desk.at, desk.today, desk.worst],
  },
]

/** Returns what draws the plots anew, in the colours that hold now. @category bot @since 0.1.0 */
export const drawnPlots = (): ((plotted: Plotted) => void) => {
  const drawn = plots.map(drawnPlot)
  return (plotted) => {
    for (const draw of drawn) draw(plotted)
  }
}

const drawnPlot = (plot: Plot): ((plotted: Plotted) => void) => {
  const figure = made('figure', '', '')
  const canvas = made('div', 'canvas', '')
  canvas.setAttribute('role', 'img')
  canvas.setAttribute('aria-label', plot.title)
  const readOut = plot.lines.map(({ label, colour }) => {
    const entry = made('span', 'entry', '')
    entry.style.setProperty('--colour', `var(${colour})`)
    entry.append(made('span', '', label), made('b', '', '–'))
    return entry
  })
  const caption = made('figcaption', '', '')
  caption.append(made('strong', '', plot.title), ...readOut)
  figure.append(caption, canvas)
  found('plot-list').append(figure)
  const read = (self: uPlot, at: number | null | undefined): void => {
    readOut.forEach((entry, line) => {
      const column = self.data[line + 1] ?? []
      say(entry.children[1] as HTMLElement, plot.print(column[at ?? column.length - 1] ?? null))
    })
  }
  let chart = charted(plot, canvas, read)
  new ResizeObserver(() => chart.setSize(sizeOf(canvas))).observe(canvas)
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => {
    const { data } = chart
    chart.destroy()
    chart = charted(plot, canvas, read)
    chart.setData(data)
  })
  return (plotted) => {
    const [at, ...values] = plot.columns(plotted)
    const seconds = (at ?? []).map((ms) => (ms ?? 0) / 1000)
    chart.setData([seconds, ...values.map((column) => [...column])])
    read(chart, chart.cursor.idx)
  }
}

const sizeOf = (canvas: HTMLElement): { readonly width: number; readonly height: number } => ({
  width: Math.max(200, Math.floor(canvas.clientWidth)),
  height: 150,
})

const charted = (
  { lines, stepped, print }: Plot,
  canvas: HTMLElement,
  read: (self: uPlot, at: number | null | undefined) => void,
): uPlot => {
  const style = getComputedStyle(document.documentElement)
  const colour = (name: string): string => style.getPropertyValue(name).trim()
  const axis: uPlot.Axis = {
    stroke: colour('--soft'),
    font: '11px system-ui, sans-serif',
    grid: { stroke: colour('--line'), width: 1 },
    ticks: { show: false },
    gap: 6,
  }
  const paths = (stepped ? uPlot.paths.stepped?.({ align: 1 }) : uPlot.paths.linear?.()) ?? null
  const series = lines.map(
    ({ label, colour: name, dash }): uPlot.Series => ({
      ...{ label, stroke: colour(name), width: 1.5, points: { show: false } },
      ...(dash === undefined ? {} : { dash }),
      ...(paths === null ? {} : { paths }),
    }),
  )
  const values = (_: uPlot, splits: Array<number>): Array<string> => splits.map(print)
  return new uPlot(
    {
      ...sizeOf(canvas),
      legend: { show: false },
      cursor: { sync: { key: 'twoway' }, drag: { x: false, y: false }, y: false },
      series: [{}, ...series],
      axes: [
        { ...axis, values: times, size: 26, space: 70 },
        { ...axis, values, size: 76, space: 26 },
      ],
      hooks: { setCursor: [(self) => read(self, self.cursor.idx)] },
    },
    [[], ...lines.map(() => [])],
    canvas,
  )
}

/** The time of day where the page is read. */
const times = (_: uPlot, splits: Array<number>): Array<string> =>
  splits.map((seconds) => new Date(seconds * 1000).toTimeString().slice(0, 8))
