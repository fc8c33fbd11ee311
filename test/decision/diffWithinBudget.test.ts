import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { QuoteConfig } from '../../src/decision/config.js'
import { message } from '../../src/decision/cutReason.js'
import { decideQuotes } from '../../src/decision/decideQuotes.js'
import { type BudgetedDiff, diffWithinBudget } from '../../src/decision/diffWithinBudget.js'
import type { QuoteState } from '../../src/decision/state.js'
import { violations } from '../../src/decision/violations.js'
import { cost, type RateConfig, spend } from '../../src/risk/rateBudget.js'
import { venueRates } from '../../src/risk/venueRates.js'
import { patientDecision } from '../arbitraries/patient.js'
import { decision } from '../arbitraries.js'
import { runs, scale } from '../runs.js'
import { calm, order, config as v2 } from './states.js'

const kalshi = venueRates.kalshiBasic

const cut = (
  state: QuoteState,
  tokens: number,
  config: QuoteConfig = v2,
  rates: RateConfig = kalshi,
): BudgetedDiff =>
  diffWithinBudget(
    { state, config, diff: decideQuotes(state, config) },
    { config: rates, budget: { at: 0, tokens: rates.buckets.map(() => tokens) } },
  )

const at = (prices: ReadonlyArray<{ readonly price: number }>): ReadonlyArray<number> =>
  prices.map(({ price }) => price)

/** On Kalshi a place costs 10 tokens and a cancel 2: two more a live order are kept in reserve. */
describe('examples', () => {
  test('what the budget pays for is the same object, and is paid for', () => {
    const diff = decideQuotes(calm, v2)
    const said = diffWithinBudget(
      { state: calm, config: v2, diff },
      { config: kalshi, budget: { at: 5, tokens: [74] } },
    )
    expect(said.diff).toBe(diff)
    expect(said).toEqual({ diff, cut: [], budget: { at: 5, tokens: [14] } })
  })

  test('one token short, the place furthest from the fair value is cut', () => {
    const said = cut(calm, 73)
    expect(at(said.diff.place)).toEqual([0.48, 0.47, 0.46, 0.52, 0.53])
    expect(said.budget.tokens).toEqual([23])
    expect(said.cut).toEqual([
      {
        action: {
          kind: 'place',
          purpose: 'adding',
          order: { side: 'ask', outcome: 'yes', price: 0.54, size: 100 },
          needs: [],
        },
        reason: { _tag: 'over-budget', bucket: 'writes', tokens: 73, needed: 74 },
      },
    ])
  })

  test('places that reduce the position go first', () => {
    const held = { ...calm, position: { yes: 300, no: 0 } }
    expect(cut(held, 40).diff.place.map(({ side }) => side)).toEqual(['ask', 'ask', 'ask'])
    const short = { ...calm, position: { yes: 0, no: 300 } }
    expect(cut(short, 40).diff.place.map(({ side }) => side)).toEqual(['bid', 'bid', 'bid'])
  })

  test('a cancel of what may not stay uses the reserve, and nothing else does', () => {
    const orders = [order('x yes bid 0.52 100 open'), order('y yes bid 0.4 100 open')]
    const said = cut({ ...calm, orders }, 2)
    expect(said.diff).toMatchObject({ cancel: ['x'], keep: ['y'], place: [] })
    expect(said.budget.tokens).toEqual([0])
    expect(violations({ ...calm, orders }, v2, said.diff)).toEqual([])
  })

  test('of those that may not stay the one that gives most away goes first', () => {
    const orders = [
      order('a yes bid 0.52 100 open'),
      order('b yes bid 0.53 100 open'),
      order('c no bid 0.51 500 open'),
    ]
    expect(cut({ ...calm, orders }, 2).diff.cancel).toEqual(['c'])
    expect(cut({ ...calm, orders }, 4).diff.cancel).toEqual(['b', 'c'])
    const forgotten = violations({ ...calm, orders }, v2, cut({ ...calm, orders }, 4).diff)
    expect(forgotten).toEqual([{ _tag: 'forgotten-order', id: 'a' }])
  })

  test('a place that stands in for an order goes out with its cancel or not at all', () => {
    const orders = [order('y yes bid 0.48 50 open')]
    const whole = decideQuotes({ ...calm, orders }, v2)
    expect(whole.cancel).toEqual(['y'])
    // Enough for the cancel and what must be left, but for no place after it.
    const little = cut({ ...calm, orders }, 8)
    expect(little.diff).toMatchObject({ cancel: [], keep: ['y'], place: [] })
    expect(little.budget.tokens).toEqual([8])
    const reasons = little.cut.map(({ reason }) => reason)
    expect(reasons[0]).toEqual({ _tag: 'replacement-cut', id: 'y' })
    expect(reasons[1]).toMatchObject({ _tag: 'over-budget', needed: 16 })
    // Nor does the place go out where its cancel can't.
    const none = cut({ ...calm, orders }, 3)
    expect(none.cut[0]?.reason).toMatchObject({ _tag: 'over-budget', tokens: 3, needed: 4 })
    expect(none.cut[1]?.reason).toEqual({ _tag: 'awaits-cancel', id: 'y' })
  })

  test('what only tidies is last: a cancel of an order too many, a reduction', () => {
    const config: QuoteConfig = {
      ...v2,
      diff: { kind: 'patient', resizeTolerance: 0, timidTicks: 0, restMs: 0, amend: true },
    }
    const orders = [order('y yes bid 0.48 150 open'), order('z yes bid 0.3 100 open')]
    const state = { ...calm, orders }
    expect(decideQuotes(state, config)).toMatchObject({ cancel: ['z'], keep: [] })
    const said = cut(state, 68, config)
    expect(said.diff.place).toHaveLength(5)
    expect(said.diff.keep).toEqual(['y'])
    expect(said.diff.amend).toBeUndefined()
    expect(said.cut.map(({ action }) => [action.kind, action.purpose])).toEqual([
      ['amend', 'cosmetic'],
    ])
    expect(cut(state, 76, config).diff.amend).toEqual([{ id: 'y', size: 100 }])
  })

  test('on a halt nothing may stay', () => {
    const orders = [order('x yes bid 0.4 10 open'), order('y yes bid 0.41 10 open')]
    const halted = { ...calm, orders, pnl: { today: -5_000 } }
    const said = cut(halted, 2)
    expect(said.diff).toMatchObject({ cancel: ['x'], keep: [], halted: 'daily-loss' })
    expect(said.cut[0]?.action).toEqual({ kind: 'cancel', purpose: 'unsafe', id: 'y' })
    expect(said.cut[0]?.reason).toEqual({
      _tag: 'over-budget',
      bucket: 'writes',
      tokens: 2,
      needed: 4,
    })
  })

  test('every reason has its words', () => {
    expect(message({ _tag: 'awaits-cancel', id: 'x' })).toBe(
      'it stands in for x, of which the cancel was cut',
    )
    expect(message({ _tag: 'replacement-cut', id: 'x' })).toBe(
      'the order that was to stand in for x was cut',
    )
    expect(message({ _tag: 'over-budget', bucket: 'b', tokens: 1, needed: 2 })).toBe(
      'the bucket b holds 1 tokens; with all before it 2 are needed',
    )
  })
})

describe('edges', () => {
  test('a budget that is no number pays for nothing', () => {
    const said = cut(calm, Number.NaN)
    expect(said.diff.place).toEqual([])
    expect(said.cut).toHaveLength(6)
  })

  test('a difference that retreats from what cannot be read is cut all the same', () => {
    const state = { orders: [{ id: 'a' }, { id: 'b' }] } as unknown as QuoteState
    expect(cut(state, 2).diff).toMatchObject({ cancel: ['a'], halted: 'invalid-input' })
  })
})

describe('laws', () => {
  const rates = fc.constantFrom(...Object.values(venueRates))
  const anyDecision = fc.oneof(decision, patientDecision) as fc.Arbitrary<{
    state: QuoteState
    config: QuoteConfig
  }>
  const drawn = fc.tuple(anyDecision, rates, fc.integer({ min: 0, max: 70 }))

  test('what goes out is paid for, and but for urgent cancels leaves enough to cancel all', () => {
    fc.assert(
      fc.property(drawn, ([{ state, config }, of, tokens]) => {
        const said = cut(state, tokens, config, of)
        const { place, cancel, amend = [], keep } = said.diff
        const messages = { place: place.length, cancel: cancel.length, amend: amend.length }
        const budget = { at: 0, tokens: of.buckets.map(() => tokens) }
        expect(spend(of, budget, messages)).toEqual(said.budget)
        if (place.length + amend.length === 0) return
        const left = keep.length + place.length + amend.length + 1
        for (const [i, bucket] of of.buckets.entries()) {
          const reserve = cost(of, bucket, { place: 0, cancel: left, amend: 0 })
          expect(said.budget.tokens[i]).toBeGreaterThanOrEqual(reserve - 1e-9)
        }
      }),
      runs(1_500),
    )
  })

  test('each action goes out or has a reason, and what is left breaks no promise', () => {
    let short = 0
    fc.assert(
      fc.property(drawn, ([{ state, config }, of, tokens]) => {
        const whole = decideQuotes(state, config)
        const { diff, cut: dropped } = cut(state, tokens, config, of)
        const count = ({ cancel, place, amend = [] }: typeof diff): number =>
          cancel.length + place.length + amend.length
        expect(count(diff) + dropped.length).toBe(count(whole))
        if (dropped.length > 0) short += 1
        const unsafe = dropped.flatMap(({ action }) =>
          action.purpose === 'unsafe' && action.kind === 'cancel' ? [action.id] : [],
        )
        const amends = dropped.some(
          ({ action }) => action.kind === 'amend' && action.purpose === 'unsafe',
        )
        if (amends) return
        expect(violations(state, config, diff)).toEqual(
          expect.arrayContaining(unsafe.map((id) => ({ _tag: 'forgotten-order', id }))),
        )
        expect(violations(state, config, diff)).toHaveLength(unsafe.length)
      }),
      runs(1_500),
    )
    expect(short).toBeGreaterThan(100 * scale)
  })

  test('a larger budget never sends less', () => {
    fc.assert(
      fc.property(
        drawn,
        fc.integer({ min: 0, max: 30 }),
        ([{ state, config }, of, tokens], more) => {
          const count = ({ cut: dropped }: BudgetedDiff): number => dropped.length
          const less = count(cut(state, tokens + more, config, of))
          expect(less).toBeLessThanOrEqual(count(cut(state, tokens, config, of)))
        },
      ),
      runs(1_000),
    )
  })
})
