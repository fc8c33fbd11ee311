import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Check, CheckContext, CheckedOrder, LiveOrder } from '../../src/risk/checkContext.js'
import { checks } from '../../src/risk/checks.js'
import * as LossBounds from '../../src/risk/lossBounds.js'
import * as PositionBounds from '../../src/risk/positionBounds.js'
import { preTradeChecks } from '../../src/risk/preTradeChecks.js'
import { type RiskLimits, recommended } from '../../src/risk/riskLimits.js'
import { scenarioWorstCase } from '../../src/risk/scenarioWorstCase.js'
import { runs, scale } from '../runs.js'
import { aContext, anOrder, context, limitsAround, named, now, tighter } from './checking.js'

const names = Object.keys(recommended) as ReadonlyArray<keyof RiskLimits>

const without = (set: ReadonlyArray<Check>): ReadonlyArray<Check> =>
  checks.filter((check) => !set.includes(check))

const worsts: ReadonlyArray<Check> = [
  LossBounds.worstOfMarket,
  LossBounds.worstOfInstant,
  LossBounds.worstOfUnderlying,
  LossBounds.worstOfAccount,
]

/** Pairs of limits that differ in one, the second the tighter. */
const tightened = fc
  .tuple(limitsAround, limitsAround, fc.constantFrom(...names))
  .map(([limits, other, name]) => {
    const better = tighter[name] === 'less' ? Math.min : Math.max
    return [limits, { ...limits, [name]: better(limits[name], other[name]) }] as const
  })

describe('laws', () => {
  test('tightening a limit never turns a rejection of any check into a pass', () => {
    fc.assert(
      fc.property(anOrder, aContext, tightened, (order, context, [loose, tight]) => {
        for (const check of checks) {
          if (check(order, context, loose) === null) continue
          expect(check(order, context, tight)).not.toBeNull()
        }
      }),
      { numRuns: 3_000 },
    )
  })

  test('tightening a limit never lets more of a list through', () => {
    const orders = fc.array(anOrder, { maxLength: 4 })
    fc.assert(
      fc.property(orders, aContext, tightened, (list, context, [loose, tight]) => {
        const before = preTradeChecks(list, context, loose)
        const after = preTradeChecks(list, context, tight)
        expect(before).toHaveLength(list.length)
        for (const [index, rejections] of before.entries()) {
          if (rejections.length > 0) expect(after[index]).not.toEqual([])
        }
      }),
    )
  })

  test('every check lets something through and rejects something, in these moments', () => {
    const passed = new Set<Check>()
    const rejected = new Set<Check>()
    fc.assert(
      fc.property(anOrder, aContext, limitsAround, (order, context, limits) => {
        for (const check of checks) {
          ;(check(order, context, limits) === null ? passed : rejected).add(check)
        }
      }),
      { numRuns: 2_000 },
    )
    expect(passed.size).toBe(checks.length)
    // Of the venue's own rules no limit decides; they have their examples.
    const fixed = [
      'offTick',
      'outsideRange',
      'offLot',
      'underSize',
      'underNotional',
      'notOpen',
      'stopped',
    ]
    const never = checks.filter((check) => !rejected.has(check)).map(({ name }) => name)
    expect(never.filter((name) => !fixed.includes(name))).toEqual([])
  })

  test('one more live order never lets an order through', () => {
    fc.assert(
      fc.property(anOrder, aContext, limitsAround, (order, context, limits) => {
        const [added, ...live] = context.live
        fc.pre(added !== undefined)
        for (const check of without(worsts)) {
          if (check(order, { ...context, live }, limits) === null) continue
          expect(check(order, context, limits)).not.toBeNull()
        }
      }),
    )
  })

  test('no limit of position, loss or concentration blocks an order that reduces it', () => {
    const bounds = [
      PositionBounds.netPosition,
      LossBounds.worstOfMarket,
      LossBounds.lossOfDay,
      LossBounds.lossOfHour,
      LossBounds.lossOfMarket,
      LossBounds.drawdown,
    ]
    const nothing = Object.fromEntries(names.map((name) => [name, 0])) as RiskLimits
    let met = 0
    fc.assert(
      fc.property(anOrder, aContext, (order, context) => {
        const free = { ...context, neighbours: [] }
        const net = context.position.yes - context.position.no
        const side = (order.side === 'bid') === (order.outcome === 'yes') ? 1 : -1
        const sameSide = context.live
          .filter((own) => ((own.side === 'bid') === (own.outcome === 'yes') ? 1 : -1) === side)
          .reduce((sum, own) => sum + own.size, order.size)
        if (side * net + sameSide > 0) return
        met++
        for (const check of bounds) expect(check(order, free, nothing)).toBeNull()
      }),
      { numRuns: 1_000 },
    )
    expect(met).toBeGreaterThan(50)
  })

  test('an order is not blocked by a worst case that its fill would not make worse', () => {
    const nothing = Object.fromEntries(names.map((name) => [name, 0])) as RiskLimits
    fc.assert(
      fc.property(anOrder, aContext, (order, context) => {
        const own = { ...context.market, ...context.position, live: context.live }
        const before = scenarioWorstCase([own, ...context.neighbours]).pnl
        const bid = (order.side === 'bid') === (order.outcome === 'yes')
        const price = order.outcome === 'yes' ? order.price : 1 - order.price
        const filled = {
          ...own,
          yes: own.yes + (bid ? order.size : 0),
          no: own.no + (bid ? 0 : order.size),
          cash: own.cash - (bid ? price : 1 - price) * order.size,
        }
        const after = scenarioWorstCase([filled, ...context.neighbours]).pnl
        const passes = LossBounds.worstOfInstant(order, context, nothing) === null
        expect(passes).toBe(after >= before - 1e-6 || after >= -1e-6)
      }),
    )
  })
})

type Step =
  | { readonly kind: 'place'; readonly orders: ReadonlyArray<CheckedOrder> }
  | { readonly kind: 'fill'; readonly which: number; readonly part: number }
  | { readonly kind: 'cancel'; readonly which: number }

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    kind: fc.constant('place' as const),
    orders: fc.array(anOrder, { minLength: 1, maxLength: 3 }),
  }),
  fc.record({
    kind: fc.constant('fill' as const),
    which: fc.nat(20),
    part: fc.constantFrom(0.25, 0.5, 1),
  }),
  fc.record({ kind: fc.constant('cancel' as const), which: fc.nat(20) }),
)

const limits: RiskLimits = {
  ...recommended,
  maxNet: 300,
  maxOutcome: 500,
  maxWorstOfMarket: 150,
  maxOffFair: 1,
  edge: -1,
  maxFills: 1e9,
  maxFillShares: 1e9,
  maxFillRun: 1e9,
}

/** A venue that may fill any live order at any time, and a desk that asks the checks first. */
const played = (state: CheckContext, one: Step, count: number): CheckContext => {
  const fresh = { ...state, now: now + count * 1_000 }
  if (one.kind === 'place') {
    const orders = one.orders.map((order, index) => ({ ...order, id: `${count}-${index}` }))
    const said = preTradeChecks(
      orders,
      { ...context, live: state.live, position: state.position },
      limits,
    )
    const sent = orders.filter((_, index) => said[index]?.length === 0)
    const live = sent.map((order): LiveOrder => ({ ...order, status: 'pending', sentAt: 0 }))
    return { ...fresh, live: [...state.live, ...live] }
  }
  const order = state.live[one.which % Math.max(1, state.live.length)]
  if (order === undefined) return fresh
  const others = state.live.filter((other) => other !== order)
  if (one.kind === 'cancel') return { ...fresh, live: others }
  const size = order.size * one.part
  const left = one.part === 1 ? [] : [{ ...order, size: order.size - size }]
  const bought = order.side === 'bid' ? order.outcome : order.outcome === 'yes' ? 'no' : 'yes'
  const price = order.side === 'bid' ? order.price : 1 - order.price
  const position = {
    ...state.position,
    [bought]: state.position[bought] + size,
    cash: state.position.cash - price * size,
  }
  return { ...fresh, position, live: [...others, ...left] }
}

describe('model', () => {
  test('whatever of what was let through fills, in any order, no limit is passed', () => {
    let placed = 0
    fc.assert(
      fc.property(fc.array(step, { minLength: 10, maxLength: 40 }), (steps) => {
        let state = context
        for (const [count, one] of steps.entries()) {
          const before = state.live.length
          state = played(state, one, count)
          placed += Math.max(0, state.live.length - before)
          const { yes, no, cash } = state.position
          expect(Math.abs(yes - no)).toBeLessThanOrEqual(limits.maxNet)
          expect(Math.max(yes, no)).toBeLessThanOrEqual(limits.maxOutcome)
          expect(cash + Math.min(yes, no)).toBeGreaterThanOrEqual(-limits.maxWorstOfMarket - 1e-6)
        }
      }),
      runs(200),
    )
    expect(placed).toBeGreaterThan(500 * scale)
  })

  test('what is let through never trades with itself', () => {
    fc.assert(
      fc.property(fc.array(anOrder, { maxLength: 8 }), (orders) => {
        const said = preTradeChecks(orders, context, limits)
        const sent = orders.filter((_, index) => said[index]?.length === 0)
        const onYes = sent.map(({ side, outcome, price }) => ({
          bid: (side === 'bid') === (outcome === 'yes'),
          price: outcome === 'yes' ? price : 1 - price,
        }))
        const bids = onYes.filter(({ bid }) => bid).map(({ price }) => price)
        const asks = onYes.filter(({ bid }) => !bid).map(({ price }) => price)
        expect(Math.max(0, ...bids) + 0.005).toBeLessThan(Math.min(2, ...asks))
        expect(new Set(sent.map(({ id }) => id)).size).toBe(sent.length)
        expect(said.flat().map(named)).not.toContain('missing')
      }),
    )
  })
})
