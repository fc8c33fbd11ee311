/**
 * Binance on the loopback: combined streams, pings, five messages a second, a notice of shutdown.
 */

import { type FeedServer, feedServer, type Visit } from './feedServer.js'

export type BinanceServer = FeedServer & {
  readonly trade: (price: string, id?: number, at?: number) => void
  readonly quote: (bid: string, ask: string, update?: number) => void
  readonly raw: (stream: string, data: object) => string
  readonly pongs: () => number
}

const perSecond = 5

export const binanceServer = async (): Promise<BinanceServer> => {
  let pongs = 0
  let id = 0
  let update = 0
  const streamsOf = new Map<Visit, Set<string>>()
  const server = await feedServer({
    greeted: (visit) => {
      const given = new URL(visit.path, 'ws://x').searchParams.get('streams') ?? ''
      streamsOf.set(visit, new Set(given.split('/')))
      visit.socket.on('pong', (data) => {
        if (String(data) === '20s') pongs += 1
      })
      visit.socket.ping('20s')
    },
    heard: (visit, text) => {
      const lately = visit.said.filter(({ at }) => Date.now() - at < 1_000)
      if (lately.length > perSecond) return visit.socket.close(1008, 'Too many requests')
      const { method, params, id: request } = JSON.parse(text)
      if (method !== 'SUBSCRIBE')
        return visit.socket.send(
          JSON.stringify({ error: { code: 2, msg: 'unknown' }, id: request }),
        )
      for (const stream of params) streamsOf.get(visit)?.add(stream)
      visit.socket.send(JSON.stringify({ result: null, id: request }))
    },
  })
  const raw = (stream: string, data: object): string => JSON.stringify({ stream, data })
  const tell = (stream: string, data: object): void => {
    for (const visit of server.open())
      if (streamsOf.get(visit)?.has(stream)) visit.socket.send(raw(stream, data))
  }
  return {
    ...server,
    raw,
    pongs: () => pongs,
    trade: (p, a = ++id, at = Date.now()) => {
      id = Math.max(id, a)
      tell('btcusdt@aggTrade', { e: 'aggTrade', E: at, s: 'BTCUSDT', a, p, q: '1', T: at, m: true })
    },
    quote: (b, a, u = ++update) =>
      tell('btcusdt@bookTicker', { u, s: 'BTCUSDT', b, B: '1', a, A: '1' }),
  }
}
