import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nearest } from '../../src/codec/nearest.js'

const known = ['base', 'min', 'max', 'maxPosition', 'maxImbalance', 'closeBeforeExpiryMs']

describe('examples', () => {
  test.each([
    ['bsae', 'base'],
    ['bas', 'base'],
    ['basee', 'base'],
    ['bass', 'base'],
    ['Base', 'base'],
    ['max_position', 'maxPosition'],
    ['MAX_POSITION', 'maxPosition'],
    ['maxPostion', 'maxPosition'],
    ['macPositon', 'maxPosition'],
    ['closeBeforeExpiry', 'closeBeforeExpiryMs'],
    ['closeBeforExpirySec', 'closeBeforeExpiryMs'],
    ['mn', 'min'],
    ['m_a__x', 'max'],
  ])('nearest(%j) is %j', (name, expected) => {
    expect(nearest(name, known)).toBe(expected)
  })

  test.each(['spread', '', 'xy', '__proto__', 'constructor', 'maxPos', 'bases2'])(
    'nothing is near %j',
    (name) => {
      expect(nearest(name, known)).toBeNull()
    },
  )
})

describe('edges', () => {
  test('a name may differ by a third of its letters, rounded down, and by no more', () => {
    expect(nearest('abcxxx', ['abcdef'])).toBeNull()
    expect(nearest('abcdxx', ['abcdef'])).toBe('abcdef')
    expect(nearest('axx', ['abc'])).toBeNull()
    expect(nearest('abx', ['abc'])).toBe('abc')
  })

  test('a short name may differ by one letter', () => {
    expect(nearest('a', ['ab'])).toBe('ab')
    expect(nearest('b', ['a'])).toBe('a')
    expect(nearest('bc', ['a'])).toBeNull()
  })

  test('two neighbours that are swapped count once, two that are apart count twice', () => {
    expect(nearest('bac', ['abc'])).toBe('abc')
    expect(nearest('cba', ['abc'])).toBeNull()
    expect(nearest('acb', ['abc'])).toBe('abc')
    expect(nearest('xa', ['ab'])).toBeNull()
    expect(nearest('bx', ['ab'])).toBeNull()
  })

  test('of two that are equally near the first is named, of two that are not the nearer', () => {
    expect(nearest('mix', ['min', 'max'])).toBe('min')
    expect(nearest('mix', ['max', 'min'])).toBe('max')
    expect(nearest('abcdeg', ['abcdxx', 'abcdef'])).toBe('abcdef')
    expect(nearest('abcdeg', ['abcdef', 'abcdxx'])).toBe('abcdef')
  })

  test('a name of a million letters is not near, and is known so at once', () => {
    expect(nearest('m'.repeat(1_000_000), known)).toBeNull()
  })

  test('nothing is near where nothing is known', () => {
    expect(nearest('base', [])).toBeNull()
  })
})

describe('laws', () => {
  test('a known name is nearest to itself', () => {
    fc.assert(
      fc.property(fc.constantFrom(...known), (name) => {
        expect(nearest(name, known)).toBe(name)
      }),
    )
  })

  test('what is named is known, or nothing is named', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.string()), (name, names) => {
        const found = nearest(name, names)
        expect(found === null || names.includes(found)).toBe(true)
      }),
    )
  })

  test('a name with one letter left out is near to the whole', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{2,20}$/), fc.nat(), (name, place) => {
        const at = place % name.length
        expect(nearest(name.slice(0, at) + name.slice(at + 1), [name])).toBe(name)
      }),
    )
  })
})
