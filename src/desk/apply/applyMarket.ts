/**
 * What is heard of one market.
 */

import type { Book, Market } from '../../market/market.js'
import { type Desk, type DeskMarket, market } from '../desk.js'
import { booked, changed, noted, withMarket, withReckoned } from '../deskChange.js'
import type { DeskMarketEvent } from '../deskEvent.js'
import * as DeskMarkets from '../deskMarket.js'
import * as Dictionary from '../dictionary.js'
import { marked } from '../marked.js'
import { isFillMessage, onFill, onOrder } from './applyOrder.js'

/**
 * Returns the desk with a market that is listed. The same market again changes nothing; another
 * under its id is counted and passed over.
 *
 * @category desk
 * @since 0.1.0
 */
export const onListed = (desk: Desk, listed: Market): Desk => {
  const { id, asset } = listed
  if (!(typeof id === 'string' && typeof asset === 'string'))
    return noted(desk, 'unreadable', 'listed')
  const known = market(desk, id)
  if (known !== null) {
    const { openedAt, expiresAt } = known.market
    const same =
      asset === known.market.asset && openedAt === listed.openedAt && expiresAt === listed.expiresAt
    return same ? desk : noted(desk, 'listed-twice', id)
  }
  const opened = booked(desk, { _tag: 'listed', market: id })
  const placed = changed(opened, { assetOf: Dictionary.set(opened.assetOf, id, asset) })
  return withMarket(placed, null, DeskMarkets.listed(listed))
}

/**
 * Returns the desk after an event of one market.
 *
 * @category desk
 * @since 0.1.0
 */
export const onMarketEvent = (desk: Desk, event: DeskMarketEvent): Desk => {
  const held = market(desk, event.marketId)
  if (held === null) return noted(desk, 'unknown-market', String(event.marketId))
  switch (event.kind) {
    case 'struck':
      return withMarket(
        desk,
        held,
        DeskMarkets.changed(held, { market: { ...held.market, strike: event.strike } }),
      )
    case 'printed':
      return withMarket(desk, held, DeskMarkets.changed(held, { printed: event.printed }))
    case 'book':
      return onBook(desk, held, event.book)
    case 'regridded': {
      const { tickSize, bands } = event
      const regridded = { ...held.market, tickSize, bands }
      return withMarket(desk, held, DeskMarkets.changed(held, { market: regridded }))
    }
    case 'order':
      // Told so, a fill would miss the ledger.
      if (isFillMessage(event.news)) return noted(desk, 'unreadable', 'order')
      return onOrder(desk, held, event.clientOrderId, event.news)
    case 'fill':
      return onFill(desk, held, event.status, event.fill)
    case 'merged':
    case 'split':
      return onSets(desk, held, event)
    case 'resolved':
      return onResolved(desk, held, event.outcome)
  }
}

const onBook = (desk: Desk, held: DeskMarket, book: Book): Desk => {
  const { fills, apartSince } = held.seen
  const seen = { bookAt: desk.now, fills, apartSince }
  return marked(desk, held, DeskMarkets.changed(held, { book, seen }))
}

type SetsEvent = Extract<DeskMarketEvent, { readonly kind: 'merged' | 'split' }>

const onSets = (desk: Desk, held: DeskMarket, { kind, id, sets, done }: SetsEvent): Desk => {
  const { id: marketId } = held.market
  const next = done ? booked(desk, { _tag: kind, market: marketId, id, size: sets }) : desk
  const merging = held.merging.filter((one) => one.id !== id)
  const movedAt = done ? desk.now : held.movedAt
  const after = DeskMarkets.changed(held, { merging, ...(movedAt === null ? {} : { movedAt }) })
  return withReckoned(next, held, after)
}

type Resolved = Extract<DeskMarketEvent, { readonly kind: 'resolved' }>

const onResolved = (desk: Desk, held: DeskMarket, outcome: Resolved['outcome']): Desk => {
  const { id: marketId } = held.market
  const next =
    outcome === null
      ? booked(desk, { _tag: 'unresolved', market: marketId })
      : booked(desk, { _tag: 'resolved', market: marketId, as: outcome })
  if (next.ledger === desk.ledger) return desk
  if (next.ledger.refused > desk.ledger.refused) return next
  const others = desk.settled.filter((one) => one.marketId !== marketId)
  const at = held.resolvedAt ?? desk.now
  const settled = outcome === null ? others : [...others, { marketId, at: desk.now }]
  const after = DeskMarkets.changed(held, { resolvedAt: outcome === null ? null : at })
  return withReckoned(changed(next, { settled }), held, after)
}
