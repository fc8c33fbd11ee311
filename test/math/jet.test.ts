import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Jet from '../../src/math/jet.js'
import { within } from '../laws.js'

/** Of x = 2, `x² + 1` and `3x`. */
const square: Jet.Jet = { value: 5, first: 4, second: 2 }
const triple = Jet.linear(6, 3)

const jet = fc.record({ value: within(0.5, 2), first: within(-3, 3), second: within(-3, 3) })

const expectSame = (got: Jet.Jet, expected: Jet.Jet): void => {
  expect(got.value).toBeCloseTo(expected.value, 10)
  expect(got.first).toBeCloseTo(expected.first, 10)
  expect(got.second).toBeCloseTo(expected.second, 9)
}

describe('examples', () => {
  test('sums, multiples and products of x² + 1 and 3x at 2', () => {
    expect(Jet.constant(5)).toEqual({ value: 5, first: 0, second: 0 })
    expect(triple).toEqual({ value: 6, first: 3, second: 0 })
    expect(Jet.plus(square, triple)).toEqual({ value: 11, first: 7, second: 2 })
    expect(Jet.scaled(square, -2)).toEqual({ value: -10, first: -8, second: -4 })
    // 3x³ + 3x has the derivatives 9x² + 3 and 18x.
    expect(Jet.times(square, triple)).toEqual({ value: 30, first: 39, second: 36 })
  })

  test('through a function: the square of x² + 1 at 2', () => {
    expect(Jet.through(square, 25, 10, 2)).toEqual(Jet.times(square, square))
  })
})

describe('laws', () => {
  test('the logarithm of a product is the sum of the logarithms', () => {
    fc.assert(
      fc.property(jet, jet, (a, b) => {
        expectSame(Jet.logarithm(Jet.times(a, b)), Jet.plus(Jet.logarithm(a), Jet.logarithm(b)))
      }),
    )
  })

  test('the exponential of the logarithm is the number itself', () => {
    fc.assert(
      fc.property(jet, (a) => {
        expectSame(Jet.exponential(a.value, Jet.logarithm(a)), a)
      }),
    )
  })
})
