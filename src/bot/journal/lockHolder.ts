/**
 * Who has a journal: a process, told apart from another that has its number again.
 */

import { randomUUID } from 'node:crypto'
import { readFileSync, readlinkSync } from 'node:fs'

/**
 * A process that has a journal. `boot`: the start of its system; `space`: where its number holds,
 * which in a container is the container; `started`: when it began, in ticks of the system; each
 * null where the system does not say. `token`: what this process alone knows.
 *
 * @category bot
 * @since 0.1.0
 */
export type LockHolder = {
  readonly pid: number
  readonly boot: string | null
  readonly space: string | null
  readonly started: string | null
  readonly token: string | null
}

const ownToken = /* @__PURE__ */ randomUUID()

/** Returns this process. @category bot @since 0.1.0 */
export const ownHolder = (): LockHolder => ({
  pid: process.pid,
  boot: said(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()),
  space: said(() => readlinkSync('/proc/self/ns/pid')),
  started: startOf('self'),
  token: ownToken,
})

/** Returns who is written in a lock; what means nothing is nobody, 0. @category bot @since 0.1.0 */
export const holderIn = (text: string): LockHolder => {
  const read: unknown = said(() => JSON.parse(text))
  const fields = typeof read === 'object' && read !== null ? read : { pid: read }
  const of: { readonly [Key in keyof LockHolder]?: unknown } = fields
  const pid = typeof of.pid === 'number' ? of.pid : 0
  const { boot, space, started, token } = of
  return {
    pid: Number.isInteger(pid) && pid > 0 ? pid : 0,
    boot: wordOf(boot),
    space: wordOf(space),
    started: wordOf(started),
    token: wordOf(token),
  }
}

/**
 * Returns whether a holder still lives, null where that cannot be told from here: of a process in
 * another container, or on another machine.
 *
 * @category bot
 * @since 0.1.0
 */
export const isAlive = (holder: LockHolder, own: LockHolder): boolean | null => {
  const { pid, boot, space, started, token } = holder
  if (pid === 0) return false
  if (boot !== null && (boot !== own.boot || space !== own.space)) return null
  const known = started === null ? null : startOf(String(pid))
  if (known !== null) return known === started
  // A number that has come round again is this process itself.
  return pid === own.pid ? token === own.token : isThere(pid)
}

const wordOf = (value: unknown): string | null => (typeof value === 'string' ? value : null)

const said = <A>(ask: () => A): A | null => {
  try {
    return ask()
  } catch {
    return null
  }
}

/** The name of a process may hold spaces and brackets, so the fields are counted from its end. */
const startOf = (pid: string): string | null => {
  const text = said(() => readFileSync(`/proc/${pid}/stat`, 'utf8'))
  return text?.slice(text.lastIndexOf(')') + 2).split(' ')[19] ?? null
}

const isThere = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (thrown) {
    // One of another person's may not be asked, but is there.
    return thrown instanceof Error && 'code' in thrown && thrown.code === 'EPERM'
  }
}
