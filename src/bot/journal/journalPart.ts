/**
 * One file of a journal, open at its end.
 */

import { closeSync, fstatSync, fsync, fsyncSync, ftruncateSync, openSync, writeSync } from 'node:fs'

/**
 * A file that grows. `write` hands bytes to the system at once, whole or not at all, `sync` asks
 * the disk for them in its own time, `close` waits for it; `size` is in bytes. Each throws as the
 * system does where it cannot, `write` and `close` also where an earlier `sync` could not.
 *
 * @category bot
 * @since 0.1.0
 */
export type JournalPart = {
  readonly write: (bytes: Buffer) => void
  readonly sync: () => void
  readonly close: () => void
  readonly size: () => number
}

/** Opens a file to go on at its end; makes one where there is none. @category bot @since 0.1.0 */
export const openPart = (file: string): JournalPart => {
  const descriptor = openSync(file, 'a')
  let size = fstatSync(descriptor).size
  let failure: Error | null = null
  const onSynced = (error: Error | null): void => {
    if (error !== null && !isNoDisk(error)) failure ??= error
  }
  return {
    write: (bytes) => {
      if (failure !== null) throw failure
      writeWhole(descriptor, bytes, size)
      size += bytes.length
    },
    sync: () => fsync(descriptor, onSynced),
    close: () => {
      try {
        syncNow(descriptor)
      } finally {
        closeSync(descriptor)
      }
      if (failure !== null) throw failure
    },
    size: () => size,
  }
}

const writeWhole = (descriptor: number, bytes: Buffer, size: number): void => {
  try {
    for (let at = 0; at < bytes.length; ) at += writeSync(descriptor, bytes, at)
  } catch (thrown) {
    cutBack(descriptor, size)
    throw thrown
  }
}

const cutBack = (descriptor: number, size: number): void => {
  try {
    ftruncateSync(descriptor, size)
  } catch {
    // What is told is why it could not be written.
  }
}

const syncNow = (descriptor: number): void => {
  try {
    fsyncSync(descriptor)
  } catch (thrown) {
    if (!isNoDisk(thrown)) throw thrown
  }
}

/** Whether the system said that there is no disk to wait for, behind a device or a pipe. */
const isNoDisk = (thrown: unknown): boolean =>
  thrown instanceof Error &&
  'code' in thrown &&
  ['EINVAL', 'ENOTSUP', 'EROFS'].includes(String(thrown.code))
