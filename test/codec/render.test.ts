import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { render } from '../../src/codec/render.js'

const cyclic: { self?: unknown } = {}
cyclic.self = cyclic

describe('examples', () => {
  test.each<[unknown, string]>([
    [4, '4'],
    ['4', '"4"'],
    [true, 'true'],
    [null, 'null'],
    [undefined, 'missing'],
    [Number.NaN, 'NaN'],
    [-Infinity, '-Infinity'],
    [10n, '10n'],
    [Symbol('secret'), 'a symbol'],
    [() => 1, 'a function'],
    [[], '[]'],
    [{}, '{}'],
    [[1, 'a', null], '[1,"a",null]'],
    [{ a: 1, 'b c': [2] }, '{"a":1,"b c":[2]}'],
    ['two\nlines', '"two\\nlines"'],
  ])('render(%s) is %s', (value, expected) => {
    expect(render(value)).toBe(expected)
  })
})

describe('edges', () => {
  test('a cycle ends at the third depth', () => {
    expect(render(cyclic)).toBe('{"self":{"self":{"self":{…}}}}')
    expect(render([[[[1]]]])).toBe('[[[[…]]]]')
  })

  test('a string of 50 stands whole, a longer one is cut and keeps its quotes', () => {
    expect(render('x'.repeat(50))).toBe(`"${'x'.repeat(50)}"`)
    expect(render('x'.repeat(51))).toBe(`"${'x'.repeat(49)}…"`)
  })

  test('ten members are shown, and that there are more', () => {
    expect(render([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])).toBe('[1,2,3,4,5,6,7,8,9,10]')
    expect(render([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11])).toBe('[1,2,3,4,5,6,7,8,9,10,…]')
  })

  test('sixty characters are shown', () => {
    const text = render(Array.from({ length: 10 }, () => 'long enough'))
    expect(text).toHaveLength(60)
    expect(text).toMatch(/^\["long enough",.*…$/)
  })

  test('a getter is not run', () => {
    const trap = Object.defineProperty({}, 'a', { enumerable: true, get: () => cyclic.self })
    expect(render(trap)).toBe('{"a":missing}')
  })

  test('what throws when it is looked at is said to be unreadable, wherever it stands', () => {
    const { proxy: object, revoke } = Proxy.revocable({}, {})
    const { proxy: list, revoke: revokeList } = Proxy.revocable([], {})
    revoke()
    revokeList()
    expect(render(object)).toBe('an object that cannot be read')
    expect(render([1, list])).toBe('[1,an object that cannot be read]')
  })

  test('an object without a prototype is shown like any other', () => {
    expect(render(Object.assign(Object.create(null), { a: 1 }))).toBe('{"a":1}')
  })
})

describe('laws', () => {
  test('whatever the value, it is one line of at most 60 characters', () => {
    fc.assert(
      fc.property(fc.anything({ withBigInt: true, withNullPrototype: true }), (value) => {
        expect(render(value)).toMatch(/^[^\n]{1,60}$/u)
      }),
    )
  })
})
