/**
 * The terminal of a run: the books of its markets and the last lines of its log, drawn anew each
 * second; without a terminal, the lines alone.
 */

import type { Weight } from '../../bot/turn/botMessage.js'
import type { DeskView } from '../../bot/window/deskView.js'
import { terminalBook } from '../../bot/window/terminalBook.js'

/** Where a run shows itself; once stopped it draws no more. @category cli @since 0.1.0 */
export type RunScreen = {
  readonly say: (at: number, weight: Weight, text: string) => void
  readonly draw: (view: DeskView) => void
  readonly stop: () => void
}

const keptLines = 12
const shownMarkets = 3

/**
 * Returns the screen of a run. Lines go to standard error where there is no terminal to draw on.
 *
 * @category cli
 * @since 0.1.0
 */
export const runScreen = (
  out: Pick<NodeJS.WriteStream, 'isTTY' | 'columns' | 'write'>,
  problems: Pick<NodeJS.WriteStream, 'isTTY' | 'write'>,
): RunScreen => {
  let lines: ReadonlyArray<string> = []
  let isDrawn = out.isTTY === true
  return {
    say: (at, weight, text) => {
      const line = `${new Date(at).toISOString()} ${weight}: ${text}`
      lines = [...lines, line].slice(-keptLines)
      if (!isDrawn || problems.isTTY !== true) problems.write(`${line}\n`)
    },
    stop: () => {
      isDrawn = false
    },
    draw: (view) => {
      if (!isDrawn) return
      const columns = Math.max(24, out.columns ?? 80)
      const books = view.markets
        .slice(0, shownMarkets)
        .map((market) => terminalBook(market, { columns, colour: true }))
      const { pnl, live, state } = view
      const mode = live ? 'LIVE' : 'paper'
      const head = `${mode}, ${state}, today ${pnl.today.toFixed(2)} dollars, ${view.orders} orders`
      const log = lines.map((line) => line.slice(0, columns))
      out.write(`\x1b[H\x1b[2J${[head, ...books, ...log].join('\n')}\n`)
    },
  }
}
