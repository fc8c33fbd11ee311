/**
 * What a socket hands over, as JSON of bounded size.
 */

import * as E from 'fp-ts/lib/Either.js'
import type { FrameRefusal } from './frameRefusal.js'
import { isDeeper } from './isDeeper.js'

/**
 * The most of a frame: characters, and lists or objects within each other.
 *
 * @category adapters
 * @since 0.1.0
 */
export const frameLimits: { readonly length: number; readonly depth: number } = {
  length: 65_536,
  depth: 8,
}

/**
 * Returns a frame's JSON. What is too long or too deep is refused before it is parsed.
 *
 * @category adapters
 * @since 0.1.0
 */
export const readFrame = (data: unknown): E.Either<FrameRefusal, unknown> => {
  if (typeof data !== 'string') return E.left({ _tag: 'not-text', value: data })
  const { length, depth } = frameLimits
  if (data.length > length) return E.left({ _tag: 'too-long', length: data.length, limit: length })
  if (isDeeper(data, depth)) return E.left({ _tag: 'too-deep', limit: depth })
  try {
    return E.right(JSON.parse(data))
  } catch {
    return E.left({ _tag: 'not-json', value: data })
  }
}
