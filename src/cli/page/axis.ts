/**
 * The lines and numbers that a plot is read by.
 */

import { escaped } from './html.js'
import { place, type Scale, ticks } from './scale.js'
import type { Axes } from './stepLine.js'

/**
 * Returns a panel's title, its horizontal lines, and the value of each beside it.
 *
 * @category cli
 * @since 0.1.0
 */
export const valueAxis = (
  { x, y }: Axes,
  {
    title,
    most,
    format,
  }: {
    readonly title: string
    readonly most: number
    readonly format: (value: number) => string
  },
): string => {
  const lines = ticks(y, most).map((value) => {
    const at = place(y, value)
    return `<path class="grid" d="M${x.start} ${at}H${x.end}"/>
<text x="${x.start - 6}" y="${at + 4}" text-anchor="end">${escaped(format(value))}</text>`
  })
  return `<text class="title" x="${x.start}" y="${y.end - 10}">${escaped(title)}</text>
${lines.join('\n')}`
}

/**
 * Returns the vertical lines at given values, from top to bottom, with their labels under them.
 *
 * @category cli
 * @since 0.1.0
 */
export const timeAxis = (
  x: Scale,
  {
    values,
    top,
    bottom,
    title,
    format,
  }: {
    readonly values: ReadonlyArray<number>
    readonly top: number
    readonly bottom: number
    readonly title: string
    readonly format: (value: number) => string
  },
): string => {
  const lines = values.map((value) => {
    const at = place(x, value)
    const anchor = value === x.from ? 'start' : value === x.to ? 'end' : 'middle'
    return `<path class="grid" d="M${at} ${top}V${bottom}"/>
<text x="${at}" y="${bottom + 16}" text-anchor="${anchor}">${escaped(format(value))}</text>`
  })
  return `${lines.join('\n')}
<text x="${(x.start + x.end) / 2}" y="${bottom + 34}" text-anchor="middle">${escaped(title)}</text>`
}
