/**
 * What happens at the venue of a paper run: requests, others' trades, the life of its markets.
 */

import type { CancelAction, MergeAction, PlaceAction } from '../../desk/decide/deskActions.js'
import type { DeskEvent, OrderNews, PriceEvent, Snapshot } from '../../desk/deskEvent.js'
import * as PaperBook from './paperBook.js'
import { dueMarkets, oldestMs, resolutionOf } from './paperMarkets.js'
import { at, type PaperHeld, type PaperOptions, snapshotOf, trade, visit } from './paperTrade.js'

/**
 * The venue itself, in which all happens at once; `listen` hears what it says. `second`: time
 * passes, so that markets begin and end.
 *
 * @category bot
 * @since 0.1.0
 */
export type PaperExchange = {
  readonly listen: (hear: (event: DeskEvent) => void) => void
  readonly hear: (event: DeskEvent) => void
  readonly second: () => void
  readonly place: (action: PlaceAction) => void
  readonly cancel: (action: CancelAction) => void
  readonly merge: (action: MergeAction) => void
  readonly cancelAll: () => void
  readonly snapshot: () => Omit<Snapshot, 'asOf'>
}

/**
 * Returns the venue of a paper run before anything has happened there.
 *
 * @category bot
 * @since 0.1.0
 */
export const createPaperExchange = (options: PaperOptions): PaperExchange => {
  const held: PaperHeld = {
    options,
    begunAt: options.world.now(),
    markets: new Map(
      options.held.map(({ market, yes, no }) => [
        market.id,
        { ...PaperBook.listed(market), yes, no },
      ]),
    ),
    spots: new Map(),
    others: new Map(),
    numbers: 0,
    say: () => {},
  }
  return {
    listen: (hear) => {
      held.say = hear
    },
    hear: (event) => onEvent(held, event),
    second: () => onSecond(held),
    place: (action) => onPlace(held, action),
    cancel: ({ marketId, clientOrderId }) => {
      const order = orderOf(held, marketId, clientOrderId)
      if (order === undefined) return missed(held, marketId, clientOrderId)
      return cancelled(held, marketId, order)
    },
    merge: (action) => onMerge(held, action),
    cancelAll: () => {
      for (const [id, { orders }] of held.markets) {
        for (const order of orders) cancelled(held, id, order)
      }
    },
    snapshot: () => snapshotOf(held),
  }
}

const orderOf = (held: PaperHeld, marketId: string, id: string): PaperBook.PaperOrder | undefined =>
  held.markets.get(marketId)?.orders.find(({ clientOrderId }) => clientOrderId === id)

const told = (held: PaperHeld, marketId: string, clientOrderId: string, news: OrderNews): void =>
  held.say({ kind: 'order', at: at(held), marketId, clientOrderId, news })

const onPlace = (held: PaperHeld, { marketId, clientOrderId, order }: PlaceAction): void => {
  const market = held.markets.get(marketId)
  // A second copy of a request is not a second order, and its refusal not one of the first.
  if (market?.known.has(clientOrderId) === true) return
  if (market === undefined || at(held) >= market.market.expiresAt) {
    told(held, marketId, clientOrderId, { _tag: 'rejected', at: at(held) })
    return
  }
  held.numbers += 1
  const venueId = `p${held.begunAt}-${held.numbers}`
  held.markets.set(marketId, PaperBook.rested(market, { clientOrderId, venueId, order }))
  told(held, marketId, clientOrderId, { _tag: 'accepted', venueId, at: at(held) })
  trade(held, marketId)
}

/** What rests no more has filled or was taken back: the desk asks again. */
const missed = (held: PaperHeld, marketId: string, id: string): void =>
  told(held, marketId, id, { _tag: 'cancel-rejected', rests: false, at: at(held) })

const cancelled = (held: PaperHeld, marketId: string, order: PaperBook.PaperOrder): void => {
  const market = held.markets.get(marketId)
  if (market === undefined) return
  held.markets.set(marketId, PaperBook.without(market, order))
  const news: OrderNews = { _tag: 'cancel-accepted', filled: 0, at: at(held) }
  told(held, marketId, order.clientOrderId, news)
}

const onMerge = (held: PaperHeld, { marketId, id, sets }: MergeAction): void => {
  const market = held.markets.get(marketId)
  const done = market !== undefined && market.yes >= sets && market.no >= sets
  if (market !== undefined && done) held.markets.set(marketId, PaperBook.merged(market, sets))
  held.say({ kind: 'merged', at: at(held), marketId, id, sets, done })
}

const onEvent = (held: PaperHeld, event: DeskEvent): void => {
  if (event.kind === 'price') onPrice(held, event)
  else if (event.kind === 'listed') list(held, event.market)
  else if (event.kind === 'resolved') held.markets.delete(event.marketId)
  else if (event.kind === 'book') {
    const { bestBid, bestAsk } = event.book
    held.others.set(event.marketId, { bid: bestBid ?? null, ask: bestAsk ?? null })
    trade(held, event.marketId)
  }
}

const list = (held: PaperHeld, market: PaperBook.PaperMarket['market']): void => {
  if (!held.markets.has(market.id)) held.markets.set(market.id, PaperBook.listed(market))
}

const onPrice = (held: PaperHeld, { asset, source, price, of }: PriceEvent): void => {
  const { paper } = held.options.config
  if (source !== paper.source || !(price > 0 && price < Infinity)) return
  held.spots.set(asset, { price, at: of })
  for (const [id, { market }] of held.markets) if (market.asset === asset) trade(held, id)
}

const onSecond = (held: PaperHeld): void => {
  const { config, markets, takers } = held.options
  if (takers !== undefined) for (const id of [...held.markets.keys()]) visit(held, id, takers)
  if (markets !== null) return
  const now = at(held)
  for (const asset of config.bot.assets) {
    const spot = held.spots.get(asset) ?? null
    // A run that goes on has heard no price yet, of which the next may be young enough.
    if (spot === null && now - held.begunAt < oldestMs) continue
    for (const [id, { market }] of [...held.markets]) {
      const outcome = market.asset === asset ? resolutionOf(market, spot, now) : null
      if (outcome !== null) resolve(held, id, outcome)
    }
    if (spot === null) continue
    for (const market of dueMarkets(config, { asset, spot, now }, (id) => held.markets.has(id))) {
      list(held, market)
      held.say({ kind: 'listed', at: now, market })
    }
  }
}

const resolve = (held: PaperHeld, id: string, outcome: 'yes' | 'no' | 'void'): void => {
  const orders = held.markets.get(id)?.orders ?? []
  for (const { clientOrderId } of orders)
    told(held, id, clientOrderId, { _tag: 'expired', filled: 0, at: at(held) })
  held.markets.delete(id)
  held.others.delete(id)
  held.say({ kind: 'resolved', at: at(held), marketId: id, outcome })
}
