/**
 * Reads what Coinbase Exchange sends.
 */

import * as E from 'fp-ts/lib/Either.js'
import { isObject } from '../../codec/isObject.js'
import * as Field from '../field.js'
import type { FrameRefusal } from '../frameRefusal.js'
import { parseDecimal } from '../parseDecimal.js'
import { parseInstant } from '../parseInstant.js'
import { readFrame } from '../readFrame.js'
import type { CoinbaseFrame } from './coinbaseFrame.js'

/**
 * Returns a frame in our words, or why it is none.
 *
 * Source of the shapes: docs.cdp.coinbase.com/exchange/websocket-feed/channels, read 2026-11-22.
 * `side` of a match is that of the order that rested: `sell` means that the taker bought.
 *
 * @example
 * import { decodeCoinbase } from 'twoway/adapters/coinbase'
 *
 * const beat = { type: 'heartbeat', sequence: 90, last_trade_id: 20, product_id: 'BTC-USD' }
 * const read = decodeCoinbase(JSON.stringify({ ...beat, time: '2014-11-07T08:19:28.464459Z' }))
 * read._tag === 'Right' && read.right.kind === 'heartbeat' ? read.right.at : 0
 * // => 1415348368464
 *
 * @category adapters
 * @since 0.1.0
 */
export const decodeCoinbase = (data: unknown): E.Either<FrameRefusal, CoinbaseFrame> => {
  const read = readFrame(data)
  if (E.isLeft(read)) return read
  const frame = read.right
  if (!isObject(frame)) return unknown(frame)
  switch (frame['type']) {
    case 'match':
      return trade(frame, false)
    case 'last_match':
      return trade(frame, true)
    case 'ticker':
      return ticker(frame)
    case 'heartbeat':
      return heartbeat(frame)
    case 'subscriptions':
      return Array.isArray(frame['channels'])
        ? E.right({ kind: 'subscribed', channels: frame['channels'].length })
        : Field.wrong('channels', frame['channels'], 'a list')
    case 'error':
      return rejected(frame)
    default:
      return unknown(frame)
  }
}

type Payload = Readonly<Record<string, unknown>>
type Decoded = E.Either<FrameRefusal, CoinbaseFrame>

const unknown = (value: unknown): Decoded => E.left({ _tag: 'unknown-frame', value })

const trade = (
  { product_id: product, sequence, trade_id: id, price, size, side, time }: Payload,
  isLast: boolean,
): Decoded => {
  const cost = parseDecimal(price)
  const amount = parseDecimal(size)
  const at = parseInstant(time)
  if (!Field.isSymbol(product)) return Field.wrong('product_id', product, Field.expected.symbol)
  if (!Field.isCount(sequence)) return Field.wrong('sequence', sequence, Field.expected.count)
  if (!Field.isCount(id)) return Field.wrong('trade_id', id, Field.expected.count)
  if (!Field.isPrice(cost)) return Field.wrong('price', price, Field.expected.price)
  if (!(amount >= 0)) return Field.wrong('size', size, Field.expected.size)
  if (side !== 'buy' && side !== 'sell') return Field.wrong('side', side, 'buy or sell')
  if (!Field.isInstant(at)) return Field.wrong('time', time, Field.expected.instant)
  const aggressor = side === 'sell' ? 'buy' : 'sell'
  return E.right({
    kind: 'trade',
    product,
    sequence,
    id,
    price: cost,
    size: amount,
    aggressor,
    isLast,
    at,
  })
}

const ticker = (payload: Payload): Decoded => {
  const { product_id: product, sequence, trade_id: id, price, time } = payload
  const cost = parseDecimal(price)
  const bid = sideOf(payload['best_bid'])
  const ask = sideOf(payload['best_ask'])
  const at = parseInstant(time)
  if (!Field.isSymbol(product)) return Field.wrong('product_id', product, Field.expected.symbol)
  if (!Field.isCount(sequence)) return Field.wrong('sequence', sequence, Field.expected.count)
  if (!Field.isCount(id)) return Field.wrong('trade_id', id, Field.expected.count)
  if (!Field.isPrice(cost)) return Field.wrong('price', price, Field.expected.price)
  if (bid !== null && !Field.isPrice(bid))
    return Field.wrong('best_bid', payload['best_bid'], Field.expected.price)
  if (ask !== null && !Field.isPrice(ask))
    return Field.wrong('best_ask', payload['best_ask'], Field.expected.price)
  if (bid !== null && ask !== null && bid >= ask)
    return Field.wrong('best_bid', payload['best_bid'], `a price below best_ask (${ask})`)
  if (!Field.isInstant(at)) return Field.wrong('time', time, Field.expected.instant)
  return E.right({ kind: 'ticker', product, sequence, id, price: cost, bid, ask, at })
}

/** An empty side is written as nothing or as 0; what is no decimal stays NaN, and is refused. */
const sideOf = (value: unknown): number | null => {
  if (value === undefined || value === null || value === '') return null
  const price = parseDecimal(value)
  return price === 0 ? null : price
}

const heartbeat = (payload: Payload): Decoded => {
  const { product_id: product, sequence, last_trade_id: lastTrade, time } = payload
  const at = parseInstant(time)
  if (!Field.isSymbol(product)) return Field.wrong('product_id', product, Field.expected.symbol)
  if (!Field.isCount(sequence)) return Field.wrong('sequence', sequence, Field.expected.count)
  if (!Field.isCount(lastTrade))
    return Field.wrong('last_trade_id', lastTrade, Field.expected.count)
  if (!Field.isInstant(at)) return Field.wrong('time', time, Field.expected.instant)
  return E.right({ kind: 'heartbeat', product, sequence, lastTrade, at })
}

const rejected = ({ message, reason }: Payload): Decoded => {
  if (typeof message !== 'string') return Field.wrong('message', message, 'text')
  const more = typeof reason === 'string' ? `: ${reason}` : ''
  return E.right({ kind: 'rejected', reason: `${message}${more}` })
}
