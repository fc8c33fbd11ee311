/**
 * The plots of a backtest that are bars: one below the other, each with its name and its value.
 */

import { escaped } from '../page/html.js'
import { place, type Scale } from '../page/scale.js'

/**
 * A bar from 0 to its value, its interval, where it has one, and what is written beside it. `look`
 * is the class of the bar.
 *
 * @category cli
 * @since 0.1.0
 */
export type Bar = {
  readonly name: string
  readonly value: number
  readonly lower: number | null
  readonly upper: number | null
  readonly words: string
  readonly look: string
}

/**
 * Returns the bars below each other; `from` and `to` is what all of them lie between, and what lies
 * beyond is cut.
 *
 * @category cli
 * @since 0.1.0
 */
export const barsPlot = (
  bars: ReadonlyArray<Bar>,
  { label, from, to }: { readonly label: string } & Pick<Scale, 'from' | 'to'>,
): string => {
  const x: Scale = { from, to: to > from ? to : from + 1, start: 166, end: 312 }
  const height = rowHeight * bars.length + 8
  return `<svg viewBox="0 0 400 ${height}" role="img" aria-label="${escaped(label)}">
${bars.map((bar, i) => barOf(x, bar, rowHeight * i + 4)).join('\n')}
<path class="zero" d="M${place(x, 0)} 0V${height}"/>
</svg>`
}

/**
 * Returns what the bars of several lists lie between, 0 and their intervals with them.
 *
 * @category cli
 * @since 0.1.0
 */
export const spanOf = (bars: ReadonlyArray<Bar>): Pick<Scale, 'from' | 'to'> => {
  const ends = bars.flatMap(({ value, lower, upper }) => [value, lower ?? value, upper ?? value])
  return { from: Math.min(0, ...ends), to: Math.max(0, ...ends) }
}

const rowHeight = 22

const barOf = (x: Scale, { name, value, lower, upper, words, look }: Bar, top: number): string => {
  const inside = (at: number): number => place(x, Math.min(x.to, Math.max(x.from, at)))
  const left = Math.min(inside(0), inside(value))
  const width = Number(Math.abs(inside(value) - inside(0)).toFixed(1))
  const middle = top + rowHeight / 2 - 2
  const span =
    lower === null || upper === null
      ? ''
      : `<path class="span" d="M${inside(lower)} ${middle}H${inside(upper)}"/>`
  return `<g><title>${escaped(`${name}: ${words}`)}</title>
<text x="158" y="${middle + 4}" text-anchor="end">${escaped(name)}</text>
<rect class="bar ${look}" x="${left}" y="${top}" width="${width}" height="${rowHeight - 6}"/>${span}
<text class="value" x="396" y="${middle + 4}" text-anchor="end">${escaped(words)}</text></g>`
}
