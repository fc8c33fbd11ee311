/**
 * What the frames of Binance tell of prices: in order, none twice.
 */

import * as E from 'fp-ts/lib/Either.js'
import type { PriceEvent } from '../../desk/deskEvent.js'
import { type Hearing, news, refused, understood } from '../feedProtocol.js'
import type { BinanceCandle, BinanceFrame, BinanceQuote, BinanceTrade } from './binanceFrame.js'
import type { BinanceOptions } from './binanceOptions.js'
import { decodeBinance } from './decodeBinance.js'

/**
 * The sources that a feed speaks for: the last trade, the middle of the best prices, the close of
 * a candle of one second.
 *
 * @category adapters
 * @since 0.1.0
 */
export const sources: {
  readonly trade: 'binance'
  readonly quote: 'binance-book'
  readonly candle: 'binance-candle'
} = { trade: 'binance', quote: 'binance-book', candle: 'binance-candle' }

/**
 * What was last heard of a symbol, −1 for nothing: a trade's number, an update's, when a closed
 * candle opened, when a candle was sent. `passed`: frames since the last news with lower numbers.
 * `oldSince`: since when a stream has said lower numbers alone, Infinity where it has not.
 *
 * @category adapters
 * @since 0.1.0
 */
export type HeardSymbol = {
  readonly asset: string
  readonly symbol: string
  readonly trade: number
  readonly update: number
  readonly candle: number
  readonly candleSentAt: number
  readonly passed: number
  readonly oldSince: OldSince
}

type OldSince = Readonly<Record<News['kind'], number>>

/** All symbols of a feed. @category adapters @since 0.1.0 */
export type HeardBinance = ReadonlyArray<HeardSymbol>

/** Returns symbols of which nothing was heard. @category adapters @since 0.1.0 */
export const unheard = ({ symbols }: Pick<BinanceOptions, 'symbols'>): HeardBinance =>
  // Streams are named in small letters, and a symbol may have been taken from there.
  symbols.map(({ asset, symbol }) => fresh(asset, symbol.toUpperCase()))

/**
 * Returns them with an asset's numbers forgotten, where its frames came and were passed over.
 *
 * @category adapters
 * @since 0.1.0
 */
export const renumbered = (all: HeardBinance, asset: string): HeardBinance =>
  all.map((one) => (one.asset === asset && one.passed > 0 ? fresh(asset, one.symbol) : one))

/**
 * Returns what a frame tells at the instant at which it is heard. A trade and a candle hold when
 * the exchange says, a quote when it is heard. What is not above its last number is passed over;
 * but a stream that has said lower numbers alone for as long as makes an asset stale has begun to
 * count anew, whatever the asset's other streams say.
 *
 * @category adapters
 * @since 0.1.0
 */
export const hearBinance = ({
  timeUnit,
  openCandles,
  session,
}: Pick<BinanceOptions, 'timeUnit' | 'openCandles' | 'session'>): ((
  all: HeardBinance,
  data: unknown,
  now: number,
) => Hearing<HeardBinance>) => {
  const decode = decodeBinance(timeUnit)
  return (all, data, now) => {
    const read = decode(data)
    if (E.isLeft(read)) return refused(all, read.left)
    const frame = read.right
    if (!isNews(frame)) return ofConnection(all, frame)
    const index = all.findIndex(({ symbol }) => symbol === frame.symbol)
    const one = all[index]
    if (one === undefined) return refused(all, { _tag: 'unknown-symbol', value: frame.symbol })
    const sentAt = frame.kind === 'quote' ? null : frame.sentAt
    if (frame.kind === 'candle' && !frame.closed && !openCandles)
      return understood(all, { about: one.asset, alive: true, sentAt })
    const numbers = comparedTo(one, frame)
    const isAnew = numbers === 'lower' && now - one.oldSince[frame.kind] >= session.staleMs
    if (numbers !== 'higher' && !isAnew)
      return understood(withOne(all, index, passedOver(one, frame, numbers, now)), {
        about: one.asset,
        alive: false,
        sentAt,
      })
    return news(withOne(all, index, after(one, frame)), one.asset, sentAt, [price(one, frame, now)])
  }
}

type News = BinanceTrade | BinanceQuote | BinanceCandle

const isNews = (frame: BinanceFrame): frame is News =>
  frame.kind === 'trade' || frame.kind === 'quote' || frame.kind === 'candle'

const ofConnection = (
  all: HeardBinance,
  frame: Exclude<BinanceFrame, News>,
): Hearing<HeardBinance> => {
  if (frame.kind === 'rejected') return refused(all, { _tag: 'rejected', reason: frame.reason })
  return {
    ...understood(all, { about: null, alive: false, sentAt: null }),
    leaving: frame.kind === 'shutdown',
  }
}

type Numbers = 'higher' | 'same' | 'lower'

/** What a frame's numbers are to the last ones of its stream. */
const comparedTo = (one: HeardSymbol, frame: News): Numbers => {
  if (frame.kind === 'trade') return compared(frame.id, one.trade)
  if (frame.kind === 'quote') return compared(frame.update, one.update)
  const opened = compared(frame.openedAt, one.candle)
  return opened === 'higher' ? compared(frame.sentAt, one.candleSentAt) : opened
}

const compared = (number: number, last: number): Numbers => {
  if (number > last) return 'higher'
  return number === last ? 'same' : 'lower'
}

const after = (one: HeardSymbol, frame: News): HeardSymbol => ({
  asset: one.asset,
  symbol: one.symbol,
  trade: frame.kind === 'trade' ? frame.id : one.trade,
  update: frame.kind === 'quote' ? frame.update : one.update,
  candle: frame.kind === 'candle' ? candleAfter(one, frame) : one.candle,
  candleSentAt: frame.kind === 'candle' ? frame.sentAt : one.candleSentAt,
  passed: 0,
  oldSince: withOldSince(one, frame, Infinity),
})

/** One that is open counts as no last one, but those from it on are later than that. */
const candleAfter = ({ candle }: HeardSymbol, { closed, openedAt }: BinanceCandle): number =>
  closed ? openedAt : Math.min(candle, openedAt - 1)

const withOldSince = ({ oldSince }: HeardSymbol, { kind }: News, since: number): OldSince =>
  oldSince[kind] === since ? oldSince : { ...oldSince, [kind]: since }

const price = ({ asset }: HeardSymbol, frame: News, now: number): PriceEvent => {
  if (frame.kind === 'trade') return priced(asset, sources.trade, frame.price, frame.at, now)
  if (frame.kind === 'quote')
    return priced(asset, sources.quote, (frame.bid + frame.ask) / 2, now, now)
  // An open candle's close is a trade of some time before it was sent.
  const of = frame.closed ? frame.closesAt : frame.sentAt
  return priced(asset, sources.candle, frame.close, of, now)
}

const priced = (
  asset: string,
  source: string,
  price: number,
  of: number,
  at: number,
): PriceEvent => ({ kind: 'price', at, asset, source, price, of })

const fresh = (asset: string, symbol: string): HeardSymbol => ({
  asset,
  symbol,
  trade: -1,
  update: -1,
  candle: -1,
  candleSentAt: -1,
  passed: 0,
  oldSince: { trade: Infinity, quote: Infinity, candle: Infinity },
})

/** What is said twice tells nothing of numbers that begin anew. */
const passedOver = (one: HeardSymbol, frame: News, numbers: Numbers, now: number): HeardSymbol => {
  if (numbers === 'same') return one
  const since = Math.min(one.oldSince[frame.kind], now)
  return { ...one, passed: one.passed + 1, oldSince: withOldSince(one, frame, since) }
}

const withOne = (all: HeardBinance, index: number, one: HeardSymbol): HeardBinance => {
  const next = all.slice()
  next[index] = one
  return next
}
