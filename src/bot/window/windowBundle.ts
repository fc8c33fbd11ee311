/**
 * The script and the style of the page. The build puts what `page/` bundles to, uPlot with it, in
 * the place of this file.
 */

/** What the page loads from its own window. @category bot @since 0.1.0 */
export type WindowBundle = { readonly script: string; readonly style: string }

/**
 * The page's script and style; here, where nothing is built, one that says so.
 *
 * @category bot
 * @since 0.1.0
 */
export const windowBundle: WindowBundle = {
  script: "document.querySelector('h1').textContent = 'This page is not built.'",
  style: '',
}
