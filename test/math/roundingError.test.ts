import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { productError, sumError } from '../../src/math/roundingError.js'

/** Doubles of 53 bits whose sums and products are whole numbers, which a bigint holds exactly. */
const whole = fc.maxSafeInteger()

describe('roundingError, examples', () => {
  it('sumError(1, 2^-60) is all of the smaller', () => {
    expect(sumError(1, 2 ** -60)).toBe(2 ** -60)
  })

  it('sumError does not mind which of the two is the larger', () => {
    expect(sumError(2 ** -60, 1)).toBe(2 ** -60)
  })

  it('productError(1 + 2^-30, 1 + 2^-30) is the last bit of the square', () => {
    expect(productError(1 + 2 ** -30, 1 + 2 ** -30)).toBe(2 ** -60)
  })
})

describe('roundingError, edges', () => {
  it('is 0 where nothing is lost', () => {
    expect(sumError(1, 2)).toBe(0)
    expect(productError(3, 5)).toBe(0)
    expect(productError(0, 5)).toBe(0)
  })
})

describe('roundingError, laws', () => {
  it('a sum and its error are the exact sum', () => {
    fc.assert(
      fc.property(whole, whole, fc.integer({ min: 0, max: 60 }), (a, b, shift) => {
        const scaled = a * 2 ** shift
        const sum = BigInt(scaled + b) + BigInt(sumError(scaled, b))
        expect(sum).toBe(BigInt(scaled) + BigInt(b))
      }),
    )
  })

  it('a product and its error are the exact product', () => {
    fc.assert(
      fc.property(whole, whole, (a, b) => {
        expect(BigInt(a * b) + BigInt(productError(a, b))).toBe(BigInt(a) * BigInt(b))
      }),
    )
  })
})
