import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { brier, logLoss } from '../../../src/backtest/calibration/score.js'

describe('Score: examples', () => {
  it('is 0 for a probability of 1 given to what happened, or 0 to what did not', () => {
    expect(logLoss(1)).toBe(0)
    expect(brier(0)).toBe(0)
  })

  it('is ln 2 and a quarter for one half', () => {
    expect(logLoss(0.5)).toBe(Math.LN2)
    expect(brier(0.5)).toBe(0.25)
  })
})

describe('Score: edges', () => {
  it('takes a probability that underflowed for the smallest double', () => {
    expect(logLoss(0)).toBe(-Math.log(Number.MIN_VALUE))
    expect(logLoss(0)).toBeLessThan(744.5)
    expect(logLoss(Number.MIN_VALUE)).toBe(logLoss(0))
  })

  it('gives NaN for what is no probability', () => {
    for (const value of [-1e-9, 1 + 1e-9, Number.NaN, Infinity, -Infinity]) {
      expect(logLoss(value)).toBeNaN()
      expect(brier(value)).toBeNaN()
    }
  })
})

describe('Score: laws', () => {
  const probability = fc.double({ min: 0.001, max: 0.999, noNaN: true })

  it('is proper: nobody expects a better score from saying anything but what they believe', () => {
    fc.assert(
      fc.property(probability, probability, (belief, said) => {
        const expectedLoss = (p: number) => belief * logLoss(p) + (1 - belief) * logLoss(1 - p)
        const expectedBrier = (p: number) => belief * brier(1 - p) + (1 - belief) * brier(p)
        expect(expectedLoss(belief)).toBeLessThanOrEqual(expectedLoss(said) + 1e-12)
        expect(expectedBrier(belief)).toBeLessThanOrEqual(expectedBrier(said) + 1e-12)
      }),
    )
  })
})
