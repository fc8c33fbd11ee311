import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { configFromEnv, type Env } from '../../src/codec/configFromEnv.js'
import { decode } from '../../src/codec/decode.js'
import { decodeConfig } from '../../src/codec/decodeConfig.js'
import { decodeState } from '../../src/codec/decodeState.js'
import * as Scalar from '../../src/codec/scalar.js'
import * as Shape from '../../src/codec/shape.js'
import { presets } from '../../src/decision/presets.js'
import { quoteState } from '../arbitraries.js'
import { keys, messages, paths, put } from './messages.js'

const revoked = (target: object): unknown => {
  const { proxy, revoke } = Proxy.revocable(target, {})
  revoke()
  return proxy
}

const refusing = (name: string): object =>
  Object.defineProperty({}, name, {
    enumerable: true,
    get: () => {
      throw new Error('not for you')
    },
  })

const unreadable = (shown: string): ReadonlyArray<string> => [
  `input: ${shown}, expected a value that can be read`,
]

const dark = 'an object that cannot be read'
const asEnv = (value: unknown): Env => value as Env

describe('examples', () => {
  test('a value decodes to itself', () => {
    expect(decode(Scalar.text)('BTC')).toStrictEqual({ _tag: 'Right', right: 'BTC' })
  })

  test('what throws when it is read is one wrong value', () => {
    expect(messages(decodeConfig(refusing('spread')))).toEqual(unreadable('{"spread":missing}'))
    expect(messages(decodeState(refusing('now')))).toEqual(unreadable('{"now":missing}'))
    expect(messages(configFromEnv(asEnv(refusing('MM_LEVELS'))))).toEqual(
      unreadable('{"MM_LEVELS":missing}'),
    )
  })

  test.each<[string, unknown, string]>([
    ['null', null, 'null'],
    ['undefined', undefined, 'missing'],
    ['a number', 5, '5'],
    ['a word', 'MM_LEVELS=3', '"MM_LEVELS=3"'],
    ['a list', [], '[]'],
  ])('%s is no environment', (_, value, shown) => {
    expect(messages(configFromEnv(asEnv(value)))).toEqual([
      `input: ${shown}, expected an object with the text of each variable`,
    ])
  })
})

describe('edges', () => {
  test.each([[{}], [[]]])('a revoked proxy of %j is one wrong value', (target) => {
    const value = revoked(target)
    const text = decode(Shape.struct<{ id: string }>({ id: Scalar.text }))
    for (const result of [decodeConfig(value), decodeState(value), text(value)]) {
      expect(result).toMatchObject({ left: [{ _tag: 'wrong-value', path: '' }] })
      expect(messages(result)).toEqual(unreadable(dark))
    }
    expect(messages(configFromEnv(asEnv(value)))).toEqual(unreadable(dark))
  })

  test('a variable that is no text is told by its name', () => {
    const values = [5, null, Symbol('x'), refusing('split'), { toString: 1 }]
    for (const value of values) {
      expect(paths(configFromEnv(asEnv({ MM_ASSETS: value })))).toEqual(['MM_ASSETS'])
      expect(paths(configFromEnv(asEnv({ MM_VERSION: value })))).toEqual(['MM_VERSION'])
    }
    const levels = asEnv({ MM_LEVELS: 3 })
    expect(messages(configFromEnv(levels))).toEqual(['MM_LEVELS: 3, expected text'])
    expect(messages(configFromEnv(asEnv({ MM_ASSETS: revoked([]) })))).toEqual([
      `MM_ASSETS: ${dark}, expected text`,
    ])
  })

  test('variables of others may throw as they like', () => {
    const env = asEnv(refusing('HOME'))
    expect(configFromEnv(env)).toMatchObject({ right: { config: presets.v2 } })
  })
})

describe('laws', () => {
  const hostile = fc.constantFrom<() => unknown>(
    () => revoked({}),
    () => revoked([]),
    () => revoked(() => 1),
    () => refusing('kind'),
    () => new Proxy({}, { ownKeys: () => expect.fail('looked at') }),
    () => new Proxy([], { get: () => expect.fail('looked at') }),
  )

  test('they answer whatever stands at any place, and every error is one line', () => {
    fc.assert(
      fc.property(quoteState, fc.nat(), hostile, (state, place, spoil) => {
        for (const [whole, read] of [
          [state, decodeState],
          [presets.v2, decodeConfig],
        ] as const) {
          const places = keys(whole)
          const spoilt = put(whole, places[place % places.length] ?? [], spoil())
          const lines = messages(read(spoilt))
          expect(lines.length).toBeGreaterThan(0)
          for (const line of lines) expect(line).toMatch(/^[^\n]+$/u)
        }
      }),
    )
  })
})
