/**
 * A loopback server that speaks Degen's protocol, checks what it is sent, and misbehaves when it
 * is asked to.
 */

import { createServer } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { WebSocket, WebSocketServer } from 'ws'
import { type Account, type Asked, accountOf, answerTo } from './degenRoutes.js'
import { type FrameFault, type HttpFault, reply, spoiled } from './degenSpoils.js'
import {
  bookOf,
  emptyVenue,
  exact,
  type LoopMarket,
  type LoopOrder,
  levelSize,
  newMarket,
  sellTo,
  type Venue,
  type Word,
} from './degenVenue.js'

export type ServerOptions = {
  readonly publicKey: string
  readonly fillShape: 'spec' | 'code'
  readonly listsNumbers: boolean
  readonly requestsPerMinute: number
  readonly cancelsPerMinute: number
}

export type DegenServer = {
  readonly rest: string
  readonly socket: string
  readonly venue: Venue
  readonly account: Account
  /** Everything that was asked, in its order: method and path. */
  readonly log: ReadonlyArray<string>
  /** What it was sent that it should not have been: bad signatures, doubled orders. */
  readonly complaints: Array<string>
  /** How many requests get no answer before their client has given up. */
  readonly held: () => number
  readonly addMarket: (of: { asset?: string; strike?: number; lifeMs?: number }) => LoopMarket
  readonly strike: (market: LoopMarket, price: number) => void
  readonly resolve: (market: LoopMarket, outcome: Word, silently?: boolean) => void
  readonly level: (
    market: LoopMarket,
    outcome: Word,
    side: 'bids' | 'asks',
    level: readonly [price: number, size: number],
  ) => void
  readonly fill: (order: LoopOrder, size: number) => void
  readonly spoil: (path: RegExp, fault: HttpFault, times?: number) => void
  readonly spoilFrame: (fault: FrameFault) => void
  readonly price: (asset: string, price: number) => void
  readonly drop: () => void
  readonly mend: () => void
  readonly send: (text: string) => void
  readonly setClock: (lead: number) => void
  readonly close: () => Promise<void>
}

type Client = { readonly socket: WebSocket; readonly raw: Socket; readonly channels: Set<string> }

export const startDegenServer = async (options: ServerOptions): Promise<DegenServer> => {
  const venue = emptyVenue()
  const account = accountOf(options)
  const log: Array<string> = []
  const complaints: Array<string> = []
  const spoils: Array<{ path: RegExp; fault: HttpFault; left: number }> = []
  const frameFaults: Array<FrameFault> = []
  const clients = new Set<Client>()
  const reordered: Array<readonly [Client, string]> = []
  let lead = 0
  let silent = false
  let held = 0
  const now = (): number => Date.now() + lead

  const http = createServer((request, response) => {
    let body = ''
    request.on('data', (part) => {
      body += String(part)
    })
    request.on('end', () => {
      const path = request.url ?? '/'
      const method = request.method ?? 'GET'
      log.push(`${method} ${path}`)
      const spoil = spoils.find((one) => one.left > 0 && one.path.test(`${method} ${path}`))
      if (spoil !== undefined) spoil.left -= 1
      const asked: Asked = { method, path, body, token: request.headers.authorization ?? '' }
      if (spoil?.fault.kind === 'before') {
        reply(response, spoil.fault.status, { error: { code: spoil.fault.code, message: 'no' } })
        return
      }
      const answer = answerTo(
        { venue, account, options, now, complaints, onChange: publish },
        asked,
      )
      if (spoil === undefined) reply(response, answer.status, answer.body)
      else {
        spoiled(response, spoil.fault, answer)
        if (spoil.fault.kind !== 'stall' && spoil.fault.kind !== 'overdue') return
        held += 1
        response.once('close', () => {
          held -= 1
        })
      }
    })
  })
  const sockets = new WebSocketServer({ server: http, path: '/ws' })
  sockets.on('connection', (socket, request) => {
    const client: Client = { socket, raw: request.socket, channels: new Set() }
    clients.add(client)
    socket.on('close', () => clients.delete(client))
    socket.on('message', (data) => onMessage(client, JSON.parse(String(data))))
    post(client, { op: 'welcome', serverTime: now() })
  })

  const post = (client: Client, message: object): void => {
    if (silent || client.socket.readyState !== WebSocket.OPEN) return
    const text = JSON.stringify(message)
    const fault = frameFaults.shift()
    if (fault === 'drop') return
    if (fault === 'silence') {
      silent = true
      return
    }
    if (fault === 'cut') {
      // The head of a text frame of 100 bytes, and not all of it.
      client.raw.write(Buffer.concat([Buffer.from([0x81, 100]), Buffer.from('{"channel":"order')]))
      setTimeout(() => client.raw.destroy(), 5)
      return
    }
    if (fault === 'reorder') {
      reordered.push([client, text])
      return
    }
    if (fault === 'garbage') client.socket.send(text.slice(0, -2))
    else if (fault === 'giant') client.socket.send(`${text.slice(0, -1)},"x":"${'x'.repeat(2e6)}"}`)
    else client.socket.send(text)
    if (fault === 'duplicate') client.socket.send(text)
    for (const [to, late] of reordered.splice(0))
      if (to.socket.readyState === 1) to.socket.send(late)
  }
  const broadcast = (channel: string, message: object): void => {
    for (const client of clients) if (client.channels.has(channel)) post(client, message)
  }
  const publish = (
    market: LoopMarket,
    outcome: Word,
    side: 'bids' | 'asks',
    price: number,
  ): void => {
    market.sequence += 1
    const rows = [[price, levelSize(venue, market, outcome, side, price)]]
    const data = {
      marketId: market.id,
      outcome,
      bids: side === 'bids' ? rows : [],
      asks: side === 'asks' ? rows : [],
      sequenceId: market.sequence,
      timestamp: now(),
    }
    const { address } = market
    const message = { type: 'orderbook_update', channel: 'orderbook', market: address, data }
    broadcast(`orderbook:${address}`, message)
  }
  const snapshot = (client: Client, address: string, full: boolean): void => {
    const market = venue.markets.get(address)
    if (market === undefined) return
    for (const outcome of ['YES', 'NO'] as const) {
      const data = { outcome, ...bookOf(venue, market, outcome), sequenceId: market.sequence }
      post(client, { channel: 'orderbook', market: address, snapshot: full, data })
    }
  }
  const onMessage = (client: Client, message: Record<string, unknown>): void => {
    const { op, channel } = message
    const market = String(message['market'] ?? '')
    log.push(`WS ${String(op)} ${String(channel ?? '')}`.trim())
    if (op === 'ping') post(client, { op: 'pong', serverTime: now() })
    if (op === 'auth') {
      const ok = account.tokens.has(String(message['token']))
      if (ok) client.channels.add('user')
      post(client, { op: 'auth', status: ok ? 'authenticated' : 'error' })
    }
    if (op === 'snapshot') snapshot(client, market, true)
    if (op !== 'subscribe') return
    if (channel === 'prices')
      for (const asset of message['assets'] as ReadonlyArray<string>)
        client.channels.add(`prices:${asset}`)
    else client.channels.add(`${String(channel)}:${market}`)
    post(client, { op: 'subscribed', channel, market })
    if (channel === 'orderbook') snapshot(client, market, false)
  }
  await new Promise<void>((resolve) => {
    http.listen(0, '127.0.0.1', resolve)
  })
  const { port } = http.address() as AddressInfo
  return {
    rest: `http://127.0.0.1:${port}`,
    socket: `ws://127.0.0.1:${port}/ws`,
    venue,
    account,
    log,
    complaints,
    held: () => held,
    addMarket: ({ asset = 'BTC', strike = 100_000, lifeMs = 300_000 }) => {
      const number = venue.markets.size + 1
      const expiry = Math.floor(now() + lifeMs)
      const market = newMarket(number, { asset, strike, expiry })
      venue.markets.set(market.address, market)
      return market
    },
    strike: (market, strikePrice) => {
      market.strike = strikePrice
      const data = { marketId: market.id, strikePrice, expiryAt: market.expiry, timestamp: now() }
      const { address } = market
      broadcast(`market:${address}`, {
        type: 'market_activated',
        channel: 'market',
        market: address,
        data,
      })
    },
    resolve: (market, outcome, silently = false) => {
      market.outcome = outcome
      market.status = 'RESOLVED'
      const data = { marketId: market.id, outcome, finalPrice: 1, strikePrice: market.strike }
      if (!silently) broadcast(`market:${market.address}`, { type: 'market_resolved', data })
    },
    level: (market, outcome, side, [price, size]) => {
      market.others[outcome][side].set(price, size)
      publish(market, outcome, side, price)
    },
    fill: (order, size) => {
      const told = sellTo(order, size, now())
      publish(order.market, order.outcome, 'bids', order.price)
      broadcast(`trades:${order.market.address}`, told)
      const isSpec = options.fillShape === 'spec'
      const data = {
        orderId: order.id,
        marketAddress: order.market.address,
        side: 'bid',
        outcome: order.outcome.toLowerCase(),
        price: order.price,
        filledSize: size,
        remainingSize: isSpec ? exact(order.size - order.filled) : 0,
        status: isSpec ? order.status : 'filled',
        timestamp: now(),
      }
      broadcast('user', { channel: 'user', event: 'fill', data, timestamp: now() })
    },
    spoil: (path, fault, times = 1) => {
      spoils.push({ path, fault, left: times })
    },
    spoilFrame: (fault) => {
      frameFaults.push(fault)
    },
    price: (asset, price) => {
      const data = { asset, price, timestamp: now() }
      broadcast(`prices:${asset}`, { channel: 'prices', type: 'price_update', data })
    },
    mend: () => {
      frameFaults.length = 0
      silent = false
    },
    drop: () => {
      silent = false
      for (const { socket } of clients) socket.terminate()
    },
    send: (text) => {
      for (const { socket } of clients) socket.send(text)
    },
    setClock: (ms) => {
      lead = ms
    },
    close: async () => {
      for (const { socket } of clients) socket.terminate()
      sockets.close()
      http.closeAllConnections()
      await new Promise((resolve) => {
        http.close(resolve)
      })
    },
  }
}
