/**
 * What an event of the recording does at the venue, and how word of it goes out.
 */

import { nearest } from '../../desk/ledger/micro.js'
import { regrid } from '../../market/regrid.js'
import { madeUpSource } from '../madeUpSource.js'
import type { MarketEvent } from '../marketEvent.js'
import { type AssetState, assetIndex, feedOf, type PriceFeed } from './assetState.js'
import { levelWith, standing } from './exchangeBook.js'
import type { ExchangeMarket, OwnOrder } from './exchangeMarket.js'
import { ended } from './exchangeOrders.js'
import { forgotten } from './exchangeOthers.js'
import * as Settling from './exchangeSettling.js'
import { crossed, printed } from './exchangeTrades.js'
import { cameLate, list, resolve, struck } from './marketStages.js'
import * as Queue from './queue.js'
import { rebook } from './rebook.js'
import { onRested } from './restedOrders.js'
import { busier, marketOf, priced, type Turn } from './turn.js'
import { newsAt, report } from './underway.js'

type Of<Kind extends MarketEvent['kind']> = Extract<MarketEvent, { readonly kind: Kind }>

/** Lets an event of the recording happen. @category backtest @since 0.1.0 */
export const onEvent = (turn: Turn, event: MarketEvent): void => {
  turn.counts.events += 1
  busier(turn)
  if (event.kind === 'price') onPrice(turn, event)
  else if (event.kind === 'listed') list(turn, event.market, event.heardAt)
  else {
    const held = marketOf(turn, event.marketId)
    if (held !== null) onMarketEvent(turn, held, event)
    else if (event.kind === 'resolved') cameLate(turn, event.marketId)
  }
}

const onMarketEvent = (
  turn: Turn,
  held: ExchangeMarket,
  event: Exclude<MarketEvent, Of<'price'> | Of<'listed'>>,
): void => {
  switch (event.kind) {
    case 'depth':
      shown(turn, held, event, nearest(event.price))
      return
    case 'rested':
      shown(turn, held, { ...event, size: onRested(turn, held, event) }, nearest(event.price))
      return
    case 'trade':
      if (isTrading(turn, held)) {
        printed(turn, held, { buys: event.buys, price: nearest(event.price), size: event.size })
      }
      return
    case 'struck':
      struck(turn, held, event.strike, event.heardAt)
      return
    case 'regridded':
      onRegridded(turn, held, event)
      return
    case 'resolved':
      resolve(turn, held, event.outcome, event.heardAt)
      return
  }
}

const isTrading = ({ now }: Turn, { stage, market }: ExchangeMarket): boolean =>
  (stage === 'open' || stage === 'closing') && now < market.expiresAt

const onPrice = (turn: Turn, event: Of<'price'>): void => {
  const { asset: name, source, price } = event
  const index = assetIndex(turn, name)
  const asset = turn.assets[index] as AssetState
  priced(asset, turn.now, price)
  const feed = feedOf(asset, source)
  for (const held of turn.markets) {
    if (held.asset !== index || source === madeUpSource) continue
    Settling.printed(held, { source, price, at: turn.now })
    if (Settling.isAveraging(held, turn.now)) reportPrinted(turn, held, event.heardAt, feed)
  }
  const at = newsAt(turn, event.heardAt, feed)
  report(turn, { kind: 'price', at, asset: name, source, price, of: event.at })
}

const reportPrinted = (
  turn: Turn,
  held: ExchangeMarket,
  heardAt: number,
  feed: PriceFeed,
): void => {
  const known = Settling.soFar(held)
  if (known === null) return
  // Whoever has not heard of the market yet can make nothing of its prints.
  if (held.toldAt > feed.toldAt) feed.toldAt = held.toldAt
  const { id: marketId } = held.market
  report(turn, { kind: 'printed', at: newsAt(turn, heardAt, feed), marketId, printed: known })
}

/** Of a level so many shares are shown now; the desk's orders there come forward by it. */
const shown = (
  turn: Turn,
  held: ExchangeMarket,
  { side, size, heardAt }: Pick<Of<'depth'>, 'side' | 'size' | 'heardAt'>,
  price: number,
): void => {
  const isBid = side === 'bid'
  const level = levelWith(held, { isBid, price })
  // Who was spared still stands, though the recording shows them no more; who was taken does not.
  const from = standing(level)
  level.shown = size
  // What was taken of it cannot be more than what is shown.
  if (level.shift < 0 - size) level.shift = 0 - size
  const change = { from, to: standing(level) }
  const { queue } = turn.setup.config
  for (const order of held.orders) {
    if (order.isBid === isBid && order.price === price) {
      order.place = Queue.afterChange(queue, order.place, change)
    }
  }
  if (size > 0) {
    forgotten(turn, held, { isBid, price })
    const meets = isBid ? price >= held.ownAsk : price <= held.ownBid
    if (meets && isTrading(turn, held)) crossed(turn, held, { isBid, level })
  }
  rebook(turn, held, heardAt)
}

/** What no longer stands on a price is taken off. */
const onRegridded = (turn: Turn, held: ExchangeMarket, event: Of<'regridded'>): void => {
  const { tickSize, bands, marketId, heardAt } = event
  held.market = { ...held.market, tickSize, bands }
  const placed = (order: OwnOrder) => ({ ...order, price: order.asked / 1e6 })
  const { off } = regrid(held.market, held.orders.map(placed))
  const gone = new Set(off.map(({ order }) => order.id))
  if (gone.size > 0) ended(turn, held, ({ id }) => gone.has(id))
  report(turn, { kind: 'regridded', at: newsAt(turn, heardAt, held), marketId, tickSize, bands })
}
