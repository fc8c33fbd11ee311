/**
 * The class of sockets that `ws` exports, where that is installed.
 */

import type { ClientWorld } from '../adapters/feedClient.js'

/**
 * Returns the class, or null where the package is not installed: Node 22 has one of its own, and
 * Node 20 needs it.
 *
 * @category bot
 * @since 0.1.0
 */
export const webSocketClass = async (): Promise<ClientWorld['WebSocket'] | null> => {
  const ws = await import('ws').catch(() => null)
  return ws === null ? null : (ws.WebSocket as ClientWorld['WebSocket'])
}
