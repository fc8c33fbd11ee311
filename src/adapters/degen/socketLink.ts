/**
 * One socket of a session.
 */

/**
 * `heardAt`: when it was last heard, or began to connect; `isKnown`: whether it tells of one's own
 * fills, or nobody has signed in; `authAt`: when it was last told who one is, null before; `shown`:
 * the tokens that it was shown then and has not answered for, oldest first; `queue`: what is still
 * to be sent; `sent`: the instants of what was sent in the last second. Instants of the session's
 * own clock.
 *
 * @category adapters
 * @since 0.1.0
 */
export type SocketLink = {
  readonly id: number
  readonly open: boolean
  readonly heardAt: number
  readonly isKnown: boolean
  readonly authAt: number | null
  readonly shown: ReadonlyArray<string>
  readonly queue: ReadonlyArray<string>
  readonly sent: ReadonlyArray<number>
}

/** Returns a socket that begins to connect. @category adapters @since 0.1.0 */
export const connecting = (id: number, now: number): SocketLink => ({
  id,
  open: false,
  heardAt: now,
  isKnown: false,
  authAt: null,
  shown: [],
  queue: [],
  sent: [],
})

/** Returns it once it is open. @category adapters @since 0.1.0 */
export const opened = (id: number, now: number): SocketLink => ({
  ...connecting(id, now),
  open: true,
})

/** Returns what may be sent now, and the socket without it. @category adapters @since 0.1.0 */
export const flushed = (
  link: SocketLink,
  now: number,
  perSecond: number,
): { readonly link: SocketLink; readonly texts: ReadonlyArray<string> } => {
  const lately = link.sent.filter((at) => now - at < 1_000)
  const texts = link.queue.slice(0, Math.max(0, perSecond - lately.length))
  const sent = [...lately, ...texts.map(() => now)]
  return { link: { ...link, queue: link.queue.slice(texts.length), sent }, texts }
}
