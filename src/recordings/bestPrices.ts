/**
 * The best bid and ask of a market, one change after the other, as a book of levels.
 */

import type { MarketEvent } from '../backtest/marketEvent.js'
import type { Side } from '../market/side.js'

/**
 * The best prices at an instant, each null where nobody stands; sizes in shares.
 *
 * @category recordings
 * @since 0.1.0
 */
export type BestPrices = {
  readonly at: number
  readonly heardAt: number
  readonly bid: { readonly price: number; readonly size: number } | null
  readonly ask: { readonly price: number; readonly size: number } | null
}

/**
 * Returns a function that adds to `into` what a change of the best prices tells of the book.
 *
 * A level better than the best one is gone. One that the best price left behind stands as it was
 * seen last, until it is the best again: nothing tells what became of it. Of those at most 64 a
 * side are kept, the farthest given up, so that a long tape does not fill the memory.
 *
 * @category recordings
 * @since 0.1.0
 */
export const createBestPrices = (
  marketId: string,
): ((prices: BestPrices, into: Array<MarketEvent>) => void) => {
  const bids = createSide(marketId, 'bid')
  const asks = createSide(marketId, 'ask')
  return (prices, into) => {
    // What is gone first: else a step of both prices would show a crossed book in between.
    bids.clear(prices, into)
    asks.clear(prices, into)
    bids.show(prices, into)
    asks.show(prices, into)
  }
}

const maxLevels = 64

type BookSide = {
  readonly clear: (prices: BestPrices, into: Array<MarketEvent>) => void
  readonly show: (prices: BestPrices, into: Array<MarketEvent>) => void
}

const createSide = (marketId: string, side: Side): BookSide => {
  /** From the best on. */
  const levels: Array<{ price: number; size: number }> = []
  const isBetter = (a: number, b: number): boolean => (side === 'bid' ? a > b : a < b)
  const depth = ({ at, heardAt }: BestPrices, price: number, size: number): MarketEvent => ({
    at,
    heardAt,
    kind: 'depth',
    marketId,
    side,
    price,
    size,
  })
  return {
    clear: (prices, into) => {
      const best = prices[side]
      while (levels[0] !== undefined && (best === null || isBetter(levels[0].price, best.price))) {
        into.push(depth(prices, levels[0].price, 0))
        levels.shift()
      }
    },
    show: (prices, into) => {
      const best = prices[side]
      if (best === null) return
      const [first] = levels
      if (first?.price === best.price) {
        if (first.size === best.size) return
        first.size = best.size
      } else levels.unshift({ ...best })
      into.push(depth(prices, best.price, best.size))
      const last = levels.length > maxLevels ? levels.pop() : undefined
      if (last !== undefined) into.push(depth(prices, last.price, 0))
    },
  }
}
