/**
 * Figures as tables of a page.
 */

import type { Figures } from '../replay/replayFigures.js'
import { escaped } from './html.js'

/**
 * Returns a section for each group of figures that has any.
 *
 * @category cli
 * @since 0.1.0
 */
export const figuresSections = (figures: ReadonlyArray<Figures>): string =>
  figures
    .filter(({ rows }) => rows.length > 0)
    .map(section)
    .join('\n')

const section = ({ title, rows }: Figures): string => `<section>
<h2>${escaped(title)}</h2>
<table>
${rows.map(row).join('\n')}
</table>
</section>`

const row = ([name, value, note]: Figures['rows'][number]): string =>
  `<tr><th scope="row">${escaped(name)}</th><td class="number">${escaped(value)}</td>` +
  `<td class="note">${escaped(note)}</td></tr>`
