/** Coinbase Exchange on the loopback: subscribe in time, the last match first, then heartbeats. */

import { type FeedServer, feedServer, type Visit } from './feedServer.js'

export type CoinbaseServer = FeedServer & {
  /** Makes a trade, and tells of it unless it is to be lost. */
  readonly trade: (price: string, how?: 'told' | 'lost' | 'doubled') => void
  readonly frame: (id: number, price: string, type?: string, at?: number) => string
  readonly beat: () => void
  readonly late: () => number
}

/** Five seconds of the exchange are half a second here. */
const subscribeMs = 500

export const coinbaseServer = async (): Promise<CoinbaseServer> => {
  let id = 100
  let last = '100.00'
  let late = 0
  const subscribed = new Set<Visit>()
  const frame = (trade_id: number, price: string, type = 'match', at = Date.now()): string =>
    JSON.stringify({
      type,
      trade_id,
      sequence: trade_id * 10,
      product_id: 'BTC-USD',
      price,
      size: '0.1',
      side: 'buy',
      time: new Date(at).toISOString().replace('Z', '123Z'),
    })
  const tell = (text: string): void => {
    for (const visit of server.open()) if (subscribed.has(visit)) visit.socket.send(text)
  }
  const server = await feedServer({
    greeted: (visit) => {
      setTimeout(() => {
        if (subscribed.has(visit) || visit.socket.readyState !== 1) return
        late += 1
        visit.socket.close(1008, 'no subscribe')
      }, subscribeMs).unref()
    },
    heard: (visit, text) => {
      const { type, product_ids: products, channels } = JSON.parse(text)
      if (type !== 'subscribe' || !products.includes('BTC-USD')) {
        const reason = `${products} is not a valid product`
        return visit.socket.send(JSON.stringify({ type: 'error', message: 'Failed', reason }))
      }
      subscribed.add(visit)
      visit.socket.send(JSON.stringify({ type: 'subscriptions', channels }))
      visit.socket.send(frame(id, last, 'last_match', Date.now() - 3_600_000))
    },
  })
  return {
    ...server,
    frame,
    late: () => late,
    trade: (price, how = 'told') => {
      id += 1
      last = price
      if (how !== 'lost') tell(frame(id, price))
      if (how === 'doubled') tell(frame(id, price))
    },
    beat: () =>
      tell(
        JSON.stringify({
          type: 'heartbeat',
          sequence: id * 10 + 1,
          last_trade_id: id,
          product_id: 'BTC-USD',
          time: new Date().toISOString(),
        }),
      ),
  }
}
