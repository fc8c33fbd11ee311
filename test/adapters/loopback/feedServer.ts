/**
 * A feed's server on the loopback, over real sockets, which misbehaves when it is asked to.
 */

import { createServer } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { type WebSocket, WebSocketServer } from 'ws'

/** One connection: its socket, its raw stream, the path it asked for, and when it said what. */
export type Visit = {
  readonly socket: WebSocket
  readonly raw: Socket
  readonly path: string
  readonly said: { readonly at: number; readonly text: string }[]
}

/**
 * `visits`: all connections there were. `all` writes to every open one, `cut` ends them in the
 * middle of a frame. `refuse`: with which status handshakes are answered, or null to take them.
 */
export type FeedServer = {
  readonly url: string
  readonly visits: Visit[]
  readonly open: () => ReadonlyArray<Visit>
  readonly all: (frame: string | Buffer) => void
  readonly cut: () => void
  readonly refuse: (status: number | null) => void
  readonly close: () => Promise<void>
}

/** `greeted` is told of each new connection, `heard` of each message. */
export type Manners = {
  readonly greeted?: (visit: Visit) => void
  readonly heard?: (visit: Visit, text: string) => void
}

export const feedServer = async ({ greeted, heard }: Manners): Promise<FeedServer> => {
  const http = createServer()
  const sockets = new WebSocketServer({ noServer: true })
  const visits: Visit[] = []
  let status: number | null = null
  http.on('upgrade', (request, raw, head) => {
    if (status !== null) {
      raw.end(`HTTP/1.1 ${status} Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
      return
    }
    sockets.handleUpgrade(request, raw, head, (socket) => {
      const visit: Visit = { socket, raw: raw as Socket, path: request.url ?? '', said: [] }
      visits.push(visit)
      socket.on('error', () => undefined)
      socket.on('message', (data) => {
        const text = String(data)
        visit.said.push({ at: Date.now(), text })
        heard?.(visit, text)
      })
      greeted?.(visit)
    })
  })
  await new Promise<void>((done) => http.listen(0, '127.0.0.1', done))
  const open = (): ReadonlyArray<Visit> => visits.filter(({ socket }) => socket.readyState === 1)
  return {
    url: `ws://127.0.0.1:${(http.address() as AddressInfo).port}`,
    visits,
    open,
    all: (frame) => {
      for (const { socket } of open()) socket.send(frame)
    },
    cut: () => {
      // A text frame of 100 characters is announced, three come, and the line is gone.
      for (const { raw } of open())
        raw.write(Buffer.from([0x81, 100, 0x7b, 0x22, 0x65]), () => raw.destroy())
    },
    refuse: (next) => {
      status = next
    },
    close: async () => {
      for (const { socket } of visits) socket.terminate()
      await new Promise((done) => http.close(done))
    },
  }
}

/** Waits until something holds, and fails if it does not within eight seconds. */
export const until = async (holds: () => boolean, what: string): Promise<void> => {
  const start = Date.now()
  while (!holds()) {
    if (Date.now() - start > 8_000) throw new Error(`never: ${what}`)
    await new Promise((done) => setTimeout(done, 2))
  }
}
