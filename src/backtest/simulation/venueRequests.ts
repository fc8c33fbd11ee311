/**
 * What the venue of a simulation does on request.
 */

import type { AmendAction, CancelAction, PlaceAction } from '../../desk/decide/deskActions.js'
import type { DeskEvent } from '../../desk/deskEvent.js'
import * as Dictionary from '../../desk/dictionary.js'
import * as PriceBands from '../../market/priceBands.js'
import { micro } from '../microOf.js'
import * as Venue from './faultyVenue.js'
import { checkPlace, checkRoom } from './simulationChecks.js'
import type { ToVenue } from './simulationMessage.js'
import { check, drawWhole, happens, setMarket, type Turn, tell } from './simulationTurn.js'
import { onMerge } from './venueMerges.js'
import { fillPart } from './venueTrades.js'

/** Does what the desk asked for, and answers. @category backtest @since 0.1.0 */
export const onRequest = (turn: Turn, body: ToVenue): void => {
  switch (body.kind) {
    case 'place':
      onPlace(turn, body.action)
      return
    case 'cancel':
      onCancel(turn, body.action)
      return
    case 'amend':
      onAmend(turn, body.action)
      return
    case 'merge':
      onMerge(turn, body.action)
      return
    case 'poll':
      onPoll(turn, body)
      return
  }
}

const marketOf = (turn: Turn, id: string): Venue.VenueMarket | undefined =>
  turn.venue.markets.find(({ market }) => market.id === id)

type OrderEvent = Extract<DeskEvent, { readonly kind: 'order' }>

const answer = (turn: Turn, marketId: string, id: string, news: OrderEvent['news']): void =>
  tell(turn, {
    kind: 'event',
    event: { kind: 'order', at: 0, marketId, clientOrderId: id, news },
    number: null,
  })

const onPlace = (turn: Turn, { marketId, clientOrderId, order }: PlaceAction): void => {
  const known = marketOf(turn, marketId)
  const before = known === undefined ? undefined : Dictionary.get(known.known, clientOrderId)
  const { outcome, side } = order
  const price = micro(order.price)
  const size = micro(order.size)
  if (before !== undefined) {
    const isCopy = before.price === price && before.asked === size && before.side === side
    check(turn, 'no-order-doubled', isCopy, () => `${clientOrderId} came as two orders`)
    // A copy is no order: it gets the answer of the first.
    const { venueId } = before
    answer(turn, marketId, clientOrderId, { _tag: 'accepted', venueId, at: 0 })
    return
  }
  if (known === undefined || isRefused(turn, known, clientOrderId, { ...order, price, size })) {
    if (known !== undefined) setMarket(turn, marketId, refused(known, clientOrderId))
    answer(turn, marketId, clientOrderId, { _tag: 'rejected', at: 0 })
    return
  }
  turn.venue = { ...turn.venue, numbers: turn.venue.numbers + 1 }
  const venueId = `v${turn.venue.numbers}`
  const next = {
    clientOrderId,
    venueId,
    outcome,
    side,
    price,
    asked: size,
    size,
    rest: size,
    matched: 0,
  }
  checkPlace(turn, known, next)
  setMarket(turn, marketId, Venue.rested(known, next))
  checkRoom(turn, marketId)
  answer(turn, marketId, clientOrderId, { _tag: 'accepted', venueId, at: 0 })
}

const refused = (market: Venue.VenueMarket, id: string): Venue.VenueMarket => ({
  ...market,
  refused: Dictionary.set(market.refused, id, true),
})

/** A market that is over, a price off the grid, one that would take, or no reason at all. */
const isRefused = (
  turn: Turn,
  { market, resolution, bestBid, bestAsk, refused: before }: Venue.VenueMarket,
  id: string,
  order: Pick<Venue.VenueRest, 'outcome' | 'side' | 'price' | 'size'>,
): boolean => {
  if (Dictionary.get(before, id) !== undefined) return true
  if (resolution !== null || turn.now >= market.expiresAt) return true
  if (PriceBands.ticksOf(market, order.price / 1_000_000) === null) return true
  const price = Venue.onYes(order)
  const takes = Venue.isBid(order) ? price >= bestAsk : price <= bestBid
  return takes || happens(turn, 'reject')
}

const onCancel = (turn: Turn, { marketId, clientOrderId, venueId }: CancelAction): void => {
  const found = marketOf(turn, marketId)
  const order = found && Venue.restOf(found, venueId ?? clientOrderId)
  if (found !== undefined && order !== undefined && happens(turn, 'race')) {
    fillPart(turn, found, order, 1_000_000 * (1 + drawWhole(turn, order.rest / 1_000_000)))
  }
  const market = marketOf(turn, marketId)
  const left = market && Venue.restOf(market, venueId ?? clientOrderId)
  if (market === undefined || left === undefined) {
    const before = market && Dictionary.get(market.known, clientOrderId)
    const news: OrderEvent['news'] =
      before === undefined
        ? { _tag: 'cancel-rejected', rests: false, at: 0 }
        : { _tag: 'cancel-accepted', filled: before.matched, at: 0 }
    answer(turn, marketId, clientOrderId, news)
    return
  }
  setMarket(turn, marketId, Venue.withoutRest(market, left))
  const { matched: filled } = left
  answer(turn, marketId, clientOrderId, { _tag: 'cancel-accepted', filled, at: 0 })
}

/** It only ever shrinks, and keeps its place. */
const onAmend = (turn: Turn, { marketId, clientOrderId, venueId, size }: AmendAction): void => {
  const found = marketOf(turn, marketId)
  const order = found && Venue.restOf(found, venueId ?? clientOrderId)
  if (found === undefined || order === undefined) {
    answer(turn, marketId, clientOrderId, { _tag: 'amend-rejected', at: 0 })
    return
  }
  const rest = micro(size) < order.rest ? micro(size) : order.rest
  const shrunk = { ...order, rest, size: order.matched + rest }
  setMarket(turn, marketId, Venue.withRest(found, shrunk))
  answer(turn, marketId, clientOrderId, { _tag: 'amended', size: shrunk.size, at: 0 })
}

type Poll = Extract<ToVenue, { readonly kind: 'poll' }>

const onPoll = (turn: Turn, { since, asOf, askedAt }: Poll): void => {
  const { markets, journal, entries } = turn.venue
  tell(turn, {
    kind: 'polled',
    since,
    askedAt,
    upTo: entries,
    journal: journal.filter(({ number }) => number > since),
    snapshot: {
      asOf,
      orders: markets.flatMap(({ market: { id: marketId }, live }) =>
        live.map((one) => ({
          marketId,
          clientOrderId: one.clientOrderId,
          venueId: one.venueId,
          outcome: one.outcome,
          side: one.side,
          price: one.price,
          size: one.size,
          filled: one.matched,
        })),
      ),
      positions: markets.map(({ market, desk }) => {
        const owed = Math.max(0, 0 - desk.yes, 0 - desk.no)
        return { marketId: market.id, yes: desk.yes + owed, no: desk.no + owed }
      }),
    },
  })
}
