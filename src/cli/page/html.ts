/**
 * Text and data where a page can hold them.
 */

/**
 * Returns a text as the content of an element or the value of an attribute in quotes.
 *
 * @category cli
 * @since 0.1.0
 */
export const escaped = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')

/**
 * Returns a value as JSON for a script element, which only a `<` could end; JSON may write it
 * another way.
 *
 * @category cli
 * @since 0.1.0
 */
export const embedded = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c')
