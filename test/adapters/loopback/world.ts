/** The world of a client under test: real sockets and timers, a clock that can be moved. */

import { WebSocket } from 'ws'
import type { ClientWorld, FeedClient, FeedMessage } from '../../../src/adapters/feedClient.js'
import type { PriceEvent } from '../../../src/desk/deskEvent.js'

export type Listened = {
  readonly messages: FeedMessage[]
  readonly prices: (source: string) => ReadonlyArray<PriceEvent>
  readonly said: () => ReadonlyArray<string>
  readonly shift: (ms: number) => void
  readonly close: () => void
}

/** Opens a client, and keeps all that it tells. */
export const listening = (make: (world: ClientWorld) => FeedClient): Listened => {
  const messages: FeedMessage[] = []
  let shifted = 0
  const client = make({
    WebSocket: WebSocket as unknown as ClientWorld['WebSocket'],
    now: () => Date.now() + shifted,
    setTimeout: (run, ms) => setTimeout(run, ms),
    clearTimeout: (timer) => clearTimeout(timer as NodeJS.Timeout),
    random: () => 0.5,
  })
  client.open((message) => messages.push(message))
  return {
    messages,
    prices: (source) =>
      messages.flatMap((one) =>
        one.kind === 'price' && one.event.source === source ? [one.event] : [],
      ),
    said: () => messages.flatMap(inWords),
    shift: (ms) => {
      shifted += ms
    },
    close: client.close,
  }
}

const inWords = (message: FeedMessage): ReadonlyArray<string> => {
  if (message.kind === 'connection') return [`${message.status.kind}: ${message.status.detail}`]
  if (message.kind === 'stale') return [`stale: ${message.asset}`]
  return message.kind === 'refused' ? [`refused: ${message.detail}`] : []
}
