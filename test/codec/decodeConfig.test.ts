import { describe, expect, test } from 'vitest'
import { decodeConfig } from '../../src/codec/decodeConfig.js'
import { presets } from '../../src/decision/presets.js'
import { messages, paths, put, written } from './messages.js'

const volatility = 'a number above 0 and at most 10 (per year, 0.5 is 50 %)'

const v2With = (path: ReadonlyArray<string | number>, value: unknown): unknown =>
  put(presets.v2, path, value)

describe('examples', () => {
  test.each<[string, ReadonlyArray<string | number>, unknown, ReadonlyArray<string>]>([
    [
      'cents for dollars',
      ['spread', 'base'],
      4,
      ['spread.base: 4, expected a number from 0 to 1 (dollars a share)'],
    ],
    [
      'half a level',
      ['ladder', 'levels'],
      2.5,
      ['ladder.levels: 2.5, expected a whole number from 0 to 64 (levels)'],
    ],
    [
      'a number in a string',
      ['size', 'base'],
      '100',
      ['size.base: "100", expected a number above 0 and at most 1000000000 (shares)'],
    ],
    [
      'a volatility in per cent',
      ['volatility', 'default'],
      50,
      [`volatility.default: 50, expected ${volatility}`],
    ],
    [
      'an override in per cent',
      ['volatility', 'overrides', 'BTC'],
      40,
      [`volatility.overrides.BTC: 40, expected ${volatility}`],
    ],
    [
      'a rest of life in per cent',
      ['timing', 'stopLoser', 'remaining'],
      10,
      ['timing.stopLoser.remaining: 10, expected a number from 0 to 1 (a part of 1)'],
    ],
    [
      'a position limit below none',
      ['limits', 'maxPosition'],
      -1,
      ['limits.maxPosition: -1, expected a number from 0 to 1000000000 (shares)'],
    ],
    [
      'an imbalance limit of none',
      ['limits', 'maxImbalance'],
      0,
      ['limits.maxImbalance: 0, expected a number above 0 and at most 1000000000 (shares)'],
    ],
    [
      'a price at the edge',
      ['ladder', 'minPrice'],
      0,
      ['ladder.minPrice: 0, expected a number above 0 and below 1 (dollars a share)'],
    ],
    [
      'what is not a number',
      ['limits', 'maxDailyLoss'],
      Number.NaN,
      ['limits.maxDailyLoss: NaN, expected a number from 0 to 1000000000000 (dollars)'],
    ],
    [
      'a missing group',
      ['diff'],
      undefined,
      ['diff: missing, expected an object with resizeTolerance'],
    ],
    [
      'an unknown model',
      ['fairValue', 'model'],
      'simple',
      ['fairValue.model: "simple", expected "simplified" or "blackScholes" or "settled"'],
    ],
    [
      'an unknown kind',
      ['spread', 'kind'],
      'static',
      ['spread.kind: "static", expected "dynamic" or "latency"'],
    ],
    ['a group that is none', ['skew'], 0.02, ['skew: 0.02, expected an object with a kind']],
    [
      'a list for a group',
      ['size'],
      [],
      ['size: [], expected an object with base, min, max, extreme, late, accumulating'],
    ],
    ['tiers that are no list', ['size', 'late'], {}, ['size.late: {}, expected a list']],
    [
      'a tier that misses its mark',
      ['size', 'late', 1],
      { times: 2 },
      ['size.late[1].remaining: missing, expected a number from 0 to 1 (a part of 1)'],
    ],
    [
      'a mark that stands twice',
      ['size', 'late', 1, 'remaining'],
      0.2,
      ['size.late[1].remaining: 0.2, expected a mark that stands only once'],
    ],
    [
      'a minimum above the maximum',
      ['spread', 'min'],
      0.3,
      ['spread.min: 0.3, expected at most spread.max (0.2)'],
    ],
    [
      'a maximum below the minimum',
      ['size', 'max'],
      5,
      ['size.min: 10, expected at most size.max (5)'],
    ],
    [
      'prices the wrong way round',
      ['ladder', 'minPrice'],
      0.995,
      ['ladder.minPrice: 0.995, expected at most ladder.maxPrice (0.99)'],
    ],
    [
      'an override that is none',
      ['volatility', 'overrides'],
      0.4,
      [`volatility.overrides: 0.4, expected an object, each value ${volatility}`],
    ],
  ])('%s is told', (_, path, value, expected) => {
    expect(messages(decodeConfig(v2With(path, value)))).toEqual(expected)
  })

  test.each<[string, ReadonlyArray<string>, string]>([
    ['spread.bsae', ['spread', 'bsae'], 'spread.bsae: unknown key; did you mean "base"?'],
    ['sprea', ['sprea'], 'sprea: unknown key; did you mean "spread"?'],
    [
      'timing.closeBeforeExpiry',
      ['timing', 'closeBeforeExpiry'],
      'timing.closeBeforeExpiry: unknown key; did you mean "closeBeforeExpiryMs"?',
    ],
    [
      'limits.max_position',
      ['limits', 'max_position'],
      'limits.max_position: unknown key; did you mean "maxPosition"?',
    ],
    [
      'diff.hysteresis',
      ['diff', 'hysteresis'],
      'diff.hysteresis: unknown key, expected one of resizeTolerance',
    ],
    [
      'skew["two words"]',
      ['skew', 'two words'],
      'skew["two words"]: unknown key, expected one of kind, factor, max, rebalance',
    ],
    [
      'volatility.constructor',
      ['volatility', 'constructor'],
      'volatility.constructor: unknown key, expected one of default, overrides, forecast',
    ],
  ])('the unknown key %s is told', (_, path, expected) => {
    expect(messages(decodeConfig(v2With(path, 1)))).toEqual([expected])
  })

  test('every error is told, the unknown keys of a group first', () => {
    const { base: bsae, ...rest } = presets.v2.spread
    const config = { ...presets.v2, spread: { ...rest, bsae, min: -1 }, ladder: null }
    expect(messages(decodeConfig(config))).toEqual([
      'spread.bsae: unknown key; did you mean "base"?',
      'spread.base: missing, expected a number from 0 to 1 (dollars a share)',
      'spread.min: -1, expected a number from 0 to 1 (dollars a share)',
      'ladder: null, expected an object with levels, spacing, minPrice, maxPrice',
    ])
  })
})

describe('edges', () => {
  test.each([5, 'v2', null, undefined, [], [presets.v2]])('%j is no config', (value) => {
    expect(paths(decodeConfig(value))).toEqual([''])
  })

  test('the keys that every object inherits are unknown like any other', () => {
    const config: unknown = JSON.parse(
      JSON.stringify(presets.v2).replace('"diff":{', '"diff":{"__proto__":{"resizeTolerance":1},'),
    )
    expect(messages(decodeConfig(config))).toEqual([
      'diff.__proto__: unknown key, expected one of resizeTolerance',
    ])
  })

  test('an asset may be named like what every object inherits', () => {
    const overrides: unknown = JSON.parse('{"__proto__":0.4,"constructor":0.5,"BTC.X":0}')
    expect(paths(decodeConfig(v2With(['volatility', 'overrides'], overrides)))).toEqual([
      'volatility.overrides["BTC.X"]',
    ])
  })

  test('a kind that is no own kind is unknown, whatever objects inherit', () => {
    for (const kind of ['constructor', '__proto__', 'toString', 7, null, undefined]) {
      expect(paths(decodeConfig(v2With(['skew', 'kind'], kind)))).toEqual(['skew.kind'])
    }
  })

  test('equal bounds are in order', () => {
    expect(messages(decodeConfig(v2With(['spread', 'min'], 0.2)))).toEqual([])
    expect(messages(decodeConfig(v2With(['size', 'min'], 1000)))).toEqual([])
    expect(messages(decodeConfig(v2With(['ladder', 'minPrice'], 0.99)))).toEqual([])
  })

  test('where a bound is itself wrong, its order is not told besides', () => {
    expect(paths(decodeConfig(v2With(['spread', 'min'], 2)))).toEqual(['spread.min'])
    expect(paths(decodeConfig(v2With(['spread', 'max'], -1)))).toEqual(['spread.max'])
  })

  const [zero, one, above, below, least] = [0, 1, 1 + 2 ** -52, -Number.MIN_VALUE, Number.MIN_VALUE]
  const inner = 1 - 2 ** -53
  test.each<[string, ReadonlyArray<number>, ReadonlyArray<number>]>([
    ['volatility.default', [least, 10], [zero, below, 10.000001]],
    ['volatility.overrides.BTC', [least, 10], [zero, 10.000001]],
    ['spread.base', [zero, one], [below, above]],
    ['spread.min', [zero, 0.2], [below, above]],
    ['spread.max', [0.02, one], [below, above]],
    ['spread.extreme.0.beyond', [zero, one], [below, above]],
    ['spread.extreme.0.times', [zero, 1000], [below, 1001]],
    ['spread.late.0.remaining', [zero, one], [below, above]],
    ['spread.late.0.times', [zero, 1000], [below, 1001]],
    ['spread.imbalance.above', [zero, one], [below, above]],
    ['spread.imbalance.slope', [zero, 1000], [below, 1001]],
    ['size.base', [least, 1e9], [zero, 1e9 + 1]],
    ['size.min', [least, 1000], [zero, 1e9 + 1]],
    ['size.max', [10, 1e9], [zero, 1e9 + 1]],
    ['size.extreme.1.beyond', [zero, one], [below, above]],
    ['size.late.1.remaining', [zero, one], [below, above]],
    ['size.accumulating.above', [zero, one], [below, above]],
    ['size.accumulating.floor', [zero, one], [below, above]],
    ['ladder.levels', [zero, 64], [-1, 65, 1.5]],
    ['ladder.spacing', [zero, one], [below, above]],
    ['ladder.minPrice', [least, 0.99], [zero, one]],
    ['ladder.maxPrice', [0.01, inner], [zero, one]],
    ['skew.factor', [zero, one], [below, above]],
    ['skew.max', [zero, one], [below, above]],
    ['skew.rebalance.0.elapsed', [zero, one], [below, above]],
    ['skew.rebalance.0.times', [zero, 1000], [below, 1001]],
    ['limits.maxPosition', [zero, 1e9], [below, 1e9 + 1]],
    ['limits.maxImbalance', [least, 1e9], [zero, 1e9 + 1]],
    ['limits.maxDailyLoss', [zero, 1e12], [below, 1e12 + 1]],
    ['timing.closeBeforeExpiryMs', [zero, 315_360_000_000], [below, 315_360_000_001]],
    ['timing.staleSpotMs', [zero, 315_360_000_000], [below, 315_360_000_001]],
    ['timing.stopLoser.remaining', [zero, one], [below, above]],
    ['timing.stopLoser.below', [zero, one], [below, above]],
    ['diff.resizeTolerance', [zero, one], [below, above]],
  ])('%s holds its bounds', (at, inside, outside) => {
    const path = at.split('.').map((key) => (/^\d$/.test(key) ? Number(key) : key))
    for (const value of inside) expect(messages(decodeConfig(v2With(path, value)))).toEqual([])
    for (const value of outside) {
      expect(paths(decodeConfig(v2With(path, value)))).toEqual([written(path)])
    }
  })
})
