/**
 * The plot of a demonstration: price, quotes and position over one time, for a wide or a narrow
 * page.
 */

import { timeAxis } from '../page/axis.js'
import { legend } from '../page/legend.js'
import { place, type Scale } from '../page/scale.js'
import { reasonWords } from '../withheldQuotes.js'
import { downwards, positionPanel, pricePanel, quotesPanel, upwards } from './demoPanels.js'
import type { DemoResult } from './demoResult.js'
import { clock } from './demoRow.js'

/** How large a plot is, in pixels where it is not scaled. @category cli @since 0.1.0 */
export type PlotSize = {
  readonly name: 'wide' | 'narrow'
  readonly width: number
  readonly margin: number
  readonly heights: readonly [price: number, quotes: number, position: number]
  readonly secondsPerTick: number
}

/** For a page of at least 700 pixels. @category cli @since 0.1.0 */
export const wide: PlotSize = {
  name: 'wide',
  width: 960,
  margin: 52,
  heights: [150, 320, 90],
  secondsPerTick: 30,
}

/** For a page of a telephone. @category cli @since 0.1.0 */
export const narrow: PlotSize = {
  name: 'narrow',
  width: 358,
  margin: 46,
  heights: [120, 300, 80],
  secondsPerTick: 60,
}

const gap = 34

/**
 * Returns the plot as one SVG. `data-start` and `data-end` say where its steps begin and end.
 *
 * @category cli
 * @since 0.1.0
 */
export const demoPlot = (size: PlotSize, result: DemoResult): string => {
  const { name, width, margin, heights, secondsPerTick } = size
  const count = result.steps.length
  const x: Scale = { from: 0, to: count, start: margin, end: width - 8 }
  const tops = heights.map((_, i) => gap + sum(heights.slice(0, i)) + i * gap)
  const box = (i: number, most: number) => {
    const top = tops[i] as number
    return { x, top, bottom: top + (heights[i] as number), most }
  }
  const bottom = sum(heights) + heights.length * gap
  const title = 'time left, minutes:seconds'
  const values = Array.from({ length: count / secondsPerTick + 1 }, (_, i) => i * secondsPerTick)
  return `<svg class="plot ${name}" viewBox="0 0 ${width} ${bottom + 42}" role="img"
  aria-label="Price, quotes and position over the life of the market; the table has the figures"
  data-start="${x.start}" data-end="${x.end}">
${halts(x, result, { top: gap, bottom, labelled: name === 'wide' })}
${timeAxis(x, { values, top: gap, bottom, title, format: (at) => clock(count - at) })}
${pricePanel(box(0, 7), result)}
${quotesPanel(box(1, 8), result)}
${positionPanel(box(2, 6), result)}
<path class="cursor" d="M${x.start} ${gap}V${bottom}"/>
</svg>`
}

/**
 * Returns what the plot's marks mean.
 *
 * @category cli
 * @since 0.1.0
 */
export const demoLegend = (): string =>
  legend([
    { mark: '<path class="path" d="M1 7H27"/>', words: 'BTC' },
    { mark: '<path class="known" d="M1 7H27"/>', words: 'what the maker knew of it' },
    { mark: '<path class="strike" d="M1 7H27"/>', words: 'strike' },
    { mark: '<path class="fair" d="M1 7H27"/>', words: 'fair value' },
    { mark: band('ask', 12), words: 'asks, the best one drawn' },
    { mark: band('bid', 2), words: 'bids, the best one drawn' },
    { mark: `<path class="bid fill" d="${upwards(14, 7)}"/>`, words: 'bid filled: YES bought' },
    { mark: `<path class="ask fill" d="${downwards(14, 7)}"/>`, words: 'ask filled: NO bought' },
    { mark: '<path class="limit" d="M1 7H27"/>', words: 'position limit' },
    { mark: '<rect class="halt" width="28" height="14"/>', words: 'no quotes: retreated' },
  ])

const band = (side: 'bid' | 'ask', inner: number): string =>
  `<rect class="${side} band" y="2" width="28" height="10"/>` +
  `<path class="${side} inner" d="M0 ${inner}H28"/>`

const halts = (
  x: Scale,
  { steps }: DemoResult,
  {
    top,
    bottom,
    labelled,
  }: {
    readonly top: number
    readonly bottom: number
    readonly labelled: boolean
  },
): string => {
  const starts = steps.flatMap(({ halted }, i) =>
    halted !== null && halted !== (steps[i - 1]?.halted ?? null) ? [{ halted, from: i }] : [],
  )
  return starts
    .map(({ halted, from }) => {
      const after = steps.findIndex((step, i) => i > from && step.halted !== halted)
      const start = place(x, from)
      const end = place(x, after < 0 ? steps.length : after)
      const size = `width="${(end - start).toFixed(1)}" height="${bottom - top}"`
      const words = reasonWords[halted]
      const label = `<text x="${end}" y="${top - 4}" text-anchor="end">${words}</text>`
      return `<rect class="halt" x="${start}" y="${top}" ${size}/>${labelled ? label : ''}`
    })
    .join('\n')
}

const sum = (values: ReadonlyArray<number>): number =>
  values.reduce((total, value) => total + value, 0)
