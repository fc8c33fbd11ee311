/**
 * What a command says: results to standard output, everything else to standard error.
 */

import { once } from 'node:events'
import type { ExitCode } from './command.js'

/**
 * Writes to standard output, and waits while the reader is behind, so that nothing piles up here.
 *
 * @category cli
 * @since 0.1.0
 */
export const write = async (text: string): Promise<void> => {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain')
}

/**
 * Writes one line to standard error.
 *
 * @category cli
 * @since 0.1.0
 */
export const warn = (line: string): void => {
  process.stderr.write(`${line}\n`)
}

/**
 * Says what is wrong with the input, and returns the exit code for it.
 *
 * @category cli
 * @since 0.1.0
 */
export const inputFailed = (problem: string): ExitCode => {
  warn(`twoway: ${problem}`)
  return 1
}

/**
 * Says what is wrong with the call and which command helps, and returns the exit code for it.
 *
 * @category cli
 * @since 0.1.0
 */
export const wrongUsage = (problem: string, help: string): ExitCode => {
  warn(`twoway: ${problem}\nSee ${help}`)
  return 2
}

/**
 * Ends the process quietly when the reader of its output goes away, as `head` does after its lines.
 *
 * @category cli
 * @since 0.1.0
 */
export const endWithReader = (): void => {
  process.stdout.on('error', end)
  // With nobody left to read the errors either, there is nobody to tell.
  process.stderr.on('error', () => {})
}

const end = (error: NodeJS.ErrnoException): void => {
  if (error.code === 'EPIPE') process.exit(0)
  warn(`twoway: the output cannot be written: ${error.message}`)
  process.exit(1)
}

/** The part of an output that is listened to. @category cli @since 0.1.0 */
export type ErrorSource = Pick<NodeJS.WriteStream, 'on' | 'off'>

/**
 * Keeps a process alive whose output can no longer be written, which has more to do than to be
 * read: `lost` hears of it. Returns what undoes it.
 *
 * @category cli
 * @since 0.1.0
 */
export const outliveReader = (out: ErrorSource, lost: () => void): (() => void) => {
  out.off('error', end)
  out.on('error', lost)
  return () => {
    out.off('error', lost)
    out.on('error', end)
  }
}
