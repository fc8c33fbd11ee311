import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeConfig } from '../../src/codec/decodeConfig.js'
import { decodeState } from '../../src/codec/decodeState.js'
import { decideQuotes } from '../../src/decision/decideQuotes.js'
import { explainQuotes } from '../../src/decision/explainQuotes.js'
import { fairPrice } from '../../src/decision/fairPrice.js'
import { violations } from '../../src/decision/violations.js'
import { anyDecision } from '../arbitraries/policies.js'
import { runs } from '../runs.js'

describe('laws of every policy', () => {
  test('what is drawn decodes', () => {
    fc.assert(
      fc.property(anyDecision, ({ state, config }) => {
        expect(decodeConfig(config)).toMatchObject({ _tag: 'Right' })
        expect(decodeState(state)).toMatchObject({ _tag: 'Right' })
      }),
    )
  })

  test('a decision breaks no promise, and none is invalid', () => {
    fc.assert(
      fc.property(anyDecision, ({ state, config }) => {
        const diff = decideQuotes(state, config)
        expect(diff.halted).not.toBe('invalid-input')
        expect(violations(state, config, diff)).toEqual([])
      }),
      runs(3_000),
    )
  })

  test('the fair value is a probability, and that of the two outcomes adds up to 1', () => {
    fc.assert(
      fc.property(anyDecision, ({ state, config }) => {
        const { explain } = decideQuotes(state, config)
        if (explain === null) return
        expect(explain.fairValue).toBeGreaterThanOrEqual(0)
        expect(explain.fairValue).toBeLessThanOrEqual(1)
        const [yes, no] = [fairPrice(state, config, 'yes'), fairPrice(state, config, 'no')]
        expect(Math.abs(yes - explain.fairValue)).toBeLessThan(1e-14)
        expect(Math.abs(yes + no - 1)).toBeLessThan(1e-14)
      }),
      runs(2_000),
    )
  })

  test('bids stand below asks, inside the range', () => {
    fc.assert(
      fc.property(anyDecision, ({ state, config }) => {
        const { place } = decideQuotes(state, config)
        const prices = (side: string) => place.filter((o) => o.side === side).map((o) => o.price)
        expect(Math.max(0, ...prices('bid'))).toBeLessThan(Math.min(1, ...prices('ask')))
        for (const { price } of place) {
          expect(price).toBeGreaterThanOrEqual(config.ladder.minPrice)
          expect(price).toBeLessThanOrEqual(config.ladder.maxPrice)
        }
      }),
      runs(1_000),
    )
  })

  test("each quote's cents add up to its price, and its spread to its halves", () => {
    fc.assert(
      fc.property(anyDecision, ({ state, config }) => {
        const { quotes, explain } = explainQuotes(state, config)
        for (const { price, cents } of quotes) {
          const { fairValue, halfSpread, spacing, skew, rounding } = cents
          const sum = fairValue + halfSpread + spacing + skew + rounding
          expect(Math.abs(sum - 100 * price)).toBeLessThan(1e-9)
        }
        const halves = ['bid', 'ask'].map(
          (side) => quotes.find((q) => q.side === side)?.cents.halfSpread ?? Number.NaN,
        )
        if (quotes.length === 0) return
        const [bid, ask] = halves as [number, number]
        expect(Math.abs(ask - bid - 100 * (explain?.spread ?? 0))).toBeLessThan(1e-9)
      }),
      runs(1_000),
    )
  })
})
