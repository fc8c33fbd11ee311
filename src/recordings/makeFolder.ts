/**
 * A folder and those that lead to it.
 */

import { mkdir, stat } from 'node:fs/promises'
import { dirname } from 'node:path'

/**
 * Makes a folder, and those that lead to it, where they are not there; rejects with the system's
 * error.
 *
 * Node's own way of it tries for ever, up to version 20, where a folder is there and takes no
 * other, as `/proc`.
 *
 * @category recordings
 * @since 0.1.0
 */
export const makeFolder = async (path: string): Promise<void> => {
  try {
    await madeIn(path)
  } catch (thrown) {
    const parent = dirname(path)
    if (codeOf(thrown) !== 'ENOENT' || parent === path) throw thrown
    await makeFolder(parent)
    await madeIn(path)
  }
}

const madeIn = async (path: string): Promise<void> => {
  try {
    await mkdir(path)
  } catch (thrown) {
    const known = codeOf(thrown) === 'ENOENT' ? null : await stat(path).catch(() => null)
    if (known?.isDirectory() !== true) throw thrown
  }
}

const codeOf = (thrown: unknown): unknown =>
  thrown instanceof Error && 'code' in thrown ? thrown.code : null
