import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  cost,
  full,
  type RateBudget,
  type RateConfig,
  refill,
  shortBucket,
  spend,
} from '../../src/risk/rateBudget.js'
import { venueRates } from '../../src/risk/venueRates.js'

const { degen, kalshiBasic, polymarket } = venueRates
const one = { place: 1, cancel: 0, amend: 0 }
const names = ['degen', 'kalshiBasic', 'polymarket'] as const

const nth = (config: RateConfig, index: number) => config.buckets[index] ?? kalshiBasic.buckets[0]
const costOf = (
  config: RateConfig,
  index: number,
  messages: Parameters<typeof cost>[2],
): number => {
  const bucket = nth(config, index)
  return bucket === undefined ? Number.NaN : cost(config, bucket, messages)
}

describe('examples', () => {
  test('Polymarket takes 60 orders at once, and 40 a second after that', () => {
    const spent = spend(polymarket, full(polymarket, 0), { place: 60, cancel: 0, amend: 0 })
    expect(spent).toEqual({ at: 0, tokens: [0, 120] })
    expect(refill(polymarket, { at: 0, tokens: [0, 0] }, 500)).toEqual({
      at: 500,
      tokens: [20, 40],
    })
  })

  test('a cancel at Degen Terminal is a request and a cancel, a place a request', () => {
    expect(spend(degen, full(degen, 0), { place: 2, cancel: 3, amend: 0 })?.tokens).toEqual([
      175, 15,
    ])
  })

  test('Kalshi bills each of a batch', () => {
    expect(costOf(kalshiBasic, 0, { place: 3, cancel: 2, amend: 1 })).toBe(44)
  })

  test('a request is paid for once however many orders go in it', () => {
    const config: RateConfig = {
      placesOfRequest: 15,
      cancelsOfRequest: 2,
      buckets: [
        { name: 'all', capacity: 9, perSecond: 1, place: 0, cancel: 0, amend: 0, request: 1 },
      ],
    }
    expect(costOf(config, 0, { place: 15, cancel: 2, amend: 1 })).toBe(3)
    expect(costOf(config, 0, { place: 16, cancel: 3, amend: 0 })).toBe(4)
  })

  test('a batch is taken whole or not at all', () => {
    const budget = { at: 0, tokens: [25] }
    expect(spend(kalshiBasic, budget, { place: 2, cancel: 2, amend: 0 })?.tokens).toEqual([1])
    expect(spend(kalshiBasic, budget, { place: 2, cancel: 3, amend: 0 })).toBeNull()
    expect(budget).toEqual({ at: 0, tokens: [25] })
  })

  test('the reserve is for what is live and one more', () => {
    const budget = { at: 0, tokens: [22] }
    expect(shortBucket(kalshiBasic, budget, one, 5)).toBeNull()
    expect(shortBucket(kalshiBasic, budget, one, 6)).toEqual({
      bucket: 'writes',
      tokens: 22,
      needed: 24,
    })
    expect(shortBucket(polymarket, { at: 0, tokens: [1, 5] }, one, 5)?.bucket).toBe('cancels')
  })
})

describe('edges', () => {
  test('a clock that goes back, or is none, refills nothing', () => {
    const budget = { at: 1_000, tokens: [3] }
    for (const now of [1_000, 999, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(refill(kalshiBasic, budget, now)).toBe(budget)
    }
  })

  test('a budget of another config has no tokens', () => {
    const other: RateBudget = { at: 0, tokens: [] }
    expect(spend(kalshiBasic, other, one)).toBeNull()
    expect(shortBucket(kalshiBasic, other, one, 0)).not.toBeNull()
    expect(refill(kalshiBasic, other, 100).tokens).toEqual([10])
  })
})

describe('laws', () => {
  const config = fc.constantFrom(...names).map((name) => venueRates[name])
  const waits = fc.array(fc.record({ ms: fc.nat(2_000), place: fc.nat(8), cancel: fc.nat(8) }), {
    maxLength: 30,
  })

  test('in any time no more is spent than the capacity and what came in since', () => {
    fc.assert(
      fc.property(config, waits, (rates, steps) => {
        let budget = full(rates, 0)
        const spent = rates.buckets.map(() => 0)
        for (const { ms, place, cancel } of steps) {
          budget = refill(rates, budget, budget.at + ms)
          const messages = { place, cancel, amend: 0 }
          const after = spend(rates, budget, messages)
          if (after === null) continue
          budget = after
          for (const [index, bucket] of rates.buckets.entries()) {
            const sum = (spent[index] ?? 0) + cost(rates, bucket, messages)
            spent[index] = sum
            expect(sum).toBeLessThanOrEqual(
              bucket.capacity + (bucket.perSecond * budget.at) / 1000 + 1e-9,
            )
            expect(budget.tokens[index]).toBeGreaterThanOrEqual(0)
            expect(budget.tokens[index]).toBeLessThanOrEqual(bucket.capacity)
          }
        }
      }),
    )
  })

  test('Degen takes what its budget pays for in any minute, and a cancel for every token', () => {
    const minute = 60_000
    fc.assert(
      fc.property(waits, fc.integer({ min: 1, max: 20 }), (steps, faster) => {
        const sent: Array<{
          readonly at: number
          readonly place: number
          readonly cancel: number
        }> = []
        const lately = (at: number, of: (one: (typeof sent)[number]) => number): number =>
          sent.filter((one) => one.at > at - minute).reduce((sum, one) => sum + of(one), 0)
        let budget = full(degen, 0)
        for (const { ms, place, cancel } of [...steps, ...steps, ...steps]) {
          budget = refill(degen, budget, budget.at + Math.floor((ms * 8) / faster))
          const after = spend(degen, budget, { place, cancel, amend: 0 })
          if (after === null) continue
          budget = after
          sent.push({ at: budget.at, place, cancel })
          const [, left = 0] = budget.tokens
          expect(lately(budget.at, (one) => one.cancel) + left).toBeLessThanOrEqual(30 + 1e-9)
          expect(lately(budget.at, (one) => one.place + one.cancel)).toBeLessThanOrEqual(300)
        }
      }),
    )
  })

  test('waiting in parts is waiting at once', () => {
    fc.assert(
      fc.property(config, fc.nat(3_000), fc.nat(3_000), fc.nat(60), (rates, a, b, tokens) => {
        const budget = { at: 0, tokens: rates.buckets.map(() => tokens) }
        const parts = refill(rates, refill(rates, budget, a), a + b).tokens
        const whole = refill(rates, budget, a + b).tokens
        for (const [index, value] of whole.entries()) expect(parts[index]).toBeCloseTo(value, 9)
      }),
    )
  })

  test('what leaves the reserve could also cancel all that is live', () => {
    fc.assert(
      fc.property(config, fc.nat(30), fc.nat(20), fc.nat(120), (rates, place, live, tokens) => {
        const budget = { at: 0, tokens: rates.buckets.map(() => tokens) }
        const messages = { place, cancel: 0, amend: 0 }
        if (shortBucket(rates, budget, messages, live) !== null) return
        const after = spend(rates, budget, messages)
        expect(after).not.toBeNull()
        if (after === null) return
        expect(spend(rates, after, { place: 0, cancel: live + 1, amend: 0 })).not.toBeNull()
      }),
    )
  })
})
