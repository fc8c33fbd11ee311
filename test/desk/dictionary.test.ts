import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Dictionary, empty, entries, get, set, without } from '../../src/desk/dictionary.js'

/** Two names of one hash, found by trying. */
const collidingNames = (): readonly [string, string] => {
  const seen = new Map<number, string>()
  for (let i = 0; ; i++) {
    const name = `n${i}`
    let hash = 0x811c9dc5
    for (let j = 0; j < name.length; j++) hash = Math.imul(hash ^ name.charCodeAt(j), 0x01000193)
    const other = seen.get(hash)
    if (other !== undefined) return [other, name]
    seen.set(hash, name)
  }
}

const filledWith = (names: ReadonlyArray<string>): Dictionary<string> =>
  names.reduce<Dictionary<string>>((all, name) => set(all, name, name), empty)

const names = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz') },
  fc.string(),
)

describe('examples', () => {
  test('get(dictionary, key) finds what set put there last', () => {
    const one = set(empty as Dictionary<number>, 'a', 1)
    const two = set(set(one, 'b', 2), 'a', 3)
    expect([get(two, 'a'), get(two, 'b'), get(two, 'c'), two.size]).toEqual([3, 2, undefined, 2])
    expect([get(one, 'a'), get(one, 'b'), one.size]).toEqual([1, undefined, 1])
  })

  test('without(dictionary, key) takes a name out, and is the same where there is none', () => {
    const both = set(set(empty as Dictionary<number>, 'a', 1), 'b', 2)
    expect(entries(without(both, 'a'))).toEqual([{ key: 'b', value: 2 }])
    expect(without(both, 'c')).toBe(both)
    expect(without(without(both, 'a'), 'b')).toEqual(empty)
  })
})

describe('edges', () => {
  test('two names of one hash are told apart, in whatever order they come and go', () => {
    const [first, second] = collidingNames()
    const both = filledWith([first, second])
    expect(both).toEqual(filledWith([second, first]))
    expect([get(both, first), get(both, second), both.size]).toEqual([first, second, 2])
    expect(without(both, first)).toEqual(filledWith([second]))
    expect(filledWith([first, second, first])).toEqual(both)
  })

  test('a name that shares a hash with one that is there is not found', () => {
    const [first, second] = collidingNames()
    expect(get(filledWith([first]), second)).toBeUndefined()
  })
})

describe('laws', () => {
  test('it holds what a Map holds', () => {
    const steps = fc.array(fc.tuple(names, fc.option(fc.nat())), { maxLength: 200 })
    fc.assert(
      fc.property(steps, (changes) => {
        const map = new Map<string, number>()
        let dictionary: Dictionary<number> = empty
        for (const [name, value] of changes) {
          if (value === null) map.delete(name)
          else map.set(name, value)
          dictionary = value === null ? without(dictionary, name) : set(dictionary, name, value)
        }
        expect(dictionary.size).toBe(map.size)
        expect(new Map(entries(dictionary).map(({ key, value }) => [key, value]))).toEqual(map)
        for (const name of 'abcxyz') expect(get(dictionary, name)).toBe(map.get(name))
      }),
    )
  })

  test('the same names give the same data, whatever came and went before, as JSON too', () => {
    const lists = fc.uniqueArray(names, { maxLength: 40 })
    fc.assert(
      fc.property(lists, lists, (kept, gone) => {
        const extra = gone.filter((name) => !kept.includes(name))
        const detour = extra.reduce<Dictionary<string>>(
          without,
          filledWith([...extra, ...[...kept].reverse()]),
        )
        expect(detour).toEqual(filledWith(kept))
        expect(JSON.parse(JSON.stringify(detour))).toEqual(detour)
      }),
    )
  })

  test('a change leaves the old one as it was', () => {
    fc.assert(
      fc.property(fc.uniqueArray(names), names, (all, name) => {
        const before = filledWith(all)
        const copy = structuredClone(before)
        set(before, name, 'new')
        without(before, name)
        expect(before).toEqual(copy)
      }),
    )
  })
})
