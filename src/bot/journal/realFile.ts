/**
 * The one name of a file that has several.
 */

import { lstatSync, readlinkSync, realpathSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'

/**
 * Returns the path of a file with every link on the way followed, whether or not there is a file
 * yet, or a folder. Throws as the system does where it may not look.
 *
 * @category bot
 * @since 0.1.0
 */
export const realFile = (file: string): string => {
  try {
    return realpathSync(file)
  } catch (thrown) {
    if (!isAbsent(thrown)) throw thrown
    // A link to what is not there yet is where the file will be made.
    const target = linkTarget(file)
    return target === null
      ? join(realFile(dirname(resolve(file))), basename(file))
      : realFile(resolve(dirname(file), target))
  }
}

const linkTarget = (file: string): string | null => {
  const there = lstatSync(file, { throwIfNoEntry: false })
  return there?.isSymbolicLink() === true ? readlinkSync(file) : null
}

/** Whether the system said that there is no such file. @category bot @since 0.1.0 */
export const isAbsent = (thrown: unknown): boolean =>
  thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOENT'
