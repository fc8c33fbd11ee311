/**
 * One process for one journal: two desks would each take the other's orders for strangers.
 */

import { randomUUID } from 'node:crypto'
import { linkSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import * as E from 'fp-ts/lib/Either.js'
import { holderIn, isAlive, type LockHolder, ownHolder } from './lockHolder.js'
import { isAbsent, realFile } from './realFile.js'

/**
 * Takes a journal for this process and returns what gives it back, or the id of the process that
 * has it. By whichever of its names, a journal is one. What a process left behind that is gone
 * holds nobody up; of one that cannot be asked, in another container, say, the journal's age tells:
 * a desk that runs writes each second.
 *
 * @category bot
 * @since 0.1.0
 */
export const journalLock = (file: string): E.Either<number, () => void> => {
  const real = realFile(file)
  const lock = `${real}.lock`
  const own = ownHolder()
  const text = JSON.stringify(own)
  for (let tries = 0; tries < mostTries; tries++) {
    if (made(lock, text)) return E.right(() => rmSync(lock, { force: true }))
    const holder = heldBy(lock)
    if (holder === null) continue
    if (isHeld(real, holder, own)) return E.left(holder.pid)
    removeStale({ lock, real, own, text })
  }
  return E.left(Number.NaN)
}

const mostTries = 200
const pauseMs = 5

/** Who writes a desk's journal writes each second; so long after the last it is gone. */
const silentMs = 10_000

const isHeld = (file: string, holder: LockHolder, own: LockHolder): boolean =>
  isAlive(holder, own) ?? ageOf(file) < silentMs

/** A lock is there with all that it says, or not at all. */
const made = (lock: string, text: string): boolean => {
  const whole = `${lock}.${randomUUID()}`
  writeFileSync(whole, text, { flag: 'wx' })
  try {
    linkSync(whole, lock)
    return true
  } catch (thrown) {
    return saysThere(thrown) ? false : madeInPlace(lock, text)
  } finally {
    rmSync(whole, { force: true })
  }
}

/** Where the file system knows no links: there but not yet written is a moment longer possible. */
const madeInPlace = (lock: string, text: string): boolean => {
  try {
    writeFileSync(lock, text, { flag: 'wx' })
    return true
  } catch (thrown) {
    if (saysThere(thrown)) return false
    throw thrown
  }
}

const heldBy = (lock: string): LockHolder | null => {
  try {
    return holderIn(readFileSync(lock, 'utf8'))
  } catch (thrown) {
    // It was given back in between.
    if (isAbsent(thrown)) return null
    throw thrown
  }
}

type Stale = {
  readonly lock: string
  readonly real: string
  readonly own: LockHolder
  readonly text: string
}

/**
 * Only who has the right to remove a lock does so, and looks again first: whoever looked before it
 * was replaced would remove a living one.
 */
const removeStale = ({ lock, real, own, text }: Stale): void => {
  const right = `${lock}.removing`
  if (!made(right, text)) {
    if (ageOf(right) > silentMs) rmSync(right, { force: true })
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pauseMs)
    return
  }
  try {
    const holder = heldBy(lock)
    if (holder !== null && !isHeld(real, holder, own)) rmSync(lock, { force: true })
  } finally {
    rmSync(right, { force: true })
  }
}

/** How long ago a file was written, Infinity for one that is not there. */
const ageOf = (file: string): number => {
  const there = statSync(file, { throwIfNoEntry: false })
  return there === undefined ? Number.POSITIVE_INFINITY : Math.abs(Date.now() - there.mtimeMs)
}

const saysThere = (thrown: unknown): boolean =>
  thrown instanceof Error && 'code' in thrown && thrown.code === 'EEXIST'
