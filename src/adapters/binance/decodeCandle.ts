/**
 * Reads a candle of Binance.
 */

import * as E from 'fp-ts/lib/Either.js'
import { isObject } from '../../codec/isObject.js'
import { render } from '../../codec/render.js'
import * as Field from '../field.js'
import type { FrameRefusal } from '../frameRefusal.js'
import { parseDecimal } from '../parseDecimal.js'
import type { BinanceCandle } from './binanceFrame.js'
import type { TimeUnit } from './binanceOptions.js'
import { instantIn } from './instantIn.js'

/**
 * Returns a candle of one second, or why it is none: of another symbol than its frame, of another
 * length, with a price outside its low and high.
 *
 * @category adapters
 * @since 0.1.0
 */
export const decodeCandle =
  (unit: TimeUnit) =>
  ({
    s,
    E: event,
    k: candle,
  }: Readonly<Record<string, unknown>>): E.Either<FrameRefusal, BinanceCandle> => {
    const sentAt = instantIn(unit)(event)
    if (!isObject(candle)) return Field.wrong('k', candle, 'a candle')
    if (!Field.isInstant(sentAt)) return Field.wrong('E', event, Field.expected.instant)
    if (!Field.isSymbol(s)) return Field.wrong('s', s, Field.expected.symbol)
    if (candle['s'] !== s) return Field.wrong('k.s', candle['s'], render(s))
    if (candle['i'] !== '1s') return Field.wrong('k.i', candle['i'], '1s')
    return ofSecond(unit, s, sentAt, candle)
  }

const ofSecond = (
  unit: TimeUnit,
  symbol: string,
  sentAt: number,
  { t, T, o, h, l, c, x }: Readonly<Record<string, unknown>>,
): E.Either<FrameRefusal, BinanceCandle> => {
  const openedAt = instantIn(unit)(t)
  const closesAt = instantIn(unit)(T)
  if (!Field.isInstant(openedAt)) return Field.wrong('k.t', t, Field.expected.instant)
  if (!Field.isInstant(closesAt) || closesAt - openedAt !== 999)
    return Field.wrong('k.T', T, 'the last millisecond of the second')
  if (typeof x !== 'boolean') return Field.wrong('k.x', x, Field.expected.flag)
  const [open, high, low, close] = [o, h, l, c].map(parseDecimal) as [
    number,
    number,
    number,
    number,
  ]
  if (!(Field.isPrice(low) && low <= high)) return Field.wrong('k.l', l, `at most k.h (${high})`)
  if (!Field.isPrice(high)) return Field.wrong('k.h', h, Field.expected.price)
  if (!(open >= low && open <= high)) return Field.wrong('k.o', o, 'a price from k.l to k.h')
  if (!(close >= low && close <= high)) return Field.wrong('k.c', c, 'a price from k.l to k.h')
  const prices = { open, high, low, close }
  return E.right({ kind: 'candle', symbol, openedAt, closesAt, closed: x, ...prices, sentAt })
}
