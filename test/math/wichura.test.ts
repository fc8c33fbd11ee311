import { describe, expect, it } from 'vitest'
import { wichura } from '../../src/math/wichura.js'
import fixture from '../fixtures/normal.json' with { type: 'json' }

describe('wichura, examples', () => {
  it('wichura(0.5) is 0', () => {
    expect(wichura(0.5)).toBeCloseTo(0, 15)
  })
})

describe('wichura, oracle', () => {
  it('is within a relative 1.2e-7 of the quantile of every p below 1/2', () => {
    const below = fixture.quantile.filter(([p = 1]) => p < 0.5)
    for (const [p = Number.NaN, nearest = Number.NaN] of below) {
      expect(Math.abs(wichura(p) / nearest - 1)).toBeLessThanOrEqual(1.2e-7)
    }
  })

  it('is that close where one of its three functions gives way to another', () => {
    expect(wichura(0.075)).toBeCloseTo(-1.4395314709384563, 6)
    expect(wichura(0.0749999)).toBeCloseTo(-1.4395321775, 6)
    expect(wichura(Math.exp(-25))).toBeCloseTo(-6.6579051, 5)
  })
})
