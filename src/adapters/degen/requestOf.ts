/**
 * What is sent to the venue for each thing one may ask of it.
 */

import { toUnits } from '../../desk/ledger/micro.js'
import type { DegenConfig } from './degenConfig.js'
import type { SignedOrder } from './degenSigner.js'
import type { OrderToSign } from './orderBytes.js'

/** What one may ask. @category adapters @since 0.1.0 */
export type Call =
  | { readonly kind: 'health' | 'time' | 'refresh' | 'markets' }
  | { readonly kind: 'positions' }
  | { readonly kind: 'nonce' }
  | { readonly kind: 'verify'; readonly message: string }
  | { readonly kind: 'market' | 'orderbook' | 'trades'; readonly address: string }
  | { readonly kind: 'place'; readonly order: OrderToSign }
  | { readonly kind: 'cancel'; readonly venueId: string }
  | { readonly kind: 'cancel-all' }
  | { readonly kind: 'order'; readonly venueId: string }
  | { readonly kind: 'orders'; readonly status: 'open' | 'all'; readonly offset: number }

/**
 * What the caller has signed for a call, null where it needs nothing.
 *
 * @category adapters
 * @since 0.1.0
 */
export type Signed = SignedOrder | { readonly signature: string } | null

/** Who asks. @category adapters @since 0.1.0 */
export type Caller = { readonly address: string | null; readonly token: string | null }

/** A request of HTTP: `url` with its query, `body` null or JSON. @category adapters @since 0.1.0 */
export type DegenRequest = {
  readonly method: 'GET' | 'POST' | 'DELETE'
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | null
}

/**
 * Returns the request of a call: what is signed has to be handed in, what needs a token carries it.
 *
 * @example
 * import { requestOf } from 'twoway/adapters/degen'
 *
 * const limits = { pageSize: 100 }
 * const at = { rest: 'http://h', prefix: '/v1', orders: 'notify', limits } as const
 * const caller = { address: null, token: 'jwt' }
 * requestOf(at, caller, { kind: 'cancel', venueId: 'a/1' }, { signature: 's' }).url
 * // => 'http://h/v1/orders/a%2F1'
 *
 * @category adapters
 * @since 0.1.0
 */
export const requestOf = (
  at: RequestConfig,
  caller: Caller,
  call: Call,
  signed: Signed,
): DegenRequest => {
  const { method, path, body } = partsOf(at, caller, call, signed)
  const token = needsToken(call) ? caller.token : null
  return {
    method,
    url: `${at.rest}${at.prefix}${path}`,
    headers: {
      accept: 'application/json',
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    body: body === undefined ? null : JSON.stringify(body),
  }
}

/** What of the config a request depends on. @category adapters @since 0.1.0 */
export type RequestConfig = Pick<DegenConfig, 'rest' | 'prefix' | 'orders'> & {
  readonly limits: Pick<DegenConfig['limits'], 'pageSize'>
}

const openCalls: ReadonlyArray<Call['kind']> = [
  'health',
  'time',
  'nonce',
  'verify',
  'markets',
  'market',
  'orderbook',
  'trades',
]

/** Tells whether a call is for whoever has signed in alone. @category adapters @since 0.1.0 */
export const needsToken = ({ kind }: Call): boolean => !openCalls.includes(kind)

type Parts = {
  readonly method: DegenRequest['method']
  readonly path: string
  readonly body?: object
}

const partsOf = (at: RequestConfig, caller: Caller, call: Call, signed: Signed): Parts => {
  switch (call.kind) {
    case 'health':
    case 'time':
      return { method: 'GET', path: `/${call.kind}` }
    case 'nonce':
      return {
        method: 'GET',
        path: `/auth/nonce?address=${encodeURIComponent(caller.address ?? '')}`,
      }
    case 'verify':
      return { method: 'POST', path: '/auth/verify', body: verifyBody(caller, call, signed) }
    case 'refresh':
      return { method: 'POST', path: '/auth/refresh' }
    case 'markets':
      return { method: 'GET', path: '/markets?status=OPEN' }
    case 'market':
      return { method: 'GET', path: `/markets/${encodeURIComponent(call.address)}` }
    case 'orderbook':
    case 'trades':
      return { method: 'GET', path: `/markets/${encodeURIComponent(call.address)}/${call.kind}` }
    case 'place':
    case 'cancel':
    case 'cancel-all':
    case 'order':
    case 'orders':
    case 'positions':
      return orderPartsOf(at, call, signed)
  }
}

type OrderCall = Extract<
  Call,
  { readonly kind: 'place' | 'cancel' | 'cancel-all' | 'order' | 'orders' | 'positions' }
>

const orderPartsOf = (at: RequestConfig, call: OrderCall, signed: Signed): Parts => {
  switch (call.kind) {
    case 'place':
      return at.orders === 'notify'
        ? { method: 'POST', path: '/orders/notify', body: notifyBody(call.order, signed) }
        : { method: 'POST', path: '/orders', body: documentedBody(call.order, signed) }
    case 'cancel':
      return {
        method: 'DELETE',
        path: `/orders/${encodeURIComponent(call.venueId)}`,
        body: { signature: signatureOf(signed) },
      }
    case 'cancel-all':
      return { method: 'DELETE', path: '/orders', body: { signature: signatureOf(signed) } }
    case 'order':
      return { method: 'GET', path: `/orders/${encodeURIComponent(call.venueId)}` }
    case 'orders': {
      const page = `limit=${at.limits.pageSize}&offset=${call.offset}`
      return { method: 'GET', path: `/user/orders?status=${call.status}&${page}` }
    }
    case 'positions':
      return { method: 'GET', path: '/user/positions?status=open' }
  }
}

const signatureOf = (signed: Signed): string => signed?.signature ?? ''

const messageOf = (signed: Signed): string =>
  signed !== null && 'binaryMessage' in signed ? signed.binaryMessage : ''

const verifyBody = (
  { address }: Caller,
  { message }: Extract<Call, { readonly kind: 'verify' }>,
  signed: Signed,
): object => ({ address, signature: signatureOf(signed), message })

/** As the venue's code reads an order: dollars and shares. */
const notifyBody = (order: OrderToSign, signed: Signed): object => ({
  ...wordsOf(order),
  price: toUnits(order.price),
  size: toUnits(order.size),
  binaryMessage: messageOf(signed),
  signature: signatureOf(signed),
})

/** As its documents have an order: millionths of both. */
const documentedBody = (order: OrderToSign, signed: Signed): object => ({
  ...wordsOf(order),
  price: order.price,
  size: order.size,
  encodedInstruction: messageOf(signed),
  signature: signatureOf(signed),
})

const wordsOf = ({ marketAddress, outcome, expiry, clientOrderId }: OrderToSign): object => ({
  marketAddress,
  side: 'bid',
  outcome,
  type: 'limit',
  expiry,
  clientOrderId,
})
