import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeConfig } from '../../src/codec/decodeConfig.js'
import { decodeState } from '../../src/codec/decodeState.js'
import { decideQuotes } from '../../src/decision/decideQuotes.js'
import { explainQuotes } from '../../src/decision/explainQuotes.js'
import { violations } from '../../src/decision/violations.js'
import { runs } from '../runs.js'
import { bids, config, patient } from './patience.js'
import { calm, ladder, order, config as v2 } from './states.js'

describe('edges: what cannot be used', () => {
  const path = (state: unknown, by: unknown): string | null => {
    const { reason } = explainQuotes(state as never, by as never)
    return reason?._tag === 'invalid-input' ? reason.path : null
  }

  test.each([
    ['kind', 'impatient'],
    ['kind', null],
    ['resizeTolerance', -1],
    ['timidTicks', -1],
    ['timidTicks', Number.NaN],
    ['restMs', '400'],
    ['amend', undefined],
  ])('a difference whose %s is %j', (key, value) => {
    const spoilt = { ...v2, diff: { ...patient, [key]: value } }
    expect(path(calm, spoilt)).toBe('config.diff')
    expect(decodeConfig(spoilt)._tag).toBe('Left')
  })

  test.each(['0', Number.NaN, Infinity, {}])('an order that stands since %j', (since) => {
    const state = { ...calm, orders: [ladder[0], { ...ladder[1], since }] }
    expect(path(state, config())).toBe('orders[1].since')
    expect(decodeState(state)._tag).toBe('Left')
    expect(path(state, v2)).toBeNull()
  })

  test('an order that is none, a doubled id and many orders are found as ever', () => {
    expect(path({ ...calm, orders: [ladder[0], { ...ladder[1], size: 0 }] }, config())).toBe(
      'orders[1]',
    )
    expect(path({ ...calm, orders: [ladder[0], ladder[0]] }, config())).toBe('orders[1]')
    const many = Array.from({ length: 300 }, (_, i) => order(`m${i} yes bid 0.48 1 open`))
    const diff = decideQuotes({ ...calm, orders: many }, config())
    expect(diff.keep).toEqual(many.slice(0, 100).map(({ id }) => id))
    expect(diff.cancel).toHaveLength(200)
    expect(path({ ...calm, orders: [...many, many[0]] }, config())).toBe('orders[300]')
  })

  test('a reduction that is none, or that nobody asked for, is found', () => {
    const state = bids(order('x yes bid 0.48 50 open'))
    const diff = decideQuotes(state, config({ amend: true }))
    const keep = diff.keep.filter((id) => id !== 'x')
    const asking = (size: number, by = config({ amend: true })) =>
      violations(state, by, { ...diff, keep, place: [], amend: [{ id: 'x', size }] })
    expect(asking(40)).toEqual([])
    expect(asking(50)).toEqual([{ _tag: 'bad-size', size: 50, min: 10, max: 50 }])
    expect(asking(9)).toEqual([{ _tag: 'bad-size', size: 9, min: 10, max: 50 }])
    expect(asking(Number.NaN)).toEqual([{ _tag: 'malformed', path: 'amend' }])
    expect(asking(40, config())).toEqual([{ _tag: 'malformed', path: 'amend' }])
    expect(asking(40, v2)).toEqual([{ _tag: 'malformed', path: 'amend' }])
    const twice = { ...diff, place: [], amend: [{ id: 'x', size: 40 }] }
    expect(violations(state, config({ amend: true }), twice)[0]?._tag).toBe('listed-twice')
  })

  test('orders on one tick that are more together than their level wants are doubled', () => {
    const state = bids(order('x yes bid 0.48 60 open'), order('w yes bid 0.48 41 open'))
    const found = violations(state, config(), {
      ...decideQuotes(state, config()),
      cancel: [],
      keep: state.orders.map(({ id }) => id),
      place: [],
    })
    expect(found).toEqual([{ _tag: 'doubled-order', side: 'bid', price: 0.48 }])
  })
})

describe('oracle', () => {
  /** The most pairs, and the fewest ticks between them, of all ways to pair, crossing or not. */
  const best = (
    levels: ReadonlyArray<number>,
    orders: ReadonlyArray<number>,
    most: number,
  ): readonly [number, number] => {
    const [level, ...others] = levels
    if (level === undefined) return [0, 0]
    return orders
      .filter((tick) => tick <= level && level - tick <= most)
      .map((tick): readonly [number, number] => {
        const rest = best(
          others,
          orders.filter((other) => other !== tick),
          most,
        )
        return [rest[0] + 1, rest[1] + level - tick]
      })
      .concat([best(others, orders, most)])
      .reduce((a, b) => (b[0] > a[0] || (b[0] === a[0] && b[1] < a[1]) ? b : a))
  }

  test('the pairing is the best of all', () => {
    const ticks = fc.uniqueArray(fc.integer({ min: 36, max: 49 }), { maxLength: 5 })
    fc.assert(
      fc.property(
        ticks,
        fc.integer({ min: 0, max: 4 }),
        fc.constantFrom(0.01, 0.02),
        (drawn, most, spacing) => {
          const by = { ...config({ timidTicks: most }), ladder: { ...v2.ladder, spacing } }
          const orders = drawn.map((tick) => order(`o${tick} yes bid 0.${tick} 100 open`))
          const quotes = explainQuotes({ ...calm, orders }, by).quotes.slice(0, 3)
          const levels = quotes.map(({ price }) => Math.round(100 * price))
          const standing = quotes.flatMap((quote) =>
            quote.standing === undefined ? [] : [quote.standing],
          )
          const apart = standing.reduce((sum, { timidTicks }) => sum + timidTicks, 0)
          expect([standing.length, apart]).toEqual(best(levels, drawn, most))
        },
      ),
      runs(1_000),
    )
  })
})
