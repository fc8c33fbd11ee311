/** The venue of a search: the loopback's routes and books, with frames that go astray by draws. */

import { signer } from './degenHarness.js'
import { accountOf, type Here } from './degenRoutes.js'
import type { ServerOptions } from './degenServer.js'
import {
  bookOf,
  emptyVenue,
  exact,
  isLive,
  type LoopOrder,
  levelSize,
  newMarket,
  sellTo,
  type Venue,
} from './degenVenue.js'

export type SearchVenue = {
  readonly here: Here
  readonly venue: Venue
  readonly complaints: Array<string>
  readonly connect: (
    link: number,
    client: { readonly frame: (text: string) => void; readonly closed: () => void },
  ) => void
  readonly hear: (link: number, text: string) => void
  readonly hangUp: (link: number) => void
  readonly cut: () => void
  readonly fillAny: () => void
  readonly fills: () => number
}

export const searchVenue = (of: {
  readonly listsNumbers: boolean
  readonly fillShape: 'spec' | 'code'
  readonly now: () => number
  readonly draw: () => number
  readonly later: (ms: number, run: () => void) => void
  readonly isOdd: (chance: number) => boolean
  readonly odds: { readonly frame: number; readonly fill: number }
}): SearchVenue => {
  const { now, draw, later, isOdd, odds } = of
  const options: ServerOptions = {
    publicKey: signer.address,
    fillShape: of.fillShape,
    listsNumbers: of.listsNumbers,
    requestsPerMinute: Number.POSITIVE_INFINITY,
    cancelsPerMinute: Number.POSITIVE_INFINITY,
  }
  const venue = emptyVenue()
  const complaints: Array<string> = []
  const market = newMarket(1, { asset: 'BTC', expiry: now() + 300_000, strike: 65_000 })
  const address = market.address
  venue.markets.set(address, market)
  let fills = 0
  let client: { readonly link: number; readonly at: Parameters<SearchVenue['connect']>[1] } | null =
    null
  let channels = new Set<string>()
  const post = (channel: string | null, message: object): void => {
    const to = client
    if (to === null || (channel !== null && !channels.has(channel))) return
    const text = JSON.stringify(message)
    const go = (): void => {
      if (client === to) to.at.frame(text)
    }
    if (isOdd(odds.frame)) return
    // In order as a rule, and late or again now and then.
    later(isOdd(odds.frame) ? draw() * 2_000 : 5, go)
    if (isOdd(odds.frame)) later(draw() * 3_000, go)
    if (isOdd(odds.frame / 4)) later(5, () => client === to && to.at.frame(text.slice(0, -2)))
  }
  const onChange: Here['onChange'] = (_, outcome, side, price) => {
    market.sequence += 1
    const rows = [[price, levelSize(venue, market, outcome, side, price)]]
    const sides = { bids: side === 'bids' ? rows : [], asks: side === 'asks' ? rows : [] }
    const data = { marketId: market.id, outcome, ...sides, sequenceId: market.sequence }
    post('orderbook', { type: 'orderbook_update', channel: 'orderbook', market: address, data })
  }
  const here: Here = { venue, account: accountOf(options), options, now, complaints, onChange }
  const fill = (order: LoopOrder, size: number): void => {
    fills += 1
    const told = sellTo(order, size, now())
    onChange(market, order.outcome, 'bids', order.price)
    post('trades', told)
    const isSpec = of.fillShape === 'spec' && draw() < 0.9
    const data = {
      orderId: order.id,
      marketAddress: address,
      side: 'bid',
      outcome: draw() < 0.5 ? order.outcome : order.outcome.toLowerCase(),
      price: order.price,
      filledSize: size,
      remainingSize: isSpec ? exact(order.size - order.filled) : 0,
      status: order.status,
      timestamp: now(),
    }
    post('user', { channel: 'user', event: 'fill', data })
  }
  return {
    here,
    venue,
    complaints,
    connect: (link, at) => {
      client = { link, at }
      channels = new Set()
      post(null, { op: 'welcome' })
    },
    hear: (link, text) => {
      const { op, channel, token, snapshot } = { snapshot: false, ...JSON.parse(text) }
      if (client?.link !== link) return
      const whole = op === 'snapshot'
      if (op === 'ping') post(null, { op: 'pong' })
      if (op === 'auth') {
        const isKnown = here.account.tokens.has(String(token))
        if (isKnown) channels.add('user')
        post(null, { op: 'auth', status: isKnown ? 'authenticated' : 'error' })
      }
      if (op === 'subscribe') channels.add(String(channel))
      if (channel !== 'orderbook' || snapshot) return
      for (const outcome of ['YES', 'NO'] as const) {
        const data = { outcome, ...bookOf(venue, market, outcome), sequenceId: market.sequence }
        post(null, { channel: 'orderbook', market: address, snapshot: whole, data })
      }
    },
    hangUp: (link) => {
      if (client?.link === link) client = null
    },
    cut: () => {
      const gone = client
      client = null
      gone?.at.closed()
    },
    fillAny: () => {
      const resting = [...venue.orders.values()].filter(isLive)
      const order = resting[Math.floor(draw() * resting.length)]
      if (order === undefined) return
      const left = exact(order.size - order.filled)
      fill(
        order,
        draw() < 0.4 ? left : Math.max(0.001, exact(Math.floor(left * draw() * 1e3) / 1e3)),
      )
    },
    fills: () => fills,
  }
}
