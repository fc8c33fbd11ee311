import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { logOnePlus, logRatio } from '../../src/math/logRatio.js'
import fixture from '../fixtures/normal.json' with { type: 'json' }
import { neighbour, ulp, ulpsOff } from '../ulps.js'

const price = fc.double({ min: 1e-12, max: 1e12, noNaN: true })

describe('logRatio, examples', () => {
  it('logRatio(2, 1) is ln 2', () => {
    expect(logRatio(2, 1)).toBe(Math.LN2)
  })

  it('logRatio keeps a spot half a cent off the strike apart from it', () => {
    expect(logRatio(65_000.005, 65_000)).toBe(7.692307392419959e-8)
  })

  it('logRatio of neighbouring doubles is their relative distance, not 0', () => {
    expect(logRatio(neighbour(1), 1)).toBe(2 ** -52 - 2 ** -105)
  })
})

describe('logRatio, edges', () => {
  it.each([
    [0, 1],
    [1, 0],
    [0, 0],
    [-1, -1],
    [-1, 1],
    [1, -1],
    [Infinity, 1],
    [1, Infinity],
    [Infinity, Infinity],
    [-Infinity, -Infinity],
    [Number.NaN, 1],
    [1, Number.NaN],
  ])('logRatio(%d, %d) is no number', (numerator, denominator) => {
    expect(logRatio(numerator, denominator)).toBeNaN()
  })

  it('logRatio holds where the quotient overflows, underflows or is subnormal', () => {
    expect(logRatio(1e300, 1e-300)).toBeCloseTo(1381.5510557964274, 10)
    expect(logRatio(1e-300, 1e300)).toBeCloseTo(-1381.5510557964274, 10)
    expect(logRatio(5e-324, 1)).toBe(Math.log(5e-324))
    // The quotient is a subnormal of 7 bits: its own logarithm would be off by half a percent.
    expect(logRatio(1e-320, 23)).toBeCloseTo(Math.log(1e-320) - Math.log(23), 12)
  })
})

describe('logRatio, laws', () => {
  it('logRatio(a, a) is 0', () => {
    fc.assert(
      fc.property(price, (a) => {
        expect(logRatio(a, a)).toBe(0)
      }),
    )
  })

  it('logRatio(a, b) is -logRatio(b, a), to 4 ulp', () => {
    const near = fc.tuple(price, fc.double({ min: 0.4, max: 2.5, noNaN: true }))
    fc.assert(
      fc.property(
        fc.oneof(
          fc.tuple(price, price),
          near.map(([a, r]) => [a, a * r]),
        ),
        (pair) => {
          const [a = 1, b = 1] = pair
          const there = logRatio(a, b)
          expect(Math.abs(there + logRatio(b, a))).toBeLessThanOrEqual(4 * ulp(there))
        },
      ),
    )
  })
})

describe('logRatio, oracle', () => {
  it('is within 1.6 ulp of the exact logarithm, next to 1 and far from it', () => {
    for (const [
      a = Number.NaN,
      b = Number.NaN,
      nearest = Number.NaN,
      offset = Number.NaN,
    ] of fixture.logRatio) {
      expect(ulpsOff(logRatio(a, b), nearest, offset)).toBeLessThanOrEqual(1.6)
    }
  })
})

describe('logOnePlus', () => {
  it('is the logarithm of the ratio to 1, wherever that is a double', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.75, max: 1.25, noNaN: true }), (a) => {
        expect(logOnePlus(a - 1)).toBe(logRatio(a, 1))
      }),
    )
  })

  it('keeps what is added to 1 and would be lost, to 3 ulp of the platform', () => {
    fc.assert(
      fc.property(fc.double({ min: -0.9, max: 9, noNaN: true }), fc.nat(300), (x, tenths) => {
        const small = x * 10 ** (-tenths / 10)
        const platform = Math.log1p(small)
        expect(Math.abs(logOnePlus(small) - platform)).toBeLessThanOrEqual(3 * ulp(platform))
      }),
    )
  })

  it('has no logarithm below −1', () => {
    expect([-1, -1.5, Number.NaN, Infinity].map(logOnePlus)).toEqual([
      -Infinity,
      Number.NaN,
      Number.NaN,
      Infinity,
    ])
  })
})
