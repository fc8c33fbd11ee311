import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { violations } from '../../src/decision/violations.js'
import { apply } from '../../src/desk/apply/apply.js'
import { decide } from '../../src/desk/decide/decide.js'
import type { DeskActions } from '../../src/desk/decide/deskActions.js'
import type { DeskConfig } from '../../src/desk/decide/deskConfig.js'
import type { Desk } from '../../src/desk/desk.js'
import type { DeskEvent } from '../../src/desk/deskEvent.js'
import { cost, full, type RateConfig, refill } from '../../src/risk/rateBudget.js'
import { venueRates } from '../../src/risk/venueRates.js'
import { accepted, config, priced, quoting, run, sent, start } from './desks.js'

const rates = (capacity: number, perSecond = 1): RateConfig => ({
  placesOfRequest: 1,
  cancelsOfRequest: 1,
  buckets: [{ name: 'all', capacity, perSecond, place: 1, cancel: 1, amend: 1, request: 0 }],
})

const counted = (capacity: number): DeskConfig => ({ ...config, rates: rates(capacity) })

const messages = ({ cancels, places, amends }: DeskActions) => ({
  place: places.length,
  cancel: cancels.length,
  amend: amends.length,
})

const limited = (until: number): DeskEvent => ({ kind: 'limited', at: start, until })

describe('a budget of messages: examples', () => {
  test('one that pays for all changes nothing but itself', () => {
    const actions = decide(quoting(), counted(100))
    expect(actions.places).toEqual(decide(quoting(), config).places)
    expect(actions.budget).toEqual({ at: start, tokens: [94] })
    expect(sent(quoting(), actions).conditions.budget).toEqual({ at: start, tokens: [94] })
    expect(decide(quoting(), config).budget).toBeNull()
  })

  test('the nearest to the fair value go first, and enough is left to cancel all', () => {
    const { places, decisions, budget } = decide(quoting(), counted(5))
    expect(places.map(({ order }) => order.price)).toEqual([0.48, 0.52])
    expect(budget?.tokens).toEqual([3])
    expect(decisions[0]?.cut).toHaveLength(4)
    expect(decisions[0]?.cut[0]?.reasons[0]?._tag).toBe('over-budget')
  })

  test('over all markets what reduces a position goes before what adds to one', () => {
    const fill: DeskEvent = {
      kind: 'fill',
      at: start,
      marketId: 'b',
      status: 'confirmed',
      fill: {
        id: 'f',
        outcome: 'yes',
        side: 'bid',
        price: 480_000,
        size: 100_000_000,
        fee: 0,
        clientOrderId: null,
      },
    }
    const { places } = decide(run(quoting('a', 'b'), [fill]), counted(3))
    expect(places).toHaveLength(1)
    expect(places[0]?.marketId).toBe('b')
    expect(places[0]?.order.side).toBe('ask')
  })

  test('what was sent is paid for, and comes back with time', () => {
    const desk = sent(quoting(), decide(quoting(), counted(9)))
    expect(desk.conditions.budget?.tokens).toEqual([5])
    const later = apply(desk, { kind: 'clock', at: start + 2_000 })
    const next = decide(later, counted(9))
    expect(next.places).toHaveLength(1)
    expect(next.budget).toEqual({ at: start + 2_000, tokens: [6] })
  })

  test('while the venue wants silence nothing goes out, and all says why', () => {
    const desk = run(accepted(quoting()), [priced(start, 66_000), limited(start + 500)])
    const silent = decide(desk, config)
    expect(messages(silent)).toEqual({ place: 0, cancel: 0, amend: 0 })
    const asked = decide(run(accepted(quoting()), [priced(start, 66_000)]), config)
    expect(silent.decisions[0]?.delayed.map(({ id }) => id)).toEqual(
      asked.cancels.map(({ clientOrderId }) => clientOrderId),
    )
    expect(silent.decisions[0]?.delayed[0]?.reason).toEqual({ _tag: 'resting', until: start + 500 })
    expect(silent.decisions[0]?.cut).toHaveLength(asked.places.length)
    const after = apply(desk, { kind: 'clock', at: start + 500 })
    expect(decide(after, config).cancels).toHaveLength(6)
  })

  test('a halt’s cancels go out as far as the tokens reach, and none is forgotten', () => {
    const desk = apply(accepted(quoting()), {
      kind: 'switch',
      at: start,
      event: { kind: 'kill', at: start, reason: { _tag: 'asked', by: 'ops' } },
    })
    const { cancels, decisions } = decide(desk, counted(4))
    expect(cancels).toHaveLength(4)
    expect(decisions[0]?.delayed).toHaveLength(2)
  })

  test('cancels of strays are paid for first', () => {
    const stray: DeskEvent = {
      kind: 'reconciled',
      at: start,
      snapshot: {
        asOf: start,
        positions: [],
        orders: [
          {
            marketId: 'x',
            clientOrderId: null,
            venueId: 'v9',
            outcome: 'yes',
            side: 'bid',
            price: 400_000,
            size: 1_000_000,
            filled: 0,
          },
        ],
      },
    }
    const desk = apply(quoting(), stray)
    expect(decide(desk, counted(1)).cancels).toEqual([
      { marketId: 'x', clientOrderId: 'v9', venueId: 'v9' },
    ])
    expect(decide(desk, counted(0.5)).cancels).toEqual([])
  })
})

describe('a budget of messages: edges', () => {
  test('a rest is ten minutes at most, never shortened, and no rest where it is over', () => {
    const desk = apply(quoting(), limited(start + 86_400_000))
    expect(desk.conditions.restsUntil).toBe(start + 600_000)
    expect(apply(desk, limited(start + 1_000)).conditions.restsUntil).toBe(start + 600_000)
    expect(apply(quoting(), limited(start)).conditions.restsUntil).toBeNull()
    expect(apply(quoting(), limited(Number.NaN)).anomalies.counts.unreadable).toBe(1)
  })
})

const turn = fc.record({
  price: fc.integer({ min: 64_700, max: 65_300 }),
  ms: fc.integer({ min: 0, max: 3_000 }),
})

describe('a budget of messages: laws', () => {
  test('no turn sends more than the tokens that are there, whatever the venue’s bucket', () => {
    const configs = fc.constantFrom(
      rates(8),
      rates(20, 3),
      venueRates.degen,
      venueRates.kalshiBasic,
      venueRates.polymarket,
    )
    fc.assert(
      fc.property(configs, fc.array(turn, { maxLength: 12 }), (of, turns) => {
        let desk: Desk = quoting('a', 'b')
        let left = full(of, start)
        let now = start
        for (const { price, ms } of turns) {
          now += ms
          desk = run(desk, [priced(now, price)])
          const actions = decide(desk, { ...config, rates: of })
          left = refill(of, left, now)
          const used = of.buckets.map((bucket) => cost(of, bucket, messages(actions)))
          const tokens = left.tokens.map((token, i) => token - (used[i] ?? 0))
          for (const token of tokens) expect(token).toBeGreaterThanOrEqual(-1e-9)
          left = { at: now, tokens }
          expect(actions.budget?.tokens).toEqual(tokens)
          for (const { state, diff, delayed } of actions.decisions) {
            if (state === null || delayed.length > 0) continue
            expect(violations(state, config.quote, diff)).toEqual([])
          }
          desk = accepted(desk, { ...config, rates: of })
        }
      }),
      { numRuns: 60 },
    )
  })
})
