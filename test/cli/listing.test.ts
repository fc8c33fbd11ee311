import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { MarketEvent } from '../../src/backtest/marketEvent.js'
import { createListing } from '../../src/cli/backtest/unlisted.js'
import { marketEvent } from '../recordings/marketEvents.js'
import { runs } from '../runs.js'

const names = fc.constantFrom('a', 'b', 'c', 'd')

/** Any event, of few markets. */
const event = fc.tuple(marketEvent, names).map(([some, name]): MarketEvent => {
  if (some.kind === 'listed') return { ...some, market: { ...some.market, id: name } }
  return 'marketId' in some ? { ...some, marketId: name } : some
})

/** Of trades and books: what a row of a file becomes. */
const rowsOf = (events: ReadonlyArray<MarketEvent>) =>
  events.flatMap((each) =>
    each.kind === 'trade' || each.kind === 'depth' || each.kind === 'rested' ? [each] : [],
  )

describe('createListing: laws', () => {
  it('tells what is of no market that is ever listed, however the events are cut', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 60 }), fc.nat(60), (events, cut) => {
        const listing = createListing()
        listing.hear(events.slice(0, cut))
        listing.hear(events.slice(cut))
        const listed = events.flatMap((each) => (each.kind === 'listed' ? [each.market.id] : []))
        const lost = rowsOf(events).filter(({ marketId }) => !listed.includes(marketId))
        const [first] = lost
        expect(listing.unlisted()?.events ?? 0).toBe(lost.length)
        const asked = { market: 'a', trades: null, book: null }
        expect(listing.fault(asked) === null).toBe(listed.includes('a'))
        const trades = rowsOf(events).filter(({ kind }) => kind === 'trade')
        const isAllLost =
          trades.length > 0 && trades.every(({ marketId }) => !listed.includes(marketId))
        const files = { market: null, trades: 't', book: null }
        expect(listing.fault(files) !== null).toBe(isAllLost)
        if (first !== undefined) expect(listing.unlisted()?.first).toBe(first.marketId)
      }),
      runs(300),
    )
  })
})
