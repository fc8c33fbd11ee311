import { describe, expect, test } from 'vitest'
import type { QuoteConfig } from '../../src/decision/config.js'
import { decideQuotes } from '../../src/decision/decideQuotes.js'
import { explainQuotes } from '../../src/decision/explainQuotes.js'
import type { QuoteState } from '../../src/decision/state.js'
import { plain } from '../../src/market/settlement.js'
import { calm, config as v2 } from './states.js'

const config: QuoteConfig = {
  ...v2,
  fairValue: {
    model: 'settled',
    link: { kind: 'studentT', scale: 1, degrees: 5 },
    basis: { mean: 0, deviation: 0.0001 },
    volatilityError: 0.2,
    modelWeight: 0.7,
  },
  spread: {
    kind: 'latency',
    min: 0.01,
    max: 0.4,
    latencyMs: 250,
    times: 1.5,
    modelError: 1,
    information: 0.02,
    liquidity: 0,
    rebate: { rate: 0.07, exponent: 1, share: 0.2 },
    stopAbove: 0.2,
  },
  skew: { kind: 'logit', strength: 1, horizonMs: 60_000, max: 0.3 },
  timing: { ...v2.timing, stopLoser: { kind: 'edge', times: 1 } },
}

const printed = { count: 10, value: 65_000, by: 'venue' }

const state: QuoteState = {
  ...calm,
  market: {
    ...calm.market,
    settlement: {
      ...plain,
      end: { kind: 'mean', windowMs: 60_000, prints: 60 },
      strike: { kind: 'between', upper: 65_100 },
    },
  },
  volatilityError: 0.1,
  drift: 0,
  printed: { strike: null, end: { count: 0, value: 65_000, by: 'us' } },
  basis: { mean: 0, deviation: 0 },
}

const withValue = (whole: unknown, path: string, value: unknown): never => {
  const copy = structuredClone(whole) as Record<string, unknown>
  const keys = path.split('.')
  const last = keys.pop() as string
  const owner = keys.reduce((part, key) => part[key] as Record<string, unknown>, copy)
  if (value === undefined) delete owner[last]
  else owner[last] = value
  return copy as never
}

const pathOf = (of: QuoteState, by: QuoteConfig): string | null => {
  const { reason } = explainQuotes(of, by)
  expect(decideQuotes(of, by).halted).toBe(reason?._tag ?? null)
  return reason?._tag === 'invalid-input' ? reason.path : null
}

const noNumbers = ['1', Number.NaN, Infinity, {}, true]
const negative = [...noNumbers, -1]
const missing = [undefined, null]

describe('edges: each part of what is known of a settlement', () => {
  test('all of it whole is valid, and so is none of it', () => {
    expect(pathOf(state, config)).toBeNull()
    for (const field of ['volatilityError', 'drift', 'printed', 'basis']) {
      for (const value of missing) expect(pathOf(withValue(state, field, value), config)).toBeNull()
    }
    for (const value of missing) {
      expect(pathOf(withValue(state, 'market.settlement', value), config)).toBeNull()
    }
  })

  test.each<readonly [string, ReadonlyArray<unknown>]>([
    ['market.settlement', [5, 'point', true]],
    [
      'market.settlement.end',
      [
        ...missing,
        5,
        {},
        { kind: 'maen' },
        { kind: 'mean', windowMs: 0, prints: 60 },
        { kind: 'mean', windowMs: 60_000, prints: 0 },
        { kind: 'mean', windowMs: 60_000, prints: 1.5 },
        { kind: 'mean', windowMs: 60_000 },
        { kind: 'trimmedMean', windowMs: 60_000, prints: null, trim: 0.2 },
        { kind: 'trimmedMean', windowMs: 0, prints: 60, trim: 0.2 },
        { kind: 'trimmedMean', windowMs: 60_000, prints: 60, trim: 0.6 },
        { kind: 'trimmedMean', windowMs: 60_000, prints: 60, trim: -0.1 },
        { kind: 'extremum', of: 'top' },
      ],
    ],
    [
      'market.settlement.strike',
      [
        ...missing,
        5,
        { kind: 'open' },
        { kind: 'opening' },
        { kind: 'opening', fixing: { kind: 'extremum', of: 'highest' } },
        { kind: 'between' },
        { kind: 'between', upper: 0 },
      ],
    ],
    ['market.settlement.tie', [...missing, 'maybe', 1]],
    ['market.settlement.tickSize', [...missing, ...negative]],
    ['market.settlement.lagMs', [...missing, ...noNumbers]],
    ['volatilityError', negative],
    ['drift', noNumbers],
    ['basis', [5, {}, { mean: 0 }, { mean: '0', deviation: 0 }, { mean: 0, deviation: -1 }]],
    ['printed', [5, 'none', true]],
    ['printed.strike', [5, {}, { ...printed, count: -1 }, { ...printed, by: 'them' }]],
    ['printed.end', [5, {}, { ...printed, value: 0 }, { ...printed, count: '10' }]],
  ])('%s', (path, values) => {
    for (const value of values) {
      expect([value, pathOf(withValue(state, path, value), config)]).toEqual([value, path])
    }
  })

  test('a range ends above the strike, or on it where a tie pays', () => {
    const range = (upper: number, tie: 'yes' | 'no' | 'half'): string | null => {
      const rule = { ...state.market.settlement, tie, strike: { kind: 'between', upper } }
      return pathOf(withValue(state, 'market.settlement', rule), config)
    }
    const { strike } = state.market as { strike: number }
    for (const tie of ['yes', 'no', 'half'] as const) {
      expect(range(strike + 0.01, tie)).toBeNull()
      expect(range(strike - 0.01, tie)).toBe('market.settlement.strike')
      expect(range(1, tie)).toBe('market.settlement.strike')
      expect(range(strike, tie)).toBe(tie === 'yes' ? null : 'market.settlement.strike')
    }
    const crossed = withValue(state, 'market.settlement.strike.upper', strike - 1_000)
    expect(decideQuotes(crossed, config).place).toEqual([])
  })

  test('an extreme ends inside no range, and a strike that is null needs a settlement', () => {
    const extremum = { kind: 'extremum', of: 'lowest' }
    const inRange = withValue(state, 'market.settlement.end', extremum)
    expect(pathOf(inRange, config)).toBe('market.settlement.strike')
    const fixed = withValue(inRange, 'market.settlement.strike', { kind: 'fixed' })
    expect(pathOf(fixed, config)).toBeNull()
    const none = withValue(state, 'market.settlement', null)
    expect(pathOf(withValue(none, 'market.strike', null), config)).toBe('market.strike')
  })
})

describe('edges: each part of a policy that cannot be computed with', () => {
  test.each<readonly [string, ReadonlyArray<unknown>]>([
    ['fairValue.model', [...missing, 'setled', 5]],
    [
      'fairValue.link',
      [
        ...missing,
        5,
        { kind: 'logistic' },
        { kind: 'logistic', scale: 0 },
        { kind: 'cauchy', scale: 1 },
        { kind: 'studentT', scale: 1, degrees: 2 },
        { kind: 'mixture', scale: 1, deviation: -1 },
        { kind: 'jumps', scale: 1, perDay: -1, mean: 0, deviation: 0 },
        { kind: 'jumps', scale: 1, perDay: 1, mean: null, deviation: 0 },
        { kind: 'jumps', scale: 1, perDay: 1, mean: 0 },
      ],
    ],
    ['fairValue.basis', [...missing, 5, { mean: 0, deviation: -1 }]],
    ['fairValue.volatilityError', [...missing, ...negative]],
    ['fairValue.modelWeight', [...missing, ...negative, 1.1]],
    ['spread.kind', [...missing, 'latent']],
    ['spread.min', [...missing, ...noNumbers]],
    ['spread.max', [...missing, ...noNumbers]],
    ['spread.latencyMs', [...missing, ...negative]],
    ['spread.times', [...missing, ...negative]],
    ['spread.modelError', [...missing, ...negative]],
    ['spread.information', [...missing, ...negative, 1.1]],
    ['spread.liquidity', [...missing, ...noNumbers]],
    ['spread.rebate.rate', [...missing, ...negative]],
    ['spread.rebate.exponent', [...missing, ...negative]],
    ['spread.rebate.share', [...missing, ...negative, 1.1]],
    ['spread.stopAbove', [...missing, ...noNumbers]],
    ['skew.kind', [...missing, 'logits']],
    ['skew.strength', [...missing, ...negative]],
    ['skew.horizonMs', [...missing, ...negative]],
    ['skew.max', [...missing, ...noNumbers]],
    ['timing.stopLoser.kind', [null, 'edges']],
    ['timing.stopLoser.times', [...missing, ...noNumbers]],
  ])('config.%s', (path, values) => {
    for (const value of values) {
      const said = pathOf(state, withValue(config, path, value))
      expect([value, said !== null && `config.${path}`.startsWith(said)]).toEqual([value, true])
    }
  })
})
