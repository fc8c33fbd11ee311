/**
 * What is heard of markets: which there are, their strikes and outcomes.
 */

import * as Dictionary from '../../desk/dictionary.js'
import type { Outcome } from '../../market/side.js'
import { venueGrids } from '../../market/venueGrids.js'
import { venueSettlements } from '../../market/venueSettlements.js'
import type { ListedBook, ListedMarket } from './answers.js'
import { awaited } from './bookBySequence.js'
import { onBook, subscribe, tellBook } from './marketBook.js'
import type { FollowedMarket, Session, TrackedOrder } from './session.js'
import { ask, isAsked, marketOf, ownWith, set, setMarket, type Turn, tellDesk } from './turn.js'

/** How long each timeframe is, in ms. */
const timeframes: Readonly<Record<string, number>> = {
  '5m': 300_000,
  '15m': 900_000,
  '1h': 3_600_000,
  '4h': 14_400_000,
  '24h': 86_400_000,
}

/** Takes a list of open markets. @category adapters @since 0.1.0 */
export const onMarkets = (turn: Turn, list: ReadonlyArray<ListedMarket>): void => {
  for (const listed of list) onListed(turn, listed)
  set(turn, { hasMarkets: true })
  askForgotten(turn)
}

/** Markets of own orders that ended while nobody listened are listed no more: one asks. */
const askForgotten = (turn: Turn): void => {
  const { orders, markets, now, restUntil } = turn.session
  if (now < restUntil) return
  for (const address of new Set(Dictionary.entries(orders).map(({ value }) => value.marketId))) {
    const isPending = isAsked(
      turn.session,
      ({ call }) => call.kind === 'market' && call.address === address,
    )
    if (Dictionary.get(markets, address) === undefined && !isPending)
      ask(turn, { kind: 'market', address })
  }
}

/** Takes what the venue says of a market. @category adapters @since 0.1.0 */
export const onListed = (turn: Turn, listed: ListedMarket): void => {
  const known = Dictionary.get(turn.session.markets, listed.address)
  if (known === undefined) follow(turn, listed)
  else if (listed.strike !== null) onStruck(turn, listed.address, listed.strike)
  if (listed.outcome !== null) onResolved(turn, listed.address, listed.outcome)
}

const follow = (turn: Turn, listed: ListedMarket): void => {
  const { config, now, at, serverLead, addresses } = turn.session
  const { address, id, asset, timeframe, strike, expiresAt } = listed
  const length = Object.hasOwn(timeframes, timeframe) ? timeframes[timeframe] : undefined
  if (length === undefined || !config.timeframes.includes(timeframe)) return
  const isOver =
    listed.status !== 'OPEN' || expiresAt <= (serverLead === null ? at : now + serverLead)
  if (!config.assets.includes(asset) || (isOver && !hasOrders(turn.session, address))) return
  const market = followed(listed, ownIn(turn.session, address), now)
  if (id !== null) set(turn, { addresses: Dictionary.set(addresses, id, address) })
  // Of one that is over only the outcome is wanted.
  setMarket(turn, isOver ? { ...market, paused: 'over' } : market)
  if (isOver) return
  tellDesk(turn, {
    kind: 'listed',
    at,
    market: {
      id: address,
      asset,
      strike,
      openedAt: expiresAt - length,
      expiresAt,
      tickSize: venueGrids.degen.tickSize,
      bands: null,
      settlement: venueSettlements.degen,
    },
  })
  subscribe(turn, market)
}

const followed = (
  listed: ListedMarket,
  own: FollowedMarket['own'],
  now: number,
): FollowedMarket => ({
  listed,
  book: awaited(now),
  own,
  told: null,
  depth: null,
  bookAskedAt: now,
  bookAsks: 0,
  paused: null,
  outcome: null,
  overAt: null,
  askedAt: now,
  tradedAt: null,
})

const hasOrders = ({ orders }: Session, marketId: string): boolean =>
  Dictionary.entries(orders).some(({ value }) => value.marketId === marketId)

const ownIn = ({ orders }: Session, marketId: string): FollowedMarket['own'] =>
  Dictionary.entries(orders)
    .map(({ value }): TrackedOrder => value)
    .filter((order) => order.marketId === marketId)
    .reduce(ownWith, [])

/** Takes a market's strike, in dollars. @category adapters @since 0.1.0 */
export const onStruck = (turn: Turn, name: string, strike: number): void => {
  const market = marketOf(turn.session, name)
  if (market === undefined || market.listed.strike === strike) return
  const paused = market.paused === 'unstruck' ? null : market.paused
  setMarket(turn, { ...market, listed: { ...market.listed, strike }, paused })
  const { at } = turn.session
  tellDesk(turn, { kind: 'struck', at, marketId: market.listed.address, strike })
}

/**
 * Takes a market's outcome; another one than before is a correction.
 *
 * @category adapters
 * @since 0.1.0
 */
export const onResolved = (turn: Turn, name: string, outcome: Outcome): void => {
  const market = marketOf(turn.session, name)
  if (market === undefined || market.outcome === outcome) return
  const { now, at } = turn.session
  setMarket(turn, { ...market, outcome, paused: 'over', overAt: market.overAt ?? now })
  tellDesk(turn, { kind: 'resolved', at, marketId: market.listed.address, outcome })
}

/** Takes a whole book that was asked for. @category adapters @since 0.1.0 */
export const onListedBook = (turn: Turn, address: string, book: ListedBook): void => {
  const { sequence } = book
  onBook(turn, {
    kind: 'book',
    market: address,
    outcome: 'yes',
    whole: true,
    levels: book.yes,
    sequence,
  })
  onBook(turn, {
    kind: 'book',
    market: address,
    outcome: 'no',
    whole: true,
    levels: book.no,
    sequence,
  })
  tellBook(turn, address)
}
