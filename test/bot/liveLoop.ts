/**
 * The loopback venue without its sockets: the same routes and books, in a time that a test makes
 * pass, so that a day of it takes minutes. It spoils what it is asked to, and forgets what is over.
 */

import type { FetchLike } from '../../src/adapters/degen/transport/client.js'
import type { SocketLike } from '../../src/adapters/feedClient.js'
import { signer } from '../adapters/degenHarness.js'
import { accountOf, answerTo } from '../adapters/degenRoutes.js'
import type { ServerOptions } from '../adapters/degenServer.js'
import {
  bookOf,
  emptyVenue,
  exact,
  isLive,
  type LoopMarket,
  type LoopOrder,
  levelSize,
  newMarket,
  sellTo,
  type Venue,
  type Word,
} from '../adapters/degenVenue.js'
import type { FakeWorld } from './fakeWorld.js'
import { responseOf } from './loopResponse.js'

/** What goes wrong with the next frame, and with the next request of any kind. */
export type LoopFrameFault = 'drop' | 'duplicate' | 'reorder' | 'garbage'
export type LoopRequestFault =
  | 'lost'
  | 'late'
  | 'failed'
  | 'limited'
  | 'cancels-limited'
  | 'signed-out'

export type LiveLoop = {
  readonly WebSocket: new (url: string) => SocketLike
  readonly fetch: FetchLike
  readonly venue: Venue
  readonly complaints: ReadonlyArray<string>
  readonly counts: { frames: number; requests: number; sockets: number; spoiled: number }
  readonly addMarket: (strike: number, lifeMs: number) => LoopMarket
  readonly resolve: (market: LoopMarket, outcome: Word) => void
  readonly level: (
    market: LoopMarket,
    outcome: Word,
    side: 'bids' | 'asks',
    at: readonly [number, number],
  ) => void
  readonly fill: (order: LoopOrder, size: number) => void
  readonly spoilFrame: (fault: LoopFrameFault) => void
  readonly spoilRequest: (fault: LoopRequestFault) => void
  readonly calm: () => void
  readonly drop: () => void
  readonly forget: () => void
}

const options: ServerOptions = {
  publicKey: signer.address,
  fillShape: 'spec',
  listsNumbers: false,
  requestsPerMinute: Number.POSITIVE_INFINITY,
  cancelsPerMinute: Number.POSITIVE_INFINITY,
}

const latencyMs = 30
const keepMs = 900_000

type Client = { readonly socket: SocketLike; readonly channels: Set<string>; open: boolean }

export const liveLoop = (world: FakeWorld): LiveLoop => {
  const venue = emptyVenue()
  const account = accountOf(options)
  const complaints: Array<string> = []
  const counts = { frames: 0, requests: 0, sockets: 0, spoiled: 0 }
  const frameFaults: Array<LoopFrameFault> = []
  const requestFaults: Array<LoopRequestFault> = []
  const held: Array<string> = []
  let numbers = 0
  let client: Client | null = null

  const deliver = (text: string): void => {
    if (client?.open === true) client.socket.onmessage?.({ data: text })
  }
  const post = (message: object): void => {
    if (client?.open !== true) return
    counts.frames += 1
    const text = JSON.stringify(message)
    const fault = frameFaults.shift()
    if (fault !== undefined) counts.spoiled += 1
    if (fault === 'drop') return
    if (fault === 'reorder') {
      held.push(text)
      return
    }
    deliver(fault === 'garbage' ? text.slice(0, -2) : text)
    if (fault === 'duplicate') deliver(text)
    for (const late of held.splice(0)) deliver(late)
  }
  const broadcast = (channel: string, message: object): void => {
    if (client?.channels.has(channel) === true) post(message)
  }
  const publish = (
    market: LoopMarket,
    outcome: Word,
    side: 'bids' | 'asks',
    price: number,
  ): void => {
    market.sequence += 1
    const rows = [[price, levelSize(venue, market, outcome, side, price)]]
    const sides = { bids: side === 'bids' ? rows : [], asks: side === 'asks' ? rows : [] }
    const { address, id: marketId, sequence: sequenceId } = market
    const data = { marketId, outcome, ...sides, sequenceId, timestamp: world.now() }
    const message = { type: 'orderbook_update', channel: 'orderbook', market: address, data }
    broadcast(`orderbook:${address}`, message)
  }
  const whole = (address: string, snapshot: boolean): void => {
    const market = venue.markets.get(address)
    if (market === undefined) return
    for (const outcome of ['YES', 'NO'] as const) {
      const data = { outcome, ...bookOf(venue, market, outcome), sequenceId: market.sequence }
      post({ channel: 'orderbook', market: address, snapshot, data })
    }
  }
  const onMessage = (from: Client, message: Record<string, unknown>): void => {
    const { op, channel } = message
    const market = String(message['market'] ?? '')
    if (op === 'ping') post({ op: 'pong', serverTime: world.now() })
    if (op === 'auth') {
      const ok = account.tokens.has(String(message['token']))
      if (ok) from.channels.add('user')
      post({ op: 'auth', status: ok ? 'authenticated' : 'error' })
    }
    if (op === 'snapshot') whole(market, true)
    if (op !== 'subscribe') return
    from.channels.add(`${String(channel)}:${market}`)
    post({ op: 'subscribed', channel, market })
    if (channel === 'orderbook') whole(market, false)
  }
  class LoopSocket implements SocketLike {
    readyState = 0
    onopen: SocketLike['onopen'] = null
    onmessage: SocketLike['onmessage'] = null
    onclose: SocketLike['onclose'] = null
    onerror: SocketLike['onerror'] = null
    readonly own: Client = { socket: this, channels: new Set(), open: false }
    constructor() {
      counts.sockets += 1
      client = this.own
      world.setTimeout(() => {
        if (client !== this.own) return
        this.readyState = 1
        this.own.open = true
        this.onopen?.({})
      }, latencyMs)
    }
    send(text: string): void {
      world.setTimeout(() => {
        if (this.own.open) onMessage(this.own, JSON.parse(text) as Record<string, unknown>)
      }, latencyMs)
    }
    close(): void {
      this.readyState = 3
      this.own.open = false
    }
  }
  const answer = (
    url: string,
    init: Parameters<FetchLike>[1],
  ): { status: number; body: object } => {
    // The limits of the routes count by a clock that stands still here.
    account.requests.length = 0
    account.cancels.length = 0
    const path = url.replace(/^http:\/\/loop/, '')
    const token = init.headers['authorization'] ?? init.headers['Authorization'] ?? ''
    const here = { venue, account, options, now: world.now, complaints, onChange: publish }
    return answerTo(here, { method: init.method, path, body: init.body ?? '', token })
  }
  const spoiled = (url: string, init: Parameters<FetchLike>[1], fault: LoopRequestFault) => {
    counts.spoiled += 1
    const no = (status: number, code: string) => ({
      status,
      body: { error: { code, message: '' } },
    })
    if (fault === 'limited') return no(429, 'RATE_LIMITED')
    if (fault === 'cancels-limited' && init.method === 'DELETE')
      return no(429, 'CANCEL_RATE_LIMITED')
    if (fault === 'signed-out') return no(401, 'TOKEN_EXPIRED')
    const done = answer(url, init)
    return fault === 'failed' ? no(500, 'INTERNAL_ERROR') : done
  }
  const fetch: FetchLike = (url, init) =>
    new Promise((resolve, reject) => {
      counts.requests += 1
      init.signal.addEventListener('abort', () => reject(new Error('aborted')))
      const fault = requestFaults.shift()
      world.setTimeout(() => {
        const given = fault === undefined ? answer(url, init) : spoiled(url, init, fault)
        if (fault === 'lost') return
        const ms = fault === 'late' ? 40 * latencyMs : latencyMs
        world.setTimeout(() => resolve(responseOf(given)), ms)
      }, latencyMs)
    })
  return {
    WebSocket: LoopSocket,
    fetch,
    venue,
    complaints,
    counts,
    addMarket: (strike, lifeMs) => {
      numbers += 1
      const expiry = world.now() + lifeMs
      const market = newMarket(numbers, { asset: 'BTC', strike, expiry })
      venue.markets.set(market.address, market)
      return market
    },
    resolve: (market, outcome) => {
      market.outcome = outcome
      market.status = 'RESOLVED'
      for (const order of venue.orders.values())
        if (order.market === market && isLive(order)) order.status = 'expired'
      const data = { marketId: market.id, outcome, finalPrice: 1, strikePrice: market.strike }
      broadcast(`market:${market.address}`, { type: 'market_resolved', data })
    },
    level: (market, outcome, side, [price, size]) => {
      market.others[outcome][side].set(price, size)
      publish(market, outcome, side, price)
    },
    fill: (order, size) => {
      const { market, outcome, price } = order
      const told = sellTo(order, size, world.now())
      publish(market, outcome, 'bids', price)
      broadcast(`trades:${market.address}`, told)
      const data = {
        orderId: order.id,
        marketAddress: market.address,
        side: 'bid',
        outcome: outcome.toLowerCase(),
        price,
        filledSize: size,
        remainingSize: exact(order.size - order.filled),
        status: order.status,
        timestamp: world.now(),
      }
      broadcast('user', { channel: 'user', event: 'fill', data, timestamp: world.now() })
    },
    spoilFrame: (fault) => frameFaults.push(fault),
    spoilRequest: (fault) => requestFaults.push(fault),
    calm: () => {
      frameFaults.length = 0
      requestFaults.length = 0
      for (const late of held.splice(0)) deliver(late)
    },
    drop: () => {
      if (client?.open !== true) return
      const { socket } = client
      client.open = false
      counts.spoiled += 1
      socket.onclose?.({ code: 1006 })
    },
    forget: () => {
      for (const [id, order] of venue.orders)
        if (!isLive(order) && order.createdAt < world.now() - keepMs) venue.orders.delete(id)
      for (const [address, market] of venue.markets)
        if (market.expiry < world.now() - keepMs) venue.markets.delete(address)
    },
  }
}
