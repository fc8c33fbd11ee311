import { describe, expect, test } from 'vitest'
import { type KillReason, running, step } from '../../src/risk/killSwitch.js'
import { preTradeChecks } from '../../src/risk/preTradeChecks.js'
import { recommended } from '../../src/risk/riskLimits.js'
import { context, named, now, order } from './checking.js'
import { own, told } from './telling.js'

/** Cases in which one part of a rule alone decides. */
describe('what a rejection says', () => {
  test('sources apart name the range that would be borne', () => {
    const apart = { ...context, sources: { range: 21, deviation: 2 } }
    const limits = { ...recommended, maxSourceDeviations: 5 }
    expect(preTradeChecks([order], apart, limits)[0]).toEqual([
      { _tag: 'sources-apart', range: 21, limit: 10 },
    ])
  })

  test('a deviation below 0 is none, though the sources agree', () => {
    expect(told({ context: { sources: { range: 0, deviation: -1 } } })).toEqual(['missing'])
    expect(told({ context: { sources: { range: 0, deviation: 0 } } })).toEqual([])
  })

  test('a best price that is no number is missing', () => {
    const broken = { ...context, book: { bestBid: 0.47, bestAsk: Number.NaN } }
    expect(preTradeChecks([order], broken, recommended)[0]).toEqual([
      { _tag: 'missing', path: 'model.fair' },
      { _tag: 'missing', path: 'book' },
    ])
  })
})

describe('what counts', () => {
  test('of an outcome only what adds to it', () => {
    const live = [own({ outcome: 'no', price: 0.3, size: 500 })]
    expect(told({ context: { live }, limits: { maxOutcome: 400 } })).toEqual([])
    const more = [own({ outcome: 'yes', size: 500 })]
    expect(told({ context: { live: more }, limits: { maxOutcome: 400 } })).toEqual(['yes-position'])
  })

  test('an order at no price of a venue weighs on none after it', () => {
    const limits = { ...recommended, maxNet: 150, maxOffFair: 1, edge: -1 }
    for (const price of [0, 1, -0.2, 1.2]) {
      const odd = { ...order, id: 'odd', price }
      const [first, second] = preTradeChecks([odd, order], context, limits)
      expect(first?.length).toBeGreaterThan(0)
      expect(second?.map(named)).toEqual([])
    }
    const [, second] = preTradeChecks([{ ...order, id: 'b', price: 0.47 }, order], context, limits)
    expect(second?.map(named)).toEqual(['net-position'])
  })

  test('a run of fills is of the side of the last one', () => {
    const fill = (side: 'bid' | 'ask') => ({ at: now, side, size: 1 })
    const fills = [...Array.from({ length: 8 }, () => fill('bid')), fill('ask')]
    const limits = { maxFillRun: 5, maxFills: 100, maxFilled: 1e9 }
    expect(told({ context: { fills }, limits })).toEqual([])
    expect(told({ context: { fills: fills.slice(0, -1) }, limits })).toEqual(['fill-run'])
  })

  test('the rest after a rush is not prolonged by a fill of the other side', () => {
    const bids = Array.from(
      { length: 6 },
      () => ({ at: now - 5_000, side: 'bid', size: 1 }) as const,
    )
    const limits = { fillWindowMs: 1_000, fillRestMs: 5_000, maxFills: 3, maxFillRun: 99 }
    const then = (side: 'bid' | 'ask') => [...bids, { at: now - 4_500, side, size: 1 } as const]
    expect(told({ context: { fills: then('ask') }, limits })).toEqual([])
    expect(told({ context: { fills: then('bid') }, limits })).toEqual(['fills'])
  })

  test('a band of ticks begins at its own price', () => {
    const ticks = [
      { from: 0, tickSize: 0.01 },
      { from: 0.48, tickSize: 0.05 },
    ]
    expect(told({ market: { ticks } })).toEqual(['off-tick'])
    expect(told({ market: { ticks }, order: { price: 0.47 } })).toEqual([])
  })

  test('a worst without an end is missing, and an order that makes it no worse passes', () => {
    const position = { yes: 0, no: 0, cash: Number.NEGATIVE_INFINITY }
    expect(told({ context: { position } })).toContain('missing')
    const held = { yes: 0, no: 2_000, cash: -1_990 }
    const limits = { maxWorstOfMarket: 100, maxOutcome: 1e6, maxNet: 1e6 }
    expect(told({ context: { position: held }, limits })).toEqual([])
  })
})

describe('what stays', () => {
  const kill = (reason: KillReason) => ({ kind: 'kill', at: 1, reason }) as const

  test('reasons of other kinds are told beside the first', () => {
    const asked: KillReason = { _tag: 'asked', by: 'ops' }
    const limit: KillReason = { _tag: 'limit', rejection: { _tag: 'not-open', status: 'gone' } }
    const broken: KillReason = { _tag: 'violation', what: 'crossed' }
    const all = [asked, limit, broken]
    for (const first of all) {
      for (const second of all) {
        const state = [kill(first), kill(second)].reduce(step, running)
        const expected = first === second ? [first] : [first, second]
        expect(state).toMatchObject({ reasons: expected })
      }
    }
  })
})
