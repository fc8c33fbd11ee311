/**
 * What the machine gives a client: its sockets, its clock, its timers, its chance.
 */

import * as E from 'fp-ts/lib/Either.js'
import type { ClientWorld } from '../feedClient.js'

/**
 * Returns the world as the platform has it, or, in words, what to install: Node 20 has no WebSocket
 * of its own, and takes the class that `ws` exports. One that is given goes before the platform's.
 *
 * @category adapters
 * @since 0.1.0
 */
export const client = (given: ClientWorld['WebSocket'] | null): E.Either<string, ClientWorld> => {
  const own = (globalThis as { readonly WebSocket?: ClientWorld['WebSocket'] }).WebSocket
  const WebSocket = given ?? own
  if (WebSocket === undefined) return E.left(absent)
  return E.right({
    WebSocket,
    now: () => Date.now(),
    setTimeout: (run, ms) => setTimeout(run, ms),
    clearTimeout: (timer) => clearTimeout(timer as ReturnType<typeof setTimeout>),
    random: () => Math.random(),
  })
}

const absent = 'this platform has no WebSocket of its own: npm install ws, or take Node 22'
