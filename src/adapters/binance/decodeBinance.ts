/**
 * Reads what Binance sends.
 */

import * as E from 'fp-ts/lib/Either.js'
import { isObject } from '../../codec/isObject.js'
import { render } from '../../codec/render.js'
import * as Field from '../field.js'
import type { FrameRefusal } from '../frameRefusal.js'
import { parseDecimal } from '../parseDecimal.js'
import { readFrame } from '../readFrame.js'
import type { BinanceFrame } from './binanceFrame.js'
import type { TimeUnit } from './binanceOptions.js'
import { decodeCandle } from './decodeCandle.js'
import { instantIn } from './instantIn.js'

/**
 * Returns a frame in our words, or why it is none. It takes combined streams and raw ones; where a
 * frame names its stream, that has to be the stream of what it carries.
 *
 * Source of the shapes: the exchange's `web-socket-streams.md`, commit a5e0bc3. `m` is true where
 * the buyer's order rested, so the taker sold.
 *
 * @example
 * import { decodeBinance } from 'twoway/adapters/binance'
 *
 * const quote = { u: 7, s: 'BTCUSDT', b: '64999.50', B: '1', a: '65000.50', A: '2' }
 * const read = decodeBinance('millisecond')(JSON.stringify(quote))
 * read._tag === 'Right' ? read.right.kind : read.left._tag // => 'quote'
 *
 * @category adapters
 * @since 0.1.0
 */
export const decodeBinance =
  (unit: TimeUnit) =>
  (data: unknown): E.Either<FrameRefusal, BinanceFrame> => {
    const read = readFrame(data)
    if (E.isLeft(read)) return read
    const frame = read.right
    if (!isObject(frame)) return unknown(frame)
    const { stream, data: carried } = frame
    if (stream === undefined) return ofKind(unit, frame, null)
    if (typeof stream !== 'string') return Field.wrong('stream', stream, 'the name of a stream')
    return isObject(carried) ? ofKind(unit, carried, stream) : unknown(frame)
  }

type Payload = Readonly<Record<string, unknown>>
type Decoded = E.Either<FrameRefusal, BinanceFrame>

const unknown = (value: unknown): Decoded => E.left({ _tag: 'unknown-frame', value })

const ofKind = (unit: TimeUnit, payload: Payload, stream: string | null): Decoded => {
  switch (payload['e']) {
    case 'aggTrade':
      return inStream(stream, payload, 'aggTrade') ?? trade(unit, payload)
    case 'kline':
      return inStream(stream, payload, 'kline_1s') ?? decodeCandle(unit)(payload)
    case 'serverShutdown':
      return shutdown(unit, payload)
    case undefined:
      return payload['u'] === undefined
        ? answer(payload)
        : (inStream(stream, payload, 'bookTicker') ?? quote(payload))
    default:
      return unknown(payload)
  }
}

/** A refusal where the name of the stream is another's. */
const inStream = (stream: string | null, { s }: Payload, kind: string): Decoded | null => {
  if (!Field.isSymbol(s)) return Field.wrong('s', s, Field.expected.symbol)
  return stream === null || stream === `${s.toLowerCase()}@${kind}`
    ? null
    : Field.wrong('stream', stream, `the stream ${kind} of ${render(s).slice(1, -1)}`)
}

const trade = (unit: TimeUnit, { s, a, p, q, m, T, E: event }: Payload): Decoded => {
  const price = parseDecimal(p)
  const size = parseDecimal(q)
  const at = instantIn(unit)(T)
  const sentAt = instantIn(unit)(event)
  if (!Field.isSymbol(s)) return Field.wrong('s', s, Field.expected.symbol)
  if (!Field.isCount(a)) return Field.wrong('a', a, Field.expected.count)
  if (!Field.isPrice(price)) return Field.wrong('p', p, Field.expected.price)
  if (!(size >= 0)) return Field.wrong('q', q, Field.expected.size)
  if (typeof m !== 'boolean') return Field.wrong('m', m, Field.expected.flag)
  if (!Field.isInstant(at)) return Field.wrong('T', T, Field.expected.instant)
  if (!Field.isInstant(sentAt)) return Field.wrong('E', event, Field.expected.instant)
  const aggressor = m ? 'sell' : 'buy'
  return E.right({ kind: 'trade', symbol: s, id: a, price, size, aggressor, at, sentAt })
}

const quote = ({ s, u, b, B, a, A }: Payload): Decoded => {
  const bid = parseDecimal(b)
  const ask = parseDecimal(a)
  const bidSize = parseDecimal(B)
  const askSize = parseDecimal(A)
  if (!Field.isSymbol(s)) return Field.wrong('s', s, Field.expected.symbol)
  if (!Field.isCount(u)) return Field.wrong('u', u, Field.expected.count)
  if (!Field.isPrice(bid)) return Field.wrong('b', b, Field.expected.price)
  if (!Field.isPrice(ask)) return Field.wrong('a', a, Field.expected.price)
  if (!(bid < ask)) return Field.wrong('b', b, `a price below a (${ask})`)
  if (!(bidSize >= 0)) return Field.wrong('B', B, Field.expected.size)
  if (!(askSize >= 0)) return Field.wrong('A', A, Field.expected.size)
  return E.right({ kind: 'quote', symbol: s, update: u, bid, bidSize, ask, askSize })
}

const shutdown = (unit: TimeUnit, { E: event }: Payload): Decoded => {
  const sentAt = instantIn(unit)(event)
  return Field.isInstant(sentAt)
    ? E.right({ kind: 'shutdown', sentAt })
    : Field.wrong('E', event, Field.expected.instant)
}

/**
 * What a request is answered with: a result, null for done; or an error, bare or under its name.
 */
const answer = (payload: Payload): Decoded => {
  if (payload['result'] !== undefined && payload['id'] !== undefined)
    return E.right({ kind: 'answered' })
  const error = isObject(payload['error']) ? payload['error'] : payload
  const { code, msg: words } = error
  return typeof code === 'number' && typeof words === 'string'
    ? E.right({ kind: 'rejected', reason: `${code} ${words}` })
    : unknown(payload)
}
