import * as fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import * as Normal from '../../src/math/normal.js'
import { fairValue } from '../../src/pricing/fairValue.js'
import * as Smile from '../../src/pricing/smile.js'
import { within } from '../laws.js'

/** A Black call under the smile, and its slope by the strike from four points around it. */
const call = (smile: Smile.Smile, strike: number): number => {
  const root = smile.deviation + smile.skew * Math.log(strike / smile.forward)
  const z = Math.log(smile.forward / strike) / root - root / 2
  return smile.forward * Normal.cdf(z + root) - strike * Normal.cdf(z)
}

const slopeOf = (of: (strike: number) => number, strike: number): number => {
  const h = strike * 1e-4
  const near = of(strike + h) - of(strike - h)
  return (8 * near - (of(strike + 2 * h) - of(strike - 2 * h))) / (12 * h)
}

const smile = fc.record({
  forward: within(100, 100_000),
  deviation: within(0.005, 0.1),
  skew: within(-0.1, 0.1),
})

describe('examples', () => {
  it('Smile.digital(smile, strike) without a skew is Black and Scholes', () => {
    const seconds = 3_600
    const flat = Smile.of({ forward: 100_500, volatility: 0.5, slope: 0, seconds })
    const claim = { spot: 100_500, strike: 100_000, volatility: 0.5, secondsToExpiry: seconds }
    expect(Smile.digital(flat, 100_000)).toBeCloseTo(fairValue(claim), 14)
  })

  it('Smile.of({ … }) takes both numbers to the settlement', () => {
    const made = Smile.of({ forward: 100, volatility: 0.6, slope: -0.2, seconds: 7_884_000 })
    expect(made).toEqual({ forward: 100, deviation: 0.3, skew: -0.1 })
  })

  it('a risk reversal of three points moves the binary on the forward by 1.8 cents', () => {
    // σ = 50 %: 25 delta is 0.674 deviations off, so β = −0.03/(2·0.674·0.5) at any expiry.
    const skew = -0.03 / (2 * 0.6745 * 0.5)
    for (const deviation of [0.001, 0.026]) {
      const skewed = Smile.digital({ forward: 100, deviation, skew }, 100)
      const flat = Smile.digital({ forward: 100, deviation, skew: 0 }, 100)
      expect(((skewed - flat) * 100).toFixed(1)).toBe('1.8')
    }
  })
})

describe('edges', () => {
  const steep = { forward: 100, deviation: 0.02, skew: -0.5 }

  test('where the line would go below a tenth of its height it is held there, flat', () => {
    // The line reaches a tenth where k is 0.036.
    expect(Smile.deviation(steep, 100 * Math.exp(0.03))).toBeCloseTo(0.005, 14)
    expect(Smile.deviation(steep, 100 * Math.exp(0.04))).toBe(0.002)
    const z = -0.04 / 0.002 - 0.001
    expect(Smile.digital(steep, 100 * Math.exp(0.04)) / Normal.cdf(z)).toBeCloseTo(1, 9)
  })

  test('a binary is held to [0, 1] where the smile breaks what is monotone', () => {
    expect(Smile.digital({ forward: 100, deviation: 0.02, skew: -3 }, 100)).toBe(1)
    expect(Smile.digital({ forward: 100, deviation: 0.02, skew: 3 }, 100)).toBe(0)
  })

  test('monotoneAt ends where s²·|β| is 2·s₀ and where the line is a tenth', () => {
    expect(Smile.fallsWhere({ deviation: 0.5, skew: 4, distance: 0 })).toBe(true)
    expect(Smile.fallsWhere({ deviation: 0.5, skew: 4, distance: 0.001 })).toBe(false)
    expect(Smile.fallsWhere({ deviation: 0.5, skew: -4, distance: 0 })).toBe(true)
    expect(Smile.fallsWhere({ deviation: 0.5, skew: -4, distance: -0.001 })).toBe(false)
    expect(Smile.fallsWhere({ deviation: 0.02, skew: 0.5, distance: -0.0359 })).toBe(true)
    expect(Smile.fallsWhere({ deviation: 0.02, skew: 0.5, distance: -0.0361 })).toBe(false)
    expect(Smile.monotoneAt(steep, 103.6)).toBe(true)
    expect(Smile.monotoneAt(steep, 103.8)).toBe(false)
  })

  test('what is out of range gives no number', () => {
    expect(Smile.digital({ ...steep, forward: 0 }, 100)).toBeNaN()
    expect(Smile.digital(steep, -1)).toBeNaN()
    expect(Smile.deviation(steep, Number.NaN)).toBeNaN()
    expect(Smile.monotoneAt(steep, 0)).toBe(false)
  })
})

describe('laws', () => {
  test('Smile.digital is −∂C/∂K of the call whose volatility moves with the strike', () => {
    fc.assert(
      fc.property(smile, within(-2, 2), (one, deviations) => {
        const strike = one.forward * Math.exp(deviations * one.deviation)
        const numeric = -slopeOf((at) => call(one, at), strike)
        expect(Math.abs(Smile.digital(one, strike) - numeric)).toBeLessThan(1e-6)
      }),
    )
  })

  test('a smile that is monotone at both ends falls between them', () => {
    const wild = { deviation: within(0.01, 1), skew: within(-4, 4), low: within(-1, 1) }
    fc.assert(
      fc.property(fc.record(wild), within(0, 1), ({ deviation, skew, low }, width) => {
        const one = { forward: 1, deviation, skew }
        const at = (share: number): number => Math.exp(low + share * width)
        fc.pre(Smile.monotoneAt(one, at(0)) && Smile.monotoneAt(one, at(1)))
        for (let i = 0; i < 16; i++) {
          const step = Smile.digital(one, at((i + 1) / 16)) - Smile.digital(one, at(i / 16))
          expect(step).toBeLessThanOrEqual(1e-15)
        }
      }),
    )
  })

  test('and where it is not, it rises', () => {
    fc.assert(
      fc.property(within(0.01, 1), within(0.1, 4), within(-1, 1), (deviation, skew, k) => {
        fc.pre(deviation + skew * k > 2 * deviation * 0.1 && Math.abs(k) < 3 * deviation)
        fc.pre(!Smile.fallsWhere({ deviation, skew: skew * 0.99, distance: k }))
        const slope = slopeOf((strike) => {
          const root = deviation + skew * Math.log(strike)
          const z = -Math.log(strike) / root - root / 2
          return Normal.cdf(z) - skew * Normal.pdf(z)
        }, Math.exp(k))
        expect(slope).toBeGreaterThanOrEqual(-1e-12)
      }),
    )
  })
})
