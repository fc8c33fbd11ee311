/**
 * The sockets of a client, by number. Whatever one of them does is told; nothing of it throws.
 */

import type { ClientWorld, SocketLike } from '../feedClient.js'
import type { SessionInput } from '../feedSession.js'

/** What can be done with them. @category adapters @since 0.1.0 */
export type Sockets = {
  readonly connect: (link: number, url: string) => void
  readonly send: (link: number, text: string) => void
  readonly drop: (link: number) => void
  readonly dropAll: () => void
}

/**
 * Returns sockets that tell what they do, until they are dropped. One that is dropped keeps a deaf
 * ear for its last error: without one, `ws` would end the process.
 *
 * @category adapters
 * @since 0.1.0
 */
export const sockets = (world: ClientWorld, tell: (input: SessionInput) => void): Sockets => {
  const { now, random: draw } = world
  const all = new Map<number, SocketLike>()
  const drop = (link: number): void => {
    const socket = all.get(link)
    all.delete(link)
    if (socket !== undefined) shut(socket)
  }
  const attempt = (link: number, run: () => void): void => {
    try {
      run()
    } catch (error) {
      drop(link)
      tell({ kind: 'closed', now: now(), draw: draw(), link, reason: reasonOf(error) })
    }
  }
  const connect = (link: number, url: string): void =>
    attempt(link, () => {
      const socket = new world.WebSocket(url)
      let reason = ''
      all.set(link, socket)
      socket.onopen = () => tell({ kind: 'opened', now: now(), draw: draw(), link })
      socket.onmessage = ({ data }) => tell({ kind: 'frame', now: now(), draw: draw(), link, data })
      socket.onerror = (event) => {
        reason = reasonOf(event)
      }
      socket.onclose = (event) => {
        all.delete(link)
        quiet(socket)
        const words = [reason, codeOf(event)].filter(Boolean).join(', ')
        tell({ kind: 'closed', now: now(), draw: draw(), link, reason: words })
      }
    })
  return {
    connect,
    send: (link, text) => attempt(link, () => all.get(link)?.send(text)),
    drop,
    dropAll: () => [...all.keys()].forEach(drop),
  }
}

const quiet = (socket: SocketLike): void => {
  socket.onopen = null
  socket.onmessage = null
  socket.onclose = null
  socket.onerror = () => undefined
}

const shut = (socket: SocketLike): void => {
  quiet(socket)
  try {
    socket.close()
  } catch {
    // It was closing by itself.
  }
}

const codeOf = ({ code, reason }: { readonly code?: number; readonly reason?: string }): string =>
  `closed with ${code ?? 'no code'}${reason ? ` (${reason.slice(0, mostReason)})` : ''}`

const reasonOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'message' in error
    ? String(error.message).slice(0, mostReason)
    : ''

const mostReason = 200
