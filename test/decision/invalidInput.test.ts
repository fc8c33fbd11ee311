import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decideQuotes } from '../../src/decision/decideQuotes.js'
import { explainQuotes } from '../../src/decision/explainQuotes.js'
import { presets } from '../../src/decision/presets.js'
import type { RestingOrder } from '../../src/market/order.js'
import { runs } from '../runs.js'
import { calm, config, order } from './states.js'

/** A copy with the value at a path replaced; `undefined` takes the field away. */
const withValue = (whole: unknown, path: string, value: unknown): never => {
  const copy = structuredClone(whole) as Record<string, unknown>
  const keys = path.split('.')
  const last = keys.pop() as string
  const owner = keys.reduce((part, key) => part[key] as Record<string, unknown>, copy)
  if (value === undefined) delete owner[last]
  else owner[last] = value
  return copy as never
}

const pathOf = (state: unknown, of: unknown): string | null => {
  const { reason } = explainQuotes(state as never, of as never)
  expect(decideQuotes(state as never, of as never).halted).toBe(reason?._tag ?? null)
  return reason?._tag === 'invalid-input' ? reason.path : null
}

const noNumbers = [undefined, null, '1', Number.NaN, Infinity, -Infinity, {}, [], true]
const notPositive = [...noNumbers, 0, -1]
const noObjects = [undefined, null, 5, 'x', true]

describe('edges: each part of a state that cannot be', () => {
  test.each<readonly [string, ReadonlyArray<unknown>]>([
    ['now', noNumbers],
    ['market', noObjects],
    ['market.id', [undefined, null, 5]],
    ['market.asset', [undefined, null, 5]],
    ['market.strike', notPositive],
    ['market.openedAt', noNumbers],
    ['market.expiresAt', [...noNumbers, calm.market.openedAt, calm.market.openedAt - 1]],
    ['market.tickSize', [...notPositive, 1, 2, 2e-309, 5e-324]],
    [
      'market.bands',
      [5, 'x', true, {}, [], [null], [{ from: 0, step: 0 }], [{ from: 1, step: 1 }]],
    ],
    ['spot', noObjects],
    ['spot.price', notPositive],
    ['spot.at', noNumbers],
    ['volatility', ['0.5', Number.NaN, Infinity, {}, true, 0, -1]],
    ['position', noObjects],
    ['position.yes', [...noNumbers, -1]],
    ['position.no', [...noNumbers, -0.5]],
    ['orders', [undefined, null, 5, 'x', {}]],
    ['book', [5, 'x', true, []]],
    ['pnl', noObjects],
    ['pnl.today', noNumbers],
  ])('%s', (path, values) => {
    for (const value of values) {
      expect([value, pathOf(withValue(calm, path, value), config)]).toEqual([value, path])
    }
  })

  test.each(['bestBid', 'bestAsk'])('book.%s', (side) => {
    const values = ['0.5', Number.NaN, Infinity, -0.01, 1.01, {}, true]
    for (const value of values) {
      const state = { ...calm, book: { bestBid: 0.4, bestAsk: 0.6, [side]: value } }
      expect([value, pathOf(state, config)]).toEqual([value, `book.${side}`])
    }
  })

  test.each<readonly [string, ReadonlyArray<unknown>]>([
    ['id', [undefined, null, 5]],
    ['outcome', [undefined, 'maybe', 1]],
    ['side', [undefined, 'buy', 1]],
    ['status', [undefined, 'filled', 1]],
    ['price', [...notPositive, 1, 2, '0.4']],
    ['size', notPositive],
  ])('orders[1].%s', (field, values) => {
    const good = order('x yes bid 0.4 10 open')
    for (const value of values) {
      const orders = [order('y yes bid 0.3 10 open'), withValue(good, field, value)]
      expect([value, pathOf({ ...calm, orders }, config)]).toEqual([value, 'orders[1]'])
    }
  })

  test('an order that is none', () => {
    for (const none of [null, undefined, 5, 'x']) {
      expect(pathOf({ ...calm, orders: [none] }, config)).toBe('orders[0]')
    }
  })

  test.each([2, 3, 31, 32, 33, 34, 100, 300])(
    'an id that stands twice among %d orders',
    (count) => {
      const orders = Array.from({ length: count }, (_, i) => order(`o${i} yes bid 0.3 1 open`))
      expect(pathOf({ ...calm, orders }, config)).toBeNull()
      const last = orders.length - 1
      const doubled = [...orders.slice(0, last), orders[0] as RestingOrder]
      expect(pathOf({ ...calm, orders: doubled }, config)).toBe(`orders[${last}]`)
      const early = [orders[1] as RestingOrder, ...orders.slice(1)]
      expect(pathOf({ ...calm, orders: early }, config)).toBe('orders[1]')
    },
  )
})

describe('edges: each part of a config that cannot be', () => {
  const leaves: ReadonlyArray<string> = [
    'spread.base',
    'spread.min',
    'spread.max',
    'spread.imbalance.above',
    'spread.imbalance.slope',
    'size.base',
    'size.min',
    'size.max',
    'size.accumulating.above',
    'size.accumulating.floor',
    'ladder.levels',
    'ladder.spacing',
    'ladder.minPrice',
    'ladder.maxPrice',
    'skew.factor',
    'skew.max',
    'limits.maxPosition',
    'limits.maxImbalance',
    'limits.maxDailyLoss',
    'timing.closeBeforeExpiryMs',
    'timing.staleSpotMs',
    'timing.stopLoser.remaining',
    'timing.stopLoser.below',
    'diff.resizeTolerance',
    'volatility.default',
  ]

  test.each(leaves)('config.%s that is no number', (path) => {
    const unnamed = { ...calm, market: { ...calm.market, asset: 'DOGE' } }
    for (const value of noNumbers) {
      const found = pathOf(unnamed, withValue(config, path, value))
      expect([value, found?.startsWith('config')]).toEqual([value, true])
    }
  })

  test.each<readonly [string, ReadonlyArray<unknown>]>([
    ['fairValue.model', ['bachelier', null]],
    ['spread.kind', ['static', undefined]],
    ['skew.kind', ['logit', undefined]],
    ['ladder.levels', [65, 2.5, -1]],
    ['ladder.minPrice', [0, -0.5]],
    ['ladder.maxPrice', [1, 2]],
    ['size.min', [0, -1]],
    ['volatility.overrides', [{ BTC: 0 }, { BTC: '0.4' }, { BTC: -1 }, null]],
  ])('config.%s out of range', (path, values) => {
    for (const value of values) {
      const found = pathOf(calm, withValue(config, path, value))
      expect([value, found?.startsWith('config')]).toEqual([value, true])
    }
  })

  test.each(Object.keys(config))('config.%s that is missing', (group) => {
    const state = { ...calm, market: { ...calm.market, asset: 'DOGE' } }
    expect(pathOf(state, withValue(config, group, undefined))?.startsWith('config')).toBe(true)
  })

  test('no level and 64 levels are decided', () => {
    for (const levels of [0, 64]) {
      expect(pathOf(calm, withValue(config, 'ladder.levels', levels))).toBeNull()
    }
  })
})

describe('laws', () => {
  test('a long list of orders is decided like its short part, the rest being cancelled', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 600 }), (count) => {
        const far = Array.from({ length: count }, (_, i) => order(`f${i} yes bid 0.02 1 open`))
        const kept = order('k yes bid 0.48 100 open')
        const diff = decideQuotes({ ...calm, orders: [...far, kept] }, presets.v2)
        expect(diff.keep).toEqual(['k'])
        expect(diff.cancel).toEqual(far.map(({ id }) => id))
        expect(diff.place.map(({ price }) => price)).toEqual([0.47, 0.46, 0.52, 0.53, 0.54])
      }),
      runs(30),
    )
  })

  test('64 levels on a fine grid are all placed', () => {
    const deep = { ...config, ladder: { ...config.ladder, levels: 64, spacing: 0.0001 } }
    const state = { ...calm, market: { ...calm.market, tickSize: 0.0001 } }
    const roomy = { ...deep, limits: { ...deep.limits, maxPosition: 1e6, maxImbalance: 1e6 } }
    const { place } = decideQuotes(state, roomy)
    expect(place).toHaveLength(128)
    expect(place[63]).toEqual({ side: 'bid', outcome: 'yes', price: 0.4737, size: 100 })
    expect(place[127]).toEqual({ side: 'ask', outcome: 'yes', price: 0.5263, size: 100 })
  })
})
