/**
 * The files of a command: what it writes must not be what it reads.
 */

import type { BigIntStats } from 'node:fs'
import { fstat } from 'node:fs'
import { readlink, realpath, stat } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { promisify } from 'node:util'

/**
 * Files by the names that a command calls them, `--html`, say; null for one that is not asked for.
 *
 * @category cli
 * @since 0.1.0
 */
export type NamedFiles = Readonly<Record<string, string | null | undefined>>

/**
 * Returns which file of a command would be written over, null where none would: an output that is
 * an input or another output, by whatever path, link or name. `PRICES` is called the recording, and
 * may be `-`, a file on standard input.
 *
 * Pipes and devices take what they get, and are passed over.
 *
 * @category cli
 * @since 0.1.0
 */
export const overwritten = async (
  inputs: NamedFiles,
  outputs: NamedFiles,
): Promise<string | null> => {
  const known = new Map<string, string>()
  for (const [name, path] of Object.entries(inputs)) {
    const file = path === '-' ? await fileOnInput() : await identityOf(path)
    if (file !== null && !known.has(file)) known.set(file, name)
  }
  for (const [name, path] of Object.entries(outputs)) {
    const file = await identityOf(path)
    if (file === null) continue
    const other = known.get(file)
    if (other === 'PRICES') return `${name} is the recording itself`
    if (other !== undefined) return `${other} and ${name} are one file`
    known.set(file, name)
  }
  return null
}

const identityOf = async (path: string | null | undefined): Promise<string | null> => {
  if (path === null || path === undefined) return null
  const known = await stat(path, { bigint: true }).catch(() => null)
  return known === null ? realPath(resolve(path)) : numbersOf(known)
}

const fileOnInput = async (): Promise<string | null> => {
  const known = await promisify(fstat)(0, { bigint: true }).catch(() => null)
  return known === null ? null : numbersOf(known)
}

const numbersOf = (file: BigIntStats): string | null =>
  file.isFile() ? `${file.dev}:${file.ino}` : null

/** Of a file that is not there yet: where it would be, behind the links that lead to it. */
const realPath = async (path: string): Promise<string> => {
  const target = await readlink(path).catch(() => null)
  if (target !== null) return realPath(resolve(dirname(path), target))
  const parent = dirname(path)
  if (parent === path) return path
  const folder = await realpath(parent).catch(() => realPath(parent))
  return join(folder, basename(path))
}
