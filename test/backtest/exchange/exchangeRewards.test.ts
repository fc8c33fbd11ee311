/**
 * What orders near the middle earn, against the published rule worked out anew.
 */

import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RewardTerms } from '../../../src/backtest/exchange/rewardTerms.js'
import { ask, bid, depth, exchanged, fees, priced } from '../exchanging.js'

const terms: RewardTerms = {
  perDay: 1_440,
  maxSpread: 0.045,
  minSize: 50,
  restMs: 0,
  multiplier: 1,
  oneSided: 3,
  twoSidedAbove: 0.9,
  othersScore: 0,
  leastPaid: 0,
}

/** An order or level, its price in cents. */
type Resting = { readonly isBid: boolean; readonly cents: number; readonly size: number }

const paid = (own: ReadonlyArray<Resting>, others: ReadonlyArray<Resting>): number => {
  const orders = own.map(({ isBid, cents, size }) => (isBid ? bid : ask)(cents / 100, size))
  const book = others.map(({ isBid, cents, size }) =>
    depth(0, isBid ? 'bid' : 'ask', cents / 100, size),
  )
  const ran = exchanged(
    [{ from: 1, orders }],
    [...book, priced(400, 65_000)],
    fees({ rewards: [{ from: 0, terms }] }),
  )
  return ran.report.reduce((sum, one) => sum + (one.kind === 'granted' ? one.amount : 0), 0)
}

/** How often the venue looks: the only maker gets a dollar each time. */
const looks = paid(
  [
    { isBid: true, cents: 49, size: 100 },
    { isBid: false, cents: 51, size: 100 },
  ],
  [],
)

/** The part by the published rule, all in cents: nobody under 50 shares is seen at all. */
const partOf = (own: ReadonlyArray<Resting>, others: ReadonlyArray<Resting>): number => {
  const seen = [...own, ...others].filter(({ size }) => size >= 50)
  const bids = seen.filter(({ isBid }) => isBid).map(({ cents }) => cents)
  const asks = seen.filter(({ isBid }) => !isBid).map(({ cents }) => cents)
  const middle = (Math.max(...bids) + Math.min(...asks)) / 2
  const side = (orders: ReadonlyArray<Resting>, isBid: boolean): number =>
    orders
      .filter((one) => one.isBid === isBid && one.size >= 50)
      .map(({ cents, size }) => size * Math.max(0, 1 - Math.abs(cents - middle) / 4.5) ** 2)
      .reduce((sum, score) => sum + score, 0)
  const least = (orders: ReadonlyArray<Resting>): number => {
    const [one, two] = [side(orders, true), side(orders, false)]
    const both = Math.min(one, two)
    return middle < 10 || middle > 90 ? both : Math.max(both, one / 3, two / 3)
  }
  const mine = least(own)
  return mine === 0 ? 0 : mine / (mine + least(others))
}

const rests = (isBid: boolean, from: number, to: number): fc.Arbitrary<ReadonlyArray<Resting>> =>
  fc.uniqueArray(
    fc.record({
      isBid: fc.constant(isBid),
      cents: fc.integer({ min: from, max: to }),
      size: fc.integer({ min: 1, max: 120 }),
    }),
    { selector: ({ cents }) => cents, maxLength: 4 },
  )

describe('rewards: examples', () => {
  const own = [
    { isBid: true, cents: 49, size: 100 },
    { isBid: false, cents: 53, size: 100 },
  ]
  const others = [
    { isBid: true, cents: 48, size: 200 },
    { isBid: false, cents: 52, size: 200 },
  ]

  it('dust moves the middle no more than if it were not there', () => {
    const dust = { isBid: true, cents: 51, size: 49 }
    expect(paid(own, [...others, dust])).toBe(paid(own, others))
    const large = { isBid: true, cents: 51, size: 50 }
    expect(paid(own, [...others, large])).not.toBe(paid(own, others))
  })

  it('an order of the desk that is too small does not move it either', () => {
    const small = { isBid: true, cents: 51, size: 49 }
    expect(paid([...own, small], others)).toBe(paid(own, others))
  })
})

describe('rewards: oracle', () => {
  it.each([
    ['in the middle', 45, 50, 51, 56],
    ['near the end', 5, 8, 9, 14],
  ])('are those of the published rule %s', (_, low, bidTo, askFrom, high) => {
    const books = fc.tuple(
      rests(true, low, bidTo),
      rests(false, askFrom, high),
      rests(true, low, bidTo),
      rests(false, askFrom, high),
    )
    const isTwoSided = (all: ReadonlyArray<Resting>): boolean =>
      [true, false].every((isBid) => all.some((one) => one.isBid === isBid && one.size >= 50))
    fc.assert(
      fc.property(books, ([bids, asks, otherBids, otherAsks]) => {
        const own = [...bids, ...asks]
        const others = [...otherBids, ...otherAsks]
        fc.pre(isTwoSided([...own, ...others]))
        // Each look is paid in whole micro-dollars, rounded down.
        expect(Math.abs(paid(own, others) - looks * partOf(own, others))).toBeLessThan(
          1e-6 * looks + 1e-9,
        )
      }),
      { numRuns: 60 },
    )
  })
})
