import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gammaRatio } from '../../src/math/gammaRatio.js'
import { centreSeries, tailFraction } from '../../src/math/incompleteBeta.js'
import { within } from '../laws.js'

/** `x^a · y^½ / B(a, ½)`, the power that both functions leave out. */
const power = (a: number, excess: number): number =>
  Math.exp(-a * Math.log1p(excess)) *
  Math.sqrt(excess / (1 + excess)) *
  (gammaRatio(a) / Math.sqrt(Math.PI))

describe('incompleteBeta, examples', () => {
  it('I_x(1, ½) is 1 − √(1 − x)', () => {
    // At x = ½, excess 1: 1 − √½.
    expect(tailFraction(1, 1) * power(1, 1)).toBeCloseTo(1 - Math.SQRT1_2, 14)
    expect(centreSeries(1, 1) * power(1, 1)).toBeCloseTo(Math.SQRT1_2, 14)
  })
})

describe('incompleteBeta, edges', () => {
  it('at x = 0 the tail is 1/a of its power', () => {
    expect(tailFraction(2.5, Infinity)).toBe(0.4)
    expect(tailFraction(0.25, Infinity)).toBe(4)
  })

  it('at no excess the centre is twice its power', () => {
    expect(centreSeries(7, 0)).toBe(2)
  })
})

describe('incompleteBeta, laws', () => {
  it('the tail and the centre add up to 1', () => {
    const shape = within(-0.6, 5.7).map((log) => 10 ** log)
    fc.assert(
      fc.property(shape, within(1, 3), (a, times) => {
        const excess = times / (a + 1)
        const sum = (tailFraction(a, excess) + centreSeries(a, excess)) * power(a, excess)
        // The power of this test is rounded a times over.
        expect(Math.abs(sum - 1)).toBeLessThan(5e-15 + 4e-16 * a * excess)
      }),
    )
  })

  it('for large a the tail is that of the normal distribution, excess · 2a being t²', () => {
    // Mills' ratio at t = 3 over t: ∫ φ from 3 over φ(3), times 2/t.
    const mills = 0.304_590_298_710_103_2
    expect(tailFraction(1e12, 9 / 2e12)).toBeCloseTo((2 / 3) * mills, 11)
  })
})
