/**
 * The terminal of a run: what stays, the books of its markets and the last lines of its log, drawn
 * anew each second; without a terminal, the lines alone.
 */

import type { Weight } from '../../bot/turn/botMessage.js'
import type { DeskView } from '../../bot/window/deskView.js'
import type { MarketView } from '../../bot/window/deskViewMarket.js'
import { terminalBook } from '../../bot/window/terminalBook.js'
import { terminalLine } from '../../bot/window/terminalLine.js'

/**
 * Where a run shows itself. `tell`: what a person has to know for as long as it runs; `say`: a line
 * of its log; once stopped it draws no more.
 *
 * @category cli
 * @since 0.1.0
 */
export type RunScreen = {
  readonly tell: (text: string) => void
  readonly say: (at: number, weight: Weight, text: string) => void
  readonly draw: (view: DeskView) => void
  readonly stop: () => void
}

/** The part of an output that is used; one that does not say how high it is has 24 rows. */
type Drawn = Pick<NodeJS.WriteStream, 'isTTY' | 'columns' | 'write'> & { readonly rows?: number }

const keptLines = 12
const leastLines = 4
const shownMarkets = 3

/**
 * Returns the screen of a run. Lines go to standard error where there is no terminal to draw on. A
 * drawing is never higher than the terminal, which would push its top out of sight.
 *
 * @category cli
 * @since 0.1.0
 */
export const runScreen = (
  out: Drawn,
  problems: Pick<NodeJS.WriteStream, 'isTTY' | 'write'>,
): RunScreen => {
  let told: ReadonlyArray<string> = []
  let lines: ReadonlyArray<string> = []
  let isDrawn = out.isTTY === true
  let isFirst = true
  return {
    tell: (text) => {
      const line = terminalLine(text, Number.POSITIVE_INFINITY)
      told = [...told, line]
      problems.write(`${line}\n`)
    },
    say: (at, weight, text) => {
      const said = `${new Date(at).toISOString()} ${weight}: ${text}`
      const line = terminalLine(said, Number.POSITIVE_INFINITY)
      lines = [...lines, line].slice(-keptLines)
      if (!isDrawn || problems.isTTY !== true) problems.write(`${line}\n`)
    },
    stop: () => {
      isDrawn = false
    },
    draw: (view) => {
      if (!isDrawn) return
      const size = { columns: Math.max(24, out.columns ?? 80), rows: Math.max(12, out.rows ?? 24) }
      // What stood on the terminal before stays where a person can scroll back to it.
      const above = isFirst ? '\n'.repeat(size.rows) : ''
      isFirst = false
      out.write(`${above}\x1b[H\x1b[J${drawing(view, { told, lines, size }).join('\n')}\n`)
    },
  }
}

type Size = { readonly columns: number; readonly rows: number }

const drawing = (
  view: DeskView,
  {
    told,
    lines,
    size: { columns, rows },
  }: {
    readonly told: ReadonlyArray<string>
    readonly lines: ReadonlyArray<string>
    readonly size: Size
  },
): ReadonlyArray<string> => {
  const { pnl, live, state, orders } = view
  const mode = live ? 'LIVE' : 'paper'
  const head = `${mode}, ${state}, today ${pnl.today.toFixed(2)} dollars, ${orders} orders`
  const top = [terminalLine(head, columns), ...told.flatMap((text) => folded(text, columns))]
  // The cursor stands in the last row.
  const room = rows - 1 - top.length
  const books = fitting(view.markets, { columns, rows: room - Math.min(lines.length, leastLines) })
  const free = room - books.length
  const log = free > 0 ? lines.slice(-free).map((line) => terminalLine(line, columns)) : []
  return [...top, ...books, ...log]
}

/** An address that is cut is of no use. */
const folded = (text: string, columns: number): ReadonlyArray<string> =>
  text.match(new RegExp(`.{1,${columns}}`, 'gu')) ?? []

/** As many whole books as there is room for; of the first what there is room for. */
const fitting = (markets: ReadonlyArray<MarketView>, size: Size): ReadonlyArray<string> => {
  const shown: Array<string> = []
  for (const market of markets.slice(0, shownMarkets)) {
    const whole = bookLines(market, size.columns)
    if (shown.length + whole.length <= size.rows) shown.push(...whole)
    else if (shown.length === 0) return nearest(market, size)
    else break
  }
  return shown
}

/** What is next to the spread goes before what is far from it. */
const nearest = (market: MarketView, { columns, rows }: Size): ReadonlyArray<string> => {
  const { book } = market
  const around = (levels: number): ReadonlyArray<string> => {
    const asks = levels === 0 ? [] : book.asks.slice(-levels)
    return bookLines(
      { ...market, book: { ...book, asks, bids: book.bids.slice(0, levels) } },
      columns,
    )
  }
  const levels = Math.max(1, Math.floor((rows - around(0).length) / 2))
  return around(levels).slice(0, Math.max(0, rows))
}

const bookLines = (market: MarketView, columns: number): ReadonlyArray<string> =>
  terminalBook(market, { columns, colour: true }).split('\n')
