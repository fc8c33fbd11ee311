/**
 * What the venue answers, read from outside.
 */

import * as E from 'fp-ts/lib/Either.js'
import type { Outcome } from '../../market/side.js'
import * as Fields from './fields.js'
import { type Levels, levelsOf } from './levels.js'
import type { Refusal } from './refusal.js'

/** What an answer says, or why it says nothing. @category adapters @since 0.1.0 */
export type Answer<A> = E.Either<Refusal, A>

/** A token and when it ends, in ms; null where not said. @category adapters @since 0.1.0 */
export type Token = { readonly value: string; readonly expiresAt: number | null }

/**
 * A market as listed. `strike` null until it is activated, which the venue writes as 0; `outcome`
 * null until it is resolved.
 *
 * @category adapters
 * @since 0.1.0
 */
export type ListedMarket = {
  readonly id: string | null
  readonly address: string
  readonly asset: string
  readonly timeframe: string
  readonly strike: number | null
  readonly expiresAt: number
  readonly status: string
  readonly outcome: Outcome | null
}

/** A book with its sequence number. @category adapters @since 0.1.0 */
export type ListedBook = {
  readonly yes: Levels
  readonly no: Levels
  readonly sequence: number
}

const wrong = (path: string, expected: string): E.Either<Refusal, never> =>
  E.left({ _tag: 'wrong-shape', path, expected })

/** Returns the venue's clock in ms. @category adapters @since 0.1.0 */
export const time = (body: unknown): Answer<number> => {
  const fields = Fields.object(body)
  const at = fields === null ? null : Fields.instant(fields, 'serverTime')
  return at === null ? wrong('serverTime', 'an instant') : E.right(at)
}

/** Returns whether the venue says that it is well. @category adapters @since 0.1.0 */
export const health = (body: unknown): Answer<boolean> => {
  const fields = Fields.object(body)
  const status = fields === null ? null : Fields.text(fields, 'status')
  return status === null ? wrong('status', 'a word') : E.right(status.toLowerCase() === 'ok')
}

/** Returns the text to sign. @category adapters @since 0.1.0 */
export const nonce = (body: unknown): Answer<string> => {
  const fields = Fields.object(body)
  const text = fields === null ? null : Fields.text(fields, 'nonce', 1024)
  return text === null ? wrong('nonce', 'a text') : E.right(text)
}

/** Returns a token. @category adapters @since 0.1.0 */
export const token = (body: unknown): Answer<Token> => {
  const fields = Fields.object(body)
  const value = fields === null ? null : Fields.text(fields, 'token', 8192)
  if (fields === null || value === null || !/^[\x21-\x7e]+$/.test(value))
    return wrong('token', 'a token')
  return E.right({ value, expiresAt: Fields.instant(fields, 'expiresAt') })
}

/** Returns a market. @category adapters @since 0.1.0 */
export const market = (body: unknown): Answer<ListedMarket> => {
  const fields = Fields.object(body)
  if (fields === null) return wrong('', 'a market')
  const address = Fields.text(fields, 'address')
  const asset = Fields.text(fields, 'asset', 16)
  const timeframe = Fields.text(fields, 'timeframe', 16)
  const strike = Fields.number(fields, 'strike')
  const expiresAt = Fields.instant(fields, 'expiry')
  const status = Fields.text(fields, 'status', 32)
  if (address === null) return wrong('address', 'an address')
  if (asset === null || timeframe === null) return wrong('asset', 'an asset and a timeframe')
  if (strike === null || !(strike >= 0)) return wrong('strike', 'a price, or 0')
  if (expiresAt === null) return wrong('expiry', 'an instant')
  if (status === null) return wrong('status', 'a status')
  return E.right({
    id: Fields.text(fields, 'id'),
    address,
    asset,
    timeframe,
    strike: strike > 0 ? strike : null,
    expiresAt,
    status: status.toUpperCase(),
    outcome: Fields.outcome(fields, 'outcome'),
  })
}

/**
 * Returns the markets of a list, without those that read as none.
 *
 * @category adapters
 * @since 0.1.0
 */
export const markets = (body: unknown): Answer<ReadonlyArray<ListedMarket>> =>
  Array.isArray(body) ? E.right(rights(body, market)) : wrong('', 'a list of markets')

const rights = <A>(list: ReadonlyArray<unknown>, read: (one: unknown) => Answer<A>): Array<A> => {
  const found: Array<A> = []
  for (const one of list) {
    const answer = read(one)
    if (E.isRight(answer)) found.push(answer.right)
  }
  return found
}

/** Returns a book of both outcomes. @category adapters @since 0.1.0 */
export const orderbook = (body: unknown): Answer<ListedBook> => {
  const fields = Fields.object(body)
  if (fields === null) return wrong('', 'a book')
  const sequence = Fields.count(fields, 'sequenceId')
  if (sequence === null) return wrong('sequenceId', 'a number from 0')
  const no = Fields.object(Fields.own(fields, 'no'))
  const yes = Fields.object(Fields.own(fields, 'yes')) ?? fields
  const told = { yes: levelsOf(yes, 'sum'), no: no === null ? none : levelsOf(no, 'sum') }
  if (told.yes === null || told.no === null) return wrong('bids', 'levels of price and size')
  return E.right({ yes: told.yes, no: told.no, sequence })
}

const none: Levels = { bids: [], asks: [] }
