/**
 * A page into a file.
 */

import { access, constants, open, stat, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import * as E from 'fp-ts/lib/Either.js'
import { makeFolder } from '../recordings/makeFolder.js'
import { fromSystem, message } from '../recordings/recordingError.js'

/**
 * Writes a page, makes the folders that lead to it, and returns its path, or why it could not.
 *
 * @category cli
 * @since 0.1.0
 */
export const writePage = async (path: string, page: string): Promise<E.Either<string, string>> => {
  try {
    await makeFolder(dirname(path))
    await writeFile(path, page)
    return E.right(path)
  } catch (thrown) {
    return E.left(message(fromSystem(path, thrown)))
  }
}

/**
 * Returns why no file could be written at a path, null where one could or where none is asked for:
 * told before long work, whose result would else be lost. What stands there is untouched; a pipe is
 * not asked, whose reader would take that for its end.
 *
 * @category cli
 * @since 0.1.0
 */
export const unwritable = async (path: string | null): Promise<string | null> => {
  if (path === null) return null
  try {
    await makeFolder(dirname(path))
    const known = await stat(path).catch(() => null)
    if (known === null) await access(dirname(path), constants.W_OK)
    else if (known.isFile() || known.isDirectory()) await (await open(path, 'a')).close()
    return null
  } catch (thrown) {
    return message(fromSystem(path, thrown))
  }
}
