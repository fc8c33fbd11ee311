/**
 * How deep a text of JSON goes.
 */

const quote = 34
const backslash = 92

/**
 * Tells whether a text of JSON holds lists and objects within each other deeper than a limit,
 * before anything is built. Brackets inside strings do not count, and a quote after a backslash
 * ends none.
 *
 * @category adapters
 * @since 0.1.0
 */
export const isDeeper = (text: string, limit: number): boolean =>
  opened(text, '{', limit) + opened(text, '[', limit) > limit && isDeeperWithin(text, limit)

/** How often a bracket stands in a text, strings and all, as far as it matters to a limit. */
const opened = (text: string, bracket: string, limit: number): number => {
  let count = 0
  let at = text.indexOf(bracket)
  while (at >= 0 && count <= limit) {
    count += 1
    at = text.indexOf(bracket, at + 1)
  }
  return count
}

const isDeeperWithin = (text: string, limit: number): boolean => {
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
