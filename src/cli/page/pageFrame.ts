/**
 * The frame of every page: one file that loads nothing from elsewhere, in light and dark.
 */

import { embedded, escaped } from './html.js'
import { pageStyle } from './pageStyle.js'

/**
 * What a page is made of. `style` follows the common one; `body` is its content after the heading;
 * `figures` is embedded as JSON in the element of the id; `script` is code, or nothing.
 *
 * @category cli
 * @since 0.1.0
 */
export type Page = {
  readonly title: string
  readonly heading: string
  readonly style: string
  readonly body: string
  readonly figures: { readonly id: string; readonly value: unknown }
  readonly script: string
}

/**
 * Returns the whole page. Its policy lets the browser load nothing, so that a slip would show.
 *
 * @category cli
 * @since 0.1.0
 */
export const pageFrame = ({ title, heading, style, body, figures, script }: Page): string =>
  `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy"
  content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
<title>${escaped(title)}</title>
<style>${pageStyle}${style}</style>
</head>
<body>
<h1>${escaped(heading)}</h1>
${body}
<script type="application/json" id="${figures.id}">${embedded(figures.value)}</script>
${script === '' ? '' : `<script>${script}</script>\n`}</body>
</html>
`
