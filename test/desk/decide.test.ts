import { describe, expect, test } from 'vitest'
import { decideQuotes } from '../../src/decision/decideQuotes.js'
import { violations } from '../../src/decision/violations.js'
import { apply } from '../../src/desk/apply/apply.js'
import { decide } from '../../src/desk/decide/decide.js'
import { decideWith } from '../../src/desk/decide/decideWith.js'
import { market as marketOf } from '../../src/desk/desk.js'
import type { DeskEvent } from '../../src/desk/deskEvent.js'
import { deskViolations } from '../../src/desk/deskViolations.js'
import {
  accepted,
  config,
  empty,
  fill,
  filled,
  listed,
  priced,
  quoting,
  run,
  sent,
  start,
} from './desks.js'

const kill: DeskEvent = {
  kind: 'switch',
  at: start,
  event: { kind: 'kill', at: start, reason: { _tag: 'asked', by: 'ops' } },
}

describe('decide: examples', () => {
  test('each market’s state and difference are those of decideQuotes', () => {
    const desk = accepted(quoting('a', 'b'))
    const moved = apply(desk, priced(start + 100, 65_100))
    const { decisions } = decide(moved, config)
    expect(decisions.map(({ marketId }) => marketId).sort()).toEqual(['a', 'b'])
    for (const { state, diff } of decisions) {
      if (state === null) throw new Error('no state')
      expect(diff).toEqual(decideQuotes(state, config.quote))
      expect(violations(state, config.quote, diff)).toEqual([])
    }
  })

  test('a place carries an id of the market and the desk’s counter, always the same', () => {
    const desk = quoting('a', 'b')
    const ids = decide(desk, config).places.map(({ clientOrderId }) => clientOrderId)
    expect([...ids].sort()).toEqual([
      ...[10, 11, 12, 7, 8, 9].map((n) => `a#${n}`),
      ...[1, 2, 3, 4, 5, 6].map((n) => `b#${n}`),
    ])
    expect(decide(desk, config)).toEqual(decide(desk, config))
  })

  test('one’s asks go out as bids on the other outcome where the config says so', () => {
    const { places } = decide(quoting(), { ...config, asBuys: true })
    expect(places.every(({ order }) => order.side === 'bid')).toBe(true)
    expect(places.filter(({ order }) => order.outcome === 'no')).toHaveLength(3)
  })

  test('without a price nothing is placed, and what rests is cancelled', () => {
    const bare = run(empty, [listed('m')])
    expect(decide(bare, config).decisions[0]?.halted).toBe('no-price')
    const stale = apply(accepted(quoting()), { kind: 'clock', at: start + 60_000 })
    expect(decide(stale, config).decisions[0]?.diff.halted).toBe('stale-spot')
    expect(decide(stale, config).cancels).toHaveLength(6)
  })

  test('a scope decides that much and leaves the rest', () => {
    const desk = run(quoting('a', 'b'), [listed('e', 'ETH', 3_000), priced(start, 3_000, 'ETH')])
    const only = decideWith(decideQuotes)
    expect(only(desk, config, { kind: 'asset', asset: 'ETH' }).decisions).toHaveLength(1)
    expect(only(desk, config, { kind: 'asset', asset: 'SOL' }).decisions).toEqual([])
    expect(only(desk, config, { kind: 'market', marketId: 'b' }).decisions[0]?.marketId).toBe('b')
    expect(only(desk, config, { kind: 'market', marketId: 'x' }).decisions).toEqual([])
    expect(decide(desk, config).decisions).toHaveLength(3)
  })

  test('an order that has ended and only lacks its fills is not cancelled again', () => {
    const told: DeskEvent = {
      kind: 'order',
      at: start,
      marketId: 'm',
      clientOrderId: 'm#1',
      news: { _tag: 'cancel-accepted', filled: 50_000_000, at: start },
    }
    const desk = run(accepted(quoting()), [told, priced(start + 10, 70_000)])
    expect(marketOf(desk, 'm')?.resting.find(({ id }) => id === 'm#1')).toMatchObject({
      size: 50,
      status: 'unknown',
    })
    expect(decide(desk, config).cancels.some(({ clientOrderId }) => clientOrderId === 'm#1')).toBe(
      false,
    )
  })
})

describe('decide: the kill switch', () => {
  test('cancels all and places nothing, until all is answered and a person resets it', () => {
    const killed = apply(accepted(quoting()), kill)
    const actions = decide(killed, config)
    expect(actions.places).toEqual([])
    expect(actions.cancels).toHaveLength(6)
    expect(deskViolations(killed, config, actions)).toEqual([])
    const reset: DeskEvent = { kind: 'switch', at: start, event: { kind: 'reset', by: 'ops' } }
    expect(apply(killed, reset).killSwitch.kind).toBe('cancelling')
    const answers = actions.cancels.map(
      ({ marketId, clientOrderId }): DeskEvent => ({
        kind: 'order',
        at: start,
        marketId,
        clientOrderId,
        news: { _tag: 'cancel-accepted', filled: 0, at: start },
      }),
    )
    const done = run(sent(killed, actions), answers)
    expect(done.killSwitch.kind).toBe('stopped')
    expect(decide(done, config).places).toEqual([])
    expect(apply(done, reset).killSwitch.kind).toBe('running')
  })

  test('a day’s loss past the limit, what is open included, halts and latches', () => {
    const held = filled(
      accepted(quoting()),
      'confirmed',
      fill('m#1', { size: 5_000_000_000, price: 480_000 }),
    )
    const book = { bestBid: 0.1, bestAsk: 0.12 }
    const desk = apply(held, { kind: 'book', at: start, marketId: 'm', book })
    const actions = decide(desk, config)
    expect(actions.decisions[0]?.diff.halted).toBe('daily-loss')
    expect(actions.kill).toMatchObject({
      kind: 'kill',
      reason: { rejection: { of: 'loss-of-day' } },
    })
    expect(decide(desk, { ...config, killAtDailyLoss: false }).kill).toBe(null)
    const latched = sent(desk, actions)
    const better = apply(latched, {
      kind: 'book',
      at: start,
      marketId: 'm',
      book: { bestBid: 0.6 },
    })
    expect(decide(better, config).decisions[0]?.halted).toBe('stopped')
    expect(decide(better, config).kill).toBe(null)
  })
})

describe('decide: choice and groups', () => {
  const weights = { room: 0, doubt: 1, life: 0, held: 0, quoted: 0.5 }

  test('the best are quoted, the others cancelled; of equals the first by id', () => {
    const desk = accepted(quoting('a', 'b', 'c'))
    const chosen = { ...config, selection: { count: 1, weights } }
    const { scores, decisions } = decide(desk, chosen)
    expect(scores).toEqual([
      {
        marketId: 'a',
        score: 1.5,
        chosen: true,
        terms: { room: 1, doubt: 1, life: 1, held: 0, quoted: 1 },
      },
      {
        marketId: 'b',
        score: 1.5,
        chosen: false,
        terms: { room: 1, doubt: 1, life: 1, held: 0, quoted: 1 },
      },
      {
        marketId: 'c',
        score: 1.5,
        chosen: false,
        terms: { room: 1, doubt: 1, life: 1, held: 0, quoted: 1 },
      },
    ])
    const halts = Object.fromEntries(decisions.map(({ marketId, halted }) => [marketId, halted]))
    expect(halts).toEqual({ a: null, b: 'not-selected', c: 'not-selected' })
    const acted = sent(desk, decide(desk, chosen))
    const scoped = decideWith(decideQuotes)(acted, chosen, { kind: 'market', marketId: 'b' })
    expect(scoped.decisions[0]?.halted).toBe('not-selected')
  })

  test('a market that is over is not chosen, and has no terms', () => {
    const resolved: DeskEvent = { kind: 'resolved', at: start, marketId: 'a', outcome: 'yes' }
    const desk = apply(quoting('a', 'b'), resolved)
    const { scores } = decide(desk, { ...config, selection: { count: 2, weights } })
    expect(scores.map(({ marketId, chosen }) => [marketId, chosen])).toEqual([
      ['b', true],
      ['a', false],
    ])
    expect(scores[1]).toEqual({ marketId: 'a', score: 0, chosen: false, terms: null })
  })

  test('markets of one instant are cut to what they may lose together', () => {
    const groups = { maxLossOfInstant: 400, maxLossOfUnderlying: 1_000 }
    const desk = quoting('a', 'b', 'c', 'd')
    const limited = { ...config, groups }
    const actions = decide(desk, limited)
    expect(actions.places.length).toBeGreaterThan(0)
    expect(actions.places.length).toBeLessThan(24)
    expect(actions.places.length + actions.decisions.flatMap(({ cut }) => cut).length).toBe(24)
    expect(deskViolations(desk, limited, actions)).toEqual([])
    expect(deskViolations(desk, limited, decide(desk, config))).toMatchObject([
      { _tag: 'group-limit' },
    ])
    const loose = { ...config, groups: { maxLossOfInstant: 4_000, maxLossOfUnderlying: 4_000 } }
    expect(decide(desk, loose)).toEqual(decide(desk, config))
  })

  test('the limit of the underlying holds over its instants', () => {
    const later: DeskEvent = {
      kind: 'listed',
      at: start,
      market: {
        id: 'b',
        asset: 'BTC',
        strike: 65_000,
        openedAt: start,
        expiresAt: start + 600_000,
        tickSize: 0.01,
      },
    }
    const desk = apply(quoting('a'), later)
    const both = { ...config, groups: { maxLossOfInstant: 200, maxLossOfUnderlying: 200 } }
    const worst = (count: number): number => decide(desk, both).places.slice(0, count).length
    expect(worst(12)).toBeLessThan(decide(desk, config).places.length)
    expect(deskViolations(desk, both, decide(desk, both))).toEqual([])
  })
})
