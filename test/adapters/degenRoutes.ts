/**
 * The routes of the loopback server: what is answered to a request, and what is wrong with it.
 */

import { createPublicKey, type KeyObject, verify } from 'node:crypto'
import type { ServerOptions } from './degenServer.js'
import {
  bookOf,
  bytesOf58,
  isListed,
  type LoopMarket,
  type LoopOrder,
  listed,
  listedMarket,
  type Venue,
  type Word,
} from './degenVenue.js'

export type Asked = {
  readonly method: string
  readonly path: string
  readonly body: string
  readonly token: string
}

export type Account = {
  readonly tokens: Set<string>
  nonce: string | null
  tokenLifeMs: number
  seconds: boolean
  issued: number
  readonly requests: Array<number>
  readonly cancels: Array<number>
}

export const accountOf = (_: ServerOptions): Account => ({
  tokens: new Set(),
  nonce: null,
  tokenLifeMs: 86_400_000,
  seconds: false,
  issued: 0,
  requests: [],
  cancels: [],
})

export type Here = {
  readonly venue: Venue
  readonly account: Account
  readonly options: ServerOptions
  readonly now: () => number
  readonly complaints: Array<string>
  readonly onChange: (
    market: LoopMarket,
    outcome: Word,
    side: 'bids' | 'asks',
    price: number,
  ) => void
}

type Answer = { readonly status: number; readonly body: object }
type Body = Readonly<Record<string, unknown>>

const ok = (body: object): Answer => ({ status: 200, body })
const no = (status: number, code: string): Answer => ({
  status,
  body: { error: { code, message: `no: ${code}`, details: {} } },
})

export const answerTo = (here: Here, asked: Asked): Answer => {
  const { method, path } = asked
  const url = new URL(path, 'http://loop')
  const [, root = '', id = '', part = ''] = url.pathname.split('/')
  const limited = overLimit(here, method, root)
  if (limited !== null) return limited
  if (root === 'health') return ok({ status: 'ok' })
  if (root === 'time') return ok({ serverTime: here.now() })
  if (root === 'auth') return authorise(here, id, asked)
  if (root === 'markets') return markets(here, id, part, url)
  if (!here.account.tokens.has(asked.token.replace(/^Bearer /, ''))) return no(401, 'UNAUTHORIZED')
  if (root === 'orders') return orders(here, id, asked, JSON.parse(asked.body || '{}') as Body)
  if (root === 'user') return ofUser(here, id, url)
  return no(404, 'INVALID_REQUEST')
}

const overLimit = ({ account, options }: Here, method: string, root: string): Answer | null => {
  const since = Date.now() - 60_000
  const lately = (all: Array<number>): number => all.filter((at) => at > since).length
  account.requests.push(Date.now())
  if (lately(account.requests) > options.requestsPerMinute) return no(429, 'RATE_LIMITED')
  if (method !== 'DELETE' || root !== 'orders') return null
  account.cancels.push(Date.now())
  return lately(account.cancels) > options.cancelsPerMinute ? no(429, 'CANCEL_RATE_LIMITED') : null
}

/** DER's head of an ed25519 public key (RFC 8410). */
const spki = Buffer.from('302a300506032b6570032100', 'hex')

const keys = new Map<string, KeyObject>()

const keyOf = (address: string): KeyObject => {
  const known = keys.get(address)
  if (known !== undefined) return known
  const key = Buffer.concat([spki, bytesOf58(address)])
  const made = createPublicKey({ key, format: 'der', type: 'spki' })
  keys.set(address, made)
  return made
}

const isSigned = ({ options }: Here, message: Buffer, signature: unknown): boolean => {
  const publicKey = keyOf(options.publicKey)
  return verify(null, message, publicKey, bytesOf58(String(signature)))
}

const authorise = (here: Here, what: string, { body, token }: Asked): Answer => {
  const { account, options } = here
  const read = JSON.parse(body || '{}') as Body
  if (what === 'nonce') {
    account.nonce = `Sign in to Degen Terminal: ${'5e'.repeat(32)}${account.issued}`
    return ok({ nonce: account.nonce })
  }
  if (what === 'refresh') {
    if (!account.tokens.has(token.replace(/^Bearer /, ''))) return no(401, 'TOKEN_EXPIRED')
    return issue(here)
  }
  if (what !== 'verify') return no(404, 'INVALID_REQUEST')
  if (read['address'] !== options.publicKey) return no(401, 'UNAUTHORIZED')
  if (account.nonce === null || read['message'] !== account.nonce) return no(401, 'NONCE_EXPIRED')
  if (!isSigned(here, Buffer.from(account.nonce), read['signature'])) {
    here.complaints.push('a sign-in with a bad signature')
    return no(401, 'INVALID_SIGNATURE')
  }
  account.nonce = null
  return issue(here)
}

const issue = ({ account, now }: Here): Answer => {
  account.issued += 1
  const token = `header.${'t'.repeat(40)}${account.issued}.signature`
  account.tokens.add(token)
  const ends = now() + account.tokenLifeMs
  return ok({ token, expiresAt: account.seconds ? Math.floor(ends / 1000) : ends })
}

const markets = (here: Here, address: string, part: string, url: URL): Answer => {
  const { venue } = here
  const status = url.searchParams.get('status')
  if (address === '')
    return ok([...venue.markets.values()].filter((m) => m.status === status).map(listedMarket))
  const market = venue.markets.get(address)
  if (market === undefined) return no(404, 'MARKET_NOT_FOUND')
  if (part === '') return ok(listedMarket(market))
  if (part === 'trades') return ok({ trades: market.trades, nextCursor: null })
  const yes = bookOf(venue, market, 'YES')
  return ok({ ...yes, sequenceId: market.sequence, yes, no: bookOf(venue, market, 'NO') })
}

const ofUser = ({ venue, options }: Here, what: string, url: URL): Answer => {
  if (what === 'positions')
    return ok(
      [...venue.markets.values()]
        .filter(({ yes, no, outcome }) => outcome === null && (yes > 0 || no > 0))
        .map(({ address, yes, no }) => ({ marketAddress: address, yesShares: yes, noShares: no })),
    )
  const all = [...venue.orders.values()].reverse()
  const wanted = url.searchParams.get('status') === 'open' ? all.filter(isListed) : all
  const offset = Number(url.searchParams.get('offset'))
  const page = wanted.slice(offset, offset + Number(url.searchParams.get('limit')))
  return ok({ orders: page.map((one) => listed(one, options.listsNumbers)), total: wanted.length })
}

const orders = (here: Here, id: string, { method }: Asked, body: Body): Answer => {
  const { venue, options } = here
  if (method === 'POST') return place(here, body)
  if (method === 'DELETE' && id === '') return cancelAll(here, body)
  const order = venue.orders.get(decodeURIComponent(id))
  if (order === undefined) return no(404, 'ORDER_NOT_FOUND')
  if (method === 'GET') return ok(listed(order, options.listsNumbers))
  if (!isSigned(here, Buffer.from(`cancel:${order.id}`), body['signature'])) {
    here.complaints.push('a cancel with a bad signature')
    return no(400, 'INVALID_SIGNATURE')
  }
  if (order.status === 'filled') return no(409, 'ORDER_ALREADY_FILLED')
  if (!isListed(order)) return no(409, 'ORDER_ALREADY_CANCELLED')
  end(here, order)
  return ok({ orderId: order.id, status: 'cancelled' })
}

const end = (here: Here, order: LoopOrder): void => {
  order.status = 'cancelled'
  order.rests = false
  here.onChange(order.market, order.outcome, 'bids', order.price)
}

/** As in the venue's code, which leaves them in the book in memory. */
const cancelAll = (here: Here, body: Body): Answer => {
  if (!isSigned(here, Buffer.from('cancel:all'), body['signature'])) {
    here.complaints.push('a cancel of all with a bad signature')
    return no(400, 'INVALID_SIGNATURE')
  }
  const open = [...here.venue.orders.values()].filter(isListed)
  for (const order of open) order.status = 'cancelled'
  return ok({ cancelledCount: open.length, orderIds: open.map((one) => one.id) })
}

/** What was signed has to be what was sent, field by field. */
const isOrderSigned = (here: Here, body: Body): boolean => {
  const message = Buffer.from(String(body['binaryMessage']), 'base64')
  if (message.length !== 81 || message.subarray(0, 15).toString() !== 'DEGEN_ORDER_V1:')
    return false
  const price = Number(message.readBigUInt64LE(49)) / 1e6
  const size = Number(message.readBigUInt64LE(57)) / 1e6
  return (
    message.subarray(15, 47).equals(bytesOf58(String(body['marketAddress']))) &&
    message[47] === 0 &&
    message[48] === (body['outcome'] === 'yes' ? 0 : 1) &&
    price === body['price'] &&
    size === body['size'] &&
    Number(message.readBigInt64LE(65)) === body['expiry'] &&
    Number(message.readBigUInt64LE(73)) === body['clientOrderId'] &&
    isSigned(here, message, body['signature'])
  )
}

const place = (here: Here, body: Body): Answer => {
  const { venue, complaints, now } = here
  const market = venue.markets.get(String(body['marketAddress']))
  if (market === undefined) return no(404, 'MARKET_NOT_FOUND')
  if (!isOrderSigned(here, body)) {
    complaints.push('an order with a bad signature')
    return no(400, 'INVALID_SIGNATURE')
  }
  const number = Number(body['clientOrderId'])
  if ([...venue.orders.values()].some((one) => one.clientOrderId === number)) {
    complaints.push(`order ${number} came twice`)
    return no(409, 'DUPLICATE_ORDER')
  }
  if (body['side'] !== 'bid') return no(400, 'INVALID_ORDER')
  if (market.status !== 'OPEN') return no(409, 'MARKET_CLOSED')
  if (market.strike === 0) return no(409, 'MARKET_PENDING')
  const price = Number(body['price'])
  if (!(price >= 0.01 && price <= 0.99)) return no(400, 'INVALID_PRICE')
  venue.placed += 1
  const order: LoopOrder = {
    id: `11111111-0000-0000-0000-${String(venue.placed).padStart(12, '0')}`,
    clientOrderId: number,
    market,
    outcome: body['outcome'] === 'yes' ? 'YES' : 'NO',
    price,
    size: Number(body['size']),
    createdAt: now(),
    filled: 0,
    status: 'open',
    rests: true,
  }
  venue.orders.set(order.id, order)
  here.onChange(market, order.outcome, 'bids', price)
  return ok({ orderId: order.id, status: 'open', fills: 0, filledSize: 0, createdAt: now() })
}
