import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { SeedConfig } from '../../src/decision/config.js'
import { decideQuotes } from '../../src/decision/decideQuotes.js'
import { explainQuotes } from '../../src/decision/explainQuotes.js'
import type { OrderDiff } from '../../src/decision/orderDiff.js'
import { presets } from '../../src/decision/presets.js'
import type { QuoteState } from '../../src/decision/state.js'
import { violations } from '../../src/decision/violations.js'
import type { RestingOrder } from '../../src/market/order.js'
import { decision } from '../arbitraries.js'
import { runs } from '../runs.js'

/** The orders that stand when every cancel and every place of a difference was answered. */
const answered = (state: QuoteState, diff: OrderDiff, round: number): QuoteState => ({
  ...state,
  orders: [
    ...state.orders
      .filter(({ id }) => diff.keep.includes(id))
      .map((order): RestingOrder => ({ ...order, status: 'open' })),
    ...diff.place.map(
      (order, i): RestingOrder => ({ ...order, id: `${round}-${i}`, status: 'open' }),
    ),
  ],
})

const frozen = <Value>(value: Value): Value => {
  if (typeof value === 'object' && value !== null) {
    for (const part of Object.values(value)) frozen(part)
    Object.freeze(value)
  }
  return value
}

describe('laws of every difference', () => {
  test('what decideQuotes gives breaks no promise', () => {
    fc.assert(
      fc.property(decision, ({ state, config }) => {
        expect(violations(state, config, decideQuotes(state, config))).toEqual([])
      }),
      runs(3_000),
    )
  })

  test('bids stand below asks, on ticks, as short decimals, inside the range', () => {
    fc.assert(
      fc.property(decision, ({ state, config }) => {
        const { place } = decideQuotes(state, config)
        const prices = (side: string) => place.filter((o) => o.side === side).map((o) => o.price)
        expect(Math.max(0, ...prices('bid'))).toBeLessThan(Math.min(1, ...prices('ask')))
        for (const { price } of place) {
          const ticks = price / state.market.tickSize
          expect(Math.abs(ticks - Math.round(ticks))).toBeLessThan(1e-9)
          expect(String(price).length).toBeLessThanOrEqual(6)
          expect(price).toBeGreaterThanOrEqual(config.ladder.minPrice)
          expect(price).toBeLessThanOrEqual(config.ladder.maxPrice)
        }
      }),
      runs(1_000),
    )
  })

  test('it is minimal: nothing is cancelled that it places again', () => {
    fc.assert(
      fc.property(decision, ({ state, config }) => {
        const { cancel, place } = decideQuotes(state, config)
        const cancelled = state.orders.filter(({ id }) => cancel.includes(id))
        for (const { id, side, outcome, price, size } of cancelled) {
          const onYes = outcome === 'yes' ? price : 1 - price
          const sideOnYes = (side === 'bid') === (outcome === 'yes') ? 'bid' : 'ask'
          const again = place.find(
            (o) =>
              o.side === sideOnYes &&
              o.size === size &&
              Math.abs(o.price - onYes) < 1e-7 * state.market.tickSize,
          )
          expect([id, again]).toEqual([id, undefined])
        }
      }),
      runs(2_000),
    )
  })

  test('it converges: answered as asked, the third decision and every later one is empty', () => {
    fc.assert(
      fc.property(decision, ({ state, config }) => {
        let now = state
        for (let round = 1; round <= 2; round++)
          now = answered(now, decideQuotes(now, config), round)
        for (let round = 3; round <= 4; round++) {
          const diff = decideQuotes(now, config)
          expect([diff.cancel, diff.place]).toEqual([[], []])
          now = answered(now, diff, round)
        }
      }),
      runs(2_000),
    )
  })

  test('explainQuotes and decideQuotes are one computation', () => {
    fc.assert(
      fc.property(decision, ({ state, config }) => {
        const { cancel, keep, place, halted, explain } = explainQuotes(state, config)
        const diff = decideQuotes(state, config)
        const { fairValue = 0, spread = 0, skew = 0 } = explain ?? {}
        const terms = explain === null ? null : { fairValue, spread, skew }
        expect({ cancel, keep, place, halted, explain: terms }).toStrictEqual(diff)
      }),
      runs(1_000),
    )
  })

  test('it leaves state and config as they were, and the same input gives the same bytes', () => {
    fc.assert(
      fc.property(decision, ({ state, config }) => {
        const first = JSON.stringify(decideQuotes(frozen(state), frozen(config)))
        expect(JSON.stringify(decideQuotes(state, config))).toBe(first)
      }),
    )
  })
})

describe('laws of the mirror', () => {
  const simplified = (config: SeedConfig): SeedConfig => ({
    ...config,
    fairValue: { model: 'simplified' },
    ladder: { ...config.ladder, minPrice: 0.01, maxPrice: 0.99 },
  })

  /** The market in which NO is called YES. */
  const mirrored = (state: QuoteState): QuoteState => ({
    ...state,
    market: { ...state.market, strike: state.spot.price },
    spot: { ...state.spot, price: state.market.strike as number },
    position: { yes: state.position.no, no: state.position.yes },
    orders: state.orders.map((order) => ({
      ...order,
      outcome: order.outcome === 'yes' ? 'no' : 'yes',
    })),
    book: {
      bestBid: typeof state.book?.bestAsk === 'number' ? 1 - state.book.bestAsk : null,
      bestAsk: typeof state.book?.bestBid === 'number' ? 1 - state.book.bestBid : null,
    },
  })

  /** A fair value on the mark of a tier falls to either side of it by the last bit. */
  const isOnMark = (state: QuoteState, config: SeedConfig): boolean => {
    const fair = explainQuotes(state, config).explain?.fairValue ?? 0.123456
    const marks = [...config.spread.extreme, ...config.size.extreme].map(({ beyond }) => beyond)
    const { below } = config.timing.stopLoser
    const distances = marks.map((mark) => Math.abs(Math.abs(fair - 0.5) - mark))
    return [...distances, Math.abs(fair - below), Math.abs(1 - fair - below)].some((d) => d < 1e-9)
  }

  test('swap YES and NO, and every decision mirrors', () => {
    fc.assert(
      fc.property(decision, ({ state, config: drawn }) => {
        const config = simplified(drawn)
        fc.pre(!isOnMark(state, config))
        const diff = decideQuotes(state, config)
        const other = decideQuotes(mirrored(state), config)
        const flipped = other.place.map(({ side, price, size }) => ({
          side: side === 'bid' ? 'ask' : 'bid',
          ticks: Math.round((1 - price) / state.market.tickSize),
          size,
        }))
        const straight = diff.place.map(({ side, price, size }) => ({
          side: side as string,
          ticks: Math.round(price / state.market.tickSize),
          size,
        }))
        const sorted = (orders: typeof straight) => orders.map((o) => JSON.stringify(o)).sort()
        expect(other.halted).toBe(diff.halted)
        expect(other.cancel).toEqual(diff.cancel)
        expect([...other.keep].sort()).toEqual([...diff.keep].sort())
        expect(sorted(flipped)).toEqual(sorted(straight))
      }),
      runs(3_000),
    )
  })
})

describe('laws of bad input', () => {
  test('decideQuotes never throws, whatever it is given, and then only cancels', () => {
    const any = fc.anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withNullPrototype: true,
      withSparseArray: true,
      withTypedArray: true,
    })
    fc.assert(
      fc.property(any, any, (state, config) => {
        const diff = decideQuotes(state as QuoteState, config as SeedConfig)
        expect([diff.halted, diff.keep, diff.place, diff.explain]).toEqual([
          'invalid-input',
          [],
          [],
          null,
        ])
        expect(explainQuotes(state as QuoteState, config as SeedConfig).reason?._tag).toBe(
          'invalid-input',
        )
        expect(violations(state as QuoteState, config as SeedConfig, diff)).toEqual([])
      }),
      runs(1_000),
    )
  })

  test('a state with one part replaced by any JSON is decided or halted, never thrown at', () => {
    const paths = fc.constantFrom(
      'now',
      'market',
      'spot',
      'volatility',
      'position',
      'orders',
      'book',
      'pnl',
    )
    fc.assert(
      fc.property(decision, paths, fc.jsonValue(), ({ state, config }, path, value) => {
        const spoilt = { ...state, [path]: value } as QuoteState
        const diff = decideQuotes(spoilt, config)
        expect(violations(spoilt, config, diff)).toEqual([])
      }),
      runs(1_000),
    )
  })

  test('a config with one leaf replaced by any JSON is decided safely or halted', () => {
    const groups = fc.constantFrom(...(Object.keys(presets.v2) as Array<keyof SeedConfig>))
    fc.assert(
      fc.property(
        decision,
        groups,
        fc.nat(20),
        fc.jsonValue(),
        ({ state, config }, group, n, value) => {
          const keys = Object.keys(config[group])
          const spoilt = {
            ...config,
            [group]: { ...config[group], [keys[n % keys.length] ?? '']: value },
          }
          const diff = decideQuotes(state, spoilt as SeedConfig)
          for (const { price, size } of diff.place) {
            expect(price).toBeGreaterThan(0)
            expect(price).toBeLessThan(1)
            expect(size).toBeGreaterThan(0)
            expect(size).toBeLessThan(Infinity)
          }
        },
      ),
      runs(2_000),
    )
  })
})
