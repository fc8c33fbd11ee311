/**
 * A made-up bot that trades while somebody looks: prices walk, quotes follow, others trade.
 */

import type { DeskView } from '../../src/bot/window/deskView.js'
import type { BookLevel, BookLevels } from '../../src/bot/window/orderBookView.js'
import { apply } from '../../src/desk/apply/apply.js'
import { decide } from '../../src/desk/decide/decide.js'
import type { Desk } from '../../src/desk/desk.js'
import { market as marketOf } from '../../src/desk/desk.js'
import type { DeskEvent } from '../../src/desk/deskEvent.js'
import { nearest } from '../../src/desk/ledger/micro.js'
import type { ActiveAlert } from '../../src/risk/alerts.js'
import { asYes } from '../../src/risk/asYes.js'
import { config, empty, fill, listed, priced, run, sent, start } from '../desk/desks.js'
import { viewOf } from './windowDesk.js'

const ids = ['BTC-5m 12:00', 'BTC-5m 12:00 high']

export type Walk = {
  readonly step: () => void
  readonly view: () => DeskView
  readonly kill: (by: string) => void
  readonly desk: () => Desk
}

/** The middle of the own quotes in cents. */
const middle = (desk: Desk, id: string): number => {
  const prices = (marketOf(desk, id)?.resting ?? []).map((order) => asYes(order).price)
  return Math.floor(50 * (Math.min(0.99, ...prices) + Math.max(0.01, ...prices)))
}

/** What others show about a price, in cents: deterministic, and another each second. */
const othersAt = (mid: number, second: number): BookLevels => {
  const side = (towards: number): ReadonlyArray<BookLevel> =>
    Array.from({ length: 7 }, (_, level) => ({
      price: (mid + towards * (3 + level)) / 100,
      size: 60 + ((second * 7 + level * 53 + towards * 11) % 9) * 35,
    })).filter(({ price }) => price > 0 && price < 1)
  return { bids: side(-1), asks: side(1) }
}

const withOwn = (desk: Desk, id: string, others: BookLevels): BookLevels => {
  const resting = marketOf(desk, id)?.resting ?? []
  const onSide = (side: 'bid' | 'ask'): ReadonlyArray<BookLevel> =>
    resting.flatMap((order) => {
      const { side: mirrored, price } = asYes(order)
      return mirrored === side ? [{ price, size: order.size }] : []
    })
  return { bids: [...others.bids, ...onSide('bid')], asks: [...others.asks, ...onSide('ask')] }
}

export const walk = (alerts: ReadonlyArray<ActiveAlert> = []): Walk => {
  const strikes = [65_000, 65_060]
  let desk = run(empty, [...ids.map((id, at) => listed(id, 'BTC', strikes[at])), priced(start)])
  let second = 0
  const answered = (): void => {
    const actions = decide(desk, config)
    const at = desk.now
    desk = sent(desk, actions)
    const news = (
      marketId: string,
      clientOrderId: string,
      of: Extract<DeskEvent, { kind: 'order' }>['news'],
    ): DeskEvent => ({ kind: 'order', at, marketId, clientOrderId, news: of })
    const filledOf = (marketId: string, id: string): number =>
      marketOf(desk, marketId)?.orders.find((one) => one.clientOrderId === id)?.filled ?? 0
    desk = run(desk, [
      ...actions.cancels.map(({ marketId, clientOrderId }) => {
        const filled = filledOf(marketId, clientOrderId)
        return news(marketId, clientOrderId, { _tag: 'cancel-accepted', filled, at })
      }),
      ...actions.places.map(({ marketId, clientOrderId }) =>
        news(marketId, clientOrderId, { _tag: 'accepted', venueId: `v${clientOrderId}`, at }),
      ),
    ])
  }
  const traded = (id: string): void => {
    const orders = marketOf(desk, id)?.resting ?? []
    const hit = orders[(second * 5) % Math.max(1, orders.length)]
    if (hit === undefined) return
    const { outcome, side, price } = hit
    const size = nearest(Math.min(hit.size, 10 + (second % 4) * 15))
    const parts = { id: `f${second} ${id}`, outcome, side, price: nearest(price), size }
    const bought = fill(hit.id, parts)
    desk = run(desk, [
      { kind: 'fill', at: desk.now, marketId: id, status: 'confirmed', fill: bought },
    ])
  }
  const step = (): void => {
    second += 1
    const price = 65_000 + 45 * Math.sin(second / 23) + 20 * Math.sin(second / 6)
    desk = apply(desk, priced(start + second * 1_000, Math.floor(price * 100) / 100))
    answered()
    if (second % 9 === 0) for (const id of ids) traded(id)
  }
  return {
    step,
    desk: () => desk,
    kill: (by) => {
      const reason = { _tag: 'asked', by } as const
      desk = run(desk, [
        { kind: 'switch', at: desk.now, event: { kind: 'kill', at: desk.now, reason } },
      ])
      answered()
    },
    view: () => {
      const books = ids.map((id) => [id, withOwn(desk, id, othersAt(middle(desk, id), second))])
      return viewOf(desk, { alerts, books: Object.fromEntries(books) })
    },
  }
}
