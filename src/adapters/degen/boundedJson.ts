/**
 * JSON from outside, of bounded length and depth.
 */

import * as E from 'fp-ts/lib/Either.js'
import { isDeeper } from '../isDeeper.js'
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
