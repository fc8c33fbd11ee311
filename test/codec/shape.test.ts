import * as t from 'io-ts'
import { describe, expect, test } from 'vitest'
import * as Collection from '../../src/codec/collection.js'
import { decode } from '../../src/codec/decode.js'
import * as Scalar from '../../src/codec/scalar.js'
import * as Shape from '../../src/codec/shape.js'
import { messages, paths } from './messages.js'

const count = Scalar.number({ unit: 'shares' })

type Flat = { readonly kind: 'flat'; readonly width: number }
type Steep = { readonly kind: 'steep'; readonly slope: number }

const policy = Shape.byKind<Flat | Steep>({
  flat: Shape.struct<Flat>({ kind: Scalar.oneOf('flat'), width: count }),
  steep: Shape.struct<Steep>({ kind: Scalar.oneOf('steep'), slope: count }),
})

const atMost = Shape.struct<{ min?: number; max?: number }>(
  { min: t.union([count, t.undefined]), max: t.union([count, t.undefined]) },
  [{ low: 'min', high: 'max', orEqual: true }],
)
const lessThan = Shape.struct<{ from: number; to: number }>({ from: count, to: count }, [
  { low: 'from', high: 'to', orEqual: false },
])

describe('examples', () => {
  test('a policy is read by its kind, with the keys of that kind alone', () => {
    expect(decode(policy)({ kind: 'steep', slope: 1 })).toStrictEqual({
      _tag: 'Right',
      right: { kind: 'steep', slope: 1 },
    })
    expect(messages(decode(policy)({ kind: 'steep', width: 1 }))).toEqual([
      'width: unknown key, expected one of kind, slope',
      'slope: missing, expected a number (shares)',
    ])
  })

  test('of a policy without a known kind the kind is told, and what no kind knows', () => {
    expect(messages(decode(policy)({ kind: 'round', width: 'x', slop: 1 }))).toEqual([
      'slop: unknown key; did you mean "slope"?',
      'kind: "round", expected "flat" or "steep"',
    ])
    expect(messages(decode(policy)('flat'))).toEqual([
      'input: "flat", expected an object with a kind',
    ])
  })

  test('what must be less, or no more, than another is told with both values', () => {
    expect(messages(decode(atMost)({ min: 2, max: 1 }))).toEqual([
      'min: 2, expected at most max (1)',
    ])
    expect(messages(decode(lessThan)({ from: 2, to: 1 }))).toEqual([
      'from: 2, expected less than to (1)',
    ])
  })

  test('records and lists tell the key or the place', () => {
    expect(messages(decode(Collection.record(count))({ a: 1, 'b.c': 'x', 7: null }))).toEqual([
      '[7]: null, expected a number (shares)',
      '["b.c"]: "x", expected a number (shares)',
    ])
    expect(messages(decode(Collection.list(Collection.list(count)))([[1], [2, '3'], 4]))).toEqual([
      '[1][1]: "3", expected a number (shares)',
      '[2]: 4, expected a list',
    ])
  })
})

describe('edges', () => {
  test('equal values are at most, and not less', () => {
    expect(paths(decode(atMost)({ min: 1, max: 1 }))).toEqual([])
    expect(paths(decode(lessThan)({ from: 1, to: 1 }))).toEqual(['from'])
  })

  test('a value left out is in order with any', () => {
    expect(paths(decode(atMost)({ min: 1 }))).toEqual([])
    expect(paths(decode(atMost)({ max: -1 }))).toEqual([])
    expect(paths(decode(atMost)({}))).toEqual([])
  })

  test.each([null, undefined, 1, 'a', [], () => 1])('%s is no object', (value) => {
    expect(paths(decode(atMost)(value))).toEqual([''])
    expect(paths(decode(lessThan)(value))).toEqual([''])
    expect(paths(decode(policy)(value))).toEqual([''])
    expect(paths(decode(Collection.record(count))(value))).toEqual([''])
  })

  test.each([null, undefined, {}, 'ab', new Set([1])])('%s is no list', (value) => {
    expect(paths(decode(Collection.list(count))(value))).toEqual([''])
    expect(paths(decode(Collection.distinct(count, { key: null, noun: 'a' }))(value))).toEqual([''])
  })

  test('a third of the same name is told again, and one that is no name is not', () => {
    const named = Collection.distinct(t.unknown, { key: null, noun: 'a name' })
    expect(paths(decode(named)(['a', 'b', 'a', 'a', null, null, {}, {}, 1, 1]))).toEqual([
      '[2]',
      '[3]',
      '[9]',
    ])
  })

  test('a codec tells a value from another as a guard, and encodes it unchanged', () => {
    const flat: Flat = { kind: 'flat', width: 1 }
    expect([policy.is(flat), policy.is({ ...flat, width: 'x' })]).toEqual([true, false])
    expect(policy.encode(flat)).toBe(flat)
  })

  test('a place is a number, a name that is none stands in brackets', () => {
    const long = Array.from({ length: 11 }, (_, i) => (i === 10 ? 'x' : i))
    expect(paths(decode(Collection.list(count))(long))).toEqual(['[10]'])
    expect(paths(decode(Collection.record(count))({ a1: '', '1a': '', ä_$: '', '': '' }))).toEqual([
      'a1',
      '["1a"]',
      'ä_$',
      '[""]',
    ])
  })

  test('the errors of io-ts itself say the same', () => {
    const found = [atMost.decode({ min: 2, max: 1 }), lessThan.decode({ from: 1, to: 1 })]
    expect(found).toMatchObject([
      { left: [{ message: 'at most max' }] },
      { left: [{ message: 'less than to' }] },
    ])
    expect(Collection.list(count).name).toBe('a list')
    expect(Collection.distinct(count, { key: null, noun: 'a' }).name).toBe('a list')
    expect(Collection.record(Scalar.flag).name).toBe('an object, each value true or false')
  })

  test('the keys of a struct are those it knows', () => {
    expect(atMost.keys).toEqual(['min', 'max'])
  })
})

describe('laws', () => {
  test('an error of a codec of plain io-ts tells what its type is called', () => {
    expect(messages(decode(t.type({ a: t.array(t.number) }))({ a: [1, 'x'] }))).toEqual([
      'a[1]: "x", expected number',
    ])
  })
})
