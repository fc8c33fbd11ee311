/**
 * A market's book on a terminal, for whoever runs a bot without a browser.
 */

import type { MarketView } from './deskViewMarket.js'
import type { BookRow } from './orderBookView.js'
import { terminalLine } from './terminalLine.js'
import { atTick, cents, clock, dollars, gain, shares, spot } from './windowWords.js'

/**
 * How wide the terminal is, at least 24 columns, and whether it shows colours.
 *
 * @category bot
 * @since 0.1.0
 */
export type Terminal = { readonly columns: number; readonly colour: boolean }

/**
 * Returns the book of a market as text: a line on the market, one on what is held, the book with
 * ABOVE and BELOW, the spread between, own orders marked with `*` (`?` while one waits for an
 * answer), and why quotes are withheld. No line is longer than the terminal is wide.
 *
 * @example
 * import { terminalBook } from 'twoway/bot'
 *
 * const row = { own: 0, waiting: false, total: 100, size: 100 } as const
 * const market = {
 *   id: 'BTC-5m', secondsLeft: 245, tickSize: 0.01, spot: 65_010, strike: 65_000, fairValue: 0.601,
 *   position: { yes: 20, no: 0 }, worst: { ifYes: 8, ifNo: -12 }, pnl: { today: 0 }, halted: null,
 *   resolved: false, quotes: [], cut: [],
 *   book: {
 *     asks: [{ side: 'ask', above: 0.62, below: 0.38, ...row }],
 *     spread: 0.04,
 *     bids: [{ side: 'bid', above: 0.58, below: 0.42, ...row, own: 100 }],
 *   },
 * } as const
 * terminalBook(market, { columns: 40, colour: false }).split('\n').slice(2)
 * // => [
 * //   '   SIZE    ABOVE    BELOW    TOTAL',
 * //   '    100    $0.62    $0.38      100',
 * //   '──────────── SPREAD $0.04 ────────────',
 * //   '    100    $0.58    $0.42      100  *',
 * //   '',
 * // ]
 *
 * @category bot
 * @since 0.1.0
 */
export const terminalBook = (market: TerminalMarket, terminal: Terminal): string => {
  const { book, tickSize } = market
  const spread = book.spread === null ? 'NO SPREAD' : `SPREAD ${atTick(book.spread, tickSize)}`
  const width = Math.min(terminal.columns, tableWidth)
  const lines = [
    paint(terminal, bold, clipped(headline(market), terminal)),
    clipped(held(market), terminal),
    paint(terminal, dim, clipped(header, terminal)),
    ...book.asks.map((row) => rowLine(row, tickSize, terminal)),
    paint(terminal, dim, ruled(spread, width)),
    ...book.bids.map((row) => rowLine(row, tickSize, terminal)),
    ...withheld(market).map((words) => paint(terminal, dim, clipped(words, terminal))),
  ]
  return `${lines.join('\n')}\n`
}

/** The part of a market's view that the terminal shows. @category bot @since 0.1.0 */
export type TerminalMarket = Pick<
  MarketView,
  | 'id'
  | 'secondsLeft'
  | 'tickSize'
  | 'spot'
  | 'strike'
  | 'fairValue'
  | 'position'
  | 'worst'
  | 'halted'
  | 'resolved'
  | 'quotes'
  | 'cut'
  | 'book'
> & { readonly pnl: Pick<MarketView['pnl'], 'today'> }

const tableWidth = 38
const cell = (text: string, width: number): string => text.padStart(width)
const header = `${cell('SIZE', 7)}${cell('ABOVE', 9)}${cell('BELOW', 9)}${cell('TOTAL', 9)}`

const headline = ({ id, secondsLeft, resolved, spot: price, strike, fairValue }: TerminalMarket) =>
  `${id}  ${resolved ? 'over' : `${clock(secondsLeft)} left`}  ${spot(price)} ` +
  `(strike ${spot(strike)})  fair ${cents(fairValue)}¢`

const held = ({ position: { yes, no }, worst, pnl }: TerminalMarket): string =>
  `YES ${shares(yes)}  NO ${shares(no)}  worst ${dollars(Math.min(worst.ifYes, worst.ifNo))}  ` +
  `today ${gain(pnl.today)}`

const rowLine = (
  { side, size, above, below, total, own, waiting }: BookRow,
  tickSize: number,
  terminal: Terminal,
): string => {
  const mark = own > 0 ? `  ${waiting ? '?' : '*'}${own === size ? '' : shares(own)}` : ''
  const plain =
    `${cell(shares(size), 7)}${cell(atTick(above, tickSize), 9)}` +
    `${cell(atTick(below, tickSize), 9)}${cell(shares(total), 9)}${mark}`
  return paint(terminal, side === 'bid' ? green : red, clipped(plain, terminal))
}

const withheld = ({ halted, quotes, cut }: TerminalMarket): ReadonlyArray<string> => {
  if (halted !== null) return [`all withheld: ${halted.words}`]
  const reasons = quotes.flatMap(({ side, level, withheld: told }) =>
    told === null ? [] : [`${side} ${level} withheld: ${told.words}`],
  )
  return [...reasons, ...cut.map(({ words }) => words)]
}

const ruled = (words: string, width: number): string => {
  const left = Math.max(0, Math.floor((width - words.length - 2) / 2))
  const right = Math.max(0, width - words.length - 2 - left)
  return [...`${'─'.repeat(left)} ${words} ${'─'.repeat(right)}`].slice(0, width).join('')
}

const clipped = (text: string, { columns }: Terminal): string => terminalLine(text, columns)

const [bold, dim, red, green] = [1, 2, 31, 32]

const paint = ({ colour }: Terminal, code: number | undefined, text: string): string =>
  colour ? `\u001b[${code}m${text}\u001b[0m` : text
