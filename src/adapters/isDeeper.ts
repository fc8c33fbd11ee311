/**
 * How deep a text of JSON goes.
 */

const quote = 34
const backslash = 92

/**
 * Tells whether a text of JSON holds lists and objects within each other deeper than a limit, in
 * one pass and before anything is built. Brackets inside strings do not count, and a quote after a
 * backslash ends none.
 *
 * @category adapters
 * @since 0.1.0
 */
export const isDeeper = (text: string, limit: number): boolean => {
  let depth = 0
  let quoted = false
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (quoted) {
      if (code === backslash) i += 1
      else if (code === quote) quoted = false
    } else if (code === quote) quoted = true
    else if (code === 123 || code === 91) {
      depth += 1
      if (depth > limit) return true
    } else if (code === 125 || code === 93) depth -= 1
  }
  return false
}
