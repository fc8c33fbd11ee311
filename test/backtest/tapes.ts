/**
 * Made-up recordings with a book, order by order, and trades: what a venue might send.
 */

import * as WindowMarkets from '../../src/backtest/exchange/windowMarkets.js'
import type { MarketEvent } from '../../src/backtest/marketEvent.js'
import { uniform } from '../../src/backtest/uniform.js'
import { walk, windows } from './backtesting.js'

const inTicks = (price: number): number => Math.floor(price * 100 + 0.5) / 100

/** Others quote around a middle that drifts; now and then one of them leaves or is hit. */
export const tapeOf = (of: Parameters<typeof walk>[0]): ReadonlyArray<MarketEvent> => {
  let drawn = 0
  const draw = (): number => uniform({ seed: of.seed ^ 0x5bd1e995, index: drawn++ })
  const tape: Array<MarketEvent> = []
  let marketId: string | null = null
  let middle = 0.5
  let orders: Array<{ id: string; side: 'bid' | 'ask'; price: number; size: number }> = []
  const rest = (at: number, one: (typeof orders)[number]): void => {
    const { id: orderId, side, price, size } = one
    if (marketId === null) return
    tape.push({ kind: 'rested', at, heardAt: at + 3, marketId, orderId, side, price, size })
  }
  for (const event of WindowMarkets.events(windows, walk(of))) {
    tape.push(event)
    if (event.kind === 'listed') {
      marketId = event.market.id
      middle = 0.5
      orders = []
    }
    if (event.kind !== 'price' || marketId === null) continue
    const { at } = event
    middle = Math.min(0.9, Math.max(0.1, middle + 0.02 * (draw() - 0.5)))
    const side = draw() < 0.5 ? 'bid' : 'ask'
    const away = 0.01 + Math.floor(draw() * 5) / 100
    const price = inTicks(side === 'bid' ? middle - away : middle + away)
    const one = { id: `o${drawn}`, side, price, size: 5 + Math.floor(draw() * 200) } as const
    orders.push({ ...one })
    rest(at, one)
    const gone = orders[Math.floor(draw() * orders.length)]
    if (gone !== undefined && draw() < 0.4) {
      gone.size = draw() < 0.5 ? 0 : Math.floor(gone.size / 2)
      rest(at, gone)
    }
    const hit = orders[Math.floor(draw() * orders.length)]
    if (hit !== undefined && hit.size > 0 && draw() < 0.4) {
      const size = Math.min(hit.size, 1 + Math.floor(draw() * 150))
      const buys = hit.side === 'ask'
      tape.push({ kind: 'trade', at, heardAt: at + 2, marketId, buys, price: hit.price, size })
      hit.size -= size
      rest(at, hit)
    }
    orders = orders.filter((order) => order.size > 0)
  }
  return tape
}
