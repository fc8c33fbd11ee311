import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { explainQuotes } from '../../src/decision/explainQuotes.js'
import { presets } from '../../src/decision/presets.js'
import type { QuoteState } from '../../src/decision/state.js'
import { plain } from '../../src/market/settlement.js'
import { calm, now } from './states.js'

const states = fc
  .record({
    windowMs: fc.constantFrom(1_000, 15_000, 60_000),
    prints: fc.integer({ min: 2, max: 120 }),
    lagMs: fc.integer({ min: -1_000, max: 2_000 }),
    tie: fc.constantFrom('yes' as const, 'no' as const, 'half' as const),
    tickSize: fc.constantFrom(0, 0.01),
    left: fc.integer({ min: 3_000, max: 280_000 }),
    away: fc.double({ min: -0.003, max: 0.003, noNaN: true }),
    drift: fc.constantFrom(null, 1e-4),
    mean: fc.constantFrom(0, -2e-4),
    yes: fc.integer({ min: 0, max: 200 }),
  })
  .map(
    ({ windowMs, prints, lagMs, tie, tickSize, left, away, drift, mean, yes }): QuoteState => ({
      ...calm,
      market: {
        ...calm.market,
        expiresAt: now + left,
        settlement: {
          ...plain,
          end: { kind: 'mean', windowMs, prints },
          lagMs,
          tie,
          tickSize,
        },
      },
      spot: { price: 65_000 * (1 + away), at: now },
      drift,
      basis: { mean, deviation: 1e-4 },
      position: { yes, no: 0 },
    }),
  )

/** Of a venue that has printed nothing yet all is asked of the parts of the mean. */
const byParts = (state: QuoteState): QuoteState => ({
  ...state,
  printed: { strike: null, end: { count: 0, value: 65_000, by: 'venue' } },
})

test('before its window a mean is quoted as if its parts were told apart', () => {
  let quoted = 0
  fc.assert(
    fc.property(states, (state) => {
      const { halted, explain } = explainQuotes(state, presets.recommended)
      const other = explainQuotes(byParts(state), presets.recommended)
      expect(halted).toBe(other.halted)
      if (explain === null || other.explain === null) return
      quoted += 1
      for (const name of ['fairValue', 'spread', 'skew'] as const)
        expect(Math.abs(explain[name] - other.explain[name])).toBeLessThan(1e-12)
    }),
  )
  expect(quoted).toBeGreaterThan(20)
})
