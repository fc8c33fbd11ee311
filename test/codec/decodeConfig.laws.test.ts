import { existsSync, readFileSync } from 'node:fs'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeConfig } from '../../src/codec/decodeConfig.js'
import * as DecodeError from '../../src/codec/decodeError.js'
import { presets } from '../../src/decision/presets.js'
import { quoteConfig } from '../arbitraries.js'
import { keys, leaves, messages, paths, put, written } from './messages.js'

const anything = fc.anything({
  withBigInt: true,
  withDate: true,
  withMap: true,
  withNullPrototype: true,
  withSparseArray: true,
})

const spoilt = fc.constantFrom<unknown>(
  Number.NaN,
  Infinity,
  -Infinity,
  -1,
  1e13,
  '0.5',
  '',
  null,
  undefined,
  true,
  {},
  [],
  10n,
)

/** Three ways to mistype a name, each one edit away from it. */
const typos = (name: string): ReadonlyArray<string> =>
  [
    name.slice(0, -1),
    `${name[0]}${name}`,
    `${name.slice(0, -2)}${name.at(-1)}${name.at(-2)}`,
  ].filter((typo) => typo !== name)

describe('laws', () => {
  test('a valid config decodes to itself', () => {
    fc.assert(
      fc.property(quoteConfig, (config) => {
        const before = structuredClone(config)
        expect(decodeConfig(config)).toStrictEqual({ _tag: 'Right', right: before })
      }),
    )
  })

  test('it answers whatever it is given, and every error is one line', () => {
    fc.assert(
      fc.property(fc.oneof(anything, fc.jsonValue()), (value) => {
        const lines = messages(decodeConfig(value))
        expect(lines.length).toBeGreaterThan(0)
        for (const line of lines) expect(line).toMatch(/^[^\n]+$/u)
      }),
    )
  })

  test('it answers whatever a config holds at any place', () => {
    const places = keys(presets.v2)
    fc.assert(
      fc.property(fc.constantFrom(...places), anything, (path, value) => {
        const place = written(path)
        for (const at of paths(decodeConfig(put(presets.v2, path, value)))) {
          expect(at.startsWith(place) || at.startsWith(written(path.slice(0, -1)))).toBe(true)
        }
      }),
    )
  })

  test.each(leaves(presets.v2).map((path) => [written(path), path] as const))(
    'what cannot stand at %s is told there, and nothing else is',
    (place, path) => {
      fc.assert(
        fc.property(spoilt, (value) => {
          // An override may be absent.
          if (value === undefined && path.includes('overrides')) return
          const result = decodeConfig(put(presets.v2, path, value))
          expect(paths(result)).toEqual([place])
          expect(result).toMatchObject({ left: [{ _tag: 'wrong-value', value }] })
        }),
      )
    },
  )

  test.each(
    keys(presets.v2)
      .filter((path) => typeof path.at(-1) === 'string' && !path.includes('overrides', 1))
      .map((path) => [written(path), path] as const),
  )('a mistyped %s is told with its right name', (place, path) => {
    const name = String(path.at(-1))
    const home = path.slice(0, -1)
    for (const typo of typos(name)) {
      const value = path.reduce<unknown>(
        (at, key) => (at as Record<string, unknown>)[key],
        presets.v2,
      )
      const renamed = put(put(presets.v2, path, undefined), [...home, typo], value)
      const result = decodeConfig(renamed)
      expect(result).toMatchObject({
        left: [
          { _tag: 'unknown-key', path: written([...home, typo]), value, nearest: name },
          { path: place, value: undefined },
        ],
      })
    }
  })

  test('two bounds in the wrong order are both told, with their values', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100 }), fc.integer({ min: 0, max: 99 }), (a, b) => {
        fc.pre(a > b)
        const [min, max] = [a / 100, b / 100]
        const result = decodeConfig({ ...presets.v2, spread: { ...presets.v2.spread, min, max } })
        const limit = { path: 'spread.max', value: max, orEqual: true }
        expect(result).toStrictEqual({
          _tag: 'Left',
          left: [DecodeError.outOfOrder({ path: 'spread.min', value: min, limit })],
        })
      }),
    )
  })
})

const vectors = new URL('../../../shared/vectors/', import.meta.url)

describe.skipIf(!existsSync(vectors))('oracle', () => {
  test.each(['decide.jsonl', 'decide-edges.jsonl'])(
    'every config of %s decodes to itself',
    (file) => {
      const lines = readFileSync(new URL(file, vectors), 'utf8').split('\n').filter(Boolean)
      expect(lines.length).toBeGreaterThan(100)
      for (const line of lines) {
        const { config } = JSON.parse(line) as { config: unknown }
        expect(decodeConfig(config)).toStrictEqual({
          _tag: 'Right',
          right: JSON.parse(line).config,
        })
      }
    },
  )
})
