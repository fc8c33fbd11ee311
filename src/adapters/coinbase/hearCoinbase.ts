/**
 * What the frames of Coinbase Exchange tell of prices: in order, none twice.
 */

import * as E from 'fp-ts/lib/Either.js'
import type { PriceEvent } from '../../desk/deskEvent.js'
import { type Hearing, news, refused, understood } from '../feedProtocol.js'
import type { CoinbaseHeartbeat, CoinbaseTicker, CoinbaseTrade } from './coinbaseFrame.js'
import type { CoinbaseOptions } from './coinbaseOptions.js'
import { decodeCoinbase } from './decodeCoinbase.js'
import * as HeardProduct from './heardProduct.js'

/**
 * The sources that a feed speaks for: the last trade, by which markets of Degen settle, and the
 * middle of the best prices.
 *
 * @category adapters
 * @since 0.1.0
 */
export const sources: { readonly trade: 'coinbase'; readonly quote: 'coinbase-book' } = {
  trade: 'coinbase',
  quote: 'coinbase-book',
}

/** All products of a feed. @category adapters @since 0.1.0 */
export type HeardCoinbase = ReadonlyArray<HeardProduct.HeardProduct>

/** Returns products of which nothing was heard. @category adapters @since 0.1.0 */
export const unheard = ({ products }: Pick<CoinbaseOptions, 'products'>): HeardCoinbase =>
  products.map(({ asset, product }) => HeardProduct.unheard(asset, product))

/**
 * Returns them with an asset's numbers forgotten, where its frames came and were passed over.
 *
 * @category adapters
 * @since 0.1.0
 */
export const renumbered = (all: HeardCoinbase, asset: string): HeardCoinbase =>
  all.map((one) => (one.asset === asset && one.passed > 0 ? HeardProduct.renumbered(one) : one))

/**
 * Returns what a frame tells at the instant at which it is heard.
 *
 * A trade is told once, by its match or by its ticker, whichever comes first. A frame of a sequence
 * not above the last of its channel is passed over; that numbers are left out proves nothing, since
 * the sequence counts the messages of other channels too. The trade that opens a subscription is no
 * news; a heartbeat that knows of no later one makes its price one of the heartbeat's instant. Of a
 * trade that a heartbeat knows and that has not come by the next one, the feed has lost something.
 *
 * @category adapters
 * @since 0.1.0
 */
export const hearCoinbase =
  ({ quotes, confirms }: Pick<CoinbaseOptions, 'quotes' | 'confirms'>) =>
  (all: HeardCoinbase, data: unknown, now: number): Hearing<HeardCoinbase> => {
    const read = decodeCoinbase(data)
    if (E.isLeft(read)) return refused(all, read.left)
    const frame = read.right
    if (frame.kind === 'subscribed') return understood(all, ofConnection)
    if (frame.kind === 'rejected') return refused(all, { _tag: 'rejected', reason: frame.reason })
    const index = all.findIndex(({ product }) => product === frame.product)
    const one = all[index]
    if (one === undefined) return refused(all, { _tag: 'unknown-symbol', value: frame.product })
    const place = { all, index, one, now }
    if (frame.kind === 'trade') return onTrade(place, frame)
    return frame.kind === 'ticker' ? onTicker(place, frame, quotes) : onBeat(place, frame, confirms)
  }

const ofConnection = { about: null, alive: false, sentAt: null }

type Place = {
  readonly all: HeardCoinbase
  readonly index: number
  readonly one: HeardProduct.HeardProduct
  readonly now: number
}

const onTrade = (place: Place, trade: CoinbaseTrade): Hearing<HeardCoinbase> => {
  const { one, now } = place
  const { asset } = one
  if (trade.isLast) {
    const state =
      trade.id > one.trade
        ? withOne(place, HeardProduct.afterTrade(one, trade, one.toldOf))
        : place.all
    // It may be hours old: it says nothing of the way, nor that the price is up to date.
    return understood(state, { about: asset, alive: false, sentAt: null })
  }
  if (trade.sequence <= one.matched) return passedOver(place, trade.at)
  const of = inOrder(one, trade.at)
  const state = withOne(place, HeardProduct.afterTrade(one, trade, notAfter(now, of)))
  if (trade.id <= one.trade)
    return understood(state, { about: asset, alive: trade.id === one.trade, sentAt: trade.at })
  return news(state, asset, trade.at, [priced(asset, sources.trade, trade.price, of, now)])
}

const onTicker = (
  place: Place,
  ticker: CoinbaseTicker,
  quotes: boolean,
): Hearing<HeardCoinbase> => {
  const { one, now } = place
  const { asset } = one
  const { bid, ask, at } = ticker
  if (ticker.sequence <= one.ticked || ticker.id < one.trade) return passedOver(place, null)
  const of = ticker.id > one.trade ? inOrder(one, at) : one.toldOf
  const state = withOne(place, HeardProduct.afterTicker(one, ticker, notAfter(now, of)))
  const prices = ticker.id > one.trade ? [priced(asset, sources.trade, ticker.price, of, now)] : []
  if (quotes && bid !== null && ask !== null)
    prices.push(priced(asset, sources.quote, (bid + ask) / 2, at, now))
  // The first of a subscription is of the last trade, which may be hours old.
  return news(state, asset, null, prices)
}

const onBeat = (
  place: Place,
  beat: CoinbaseHeartbeat,
  confirms: boolean,
): Hearing<HeardCoinbase> => {
  const { one, all, now } = place
  const { asset, trade, price, missed } = one
  const { lastTrade, at } = beat
  // 0 is said where nothing is known (preichenberger/go-coinbasepro, issue 89).
  if (lastTrade === 0) return understood(all, { about: asset, alive: true, sentAt: at })
  if (lastTrade < trade) return passedOver(place, at)
  if (lastTrade === trade) {
    if (!confirms || price === null) {
      const known = withOne(place, HeardProduct.confirmed(one, one.toldOf))
      return understood(known, { about: asset, alive: true, sentAt: at })
    }
    const of = inOrder(one, at)
    const known = withOne(place, HeardProduct.confirmed(one, notAfter(now, of)))
    return news(known, asset, at, [priced(asset, sources.trade, price, of, now)])
  }
  const state = withOne(place, HeardProduct.missing(one, beat))
  const hearing = understood(state, { about: asset, alive: false, sentAt: at })
  if (!(missed > trade)) return hearing
  const refusal = { _tag: 'lost-trade', asset, heard: trade, said: missed } as const
  return { ...hearing, refusal, lost: asset }
}

/**
 * A trade may carry an instant before that of the heartbeat it came after; its number says that it
 * is the later price, which the desk would pass over as older.
 */
const inOrder = ({ toldOf }: HeardProduct.HeardProduct, at: number): number =>
  at > toldOf ? at : toldOf

/** An instant of the future, from a clock that jumped, is not to hold back all that follow. */
const notAfter = (now: number, of: number): number => (of < now ? of : now)

const passedOver = (place: Place, sentAt: number | null): Hearing<HeardCoinbase> =>
  understood(withOne(place, HeardProduct.passedOver(place.one)), {
    about: place.one.asset,
    alive: false,
    sentAt,
  })

const priced = (
  asset: string,
  source: string,
  price: number,
  of: number,
  at: number,
): PriceEvent => ({ kind: 'price', at, asset, source, price, of })

const withOne = ({ all, index }: Place, one: HeardProduct.HeardProduct): HeardCoinbase => {
  const next = all.slice()
  next[index] = one
  return next
}
