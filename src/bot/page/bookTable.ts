/**
 * The order book on the page.
 */

import type { MarketView } from '../window/deskViewMarket.js'
import { type BookRow, changedRows, type OrderBookView, rowKey } from '../window/orderBookView.js'
import { atTick, clock, shares, spot } from '../window/windowWords.js'
import { found, keep, rowOf, say, sayRow } from './element.js'

/** Returns what shows a market's book, the rows that changed lit up. @category bot @since 0.1.0 */
export const bookTable = (): ((market: MarketView | null) => void) => {
  const body = found('book-rows')
  const title = found('book-market')
  let before: { readonly id: string; readonly book: OrderBookView } | null = null
  return (market) => {
    if (market === null) {
      say(title, 'No market is listed yet.')
      body.replaceChildren()
      return
    }
    const { id, book, tickSize, strike, secondsLeft } = market
    say(title, `${id} · strike ${spot(strike)} · ${clock(secondsLeft)} left`)
    const changed = changedRows(before?.id === id ? before.book : null, book)
    const deepest = Math.max(1, ...[...book.asks, ...book.bids].map(({ size }) => size ?? 0))
    const rows: ReadonlyArray<BookRow | null> = [...book.asks, null, ...book.bids]
    keep(body, rows, keyOf, madeRow, (row, item) => {
      if (item === null) {
        const words = book.spread === null ? 'no spread' : `spread ${atTick(book.spread, tickSize)}`
        say(row.children[0] as HTMLElement, words)
        return
      }
      sayRow(row, cellsOf(item, tickSize))
      row.classList.toggle('own', item.own > 0)
      row.style.setProperty('--part', String((item.size ?? 0) / deepest))
      if (changed.has(rowKey(item))) flash(row)
    })
    before = { id, book }
  }
}

const keyOf = (row: BookRow | null): string => (row === null ? 'spread' : rowKey(row))

const madeRow = (item: BookRow | null): HTMLTableRowElement => {
  const row = rowOf(item === null ? 1 : 5)
  if (item === null) {
    row.className = 'spread'
    const cell = row.children[0] as HTMLTableCellElement
    cell.colSpan = 5
  } else row.className = item.side
  // A row that is moved later would be lit anew.
  row.addEventListener('animationend', () => row.classList.remove('flash'))
  return row
}

const cellsOf = (
  { size, above, below, total, own, waiting }: BookRow,
  tickSize: number,
): ReadonlyArray<string> => [
  shares(size),
  atTick(above, tickSize),
  atTick(below, tickSize),
  shares(total),
  own > 0 ? `◆ ${shares(own)}${waiting ? ' …' : ''}` : '',
]

/** The animation starts anew with each change; where motion is not wanted the style has none. */
const flash = (row: HTMLElement): void => {
  row.classList.remove('flash')
  row.getBoundingClientRect()
  row.classList.add('flash')
}
