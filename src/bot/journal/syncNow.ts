/**
 * What was written, waited for until it is on the disk.
 */

import { fsyncSync } from 'node:fs'

/**
 * Waits until what was written to a file is on its disk; throws as the system does where it cannot.
 *
 * @category bot
 * @since 0.1.0
 */
export const syncNow = (descriptor: number): void => {
  try {
    fsyncSync(descriptor)
  } catch (thrown) {
    if (!isNoDisk(thrown)) throw thrown
  }
}

/**
 * Whether the system said that there is no disk to wait for, behind a device or a pipe.
 *
 * @category bot
 * @since 0.1.0
 */
export const isNoDisk = (thrown: unknown): boolean =>
  thrown instanceof Error &&
  'code' in thrown &&
  ['EINVAL', 'ENOTSUP', 'EROFS'].includes(String(thrown.code))
