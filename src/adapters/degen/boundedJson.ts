/**
 * JSON from outside, of bounded length and depth.
 */

import * as E from 'fp-ts/lib/Either.js'
import type { Refusal } from './refusal.js'

/** How long and how deep a text may be. @category adapters @since 0.1.0 */
export type JsonBounds = { readonly maxCharacters: number; readonly maxDepth: number }

/**
 * Returns what a text says, or why it is refused. The depth is counted before anything is built, in
 * one pass over the characters.
 *
 * @category adapters
 * @since 0.1.0
 */
export const boundedJson = (
  text: unknown,
  { maxCharacters, maxDepth }: JsonBounds,
): E.Either<Refusal, unknown> => {
  if (typeof text !== 'string') return E.left({ _tag: 'no-text' })
  if (text.length > maxCharacters) {
    return E.left({ _tag: 'too-long', characters: text.length, max: maxCharacters })
  }
  if (isDeeper(text, maxDepth)) return E.left({ _tag: 'too-deep', max: maxDepth })
  try {
    return E.right(JSON.parse(text))
  } catch {
    return E.left({ _tag: 'not-json' })
  }
}

const quote = 34
const backslash = 92

const isDeeper = (text: string, max: number): boolean => {
  let depth = 0
  let inText = false
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (inText) {
      if (code === backslash) i += 1
      else if (code === quote) inText = false
    } else if (code === quote) inText = true
    else if (code === 91 || code === 123) {
      depth += 1
      if (depth > max) return true
    } else if (code === 93 || code === 125) depth -= 1
  }
  return false
}
