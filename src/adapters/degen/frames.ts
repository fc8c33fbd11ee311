/**
 * What the venue says on its socket, read from outside; and what is said to it.
 */

import * as E from 'fp-ts/lib/Either.js'
import { boundedJson, type JsonBounds } from './boundedJson.js'
import * as Fields from './fields.js'
import type { Frame } from './frame.js'
import { levelsOf } from './levels.js'
import type { Refusal } from './refusal.js'
import { trade } from './trades.js'
import { userFrame } from './userFrame.js'

/**
 * Returns what a frame says, or why it says nothing. Never throws; the time it takes is bounded by
 * the bounds.
 *
 * @example
 * import { degenLimits, Frames } from 'twoway/adapters/degen'
 *
 * Frames.decode('{"op":"pong","serverTime":1790000000000}', degenLimits)
 * // => { _tag: 'Right', right: { kind: 'pong' } }
 *
 * @category adapters
 * @since 0.1.0
 */
export const decode = (text: unknown, bounds: JsonBounds): E.Either<Refusal, Frame> => {
  const read = boundedJson(text, bounds)
  if (E.isLeft(read)) return read
  const fields = Fields.object(read.right)
  return fields === null ? wrong('', 'an object') : frameOf(fields)
}

const wrong = (path: string, expected: string): E.Either<Refusal, never> =>
  E.left({ _tag: 'wrong-shape', path, expected })

const frameOf = (fields: Fields.Fields): E.Either<Refusal, Frame> => {
  const op = Fields.text(fields, 'op')
  if (op !== null) return opFrame(fields, op)
  const type = Fields.text(fields, 'type')
  const channel = Fields.text(fields, 'channel')
  const event = Fields.text(fields, 'event')
  if (type === null && channel === null && Fields.object(Fields.own(fields, 'error')) !== null)
    return E.right({ kind: 'refused', isAuth: false })
  const data = Fields.object(Fields.own(fields, 'data'))
  if (data === null) return wrong('data', 'an object')
  if (channel === 'user') return userFrame(data, event)
  if (channel === 'orderbook') return bookFrame(fields, data)
  if (channel === 'trades') return tradeFrame(fields, data)
  if (channel === 'prices') return pricesFrame(data)
  if (type === 'market_activated' || event === 'activated') return activatedFrame(fields, data)
  if (type === 'market_resolved' || event === 'resolved') return resolvedFrame(fields, data)
  return type === null && channel === null
    ? wrong('channel', 'a channel')
    : E.right({ kind: 'other' })
}

const opFrame = (fields: Fields.Fields, op: string): E.Either<Refusal, Frame> => {
  if (op === 'welcome' || op === 'pong' || op === 'subscribed') return E.right({ kind: op })
  if (op !== 'auth') return E.right({ kind: 'other' })
  return Fields.text(fields, 'status') === 'authenticated'
    ? E.right({ kind: 'authenticated' })
    : E.right({ kind: 'refused', isAuth: true })
}

/** By address where the frame or its data has it, else by the venue's own id. */
const marketOf = (fields: Fields.Fields, data: Fields.Fields): string | null =>
  Fields.text(fields, 'market') ??
  Fields.text(data, 'address') ??
  Fields.text(data, 'marketAddress') ??
  Fields.text(data, 'marketId')

const bookFrame = (fields: Fields.Fields, data: Fields.Fields): E.Either<Refusal, Frame> => {
  const market = marketOf(fields, data)
  const sequence = Fields.count(data, 'sequenceId')
  // A snapshot says `snapshot`, true or false; an update never does.
  const whole = typeof Fields.own(fields, 'snapshot') === 'boolean'
  const levels = levelsOf(data, whole ? 'sum' : 'last')
  const outcome = Fields.outcome(data, 'outcome')
  if (market === null) return wrong('market', 'a market')
  if (sequence === null) return wrong('data.sequenceId', 'a number from 0')
  if (levels === null) return wrong('data.bids', 'levels of price and size')
  if (outcome === null && Fields.own(data, 'outcome') !== undefined)
    return wrong('data.outcome', 'an outcome')
  return E.right({ kind: 'book', market, outcome, whole, levels, sequence })
}

/** The documents show a trade without its market: of no use, and nothing wrong with it. */
const tradeFrame = (fields: Fields.Fields, data: Fields.Fields): E.Either<Refusal, Frame> => {
  const market = marketOf(fields, data)
  return market === null ? E.right({ kind: 'other' }) : trade(data, market)
}

/** One price, or as a snapshot one for each asset. */
const pricesFrame = (data: Fields.Fields): E.Either<Refusal, Frame> => {
  const prices: Array<{ asset: string; price: number; of: number }> = []
  const asset = Fields.text(data, 'asset', 16)
  const rows: ReadonlyArray<readonly [string, unknown]> =
    asset === null ? Object.entries(data) : [[asset, data]]
  for (const [name, value] of rows) {
    const row = Fields.object(value)
    const price = row === null ? null : Fields.number(row, 'price')
    const of = row === null ? null : Fields.instant(row, 'timestamp')
    if (price === null || of === null || !(price > 0) || name.length > 16)
      return wrong('data.price', 'a price above 0 and its instant')
    prices.push({ asset: name, price, of })
  }
  return E.right({ kind: 'prices', prices })
}

const activatedFrame = (fields: Fields.Fields, data: Fields.Fields): E.Either<Refusal, Frame> => {
  const market = marketOf(fields, data)
  const strike = Fields.number(data, 'strikePrice')
  if (market === null) return wrong('market', 'a market')
  if (strike === null || !(strike > 0)) return wrong('data.strikePrice', 'a price above 0')
  const expiresAt = Fields.instant(data, 'expiryAt')
  return E.right({ kind: 'activated', market, strike, expiresAt })
}

const resolvedFrame = (fields: Fields.Fields, data: Fields.Fields): E.Either<Refusal, Frame> => {
  const market = marketOf(fields, data)
  const outcome = Fields.outcome(data, 'outcome')
  if (market === null) return wrong('market', 'a market')
  if (outcome === null) return wrong('data.outcome', 'an outcome')
  return E.right({ kind: 'resolved', market, outcome })
}
