import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decode } from '../../src/codec/decode.js'
import * as Scalar from '../../src/codec/scalar.js'
import { messages } from './messages.js'

const unit = 'shares'

describe('examples', () => {
  test.each<[Scalar.Range, string]>([
    [{ unit }, 'a number (shares)'],
    [{ from: 0, unit }, 'a number of at least 0 (shares)'],
    [{ above: 0, unit }, 'a number above 0 (shares)'],
    [{ to: 9, unit }, 'a number at most 9 (shares)'],
    [{ below: 9, unit }, 'a number below 9 (shares)'],
    [{ from: 0, to: 9, unit }, 'a number from 0 to 9 (shares)'],
    [{ from: 0, below: 9, unit }, 'a number of at least 0 and below 9 (shares)'],
    [{ above: 0, to: 9, unit }, 'a number above 0 and at most 9 (shares)'],
    [{ above: 0, below: 9, unit }, 'a number above 0 and below 9 (shares)'],
    [{ from: 1, to: 64, whole: true, unit }, 'a whole number from 1 to 64 (shares)'],
  ])('the range %j is expected as %s', (range, expected) => {
    expect(Scalar.number(range).name).toBe(expected)
    expect(messages(decode(Scalar.number(range))('x'))).toEqual([
      `input: "x", expected ${expected}`,
    ])
  })

  test('words are told as alternatives', () => {
    expect(messages(decode(Scalar.oneOf('a', 'b', 'c'))('d'))).toEqual([
      'input: "d", expected "a" or "b" or "c"',
    ])
  })

  test('an optional value is judged where it is there', () => {
    expect(Scalar.optional(Scalar.text).name).toBe('a string, null or nothing')
    expect(messages(decode(Scalar.optional(Scalar.text))(5))).toEqual([
      'input: 5, expected a string',
    ])
  })
})

describe('edges', () => {
  test.each<[string, Scalar.Range, ReadonlyArray<number>, ReadonlyArray<number>]>([
    ['from and to belong to it', { from: 1, to: 2, unit }, [1, 1.5, 2], [0.999, 2.001]],
    ['above and below do not', { above: 1, below: 2, unit }, [1.001, 1.999], [1, 2]],
    ['whole numbers only', { whole: true, unit }, [-1, 0, 1e300], [0.5]],
    ['whole or not', { whole: false, unit }, [0.5, 1], []],
    ['any finite number', { unit }, [-1e308, 0, 1e308], [Number.NaN, Infinity, -Infinity]],
  ])('a range: %s', (_, range, inside, outside) => {
    for (const value of inside) expect(Scalar.number(range).is(value)).toBe(true)
    for (const value of outside) expect(Scalar.number(range).is(value)).toBe(false)
  })

  test('what looks like a value of the kind is none', () => {
    expect([Scalar.text.is(''), Scalar.text.is(Object('a')), Scalar.text.is(null)]).toEqual([
      true,
      false,
      false,
    ])
    expect([Scalar.name.is('a'), Scalar.name.is(''), Scalar.name.is(1)]).toEqual([
      true,
      false,
      false,
    ])
    expect([false, true, 'true', 0, null].map(Scalar.flag.is)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ])
    expect(Scalar.number({ unit }).is(10n)).toBe(false)
    expect([null, undefined, 'a', 1].map(Scalar.optional(Scalar.text).is)).toEqual([
      true,
      true,
      true,
      false,
    ])
  })
})

describe('laws', () => {
  test('NaN is inside no range', () => {
    const bound = fc.option(fc.double(), { nil: undefined })
    fc.assert(
      fc.property(bound, bound, (from, to) => {
        const range = {
          ...(from === undefined ? {} : { from }),
          ...(to === undefined ? {} : { to }),
        }
        expect(Scalar.number({ ...range, unit }).is(Number.NaN)).toBe(false)
      }),
    )
  })
})
