/**
 * One process for one journal: two desks would each take the other's orders for strangers.
 */

import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import * as E from 'fp-ts/lib/Either.js'

/**
 * Takes a journal for this process and returns what gives it back, or the id of the process that
 * has it. What a process left behind that is gone holds nobody up.
 *
 * @category bot
 * @since 0.1.0
 */
export const journalLock = (file: string): E.Either<number, () => void> => {
  const lock = `${file}.lock`
  const give = (): void => rmSync(lock, { force: true })
  for (let tries = 0; tries < 2; tries++) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' })
      return E.right(give)
    } catch (thrown) {
      if (!isThere(thrown)) throw thrown
      const holder = Number(readFileSync(lock, 'utf8'))
      if (isAlive(holder)) return E.left(holder)
      give()
    }
  }
  return E.left(Number.NaN)
}

const isThere = (thrown: unknown): boolean =>
  thrown instanceof Error && 'code' in thrown && thrown.code === 'EEXIST'

const isAlive = (id: number): boolean => {
  if (!(Number.isInteger(id) && id > 0)) return false
  try {
    process.kill(id, 0)
    return true
  } catch (thrown) {
    // One of another person's may not be asked, but is there.
    return thrown instanceof Error && 'code' in thrown && thrown.code === 'EPERM'
  }
}
