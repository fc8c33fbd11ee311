import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { constant, type Jet } from '../../src/math/jet.js'
import { fittedJets, type LawJets, unitJet } from '../../src/pricing/lawJets.js'
import { fittedLaw, type ToFit } from '../../src/pricing/settledLaw.js'
import { within } from '../laws.js'

const keys = ['mean', 'unit', 'variance', 'third', 'seconds', 'window'] as const
type Jets = Readonly<Record<(typeof keys)[number], Jet>>

const jetFrom = (min: number, max: number): fc.Arbitrary<Jet> =>
  fc.record({ value: within(min, max), first: within(-1, 1), second: within(-1, 1) })

const fits = fc.record({
  mean: jetFrom(-1, 2),
  unit: jetFrom(1, 2),
  variance: jetFrom(1, 2),
  third: jetFrom(1, 4),
  seconds: jetFrom(0, 2),
  window: jetFrom(0.1, 0.9),
})

const at = (jets: Jets, x: number): ToFit => {
  const of = ({ value, first, second }: Jet): number => value + x * (first + (x * second) / 2)
  const [mean, unit, variance, third, seconds, window] = keys.map((key) => of(jets[key]))
  return { mean, unit, variance, third, seconds, window, peaked: 1, strike: 0 } as ToFit
}

const moving: ReadonlyArray<keyof LawJets> = ['mean', 'scale', 'variance', 'seconds', 'window']

const expectDerivatives = (jets: Jets): void => {
  const h = 0.002
  const law = fittedLaw(at(jets, 0))
  const [back, before, after, beyond] = [-2 * h, -h, h, 2 * h].map((x) => fittedLaw(at(jets, x)))
  const got = fittedJets(law, jets)
  for (const key of moving) {
    const [a, b, c, d, e] = [back, before, law, after, beyond].map((one) => one?.[key] ?? 0) as [
      number,
      number,
      number,
      number,
      number,
    ]
    const small = 1 + Math.abs(c)
    expect(Math.abs(got[key].value - c)).toBeLessThan(1e-12 * small)
    expect(Math.abs(got[key].first - (8 * (d - b) - (e - a)) / (12 * h))).toBeLessThan(1e-7 * small)
    const second = (16 * (d + b) - (e + a) - 30 * c) / (12 * h * h)
    expect(Math.abs(got[key].second - second)).toBeLessThan(1e-5 * small)
  }
}

describe('examples', () => {
  test('the index moves with spot, and stands along the other ways', () => {
    expect(unitJet(5, { logSpot: 1, rate: 0, seconds: 0 })).toEqual({
      value: 5,
      first: 5,
      second: 5,
    })
    expect(unitJet(5, { logSpot: 0, rate: 1, seconds: 1 })).toEqual(constant(5))
  })
})

describe('edges', () => {
  test('without skewness to the right the law is normal and its shape stands', () => {
    for (const value of [0, -0.5]) {
      const fit = {
        mean: constant(1),
        unit: constant(1),
        variance: { value: 2, first: 0.5, second: 0 },
        third: { value, first: 0, second: 0 },
        seconds: constant(1),
        window: constant(0.5),
      }
      const law = fittedLaw(at(fit, 0))
      const got = fittedJets(law, fit)
      expect(got.variance).toEqual(constant(law.variance))
      expect(got.scale.first / law.scale).toBeCloseTo(0.125, 15)
    }
  })

  test('a window that is all of the variance stays so', () => {
    const fit = {
      mean: constant(1),
      unit: constant(1),
      variance: { value: 1, first: 0.5, second: 0.1 },
      third: constant(1),
      seconds: constant(1),
      window: { value: 1, first: 2, second: 0 },
    }
    expect(fittedJets(fittedLaw(at(fit, 0)), fit).window).toEqual(constant(1))
  })
})

describe('laws', () => {
  test('the law and its first two derivatives are those of fittedLaw', () => {
    fc.assert(fc.property(fits, expectDerivatives))
  })
})
