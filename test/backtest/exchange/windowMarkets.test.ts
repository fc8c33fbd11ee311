import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as WindowMarkets from '../../../src/backtest/exchange/windowMarkets.js'
import * as MarketWindow from '../../../src/backtest/marketWindow.js'

const markets: WindowMarkets.WindowMarkets = {
  asset: 'BTC',
  source: 'spot',
  rule: { windowMs: 1_000, strike: 'open' },
  tickSize: 0.01,
  settlement: null,
}

const told = (
  prices: ReadonlyArray<readonly [number, number]>,
  of = markets,
): ReadonlyArray<string> =>
  [
    ...WindowMarkets.events(
      of,
      prices.map(([at, price]) => ({ at, price })),
    ),
  ].map((event) =>
    event.kind === 'price'
      ? `${event.at}: ${event.price}`
      : event.kind === 'listed'
        ? `${event.at}: listed ${event.market.id} at ${event.market.strike}`
        : event.kind === 'resolved'
          ? `${event.at}: ${event.marketId} ${event.outcome}`
          : event.kind,
  )

describe('examples', () => {
  it('a price inside a window: the market before it ends by the price before', () => {
    expect(
      told([
        [500, 100],
        [900, 101],
        [1_400, 99],
        [2_100, 98],
      ]),
    ).toEqual([
      '500: 100',
      '900: 101',
      '1000: listed BTC-1000 at 101',
      '1400: 99',
      '2000: BTC-1000 no',
      '2000: listed BTC-2000 at 99',
      '2100: 98',
    ])
  })

  it('a price on the border settles the one and opens the other', () => {
    expect(
      told([
        [0, 100],
        [1_000, 100],
        [1_500, 99],
      ]),
    ).toEqual([
      '0: 100',
      '0: listed BTC-0 at 100',
      '1000: 100',
      '1000: BTC-0 yes',
      '1000: listed BTC-1000 at 100',
      '1500: 99',
    ])
  })

  it('a strike in dollars needs no price before, and is not beaten by itself', () => {
    const above = { ...markets, rule: { windowMs: 1_000, strike: 100 } }
    expect(
      told(
        [
          [500, 90],
          [1_000, 100],
          [1_001, 101],
        ],
        above,
      ),
    ).toEqual([
      '0: listed BTC-0 at 100',
      '500: 90',
      '1000: 100',
      '1000: BTC-0 no',
      '1000: listed BTC-1000 at 100',
      '1001: 101',
    ])
  })
})

describe('edges', () => {
  it('a price that is none, or not later than the last, is passed over', () => {
    expect(
      told([
        [500, 100],
        [500, 101],
        [400, 101],
        [600, 0],
        [700, Number.NaN],
        [800, Infinity],
        [900, 102],
      ]),
    ).toEqual(['500: 100', '900: 102'])
  })
})

describe('laws', () => {
  it('events come in order; each market is listed first, and ends as the rule says', () => {
    const gaps = fc.array(
      fc.tuple(fc.integer({ min: 1, max: 1_700 }), fc.integer({ min: 1, max: 9 })),
    )
    fc.assert(
      fc.property(gaps, (steps) => {
        const gapsUpTo = (i: number): number =>
          steps.slice(0, i + 1).reduce((sum, [gap]) => sum + gap, 0)
        const prices = steps.map(([, price], i) => ({ at: gapsUpTo(i), price }))
        const listed = new Map<string, number>()
        let last = -Infinity
        for (const event of WindowMarkets.events(markets, prices)) {
          expect(event.at).toBeGreaterThanOrEqual(last)
          last = event.at
          if (event.kind === 'listed')
            listed.set(event.market.id, event.market.strike ?? Number.NaN)
          if (event.kind !== 'resolved') continue
          const strike = listed.get(event.marketId) ?? Number.NaN
          const known = prices.filter((price) => price.at <= event.at).at(-1)?.price ?? Number.NaN
          expect(event.outcome).toBe(MarketWindow.outcome('open', strike, known))
        }
      }),
    )
  })
})
