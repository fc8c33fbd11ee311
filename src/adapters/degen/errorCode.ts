/**
 * What the venue calls an error, and what is done about each.
 */

import * as E from 'fp-ts/lib/Either.js'
import * as Fields from './fields.js'
import type { Refusal } from './refusal.js'

/**
 * What is done. `reject`: the request was not carried out, and that is all. `ask`: whether it was
 * is not said, so the venue is asked. `rest`: nothing is sent for a while; `rest-cancels`: no
 * cancels. `pause-market`: no orders in that market any more; `await-strike`: until its strike is
 * known. `sign-in`: the token is taken away and another asked for. `stop`: the desk is paused,
 * which only a person lifts. `retry`: the same may work later.
 *
 * @category adapters
 * @since 0.1.0
 */
export type Reaction =
  | 'reject'
  | 'ask'
  | 'rest'
  | 'rest-cancels'
  | 'pause-market'
  | 'await-strike'
  | 'sign-in'
  | 'stop'
  | 'retry'

/** A code that the venue's documents or code name. @category adapters @since 0.1.0 */
export type ErrorCode =
  | 'INVALID_REQUEST'
  | 'INVALID_ORDER'
  | 'INVALID_MESSAGE'
  | 'INVALID_SIGNATURE'
  | 'INVALID_PRICE'
  | 'INVALID_SIZE'
  | 'INVALID_TICK'
  | 'ORDER_TOO_SMALL'
  | 'ORDER_EXPIRED'
  | 'ORDER_LIMIT_EXCEEDED'
  | 'POSITION_LIMIT_EXCEEDED'
  | 'INSUFFICIENT_BALANCE'
  | 'SELF_TRADE_PREVENTED'
  | 'DUPLICATE_ORDER'
  | 'ORDER_NOT_FOUND'
  | 'ORDER_ALREADY_FILLED'
  | 'ORDER_ALREADY_CANCELLED'
  | 'CANCEL_FAILED'
  | 'RATE_LIMITED'
  | 'CANCEL_RATE_LIMITED'
  | 'MARKET_NOT_FOUND'
  | 'MARKET_CLOSED'
  | 'MARKET_CLOSING'
  | 'MARKET_EXPIRING'
  | 'MARKET_PENDING'
  | 'UNAUTHORIZED'
  | 'TOKEN_EXPIRED'
  | 'INVALID_TOKEN'
  | 'NONCE_EXPIRED'
  | 'INVALID_SESSION'
  | 'SESSION_MISMATCH'
  | 'DELEGATION_REQUIRED'
  | 'DELEGATION_INSUFFICIENT'
  | 'AGENT_ORDERS_DISABLED'
  | 'PROTOCOL_PAUSED'
  | 'SERVICE_UNAVAILABLE'
  | 'SERVICE_OVERLOADED'
  | 'INTERNAL_ERROR'

/**
 * Every code that the venue's documents and code name, with what is done about it.
 *
 * @example
 * import { ErrorCode } from 'twoway/adapters/degen'
 *
 * ErrorCode.reactions.CANCEL_RATE_LIMITED // => 'rest-cancels'
 *
 * @category adapters
 * @since 0.1.0
 */
export const reactions: Readonly<Record<ErrorCode, Reaction>> = {
  INVALID_REQUEST: 'reject',
  INVALID_ORDER: 'reject',
  INVALID_MESSAGE: 'reject',
  INVALID_SIGNATURE: 'reject',
  INVALID_PRICE: 'reject',
  INVALID_SIZE: 'reject',
  INVALID_TICK: 'reject',
  ORDER_TOO_SMALL: 'reject',
  ORDER_EXPIRED: 'reject',
  ORDER_LIMIT_EXCEEDED: 'reject',
  POSITION_LIMIT_EXCEEDED: 'reject',
  INSUFFICIENT_BALANCE: 'reject',
  SELF_TRADE_PREVENTED: 'reject',
  DUPLICATE_ORDER: 'ask',
  ORDER_NOT_FOUND: 'ask',
  ORDER_ALREADY_FILLED: 'ask',
  ORDER_ALREADY_CANCELLED: 'ask',
  CANCEL_FAILED: 'ask',
  RATE_LIMITED: 'rest',
  CANCEL_RATE_LIMITED: 'rest-cancels',
  MARKET_NOT_FOUND: 'pause-market',
  MARKET_CLOSED: 'pause-market',
  MARKET_CLOSING: 'pause-market',
  MARKET_EXPIRING: 'pause-market',
  MARKET_PENDING: 'await-strike',
  UNAUTHORIZED: 'sign-in',
  TOKEN_EXPIRED: 'sign-in',
  INVALID_TOKEN: 'sign-in',
  NONCE_EXPIRED: 'sign-in',
  INVALID_SESSION: 'stop',
  SESSION_MISMATCH: 'stop',
  DELEGATION_REQUIRED: 'stop',
  DELEGATION_INSUFFICIENT: 'stop',
  AGENT_ORDERS_DISABLED: 'stop',
  PROTOCOL_PAUSED: 'stop',
  SERVICE_UNAVAILABLE: 'retry',
  SERVICE_OVERLOADED: 'retry',
  INTERNAL_ERROR: 'retry',
}

/**
 * An answer that is no success: its HTTP status and its code, null where it gives none that is
 * known.
 *
 * @category adapters
 * @since 0.1.0
 */
export type VenueError = { readonly status: number; readonly code: ErrorCode | null }

/**
 * Returns the code in an answer's body, or why there is none.
 *
 * @example
 * import { ErrorCode } from 'twoway/adapters/degen'
 *
 * const body = { error: { code: 'MARKET_CLOSED', message: 'No longer', details: {} } }
 * ErrorCode.codeOf(body) // => { _tag: 'Right', right: 'MARKET_CLOSED' }
 *
 * @category adapters
 * @since 0.1.0
 */
export const codeOf = (body: unknown): E.Either<Refusal, ErrorCode> => {
  const fields = Fields.object(body)
  const error = fields === null ? null : Fields.object(Fields.own(fields, 'error'))
  const code = error === null ? null : Fields.text(error, 'code', 64)
  if (code === null)
    return E.left({ _tag: 'wrong-shape', path: 'error.code', expected: 'an error code' })
  return isKnown(code) ? E.right(code) : E.left({ _tag: 'unknown-kind', said: plain(code) })
}

const isKnown = (code: string): code is ErrorCode => Object.hasOwn(reactions, code)

const plain = (code: string): string => (/^[A-Za-z_]{1,64}$/.test(code) ? code : 'code')

/**
 * Returns what is done about an error. Of an unknown code its status decides: 401 asks for another
 * token, 429 for a rest, other refusals reject; where the venue broke down, or a proxy spoke in its
 * place, nobody knows.
 *
 * @example
 * import { ErrorCode } from 'twoway/adapters/degen'
 *
 * ErrorCode.reactionTo({ status: 409, code: 'MARKET_PENDING' }) // => 'await-strike'
 * ErrorCode.reactionTo({ status: 502, code: null }) // => 'retry'
 *
 * @category adapters
 * @since 0.1.0
 */
export const reactionTo = ({ status, code }: VenueError): Reaction => {
  if (code !== null) return reactions[code]
  if (status === 401) return 'sign-in'
  if (status === 429) return 'rest'
  return status === 400 || status === 403 || status === 422 ? 'reject' : 'retry'
}
