import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { backtest } from '../../../src/backtest/exchange/backtest.js'
import type { MarketEvent } from '../../../src/backtest/marketEvent.js'
import * as Fold from '../../../src/math/fold.js'
import { telling } from '../backtesting.js'
import { market, opens } from '../exchanging.js'

const listed: MarketEvent = { kind: 'listed', at: opens, heardAt: opens, market }

/** A price of a source, or a new best bid of the book, heard so much later than it happened. */
type Told = { readonly source: string | null; readonly lag: number }

const eventOf = ({ source, lag }: Told, index: number): MarketEvent => {
  const at = opens + 100 * (index + 1)
  const heardAt = at + lag
  return source === null
    ? { kind: 'depth', at, heardAt, marketId: 'M', side: 'bid', price: (index + 1) / 100, size: 9 }
    : { kind: 'price', at, heardAt, asset: 'BTC', source, price: 65_000 + index }
}

/** Who told and when it was heard, in the order in which the desk heard it. */
const heardOf = (events: ReadonlyArray<MarketEvent>, ms: number) => {
  const way = { kind: 'constant', ms } as const
  const pace = { quoteUpdateMs: 1e9, idleMs: null }
  const latency = { data: way, orders: way, answers: way }
  const { written } = Fold.run(backtest(telling({ pace, latency })))([listed, ...events])
  return written.flatMap((event): ReadonlyArray<readonly [string, number]> => {
    if (event.kind === 'price') return [[`${event.source} ${event.price}`, event.at - opens]]
    return event.kind === 'book' ? [[`book ${event.book?.bestBid}`, event.at - opens]] : []
  })
}

describe('how the desk hears of the market', () => {
  it('a book that is heard late holds up no price', () => {
    const late = { source: null, lag: 500 }
    const soon = { source: 'spot', lag: 20 }
    expect(heardOf([late, soon].map(eventOf), 0)).toEqual([
      ['spot 65001', 220],
      ['book 0.01', 600],
    ])
  })

  it('law: each source is heard in its own order, as soon as what it told before', () => {
    const told = fc.record({
      source: fc.constantFrom(null, 'spot', 'index'),
      lag: fc.nat({ max: 1_500 }),
    })
    fc.assert(
      fc.property(fc.array(told, { maxLength: 40 }), fc.nat({ max: 300 }), (all, ms) => {
        const last = new Map<string | null, number>([[null, ms]])
        const expected = all.map(({ source, lag }, index) => {
          const at = Math.max(last.get(source) ?? 0, 100 * (index + 1) + lag + ms)
          last.set(source, at)
          const what = source === null ? `book ${(index + 1) / 100}` : `${source} ${65_000 + index}`
          return [what, at] as const
        })
        const inTurn = expected.slice().sort(([, a], [, b]) => a - b)
        expect(heardOf(all.map(eventOf), ms)).toEqual(inTurn)
      }),
    )
  })
})
