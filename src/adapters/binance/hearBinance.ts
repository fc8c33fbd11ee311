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
 * candle opened, when a candle was sent. `passed`: frames since the last news that counted as old.
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
}

/** All symbols of a feed. @category adapters @since 0.1.0 */
export type HeardBinance = ReadonlyArray<HeardSymbol>

/** Returns symbols of which nothing was heard. @category adapters @since 0.1.0 */
export const unheard = ({ symbols }: Pick<BinanceOptions, 'symbols'>): HeardBinance =>
  symbols.map(({ asset, symbol }) => fresh(asset, symbol))

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
 * the exchange says, a quote when it is heard. What is not above its last number is passed over.
 *
 * @category adapters
 * @since 0.1.0
 */
export const hearBinance = ({
  timeUnit,
  openCandles,
}: Pick<BinanceOptions, 'timeUnit' | 'openCandles'>): ((
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
    if (isOld(one, frame))
      return understood(withOne(all, index, passedOver(one)), {
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

const isOld = (one: HeardSymbol, frame: News): boolean => {
  if (frame.kind === 'trade') return frame.id <= one.trade
  if (frame.kind === 'quote') return frame.update <= one.update
  return frame.openedAt <= one.candle || frame.sentAt <= one.candleSentAt
}

const after = (one: HeardSymbol, frame: News): HeardSymbol => ({
  asset: one.asset,
  symbol: one.symbol,
  trade: frame.kind === 'trade' ? frame.id : one.trade,
  update: frame.kind === 'quote' ? frame.update : one.update,
  candle: frame.kind === 'candle' && frame.closed ? frame.openedAt : one.candle,
  candleSentAt: frame.kind === 'candle' ? frame.sentAt : one.candleSentAt,
  passed: 0,
})

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
})

const passedOver = (one: HeardSymbol): HeardSymbol => ({ ...one, passed: one.passed + 1 })

const withOne = (all: HeardBinance, index: number, one: HeardSymbol): HeardBinance => {
  const next = all.slice()
  next[index] = one
  return next
}
