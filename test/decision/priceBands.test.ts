import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { SeedConfig } from '../../src/decision/config.js'
import { decideQuotes } from '../../src/decision/decideQuotes.js'
import { explainQuotes } from '../../src/decision/explainQuotes.js'
import type { QuoteState } from '../../src/decision/state.js'
import { violations } from '../../src/decision/violations.js'
import type { RestingOrder } from '../../src/market/order.js'
import { type PriceBands, price, ticksOf } from '../../src/market/priceBands.js'
import { regrid } from '../../src/market/regrid.js'
import { venueGrids } from '../../src/market/venueGrids.js'
import { bandedGrid, priceGrid } from '../arbitraries/priceGrid.js'
import { decision } from '../arbitraries.js'
import { runs, scale } from '../runs.js'
import { placing, planted, resting } from './planted.js'
import { isOnMark, reference } from './reference.js'
import { calm, config } from './states.js'

const on = (state: QuoteState, { tickSize, bands }: PriceBands): QuoteState => ({
  ...state,
  market: { ...state.market, tickSize, bands },
})

/** The places of a decision as the venue then lists them. */
const answered = (state: QuoteState, of: SeedConfig): ReadonlyArray<RestingOrder> =>
  decideQuotes(state, of).place.map((place, i) => ({ ...place, id: `n${i}`, status: 'open' }))

const prices = (state: QuoteState): ReadonlyArray<number> =>
  decideQuotes(state, config).place.map((order) => order.price)

const tapered = on(calm, venueGrids.kalshiTapered)
const cheap = { ...calm, spot: { ...calm.spot, price: 64_912.3 } }

describe('examples', () => {
  test('in the middle of a tapered grid quotes stand on cents', () => {
    const skewed = { position: { yes: 130, no: 0 } }
    expect(prices({ ...tapered, ...skewed })).toEqual([0.47, 0.46, 0.45, 0.52, 0.53, 0.54])
    expect(prices({ ...on(calm, venueGrids.kalshiDeciCent), ...skewed })).toEqual([
      0.479, 0.469, 0.459, 0.52, 0.53, 0.54,
    ])
  })

  test('below ten cents they stand on tenths of a cent, and above on cents', () => {
    expect(prices(on(cheap, venueGrids.kalshiDeciCent))).toEqual([
      0.106, 0.096, 0.086, 0.167, 0.177, 0.187,
    ])
    expect(prices(on(cheap, venueGrids.kalshiTapered))).toEqual([
      0.1, 0.096, 0.086, 0.17, 0.18, 0.19,
    ])
  })

  test.each([
    ['yes bid 0.457 10', 0.457, 0.01],
    ['yes ask 0.543 10', 0.543, 0.01],
    ['yes bid 0.0487 10', 0.0487, 0.001],
    ['no ask 0.543 10', 0.457, 0.01],
  ])('%s stands off the grid that tapers', (text, at, tickSize) => {
    expect(planted(tapered, placing(text))).toEqual([{ _tag: 'off-tick', price: at, tickSize }])
  })

  test('what stands on a band is nothing to be found', () => {
    expect(
      planted(tapered, placing('yes bid 0.043 10', 'yes bid 0.1 10', 'yes ask 0.957 10')),
    ).toEqual([])
  })

  test('a market that grows coarser cancels what stands between its ticks', () => {
    const order = resting('x yes bid 0.475 100 open', 'y yes bid 0.48 100 open')
    const { cancel, keep } = decideQuotes({ ...tapered, ...order }, config)
    expect([cancel, keep]).toEqual([['x'], ['y']])
  })
})

describe('laws', () => {
  const banded = fc.record({ of: decision, grid: priceGrid })

  test('every place stands on the grid, and breaks no promise', () => {
    fc.assert(
      fc.property(banded, ({ of, grid }) => {
        const state = on(of.state, grid)
        const diff = decideQuotes(state, of.config)
        for (const place of diff.place) expect(ticksOf(grid, place.price)).not.toBe(null)
        expect(violations(state, of.config, diff)).toEqual([])
        const { explain, reason, quotes, ...rest } = explainQuotes(state, of.config)
        expect({ ...rest, explain: diff.explain }).toStrictEqual(diff)
      }),
      runs(500),
    )
  })

  test('bands of one tick change nothing', () => {
    fc.assert(
      fc.property(decision, ({ state, config: of }) => {
        const { tickSize } = state.market
        const grid = { tickSize, bands: [{ from: 0, step: 1 }] }
        expect(decideQuotes(on(state, grid), of)).toStrictEqual(decideQuotes(state, of))
      }),
      runs(500),
    )
  })

  test('a coarser grid never quotes a more generous price', () => {
    fc.assert(
      fc.property(decision, bandedGrid, ({ state, config: of }, grid) => {
        const fine = explainQuotes(on(state, { ...grid, bands: null }), of).quotes
        explainQuotes(on(state, grid), of).quotes.forEach((quote, i) => {
          const { side, price: at } = fine[i] ?? quote
          expect(side === 'bid' ? quote.price <= at : quote.price >= at).toBe(true)
        })
      }),
      runs(500),
    )
  })

  test('answered as asked, a tick change cancels just what it takes off the grid, or more', () => {
    fc.assert(
      fc.property(decision, priceGrid, priceGrid, ({ state, config: of }, before, after) => {
        const first = on({ ...state, orders: [] }, before)
        const orders = answered(first, of)
        expect(decideQuotes({ ...first, orders }, of).cancel).toEqual([])
        const { off } = regrid(after, orders)
        const { cancel } = decideQuotes({ ...on(first, after), orders }, of)
        expect(cancel).toEqual(expect.arrayContaining(off.map(({ order }) => order.id)))
      }),
      runs(500),
    )
  })
})

describe('oracle', () => {
  test('decideQuotes on bands is the contract read tick by tick', () => {
    const drawn = fc.record({ of: decision, grid: bandedGrid, again: fc.boolean() })
    let placed = 0
    fc.assert(
      fc.property(drawn, ({ of: { state, config: of }, grid, again }) => {
        const first = on(state, grid)
        const orders = again ? answered({ ...first, orders: [] }, of) : state.orders
        const asked = { ...first, orders }
        fc.pre(!isOnMark(asked, of))
        const { explain, ...diff } = decideQuotes(asked, of)
        const expected = reference(asked, of)
        placed += diff.place.length + diff.keep.length
        expect(diff).toStrictEqual({
          cancel: expected.cancel,
          keep: expected.keep,
          place: expected.place.map((order) => ({ ...order, outcome: 'yes' })),
          halted: expected.halted,
        })
      }),
      runs(3_000),
    )
    expect(placed).toBeGreaterThan(2_000 * scale)
  })
})

describe('edges', () => {
  test('the shortest decimal is quoted in every band', () => {
    for (const place of decideQuotes(on(cheap, venueGrids.kalshiTapered), config).place) {
      const ticks = ticksOf(venueGrids.kalshiTapered, place.price) ?? 0
      expect(place.price).toBe(price(venueGrids.kalshiTapered, ticks))
    }
  })
})
