import { describe, expect, it } from 'vitest'
import { tailRoot } from '../../src/math/tailRoot.js'

/** Cauchy's distribution, whose quantile is a tangent. */
const cauchy = {
  below: (t: number): number => Math.atan2(1, t) / Math.PI,
  slope: (t: number): number => 1 / (Math.PI * (t + 1 / t)),
  near: 1e-3,
  far: Number.MAX_VALUE,
}

describe('tailRoot, examples', () => {
  it.each([0.4, 0.26, 0.25, 0.2, 0.01, 1e-10, 1e-100, 1e-300])('finds where %d is left', (p) => {
    const exact = 1 / Math.tan(Math.PI * p)
    expect(Math.abs(tailRoot(p, cauchy) / exact - 1)).toBeLessThan(2e-15)
  })
})

describe('tailRoot, edges', () => {
  it('finds its way back from where nothing is left below', () => {
    const bell = {
      below: (t: number): number => Math.exp(-t * t) / 2,
      slope: (t: number): number => t * t * Math.exp(-t * t),
      near: 1e-3,
      far: 1e6,
    }
    expect(tailRoot(0.5e-9, bell)).toBeCloseTo(Math.sqrt(9 * Math.log(10)), 12)
  })

  it('comes next to the far end where the root is beyond it', () => {
    expect(tailRoot(1e-3, { ...cauchy, far: 10 })).toBeCloseTo(10, 10)
  })

  it('comes next to the near end where the root is before it', () => {
    expect(tailRoot(0.4, { ...cauchy, near: 1 })).toBeCloseTo(1, 10)
  })

  it('takes ends that are the same for the root', () => {
    expect(tailRoot(0.25, { ...cauchy, near: 1, far: 1 })).toBe(1)
  })
})
