import { describe, expect, test } from 'vitest'
import { type BotSettings, configFromEnv, type Env } from '../../src/codec/configFromEnv.js'
import { variables } from '../../src/codec/variable.js'
import { presets } from '../../src/decision/presets.js'
import { messages, paths } from './messages.js'

const seedBot = {
  enabled: true,
  assets: ['BTC', 'ETH', 'SOL'],
  quoteIntervalMs: 1000,
  websocket: true,
  websocketReconnectMs: 5000,
}

const asset = 'a name such as BTC, 1 to 12 capital letters and digits'
const volatility = 'a number above 0 and at most 10 (per year, 0.5 is 50 %)'

/** The list of the seed, as it stands there. */
const seed: Env = {
  MM_VERSION: 'v2',
  MM_ENABLED: 'true',
  MM_BASE_SPREAD: '0.04',
  MM_MIN_SPREAD: '0.02',
  MM_MAX_SPREAD: '0.20',
  MM_BASE_SIZE: '100',
  MM_MAX_SIZE: '1000',
  MM_MIN_SIZE: '10',
  MM_LEVELS: '3',
  MM_LEVEL_SPACING: '0.01',
  MM_MAX_POSITION: '10000',
  MM_MAX_IMBALANCE: '5000',
  MM_SKEW_FACTOR: '0.02',
  MM_REBALANCE_START_PCT: '0.70',
  MM_CRITICAL_REBALANCE_PCT: '0.90',
  MM_QUOTE_UPDATE_MS: '1000',
  MM_CLOSE_BEFORE_EXPIRY_MS: '30000',
  MM_STOP_QUOTING_LOSER_PCT: '0.10',
  MM_DEFAULT_VOLATILITY: '0.50',
  MM_VOLATILITY_OVERRIDES: '{"BTC":0.40,"ETH":0.60}',
  MM_ASSETS: 'BTC,ETH,SOL',
  MM_USE_WEBSOCKET: 'true',
  MM_WS_RECONNECT_MS: '5000',
}

const settings = (env: Env): BotSettings => {
  const result = configFromEnv(env)
  expect(messages(result)).toEqual([])
  return result._tag === 'Right' ? result.right : expect.fail('no settings')
}

describe('examples', () => {
  test('an empty environment is preset v2 and the seed’s bot', () => {
    expect(settings({})).toStrictEqual({ config: presets.v2, bot: seedBot })
  })

  test('MM_VERSION=v1 is preset v1', () => {
    expect(settings({ MM_VERSION: 'v1' })).toStrictEqual({ config: presets.v1, bot: seedBot })
  })

  test('the seed’s own list of variables is preset v2, and names every variable', () => {
    expect(settings(seed)).toStrictEqual({ config: presets.v2, bot: seedBot })
    expect(variables.map(({ name }) => name)).toEqual(Object.keys(seed))
  })

  test('every variable goes to its place and to no other', () => {
    const { skew, ...others } = presets.v2
    expect(
      settings({
        MM_ENABLED: 'false',
        MM_BASE_SPREAD: '0.05',
        MM_MIN_SPREAD: '0.03',
        MM_MAX_SPREAD: '.3',
        MM_BASE_SIZE: '1e2',
        MM_MAX_SIZE: '500',
        MM_MIN_SIZE: '20',
        MM_LEVELS: '4',
        MM_LEVEL_SPACING: '0.02',
        MM_MAX_POSITION: '2000',
        MM_MAX_IMBALANCE: '900',
        MM_SKEW_FACTOR: '0.04',
        MM_REBALANCE_START_PCT: '0.6',
        MM_CRITICAL_REBALANCE_PCT: '0.8',
        MM_QUOTE_UPDATE_MS: '250',
        MM_CLOSE_BEFORE_EXPIRY_MS: '10000',
        MM_STOP_QUOTING_LOSER_PCT: '0.2',
        MM_DEFAULT_VOLATILITY: '0.7',
        MM_VOLATILITY_OVERRIDES: '{"SOL":0.9}',
        MM_ASSETS: 'SOL, DOGE',
        MM_USE_WEBSOCKET: 'false',
        MM_WS_RECONNECT_MS: '100',
      }),
    ).toStrictEqual({
      config: {
        ...others,
        volatility: { default: 0.7, overrides: { SOL: 0.9 } },
        spread: { ...others.spread, base: 0.05, min: 0.03, max: 0.3 },
        size: { ...others.size, base: 100, min: 20, max: 500 },
        ladder: { ...others.ladder, levels: 4, spacing: 0.02 },
        skew: {
          ...skew,
          factor: 0.04,
          max: 0.1,
          rebalance: [
            { elapsed: 0.6, times: 2 },
            { elapsed: 0.8, times: 4 },
          ],
        },
        limits: { ...others.limits, maxPosition: 2000, maxImbalance: 900 },
        timing: {
          closeBeforeExpiryMs: 10_000,
          stopLoser: { remaining: 0.2, below: 0.15 },
          staleSpotMs: 5000,
        },
      },
      bot: {
        enabled: false,
        assets: ['SOL', 'DOGE'],
        quoteIntervalMs: 250,
        websocket: false,
        websocketReconnectMs: 100,
      },
    })
  })

  test.each<[Env, ReadonlyArray<string>]>([
    [
      { MM_BASE_SPREAD: '4' },
      ['MM_BASE_SPREAD: "4", expected a number from 0 to 1 (dollars a share)'],
    ],
    [{ MM_BASE_SPRAED: '0.04' }, ['MM_BASE_SPRAED: unknown key; did you mean "MM_BASE_SPREAD"?']],
    [{ MM_LEVELS: '2.5' }, ['MM_LEVELS: "2.5", expected a whole number from 0 to 64 (levels)']],
    [
      { MM_MAX_POSITION: '-1' },
      ['MM_MAX_POSITION: "-1", expected a number from 0 to 1000000000 (shares)'],
    ],
    [{ MM_VERSION: 'v3' }, ['MM_VERSION: "v3", expected "v1" or "v2"']],
    [{ MM_ENABLED: '1' }, ['MM_ENABLED: "1", expected true or false']],
    [
      { MM_SKEW_FACTOR: '0.5' },
      ['MM_SKEW_FACTOR: "0.5", expected a number from 0 to 0.4 (dollars a share)'],
    ],
    [
      { MM_REBALANCE_START_PCT: '70' },
      ['MM_REBALANCE_START_PCT: "70", expected a number from 0 to 1 (a part of 1)'],
    ],
    [
      { MM_QUOTE_UPDATE_MS: '0' },
      ['MM_QUOTE_UPDATE_MS: "0", expected a whole number from 1 to 86400000 (ms)'],
    ],
    [
      { MM_VOLATILITY_OVERRIDES: '{BTC:0.4}' },
      [
        `MM_VOLATILITY_OVERRIDES: "{BTC:0.4}", expected the JSON of an object, each value ${volatility}`,
      ],
    ],
    [
      { MM_VOLATILITY_OVERRIDES: '{"BTC":40}' },
      [`MM_VOLATILITY_OVERRIDES.BTC: 40, expected ${volatility}`],
    ],
    [{ MM_ASSETS: 'BTC,,ETH' }, [`MM_ASSETS[1]: "", expected ${asset}`]],
    [{ MM_ASSETS: 'BTC ETH' }, [`MM_ASSETS[0]: "BTC ETH", expected ${asset}`]],
    [{ MM_ASSETS: 'BTC;ETH' }, [`MM_ASSETS[0]: "BTC;ETH", expected ${asset}`]],
    [{ MM_ASSETS: 'btc,BTC' }, ['MM_ASSETS[1]: "BTC", expected an asset that stands only once']],
    [{ MM_ASSETS: 'BTC,BTC' }, ['MM_ASSETS[1]: "BTC", expected an asset that stands only once']],
    [{ MM_ASSETS: '' }, ['MM_ASSETS: "", expected names with commas between them']],
    [
      { MM_MIN_SPREAD: '0.3', MM_MAX_SPREAD: '0.1' },
      ['MM_MIN_SPREAD: "0.3", expected at most MM_MAX_SPREAD (0.1)'],
    ],
    [{ MM_MIN_SPREAD: '0.3' }, ['MM_MIN_SPREAD: "0.3", expected at most MM_MAX_SPREAD (0.2)']],
    [{ MM_MAX_SPREAD: '0.01' }, ['MM_MAX_SPREAD: "0.01", expected at least MM_MIN_SPREAD (0.02)']],
    [{ MM_MAX_SIZE: '5' }, ['MM_MAX_SIZE: "5", expected at least MM_MIN_SIZE (10)']],
    [
      { MM_REBALANCE_START_PCT: '0.95' },
      ['MM_REBALANCE_START_PCT: "0.95", expected at most MM_CRITICAL_REBALANCE_PCT (0.9)'],
    ],
    [
      { MM_CRITICAL_REBALANCE_PCT: '0.5' },
      ['MM_CRITICAL_REBALANCE_PCT: "0.5", expected at least MM_REBALANCE_START_PCT (0.7)'],
    ],
    [
      { MM_NOTHING_OF_THE_KIND: '1', MM_MIN_SIZE: '0', MM_MAX_SIZE: 'many' },
      [
        'MM_MAX_SIZE: "many", expected a number above 0 and at most 1000000000 (shares)',
        'MM_MIN_SIZE: "0", expected a number above 0 and at most 1000000000 (shares)',
        `MM_NOTHING_OF_THE_KIND: unknown key, expected one of ${Object.keys(seed).join(', ')}`,
      ],
    ],
  ])('%j is told', (env, expected) => {
    expect([...messages(configFromEnv(env))].sort()).toEqual([...expected].sort())
  })
})

describe('edges', () => {
  test.each(Object.keys(seed))('%s, empty, is an error that names it', (name) => {
    expect(paths(configFromEnv({ [name]: '' }))).toEqual([name])
  })

  test.each(Object.keys(seed))('%s, absent or undefined, keeps the preset', (name) => {
    expect(settings({ [name]: undefined })).toStrictEqual({ config: presets.v2, bot: seedBot })
  })

  test.each([
    '0.04abc',
    ' 0.04',
    '0.04 ',
    '0x1',
    '1,5',
    '.',
    '-',
    'e1',
    '1e',
    'NaN',
    'Infinity',
    '1e999',
    '0_1',
    '٣',
  ])('%j is no number', (text) => {
    expect(paths(configFromEnv({ MM_BASE_SPREAD: text }))).toEqual(['MM_BASE_SPREAD'])
  })

  test.each([
    ['0.5', 0.5],
    ['.5', 0.5],
    ['1.', 1],
    ['+0.5', 0.5],
    ['5e-1', 0.5],
    ['0.05E+1', 0.5],
    ['00.5', 0.5],
  ])('%j is %d', (text, value) => {
    expect(settings({ MM_LEVEL_SPACING: text }).config.ladder.spacing).toBe(value)
  })

  test.each(['TRUE', 'yes', '0', ' true', 'truefalse'])('%j is no flag', (text) => {
    expect(paths(configFromEnv({ MM_USE_WEBSOCKET: text }))).toEqual(['MM_USE_WEBSOCKET'])
  })
})
