import { describe, expect, test } from 'vitest'
import { type DiffAction, diffActions } from '../../src/decision/diffActions.js'
import type { OrderDiff } from '../../src/decision/orderDiff.js'
import { violations } from '../../src/decision/violations.js'
import type { NewOrder } from '../../src/market/order.js'
import { calm, config, order } from './states.js'

const placed = (side: 'bid' | 'ask', price: number): NewOrder => ({
  side,
  outcome: 'yes',
  price,
  size: 100,
})

const places = [placed('bid', 0.48), placed('bid', 0.46), placed('ask', 0.52), placed('ask', 0.54)]

/** What each place needs where some orders are cancelled, by its price. */
const needsOf = (orders: ReadonlyArray<string>): Readonly<Record<string, string>> => {
  const state = { ...calm, orders: orders.map(order) }
  const cancel = state.orders.map(({ id }) => id)
  const diff: OrderDiff = { cancel, keep: [], place: places, halted: null, explain: null }
  const isPlace = (action: DiffAction) => action.kind === 'place'
  return Object.fromEntries(
    diffActions(state, config, diff)
      .filter(isPlace)
      .map(({ order: { price }, needs }) => [price, needs.join(' ')]),
  )
}

describe('the cancels that a place stands in for', () => {
  test.each([
    ['the nearest of its side', ['a yes bid 0.44 50 open'], { 0.46: 'a' }],
    ['the nearest, whichever comes first', ['a yes bid 0.49 50 open'], { 0.48: 'a' }],
    ['the nearest of the asks', ['a yes ask 0.58 50 open'], { 0.54: 'a' }],
    ['a bid on NO is an ask', ['a no bid 0.43 50 open'], { 0.54: 'a' }],
    [
      'the one that needs less goes before the nearer',
      ['a yes bid 0.44 50 open', 'b yes bid 0.43 50 open', 'c yes bid 0.42 50 open'],
      { 0.46: 'a c', 0.48: 'b' },
    ],
    [
      'the one that needs less, though it is listed later and further away',
      ['a yes bid 0.48 50 open', 'b yes bid 0.5 50 open'],
      { 0.48: 'a', 0.46: 'b' },
    ],
    [
      'what is on its own tick counts first, wherever it is listed',
      ['a yes bid 0.44 50 open', 'b yes bid 0.46 50 open', 'c yes bid 0.48 50 open'],
      { 0.46: 'b a', 0.48: 'c' },
    ],
    [
      'one of each side each its own',
      ['a yes bid 0.4 50 open', 'b yes ask 0.6 50 open', 'c no bid 0.39 50 open'],
      { 0.46: 'a', 0.54: 'b', 0.52: 'c' },
    ],
  ] as const)('%s', (_, orders, expected) => {
    expect(needsOf(orders)).toEqual({ 0.48: '', 0.46: '', 0.52: '', 0.54: '', ...expected })
  })
})

describe('reductions that a difference asks for', () => {
  const patient = {
    ...config,
    diff: { kind: 'patient', resizeTolerance: 0, timidTicks: 0, restMs: 0, amend: true },
  } as const
  const state = { ...calm, orders: [order('x yes bid 0.48 50 open')] }
  const nothing: OrderDiff = { cancel: [], keep: [], place: [], halted: null, explain: null }

  test('on a halt there is none', () => {
    const late = { ...state, now: state.market.expiresAt }
    const amend = [{ id: 'x', size: 20 }]
    const found = violations(late, patient, { ...nothing, halted: 'near-expiry', amend })
    expect(found).toContainEqual({ _tag: 'quotes-on-halt', halted: 'near-expiry' })
  })

  test('each has an id and a size', () => {
    const amend = [
      { id: 'x', size: 20 },
      { id: 'x', size: Number.NaN },
    ]
    expect(violations(state, patient, { ...nothing, amend })).toEqual([
      { _tag: 'malformed', path: 'amend' },
    ])
  })
})
