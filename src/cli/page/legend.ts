/**
 * What the marks of a plot mean.
 */

import { escaped } from './html.js'

/**
 * An entry of a legend: what is drawn in a box of 28 by 14, and what it means.
 *
 * @category cli
 * @since 0.1.0
 */
export type LegendEntry = { readonly mark: string; readonly words: string }

/**
 * Returns a legend as a list.
 *
 * @category cli
 * @since 0.1.0
 */
export const legend = (entries: ReadonlyArray<LegendEntry>): string => `<ul class="legend">
${entries.map(entry).join('\n')}
</ul>`

const entry = ({ mark, words }: LegendEntry): string =>
  `<li><svg viewBox="0 0 28 14" aria-hidden="true">${mark}</svg>${escaped(words)}</li>`
