/**
 * What a recording holds, as a name for it.
 */

import { createHash } from 'node:crypto'
import * as E from 'fp-ts/lib/Either.js'
import { fromSystem, type RecordingError } from './recordingError.js'
import type { Source } from './source.js'

/**
 * Returns the SHA-256 of the bytes of a recording, unpacked, in hexadecimal; or why they cannot be
 * read. A copy, another name and another packing of the same bytes have the same. Never holds the
 * whole file.
 *
 * @category recordings
 * @since 0.1.0
 */
export const contentHash = async (source: Source): Promise<E.Either<RecordingError, string>> => {
  const hash = createHash('sha256')
  try {
    for await (const bytes of source.bytes()) hash.update(bytes)
    return E.right(hash.digest('hex'))
  } catch (thrown) {
    return E.left(fromSystem(source.name, thrown))
  }
}
