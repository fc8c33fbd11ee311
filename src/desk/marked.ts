/**
 * What is held, marked: at what it is sure to bring.
 */

import type { Desk, DeskMarket } from './desk.js'
import { booked, withMarket } from './deskChange.js'
import type { KnownMarks } from './ledger/holding.js'
import { isPrice, nearest, perUnit } from './ledger/micro.js'

/**
 * Returns the desk with a market whose book or worth has changed, and its ledger marked so.
 *
 * @category desk
 * @since 0.1.0
 */
export const marked = (desk: Desk, before: DeskMarket, after: DeskMarket): Desk => {
  const { yes, no } = marksOf(after)
  const { id } = after.market
  return withMarket(booked(desk, { _tag: 'marked', market: id, yes, no }), before, after)
}

/**
 * Returns what a share of each outcome is sure to bring, in micro-dollars: what others bid for it
 * or what the last decision held it to be worth at least, whichever is less; null where neither is
 * known, for a ledger to keep the mark before or the cost.
 *
 * @category desk
 * @since 0.1.0
 */
export const marksOf = ({ book, worth }: Pick<DeskMarket, 'book' | 'worth'>): KnownMarks => {
  const bid = priceOf(book?.bestBid ?? null)
  const ask = priceOf(book?.bestAsk ?? null)
  return {
    yes: lower(bid, worth?.yes),
    no: lower(ask === undefined ? undefined : perUnit - ask, worth?.no),
  }
}

const priceOf = (price: number | null): number | undefined => {
  const whole = price === null ? Number.NaN : nearest(price)
  return isPrice(whole) ? whole : undefined
}

const lower = (one: number | undefined, other: number | undefined): number | null =>
  one === undefined ? (other ?? null) : other === undefined || one < other ? one : other
