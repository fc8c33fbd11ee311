/**
 * Names and their values as a table of a page.
 */

import { escaped } from './page/html.js'

/**
 * Returns a table that scrolls sideways where it has no room: rows of a name and values, a caption
 * and a head where they are not empty. `even`: its columns stand under those of the others.
 *
 * @category cli
 * @since 0.1.0
 */
export const valuesTable = ({
  caption,
  head,
  rows,
  even,
}: {
  readonly caption: string
  readonly head: ReadonlyArray<string>
  readonly rows: ReadonlyArray<ReadonlyArray<string>>
  readonly even: boolean
}): string => `<div class="scroll" tabindex="0" role="region" aria-label="${escaped(caption)}">
<table${even ? ' class="even"' : ''}>
${caption === '' ? '' : `<caption>${escaped(caption)}</caption>\n`}${headOf(head)}<tbody>
${rows.map(rowOf).join('\n')}
</tbody>
</table></div>`

const headOf = (head: ReadonlyArray<string>): string => {
  const cells = head.map((cell) => `<th scope="col">${escaped(cell)}</th>`).join('')
  return cells === '' ? '' : `<thead><tr>${cells}</tr></thead>\n`
}

const rowOf = ([name, ...values]: ReadonlyArray<string>): string =>
  `<tr><th scope="row">${escaped(name ?? '')}</th>${values
    .map((value) => `<td>${escaped(value)}</td>`)
    .join('')}</tr>`
