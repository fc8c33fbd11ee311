/**
 * A page into a file.
 */

import { mkdir, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import * as E from 'fp-ts/lib/Either.js'
import { fromSystem, message } from '../recordings/recordingError.js'

/**
 * Writes a page, makes the folders that lead to it, and returns its path, or why it could not.
 *
 * @category cli
 * @since 0.1.0
 */
export const writePage = async (path: string, page: string): Promise<E.Either<string, string>> => {
  try {
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, page)
    return E.right(path)
  } catch (thrown) {
    return E.left(message(fromSystem(path, thrown)))
  }
}
