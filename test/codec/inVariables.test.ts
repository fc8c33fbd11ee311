import { describe, expect, test } from 'vitest'
import { botConfig, seedBot } from '../../src/codec/botConfig.js'
import { decode } from '../../src/codec/decode.js'
import * as DecodeError from '../../src/codec/decodeError.js'
import { inVariables } from '../../src/codec/inVariables.js'
import { paths } from './messages.js'

const swapped = DecodeError.outOfOrder({
  path: 'config.spread.min',
  value: 0.3,
  limit: { path: 'config.spread.max', value: 0.2, orEqual: true },
})

describe('examples', () => {
  test('an error where no variable goes stays as it is', () => {
    const error = { _tag: 'wrong-value', path: 'config.diff', value: 1, expected: 'a' } as const
    expect(inVariables({})(error)).toStrictEqual(error)
  })

  test('of two in the wrong order the one that was set is blamed', () => {
    expect(inVariables({ MM_MIN_SPREAD: '.3' })(swapped)).toStrictEqual({
      _tag: 'out-of-order',
      path: 'MM_MIN_SPREAD',
      value: '.3',
      expected: 'at most MM_MAX_SPREAD (0.2)',
      limit: { path: 'MM_MAX_SPREAD', value: 0.2, orEqual: true },
    })
    expect(inVariables({ MM_MAX_SPREAD: '.2' })(swapped)).toStrictEqual({
      _tag: 'out-of-order',
      path: 'MM_MAX_SPREAD',
      value: '.2',
      expected: 'at least MM_MIN_SPREAD (0.3)',
      limit: { path: 'MM_MIN_SPREAD', value: 0.3, orEqual: true },
    })
  })
})

describe('edges', () => {
  test('a path that only begins like that of a variable is another', () => {
    const error = { _tag: 'wrong-value', path: 'versions', value: 1, expected: 'a' } as const
    expect(inVariables({ MM_VERSION: 'v1' })(error)).toStrictEqual(error)
  })

  test.each<[string, unknown]>([
    ['quoteIntervalMs', 0],
    ['quoteIntervalMs', 86_400_001],
    ['websocketReconnectMs', 0.5],
    ['assets', 'BTC'],
    ['assets[0]', ['']],
    ['assets[1]', ['BTC', 'BTC']],
    ['enabled', 'true'],
    ['websocket', 1],
  ])('a bot is refused at %s as %j', (place, value) => {
    const key = place.replace(/\[.*/, '')
    expect(paths(decode(botConfig)({ ...seedBot, [key]: value }))).toEqual([place])
  })

  test('a bot may wait from a millisecond to a day, on no asset at all', () => {
    const bot = { ...seedBot, quoteIntervalMs: 1, websocketReconnectMs: 86_400_000, assets: [] }
    expect(paths(decode(botConfig)(bot))).toEqual([])
  })
})
