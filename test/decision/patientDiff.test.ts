import { describe, expect, test } from 'vitest'
import type { PatientDiff } from '../../src/decision/config.js'
import { decideQuotes } from '../../src/decision/decideQuotes.js'
import { explainQuotes } from '../../src/decision/explainQuotes.js'
import type { OrderDiff } from '../../src/decision/orderDiff.js'
import { violations } from '../../src/decision/violations.js'
import type { RestingOrder } from '../../src/market/order.js'
import { bids, config } from './patience.js'
import { now, order, config as v2 } from './states.js'

const decide = (orders: ReadonlyArray<string>, over: Partial<PatientDiff> = {}): OrderDiff => {
  const state = bids(...orders.map(order))
  const diff = decideQuotes(state, config(over))
  expect(violations(state, config(over), diff)).toEqual([])
  return diff
}

const young = (text: string, age: number): RestingOrder => ({ ...order(text), since: now - age })

/** What becomes of the bids: kept, cancelled, placed as `price size`. */
const told = ({ keep, cancel, place, amend }: OrderDiff) => ({
  keep: keep.filter((id) => !id.startsWith('a')),
  cancel,
  place: place.map(({ price, size }) => `${price} ${size}`),
  ...(amend === undefined ? {} : { amend: amend.map(({ id, size }) => `${id} ${size}`) }),
})

describe('examples: the tolerance has one side', () => {
  test('a ladder that stands a tick further off than wanted stays', () => {
    const diff = decide([
      'x yes bid 0.47 100 open',
      'y yes bid 0.46 100 open',
      'z yes bid 0.45 100 open',
    ])
    expect(told(diff)).toEqual({ keep: ['x', 'y', 'z'], cancel: [], place: [] })
  })

  test('one that stands a tick nearer goes, and only what is missing is placed', () => {
    const diff = decide([
      'x yes bid 0.49 100 open',
      'y yes bid 0.48 100 open',
      'z yes bid 0.47 100 open',
    ])
    expect(told(diff)).toEqual({ keep: ['y', 'z'], cancel: ['x'], place: ['0.46 100'] })
  })

  test('further off than the tolerance it goes too', () => {
    const texts = ['x yes bid 0.45 100 open', 'y yes bid 0.44 100 open', 'z yes bid 0.43 100 open']
    expect(told(decide(texts))).toEqual({
      keep: ['x'],
      cancel: ['y', 'z'],
      place: ['0.48 100', '0.47 100'],
    })
    expect(told(decide(texts, { timidTicks: 2.9 })).cancel).toEqual(['z'])
    expect(told(decide(texts, { timidTicks: 3 })).cancel).toEqual([])
  })

  test('off the grid or out of the range it goes, however timid', () => {
    expect(told(decide(['x yes bid 0.475 100 open'])).cancel).toEqual(['x'])
    const low = { ...config({ timidTicks: 9 }), ladder: { ...v2.ladder, minPrice: 0.46 } }
    const state = bids(order('x yes bid 0.45 100 open'))
    expect(decideQuotes(state, low).cancel).toEqual(['x'])
    expect(decideQuotes(bids(order('x yes bid 0.46 100 open')), low).cancel).toEqual([])
    const banded = [{ from: 0, step: 2 }]
    const even = { ...state.market, bands: banded }
    const on = (text: string) => ({ ...bids(order(text)), market: even })
    expect(decideQuotes(on('x yes bid 0.47 100 open'), config()).cancel).toContain('x')
    expect(decideQuotes(on('x yes bid 0.46 100 open'), config()).cancel).not.toContain('x')
  })
})

describe('examples: the best pairing', () => {
  test('three orders a tick low pair with three levels, where the first match finds two', () => {
    const texts = ['x yes bid 0.47 100 open', 'y yes bid 0.46 100 open', 'z yes bid 0.45 100 open']
    const exact = decideQuotes(bids(...texts.map(order)), v2)
    expect(exact.cancel).toEqual(['z'])
    expect(decide(texts).cancel).toEqual([])
  })

  test('an order on the tick of a level stands for that one and no other', () => {
    const diff = decide(['x yes bid 0.47 100 open'])
    expect(told(diff)).toEqual({ keep: ['x'], cancel: [], place: ['0.48 100', '0.46 100'] })
  })
})

describe('examples: topping up', () => {
  test('a part-filled order keeps its place, and what is missing is placed beside it', () => {
    const diff = decide([
      'x yes bid 0.48 40 open',
      'y yes bid 0.47 100 open',
      'z yes bid 0.46 100 open',
    ])
    expect(told(diff)).toEqual({ keep: ['x', 'y', 'z'], cancel: [], place: ['0.48 60'] })
  })

  test('beside a timid one it goes to the same tick', () => {
    const texts = ['x yes bid 0.47 40 open', 'y yes bid 0.46 100 open', 'z yes bid 0.45 100 open']
    expect(told(decide(texts)).place).toEqual(['0.47 60'])
  })

  test.each([
    [91, 0, []],
    [90, 0, ['0.48 10']],
    [90.5, 0, []],
    [89.5, 0, ['0.48 10']],
    [70, 0.3, []],
    [69, 0.3, ['0.48 31']],
  ])('of 100 shares %d stand, at a tolerance of %d: %j', (size, resizeTolerance, place) => {
    const rest = ['y yes bid 0.47 100 open', 'z yes bid 0.46 100 open']
    const diff = decide([`x yes bid 0.48 ${size} open`, ...rest], { resizeTolerance })
    expect(told(diff).place).toEqual(place)
  })

  test('several orders make up a level, and what stands last goes where they are too many', () => {
    const rest = ['y yes bid 0.47 100 open', 'z yes bid 0.46 100 open']
    const two = ['w yes bid 0.48 30 open', 'x no ask 0.52 70 open']
    expect(told(decide([...two, ...rest]))).toMatchObject({ cancel: [], place: [] })
    const three = [...two, 'v yes bid 0.48 20 open']
    expect(told(decide([...three, ...rest]))).toMatchObject({ cancel: ['v'], place: [] })
  })

  test('never past the room, were every live order to fill', () => {
    const small = { ...config(), limits: { ...v2.limits, maxImbalance: 300 } }
    const rest = ['y yes bid 0.47 100 open', 'z yes bid 0.46 100 open']
    const going = order('g yes bid 0.4 1 cancelling')
    const state = bids(...['x yes bid 0.48 40 open', ...rest].map(order), going)
    expect(decideQuotes(state, small).place).toEqual([])
    const quote = explainQuotes(state, small).quotes[0]
    expect(quote).toMatchObject({ action: 'keep', reason: { _tag: 'awaiting-answers', room: 59 } })
    const without = bids(...['x yes bid 0.48 40 open', ...rest].map(order))
    expect(decideQuotes(without, small).place.map(({ size }) => size)).toEqual([60])
  })

  test('nor on the tick of a smaller level outside, which is then withheld', () => {
    const small = { ...config(), limits: { ...v2.limits, maxImbalance: 150 } }
    const state = bids(order('x yes bid 0.47 70 open'))
    const diff = decideQuotes(state, small)
    expect([diff.keep[0], diff.place.filter(({ side }) => side === 'bid')]).toEqual(['x', []])
    const [inner, middle, outer] = explainQuotes(state, small).quotes
    expect(inner).toMatchObject({ action: 'keep', size: 100, standing: { size: 70, added: 0 } })
    expect(middle).toMatchObject({ action: 'withhold', reason: { _tag: 'same-tick' } })
    expect(outer).toMatchObject({ action: 'withhold', reason: { _tag: 'no-room' } })
  })

  test('nor where it would trade with an own order', () => {
    const across = order('g yes ask 0.48 1 cancelling')
    const state = bids(order('x yes bid 0.48 40 open'), across)
    const quote = explainQuotes(state, config()).quotes[0]
    expect(quote).toMatchObject({ action: 'keep', reason: { _tag: 'would-self-trade' } })
  })
})

describe('examples: resting and reductions', () => {
  test('an order is replaced by a more generous one only once it has rested', () => {
    const decideAt = (age: number) =>
      told(decideQuotes(bids(young('x yes bid 0.4 100 open', age)), config()))
    const held = { keep: ['x'], cancel: [], place: ['0.48 100', '0.47 100'] }
    expect(decideAt(399)).toEqual(held)
    expect(decideAt(-399)).toEqual(held)
    expect(decideAt(400).cancel).toEqual(['x'])
    expect(decideAt(-400).cancel).toEqual(['x'])
  })

  test('it is not topped up meanwhile, and its elder beside it goes', () => {
    const state = bids(young('w yes bid 0.4 20 open', 900), young('x yes bid 0.4 30 open', 10))
    const diff = told(decideQuotes(state, config()))
    expect(diff).toEqual({ keep: ['x'], cancel: ['w'], place: ['0.48 100', '0.47 100'] })
    expect(explainQuotes(state, config()).quotes[2]?.standing).toEqual({
      ids: ['x'],
      price: 0.4,
      timidTicks: 6,
      size: 30,
      added: 0,
      waits: true,
    })
  })

  test('what is too generous never waits', () => {
    const diff = decideQuotes(bids(young('x yes bid 0.49 100 open', 0)), config())
    expect(diff.cancel).toEqual(['x'])
  })

  test('one that is too large shrinks where the venue lets it, and else is replaced', () => {
    const rest = ['y yes bid 0.47 100 open', 'z yes bid 0.46 100 open']
    const texts = ['x yes bid 0.48 130 open', ...rest]
    expect(told(decide(texts, { amend: true }))).toEqual({
      keep: ['y', 'z'],
      cancel: [],
      place: [],
      amend: ['x 100'],
    })
    expect(told(decide(texts))).toEqual({ keep: ['y', 'z'], cancel: ['x'], place: ['0.48 100'] })
  })

  test('no order shrinks below the smallest', () => {
    const two = (left: number) => [`w yes bid 0.48 ${100 - left} open`, 'x yes bid 0.48 50 open']
    expect(told(decide(two(10), { amend: true })).amend).toEqual(['x 10'])
    expect(told(decide(two(9), { amend: true })).amend).toBeUndefined()
    expect(told(decide(two(9), { amend: true })).cancel).toEqual(['x'])
  })

  test('what is kept and what is topped up is shown', () => {
    const state = bids(order('x yes bid 0.47 40 open'), order('z yes bid 0.45 100 open'))
    const [inner, middle] = explainQuotes(state, config()).quotes
    expect(inner).toMatchObject({ action: 'place', price: 0.48, orderId: null })
    expect(inner?.standing).toBeUndefined()
    expect(middle).toMatchObject({
      action: 'top-up',
      price: 0.47,
      orderId: 'x',
      reason: null,
      standing: { ids: ['x'], price: 0.47, timidTicks: 0, size: 40, added: 60, waits: false },
    })
    expect('standing' in (explainQuotes(state, v2).quotes[1] ?? {})).toBe(false)
  })
})
