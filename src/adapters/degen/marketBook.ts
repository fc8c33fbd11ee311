/**
 * Others' best prices of a market, told to the desk when they change.
 */

import * as Dictionary from '../../desk/dictionary.js'
import { toUnits } from '../../desk/ledger/micro.js'
import { type Best, best } from './bestPrices.js'
import { awaited, step } from './bookBySequence.js'
import type { BookFrame } from './frame.js'
import type { FollowedMarket, Session } from './session.js'
import { sayAuth } from './socketAuth.js'
import { ask, isAsked, marketOf, say, set, setMarket, type Turn, tellDesk } from './turn.js'

/** After so many times `bookMs` without a whole book, the last one told is taken back. */
const patience = 3

/** Takes news of a book. @category adapters @since 0.1.0 */
export const onBook = (turn: Turn, frame: BookFrame): void => {
  const market = marketOf(turn.session, frame.market)
  if (market === undefined) return
  const before = market.book
  const book = step(before, frame, turn.session.now)
  if (book === before) return
  const next = { ...market, book, bookAsks: book.since === null ? 0 : market.bookAsks }
  setMarket(turn, next)
  if (book.since !== null && before.since === null) askBook(turn, next)
  else tellBook(turn, market.listed.address)
}

/** Asks for the whole of a book. @category adapters @since 0.1.0 */
export const askBook = (turn: Turn, market: FollowedMarket): void => {
  setMarket(turn, { ...market, bookAskedAt: turn.session.now, bookAsks: market.bookAsks + 1 })
  const name = channelName(turn.session, market)
  // Without a number to go on from the venue always answers.
  say(turn, { op: 'snapshot', channel: 'orderbook', market: name, lastSeqId: 0 })
}

/** Returns the name by which the socket knows a market. @category adapters @since 0.1.0 */
export const channelName = ({ config }: Session, { listed }: FollowedMarket): string =>
  config.channelsBy === 'id' ? (listed.id ?? listed.address) : listed.address

/**
 * Tells the best prices of others, if they are others than were told. Of a book of which something
 * is missing nothing is told, and after a while that it is not known.
 *
 * @category adapters
 * @since 0.1.0
 */
export const tellBook = (turn: Turn, marketId: string): void => {
  const { session } = turn
  const market = marketOf(session, marketId)
  if (market === undefined || market.outcome !== null) return
  const { since } = market.book
  if (since !== null && session.now - since <= patience * session.config.limits.bookMs) return
  const now = since === null ? best(market.book, market.own, session.config.mirrored) : none
  const { told } = market
  if (told === null ? now === none : told.bid === now.bid && told.ask === now.ask) return
  setMarket(turn, { ...market, told: now })
  tellDesk(turn, { kind: 'book', at: session.at, marketId, book: inUnits(now) })
}

const none: Best = { bid: null, ask: null }

const inUnits = ({ bid, ask }: Best): { bestBid: number | null; bestAsk: number | null } => ({
  bestBid: bid === null ? null : toUnits(bid),
  bestAsk: ask === null ? null : toUnits(ask),
})

/** Takes every book back: the socket that kept them is gone. @category adapters @since 0.1.0 */
export const loseBooks = (turn: Turn): void => {
  for (const { value: market } of Dictionary.entries(turn.session.markets)) {
    const { now, at } = turn.session
    const isTold = market.told !== null && (market.told.bid !== null || market.told.ask !== null)
    setMarket(turn, { ...market, book: awaited(now), told: none, bookAsks: 0, bookAskedAt: now })
    if (isTold && market.outcome === null)
      tellDesk(turn, { kind: 'book', at, marketId: market.listed.address, book: inUnits(none) })
  }
}

/** Follows a market on the socket. @category adapters @since 0.1.0 */
export const subscribe = (turn: Turn, market: FollowedMarket): void => {
  const name = channelName(turn.session, market)
  say(turn, { op: 'subscribe', channel: 'orderbook', market: name })
  say(turn, { op: 'subscribe', channel: 'trades', market: name })
  say(turn, { op: 'subscribe', channel: 'market', market: name })
  askTrades(turn, market)
}

/** What was traded while nobody listened. */
const askTrades = (turn: Turn, { listed: { address } }: FollowedMarket): void => {
  const { now, restUntil } = turn.session
  const isPending = isAsked(
    turn.session,
    ({ call }) => call.kind === 'trades' && call.address === address,
  )
  if (now >= restUntil && !isPending) ask(turn, { kind: 'trades', address })
}

/**
 * Says who one is and follows everything, on a socket that has just opened.
 *
 * @category adapters
 * @since 0.1.0
 */
export const greet = (turn: Turn): void => {
  const { markets, config, now } = turn.session
  set(turn, { pingedAt: now })
  sayAuth(turn)
  if (config.prices) say(turn, { op: 'subscribe', channel: 'prices', assets: config.assets })
  for (const { value: market } of Dictionary.entries(markets)) {
    if (market.outcome !== null) continue
    setMarket(turn, { ...market, book: awaited(now), bookAskedAt: now, bookAsks: 0 })
    subscribe(turn, market)
  }
}
