/** Laws that many functions keep, stated once. */

import * as fc from 'fast-check'
import { expect } from 'vitest'

/** Asserts that a function never falls as its argument rises. */
export const neverFalls = (values: fc.Arbitrary<number>, of: (value: number) => number): void => {
  fc.assert(
    fc.property(values, values, (a, b) => {
      expect(of(Math.max(a, b))).toBeGreaterThanOrEqual(of(Math.min(a, b)))
    }),
  )
}

/** Asserts that a function never rises as its argument rises. */
export const neverRises = (values: fc.Arbitrary<number>, of: (value: number) => number): void =>
  neverFalls(values, (value) => -of(value))

/** A number in a range, its ends and zero likelier, never NaN nor −0. */
export const within = (min: number, max: number): fc.Arbitrary<number> =>
  fc.double({ min, max, noNaN: true }).map((value) => value + 0)
