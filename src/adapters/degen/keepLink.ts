/**
 * The socket: opened, kept awake, given up.
 */

import { backoff } from '../backoff.js'
import { loseBooks } from './marketBook.js'
import * as SocketLink from './socketLink.js'
import { say, set, type Turn, tell } from './turn.js'

/** Does what is due for the socket. @category adapters @since 0.1.0 */
export const keepLink = (turn: Turn): void => {
  const { link, now, connectAt, links, pingedAt, config } = turn.session
  if (link === null) {
    if (now < connectAt) return
    set(turn, { link: SocketLink.connecting(links + 1, now), links: links + 1 })
    turn.effects.push({ kind: 'connect', link: links + 1 })
    tell(turn, { kind: 'connection', status: { kind: 'connecting', detail: 'Degen' } })
    return
  }
  const fault = faultOf(turn, link)
  if (fault !== null) dropLink(turn, fault)
  else if (link.open && now - pingedAt >= config.limits.pingMs) {
    set(turn, { pingedAt: now })
    say(turn, { op: 'ping' })
  }
}

const faultOf = ({ session }: Turn, link: SocketLink.SocketLink): string | null => {
  const { now, config } = session
  const { silenceMs, requestMs } = config.limits
  const { open, heardAt, isKnown, authAt } = link
  if (!open) return now - heardAt >= requestMs ? 'it did not open' : null
  if (now - heardAt >= silenceMs) return 'it fell silent'
  // One that does not know whose it is would tell of no fill.
  const isUnanswered = !isKnown && authAt !== null && now - authAt >= requestMs
  return isUnanswered ? 'it did not answer who one is' : null
}

/** Hangs the socket up, and takes it that it is gone. @category adapters @since 0.1.0 */
export const dropLink = (turn: Turn, why: string): void => {
  const { link } = turn.session
  if (link === null) return
  turn.effects.push({ kind: 'disconnect', link: link.id })
  loseLink(turn, link.id, why)
}

/**
 * Takes it that a socket is gone: its books are not known, and another is tried after a pause.
 *
 * @category adapters
 * @since 0.1.0
 */
export const loseLink = (turn: Turn, id: number, why: string): void => {
  const { link, linkFailures, now, config, draw } = turn.session
  if (link === null || link.id !== id) return
  const { reconnectMs, maxReconnectMs } = config.limits
  const settings = { leastMs: reconnectMs, mostMs: maxReconnectMs }
  const wait = backoff(settings)({ failures: linkFailures, draw })
  set(turn, { link: null, linkFailures: linkFailures + 1, connectAt: now + wait })
  loseBooks(turn)
  tell(turn, { kind: 'connection', status: { kind: 'disconnected', detail: why } })
}
