import { describe, expect, test } from 'vitest'
import {
  annualVol,
  elapsed,
  probability,
  secondsPerYear,
  ticks,
  years,
} from '../../src/market/units.js'

describe('examples', () => {
  test('the year has 365 days of 86,400 seconds', () => {
    expect(secondsPerYear).toBe(365 * 86_400)
    expect(years(86_400)).toBe(1 / 365)
  })

  test('elapsed({ from, to }) is in seconds, and negative backwards', () => {
    expect(elapsed({ from: 1_000, to: 2_500 })).toBe(1.5)
    expect(elapsed({ from: 2_500, to: 1_000 })).toBe(-1.5)
  })

  test('ticks and volatilities are the numbers that they carry', () => {
    expect([ticks(48), annualVol(0.5)]).toEqual([48, 0.5])
  })
})

describe('edges', () => {
  test.each([
    [-0.1, 0],
    [0, 0],
    [0.3, 0.3],
    [1, 1],
    [1.1, 1],
    [Number.NaN, Number.NaN],
  ])('probability(%d) is %d', (value, expected) => {
    expect(probability(value)).toBe(expected)
  })
})
