/**
 * What a bot makes of what the venue and the feeds say.
 */

import type { FeedMessage } from '../../adapters/feedClient.js'
import type { ConnectionStatus, VenueMessage, VenueTrade } from '../../adapters/venueClient.js'
import { market } from '../../desk/desk.js'
import type { DeskEvent } from '../../desk/deskEvent.js'
import * as Dictionary from '../../desk/dictionary.js'
import { toUnits } from '../../desk/ledger/micro.js'
import type { Position } from '../../market/market.js'
import type { SwitchEvent } from '../../risk/killSwitch.js'
import type { BookLevels } from '../window/orderBookView.js'
import { raisedMetrics } from './alertTurn.js'
import type { FeedState } from './botState.js'
import { type BotTurn, note, provenFrom, say, tell } from './botTurn.js'

/** Hears the venue. @category bot @since 0.1.0 */
export const hearVenue = (turn: BotTurn, message: VenueMessage): void => {
  switch (message.kind) {
    case 'event':
      turn.venueAt = turn.now
      onEvent(turn, message.event)
      return
    case 'connection':
      onConnection(turn, message.status)
      return
    case 'depth':
      onDepth(turn, message)
      return
    case 'trade':
      onTrade(turn, message.trade)
      return
    case 'limited':
      // While no cancel is taken nothing is placed either: it could not be taken back.
      tell(turn, { kind: 'limited', at: 0, until: message.until })
      say(turn, 'warning', `the venue asks for a rest of ${restOf(turn, message.until)} ms`)
      return
    case 'problem':
      say(turn, 'warning', `the venue: ${message.code}: ${message.detail}`)
      return
  }
}

type Depth = Extract<VenueMessage, { readonly kind: 'depth' }>

/** Only to be looked at: the desk decides by what its events say, which are written down. */
const onDepth = (turn: BotTurn, { marketId, bids, asks }: Depth): void => {
  if (market(turn.desk, marketId) === null) return
  const levelsOf = (side: Depth['bids']): BookLevels['bids'] =>
    side.map(([price, size]) => ({ price, size }))
  const books: Record<string, BookLevels> = {}
  for (const [id, levels] of Object.entries(turn.books)) {
    if (market(turn.desk, id)?.resolvedAt === null) books[id] = levels
  }
  turn.books = { ...books, [marketId]: { bids: levelsOf(bids), asks: levelsOf(asks) } }
}

/** How many trades of a market are kept to be looked at. */
const keptTrades = 12

const onTrade = (turn: BotTurn, trade: VenueTrade): void => {
  const { marketId } = trade
  if (market(turn.desk, marketId) === null) return
  turn.outputs.push({ kind: 'traded', at: turn.now, trade })
  const trades: Record<string, ReadonlyArray<VenueTrade>> = {}
  for (const [id, known] of Object.entries(turn.trades)) {
    if (market(turn.desk, id)?.resolvedAt === null) trades[id] = known
  }
  const known = [trade, ...(trades[marketId] ?? [])].sort((a, b) => b.of - a.of)
  turn.trades = { ...trades, [marketId]: known.slice(0, keptTrades) }
}

const restOf = ({ now }: BotTurn, until: number): number => Math.max(0, until - now)

/** What only a driver may say, and what is of markets that nobody asked for, goes no further. */
const onEvent = (turn: BotTurn, event: DeskEvent): void => {
  switch (event.kind) {
    case 'acted':
    case 'clock':
    case 'day':
      return
    case 'switch':
      if (event.event.kind === 'pause') onPause(turn, event.event)
      return
    case 'listed':
      if (turn.setup.config.bot.assets.includes(event.market.asset)) onListed(turn, event)
      return
    case 'price':
      if (turn.setup.config.bot.assets.includes(event.asset)) tell(turn, event)
      return
    case 'order':
    case 'fill':
      onOwn(turn, event)
      return
    default:
      if ('marketId' in event && market(turn.desk, event.marketId) === null) return
      tell(turn, event)
      if (event.kind === 'resolved') onResolved(turn, event.marketId, event.outcome)
  }
}

type Pause = Extract<SwitchEvent, { readonly kind: 'pause' }>

/** A venue that takes no more orders is looked at by a person, who alone resumes. */
const onPause = (turn: BotTurn, event: Pause): void => {
  const { killSwitch } = turn.desk
  if (killSwitch.kind !== 'running' && turn.recovering === null) return
  turn.recovering = null
  if (tell(turn, { kind: 'switch', at: 0, event: { ...event, at: turn.now } }))
    say(turn, 'critical', `paused until a person resumes: ${event.why}`)
}

type Listed = Extract<DeskEvent, { readonly kind: 'listed' }>

const onListed = (turn: BotTurn, event: Listed): void => {
  const isNew = market(turn.desk, event.market.id) === null
  if (tell(turn, event) && isNew) say(turn, 'news', `${event.market.id} is listed`)
}

type Own = Extract<DeskEvent, { readonly kind: 'order' | 'fill' }>

const onOwn = (turn: BotTurn, event: Own): void => {
  const before = turn.desk
  if (!tell(turn, event)) return
  if (event.kind === 'order') {
    if (event.news._tag === 'rejected')
      say(turn, 'warning', `the venue rejects ${event.clientOrderId}`)
    return
  }
  const known = market(before, event.marketId)
  const held = market(turn.desk, event.marketId)
  // One that was matched is confirmed later, which moves nothing: it counts once.
  if (known === null || held === null || isSame(known.position, held.position)) return
  const { side, outcome, size, price } = event.fill
  const words = `a ${side} of ${toUnits(size)} ${outcome} at ${toUnits(price)}`
  say(turn, 'news', `${event.marketId}: ${event.status}, ${words}`)
  if (event.status !== 'failed')
    raisedMetrics(turn, { kind: 'fill', asset: held.market.asset, side })
}

const isSame = (a: Position, b: Position): boolean => a.yes === b.yes && a.no === b.no

const onResolved = (turn: BotTurn, id: string, outcome: string | null): void => {
  const account = Dictionary.get(turn.desk.ledger.markets, id)?.account
  const { cash = 0, value = 0 } = account ?? {}
  const made = toUnits(cash + value)
  say(turn, 'news', `${id} is resolved ${outcome ?? 'no more'}; it made ${made} dollars`)
}

const onConnection = (turn: BotTurn, status: ConnectionStatus): void => {
  const before = turn.venue.kind
  turn.venue = status
  if (status.kind === before) return
  const isAway = status.kind === 'disconnected' || status.kind === 'refused'
  say(turn, isAway ? 'warning' : 'news', inWords('the venue', status))
  if (isAway) turn.books = {}
  // What is asked for now proves nothing yet.
  if (isAway && turn.recovering !== null) turn.recovering = Number.POSITIVE_INFINITY
  if (status.kind === 'connected') {
    turn.asking = { ...turn.asking, wanted: true }
    if (turn.recovering === Number.POSITIVE_INFINITY) turn.recovering = provenFrom(turn)
  }
}

/** The detail alone says why: that a host serves no one from here, say. */
const inWords = (who: string, { kind, detail }: ConnectionStatus): string =>
  detail === '' ? `${who} is ${kind}` : `${who} is ${kind}: ${detail}`

/** Hears a feed. @category bot @since 0.1.0 */
export const hearFeed = (turn: BotTurn, feed: string, message: FeedMessage): void => {
  const known = turn.feeds[feed] ?? silent
  switch (message.kind) {
    case 'price':
      if (!turn.setup.config.bot.assets.includes(message.event.asset)) return
      turn.feeds = { ...turn.feeds, [feed]: { status: known.status, at: turn.now } }
      tell(turn, message.event)
      return
    case 'connection':
      turn.feeds = { ...turn.feeds, [feed]: { status: message.status, at: known.at } }
      if (message.status.kind !== known.status.kind)
        say(turn, 'news', inWords(feed, message.status))
      return
    case 'stale':
      // The desk's own clock tells how old a price is, so it has to be now.
      tell(turn, { kind: 'clock', at: 0 })
      note(turn, { kind: 'asset', asset: message.asset }, true)
      say(turn, 'warning', `${feed} says nothing of ${message.asset}`)
      return
    case 'refused':
      say(turn, 'warning', `${feed} sends what means nothing: ${message.detail}`)
      return
    case 'clock':
      return
  }
}

const silent: FeedState = { status: { kind: 'connecting', detail: '' }, at: null }
