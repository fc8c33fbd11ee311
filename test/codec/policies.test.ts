import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeConfig } from '../../src/codec/decodeConfig.js'
import { decodeState } from '../../src/codec/decodeState.js'
import { decideQuotes } from '../../src/decision/decideQuotes.js'
import { presets } from '../../src/decision/presets.js'
import { venueSettlements } from '../../src/market/venueSettlements.js'
import { anyDecision } from '../arbitraries/policies.js'
import { messages } from './messages.js'

const { v2 } = presets

const settled = {
  model: 'settled',
  link: { kind: 'logistic', scale: 1 },
  basis: { mean: 0, deviation: 0.0001 },
  volatilityError: 0.2,
  modelWeight: 0.7,
}

const latency = {
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
}

const now = 1_750_000_000_000

const state = {
  now,
  market: {
    id: 'BTC-15m',
    asset: 'BTC',
    strike: 65_000,
    openedAt: now - 1,
    expiresAt: now + 900_000,
    tickSize: 0.01,
  },
  spot: { price: 65_000, at: now },
  position: { yes: 0, no: 0 },
  orders: [],
  pnl: { today: 0 },
}

describe('examples: a policy in a config', () => {
  test.each<readonly [string, object]>([
    ['a settled fair value', { fairValue: settled }],
    ['a latency spread', { spread: latency }],
    ['a logit skew', { skew: { kind: 'logit', strength: 1, horizonMs: 60_000, max: 0.3 } }],
    ['a side without edge', { timing: { ...v2.timing, stopLoser: { kind: 'edge', times: 1 } } }],
  ])('%s decodes to itself', (_, over) => {
    expect(decodeConfig({ ...v2, ...over })).toStrictEqual({
      _tag: 'Right',
      right: { ...v2, ...over },
    })
  })

  test.each<readonly [string, object, ReadonlyArray<string>]>([
    [
      'a misspelt link',
      { fairValue: { ...settled, link: { kind: 'logistc', scale: 1 } } },
      [
        'fairValue.link.kind: "logistc", expected "normal" or "logistic" or "studentT" or ' +
          '"mixture" or "jumps"',
      ],
    ],
    [
      'a link with another one’s field',
      { fairValue: { ...settled, link: { kind: 'normal', scale: 1, degrees: 5 } } },
      ['fairValue.link.degrees: unknown key, expected one of kind, scale'],
    ],
    [
      'a weight in per cent',
      { fairValue: { ...settled, modelWeight: 70 } },
      ['fairValue.modelWeight: 70, expected a number from 0 to 1 (a part of 1)'],
    ],
    [
      'a field of the seed under another model',
      { fairValue: { model: 'simplified', link: settled.link } },
      ['fairValue.link: unknown key, expected one of model'],
    ],
    [
      'a spread upside down',
      { spread: { ...latency, min: 0.5 } },
      ['spread.min: 0.5, expected at most spread.max (0.4)'],
    ],
    [
      'a fee in per cent',
      { spread: { ...latency, rebate: { rate: 7, exponent: 1, share: 0.2 } } },
      ['spread.rebate.rate: 7, expected a number from 0 to 1 (a part of 1)'],
    ],
    [
      'a stop of neither form',
      { timing: { ...v2.timing, stopLoser: { kind: 'late', times: 1 } } },
      ['timing.stopLoser.kind: "late", expected "edge"'],
    ],
    [
      'a stop that is none',
      { timing: { ...v2.timing, stopLoser: 1 } },
      ['timing.stopLoser: 1, expected an object with remaining, below'],
    ],
  ])('%s is told', (_, over, expected) => {
    expect(messages(decodeConfig({ ...v2, ...over }))).toEqual(expected)
  })
})

describe('examples: how a market settles, in a state', () => {
  test.each(
    Object.entries(venueSettlements).map(
      ([name, rule]) => [name, typeof rule === 'function' ? rule(66_000) : rule] as const,
    ),
  )('%s decodes', (_, settlement) => {
    const market = { ...state.market, settlement }
    expect(decodeState({ ...state, market })).toMatchObject({ _tag: 'Right' })
  })

  test('a strike that is null needs a settlement', () => {
    const market = { ...state.market, strike: null }
    expect(messages(decodeState({ ...state, market }))).toEqual([
      'market.strike: null, expected a number above 0 (dollars)',
    ])
    const rule = { ...market, settlement: venueSettlements.kalshiQuarterHour }
    expect(decodeState({ ...state, market: rule })).toMatchObject({ _tag: 'Right' })
  })

  test('what is printed, the basis and the rest are told by path and value', () => {
    const market = { ...state.market, settlement: { ...venueSettlements.degen, tie: 'maybe' } }
    const end = { count: -1, value: 65_000, by: 'them' }
    const basis = { mean: 0, deviation: -1 }
    expect(messages(decodeState({ ...state, market, printed: { end }, basis }))).toEqual([
      'market.settlement.tie: "maybe", expected "yes" or "no" or "half"',
      'printed.end.count: -1, expected a number of at least 0 (prints)',
      'printed.end.by: "them", expected "venue" or "us"',
      'basis.deviation: -1, expected a number of at least 0 (of a logarithm)',
    ])
    const errors = decodeState({ ...state, volatilityError: -1, drift: '0' })
    expect(messages(errors)).toEqual([
      'volatilityError: -1, expected a number of at least 0 (of a logarithm)',
      'drift: "0", expected a number from -1 to 1 (of a logarithm)',
    ])
  })

  test('a range that ends below its strike is refused, as the decision refuses it', () => {
    const read = (strike: unknown, upper: unknown, tie: 'yes' | 'half') => {
      const settlement = { ...venueSettlements.polymarketRange(1), tie }
      const crossed = { ...settlement, strike: { kind: 'between', upper } }
      return messages(
        decodeState({ ...state, market: { ...state.market, strike, settlement: crossed } }),
      )
    }
    const why = '(dollars, since the range begins at the strike)'
    expect(read(65_000, 64_000, 'yes')).toEqual([
      `market.settlement.strike.upper: 64000, expected a number of at least 65000 ${why}`,
    ])
    expect(read(65_000, 65_000, 'half')).toEqual([
      `market.settlement.strike.upper: 65000, expected a number above 65000 ${why}`,
    ])
    expect(read(65_000, 65_000, 'yes')).toEqual([])
    expect(read(65_000, 65_001, 'half')).toEqual([])
    expect(read(null, 64_000, 'yes')).toEqual([])
    expect(read(-1, 64_000, 'yes')).toEqual([
      'market.strike: -1, expected a number above 0 (dollars)',
    ])
    expect(read(65_000, -1, 'yes').length).toBe(1)
  })

  test('an extreme in a range is refused, as the decision refuses it', () => {
    const settlement = {
      ...venueSettlements.polymarketHighest,
      strike: { kind: 'between', upper: 66_000 },
    }
    const market = { ...state.market, settlement }
    expect(messages(decodeState({ ...state, market }))).toEqual([
      'market.settlement.strike.kind: "between", expected "fixed" or "opening"',
    ])
  })
})

describe('laws', () => {
  test('what decodes is never invalid input', () => {
    fc.assert(
      fc.property(anyDecision, ({ state: drawn, config }) => {
        expect(decodeState(JSON.parse(JSON.stringify(drawn)))).toMatchObject({ _tag: 'Right' })
        expect(decodeConfig(JSON.parse(JSON.stringify(config)))).toMatchObject({ _tag: 'Right' })
        expect(decideQuotes(drawn, config).halted).not.toBe('invalid-input')
      }),
    )
  })
})
