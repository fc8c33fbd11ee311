/**
 * An exchange by price and time of an independent make, and tapes that it records without the desk:
 * what the desk's orders would really have been filled, had they stood there.
 */

import type { MarketEvent } from '../../src/backtest/marketEvent.js'
import { uniform } from '../../src/backtest/uniform.js'
import { bought, depth, happens, sold } from './exchanging.js'

/** An order, its price in cents; a book keeps them in the order in which they came. */
type Resting = { id: string; isBid: boolean; cents: number; size: number }

export type OwnOrder = {
  readonly id: string
  readonly isBid: boolean
  readonly cents: number
  readonly size: number
}

type Act = { readonly second: number } & (
  | { readonly kind: 'add'; readonly order: Readonly<Resting> }
  | { readonly kind: 'cancel'; readonly id: string }
  | { readonly kind: 'take'; readonly buys: boolean; readonly limit: number; readonly size: number }
)

/** What others did, and how a recording tells it: by levels, and order by order. */
export type PriceTimeTape = {
  readonly acts: ReadonlyArray<Act>
  readonly levels: ReadonlyArray<MarketEvent>
  readonly orders: ReadonlyArray<MarketEvent>
}

const bestOf = (book: ReadonlyArray<Resting>, isBid: boolean): Resting | null => {
  let best: Resting | null = null
  for (const order of book) {
    if (order.isBid !== isBid) continue
    const isBetter = best === null || (isBid ? order.cents > best.cents : order.cents < best.cents)
    if (isBetter) best = order
  }
  return best
}

type Taken = { readonly order: Resting; readonly size: number }

/** Takes from the best on, of one price from who came first; what is used up leaves the book. */
const takenOf = (book: Array<Resting>, buys: boolean, limit: number, size: number) => {
  const taken: Array<Taken> = []
  let left = size
  while (left > 0) {
    const order = bestOf(book, !buys)
    if (order === null || (buys ? order.cents > limit : order.cents < limit)) break
    const some = Math.min(left, order.size)
    order.size -= some
    left -= some
    taken.push({ order, size: some })
    if (order.size === 0) book.splice(book.indexOf(order), 1)
  }
  return { taken, left }
}

const within = (low: number, high: number, value: number): number =>
  Math.max(low, Math.min(high, value))

/** A tape of so many acts, from a tenth of a second on, twenty a second. */
export const priceTimeTape = (seed: number, count: number): PriceTimeTape => {
  let drawn = 0
  const draw = (below: number): number => Math.floor(below * uniform({ seed, index: drawn++ }))
  const book: Array<Resting> = []
  const acts: Array<Act> = []
  const levels: Array<MarketEvent> = []
  const orders: Array<MarketEvent> = []
  const tell = (second: number, { id, isBid, cents, size }: Resting): void => {
    const side = isBid ? 'bid' : 'ask'
    const same = book.filter((one) => one.isBid === isBid && one.cents === cents)
    const shown = same.reduce((sum, one) => sum + one.size, 0)
    levels.push(depth(second, side, cents / 100, shown))
    orders.push(happens(second, { kind: 'rested', orderId: id, side, price: cents / 100, size }))
  }
  const joins = (second: number): void => {
    const isBid = draw(2) === 0
    const bid = bestOf(book, true)?.cents ?? 45
    const ask = bestOf(book, false)?.cents ?? 55
    const wanted = isBid
      ? Math.min(ask, bid + 2 - draw(4)) - 1
      : Math.max(bid, ask - 2 + draw(4)) + 1
    const cents = within(30, 70, wanted)
    if (isBid ? cents >= ask : cents <= bid) return
    const order = { id: `x${drawn}`, isBid, cents, size: 1 + draw(40) }
    acts.push({ second, kind: 'add', order: { ...order } })
    book.push(order)
    tell(second, order)
  }
  const leaves = (second: number): void => {
    const [order] = book.splice(draw(book.length), 1)
    if (order === undefined) return
    acts.push({ second, kind: 'cancel', id: order.id })
    tell(second, { ...order, size: 0 })
  }
  const takes = (second: number): void => {
    const buys = draw(2) === 0
    const best = bestOf(book, !buys)
    if (best === null) return
    const limit = best.cents + (buys ? draw(3) : -draw(3))
    const { taken, left } = takenOf(book, buys, limit, 1 + draw(50))
    const all = taken.reduce((sum, { size }) => sum + size, 0)
    if (left < 0) return
    acts.push({ second, kind: 'take', buys, limit, size: all })
    for (const cents of new Set(taken.map(({ order }) => order.cents))) {
      const here = taken.filter(({ order }) => order.cents === cents)
      const size = here.reduce((sum, one) => sum + one.size, 0)
      const trade = (buys ? bought : sold)(second, cents / 100, size)
      levels.push(trade)
      orders.push(trade)
      for (const { order } of here) tell(second, order)
    }
  }
  for (let i = 0; i < count; i++) {
    const second = (100 + 50 * i) / 1_000
    const choice = draw(100)
    if (choice < 45 || book.length < 6) joins(second)
    else if (choice < 75) leaves(second)
    else takes(second)
  }
  return { acts, levels, orders }
}

/** What each order of the desk's is filled of the tape, had they all come at that second. */
export const trulyFilled = (
  { acts }: PriceTimeTape,
  from: number,
  own: ReadonlyArray<OwnOrder>,
): ReadonlyMap<string, number> => {
  const book: Array<Resting> = []
  const filled = new Map<string, number>()
  const isOwn = new Set(own.map(({ id }) => id))
  const hits = (buys: boolean, limit: number, size: number): number => {
    const { taken, left } = takenOf(book, buys, limit, size)
    for (const { order, size: some } of taken) {
      if (isOwn.has(order.id)) filled.set(order.id, (filled.get(order.id) ?? 0) + some)
    }
    return left
  }
  let placed = false
  for (const act of acts) {
    if (!placed && act.second > from) {
      placed = true
      for (const order of own) if (!meets(book, order)) book.push({ ...order })
    }
    if (act.kind === 'add') {
      const left = hits(act.order.isBid, act.order.cents, act.order.size)
      if (left > 0) book.push({ ...act.order, size: left })
    } else if (act.kind === 'take') hits(act.buys, act.limit, act.size)
    else {
      const at = book.findIndex(({ id }) => id === act.id)
      if (at >= 0) book.splice(at, 1)
    }
  }
  return filled
}

/** What would take at once is refused. */
const meets = (book: ReadonlyArray<Resting>, { isBid, cents }: OwnOrder): boolean => {
  const best = bestOf(book, !isBid)
  return best !== null && (isBid ? cents >= best.cents : cents <= best.cents)
}
