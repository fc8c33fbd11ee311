import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { asBuys } from '../../src/decision/asBuys.js'
import { decideQuotes } from '../../src/decision/decideQuotes.js'
import type { OrderDiff } from '../../src/decision/orderDiff.js'
import { violations } from '../../src/decision/violations.js'
import type { NewOrder } from '../../src/market/order.js'
import { decision } from '../arbitraries.js'
import { runs } from '../runs.js'
import { calm, config } from './states.js'

const placing = (order: NewOrder): OrderDiff => ({
  cancel: ['c'],
  keep: ['k'],
  place: [order],
  halted: null,
  explain: null,
})

describe('examples', () => {
  /** The seed's table "buying the opposite": what a user does, the maker's order, what it buys. */
  test.each<readonly [string, NewOrder, NewOrder]>([
    [
      'buys YES at 0.40',
      { side: 'ask', outcome: 'yes', price: 0.4, size: 10 },
      { side: 'bid', outcome: 'no', price: 0.6, size: 10 },
    ],
    [
      'sells YES at 0.38',
      { side: 'bid', outcome: 'yes', price: 0.38, size: 10 },
      { side: 'bid', outcome: 'yes', price: 0.38, size: 10 },
    ],
    [
      'buys NO at 0.55',
      { side: 'ask', outcome: 'no', price: 0.55, size: 10 },
      { side: 'bid', outcome: 'yes', price: 0.45, size: 10 },
    ],
    [
      'sells NO at 0.58',
      { side: 'bid', outcome: 'no', price: 0.58, size: 10 },
      { side: 'bid', outcome: 'no', price: 0.58, size: 10 },
    ],
  ])('when a user %s, the maker buys', (_, order, bought) => {
    expect(asBuys(placing(order))).toEqual(placing(bought))
  })

  test('a fresh market is six purchases', () => {
    const { place } = asBuys(decideQuotes(calm, config))
    expect(place.map(({ outcome, price }) => `${outcome} ${price}`)).toEqual([
      'yes 0.48',
      'yes 0.47',
      'yes 0.46',
      'no 0.48',
      'no 0.47',
      'no 0.46',
    ])
  })
})

describe('laws', () => {
  test('all are bids, with short prices; once is enough; and no promise is broken by it', () => {
    fc.assert(
      fc.property(decision, ({ state, config: drawn }) => {
        const diff = decideQuotes(state, drawn)
        const buys = asBuys(diff)
        expect(buys.place.every(({ side }) => side === 'bid')).toBe(true)
        expect(buys.place.every(({ price }) => String(price).length <= 6)).toBe(true)
        expect(asBuys(buys)).toEqual(buys)
        expect(violations(state, drawn, buys)).toEqual([])
      }),
      runs(500),
    )
  })
})
