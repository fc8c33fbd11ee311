import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { blend } from '../../src/volatility/blend.js'
import type { Forecast } from '../../src/volatility/forecast.js'
import fixture from '../fixtures/volatility.json' with { type: 'json' }

const alone = blend({ correlation: 0 })
const opinion = fc.record({
  volatility: fc.double({ min: 0.01, max: 20, noNaN: true }),
  error: fc.double({ min: 0.01, max: 2, noNaN: true }),
})
const several = fc.array(opinion, { minLength: 2, maxLength: 6 })

describe('examples', () => {
  test('of two as sure it is the geometric mean, √2 surer', () => {
    const said = alone([
      { volatility: 0.2, error: 0.1 },
      { volatility: 0.8, error: 0.1 },
    ])
    expect(said?.volatility).toBeCloseTo(0.4, 15)
    expect(said?.error).toBeCloseTo(0.1 / Math.SQRT2, 15)
  })

  test('twice as sure counts four times', () => {
    const said = alone([
      { volatility: 1, error: 0.2 },
      { volatility: 32, error: 0.1 },
    ])
    expect(said?.volatility).toBeCloseTo(16, 13)
    expect(said?.error).toBeCloseTo(0.1 / Math.sqrt(1.25), 15)
  })

  test('a second opinion from the same data makes no surer', () => {
    const twice = [
      { volatility: 0.5, error: 0.1 },
      { volatility: 0.5, error: 0.1 },
    ]
    expect(blend({ correlation: 1 })(twice)?.error).toBeCloseTo(0.1, 15)
    expect(blend({ correlation: 0.5 })(twice)?.error).toBeCloseTo(0.1 * Math.sqrt(0.75), 15)
  })
})

describe('edges', () => {
  test('of no opinion a blend says null', () => {
    expect(alone([])).toBeNull()
    expect(alone([null, { volatility: null, error: null }])).toBeNull()
  })

  test('one opinion is what it is', () => {
    expect(alone([{ volatility: 0.3, error: 0.07 }])).toEqual({ volatility: 0.3, error: 0.07 })
  })

  test.each([
    ['null', null],
    ['no volatility', { volatility: null, error: 0.1 }],
    ['no error', { volatility: 0.9, error: null }],
    ['a volatility of 0', { volatility: 0, error: 0.1 }],
    ['a negative volatility', { volatility: -1, error: 0.1 }],
    ['a volatility that is no number', { volatility: Number.NaN, error: 0.1 }],
    ['an endless volatility', { volatility: Infinity, error: 0.1 }],
    ['an error of 0', { volatility: 0.9, error: 0 }],
    ['an error that is no number', { volatility: 0.9, error: Number.NaN }],
    ['an endless error', { volatility: 0.9, error: Infinity }],
  ])('an opinion with %s is passed over', (_, spoilt) => {
    const known = [
      { volatility: 0.4, error: 0.1 },
      { volatility: 0.6, error: 0.2 },
    ]
    expect(alone([spoilt, ...known])).toEqual(alone(known))
  })

  test('errors of any size overflow nothing', () => {
    const said = alone([
      { volatility: 0.5, error: 1e-200 },
      { volatility: 2, error: 1e200 },
    ])
    expect(said).toEqual({ volatility: 0.5, error: 1e-200 })
  })
})

describe('laws', () => {
  test('it lies between the opinions and is surer than each', () => {
    fc.assert(
      fc.property(several, (opinions) => {
        const { volatility, error } = alone(opinions) as Forecast
        const all = opinions.map((each) => each.volatility)
        expect(volatility).toBeGreaterThanOrEqual(Math.min(...all) * (1 - 1e-14))
        expect(volatility).toBeLessThanOrEqual(Math.max(...all) * (1 + 1e-14))
        for (const each of opinions) expect(error).toBeLessThan(each.error)
      }),
    )
  })

  test('correlation moves the error alone, and up', () => {
    fc.assert(
      fc.property(several, fc.double({ min: 0.01, max: 1, noNaN: true }), (opinions, rho) => {
        const [apart, together] = [alone(opinions), blend({ correlation: rho })(opinions)]
        expect(together?.volatility).toBe(apart?.volatility)
        expect(together?.error).toBeGreaterThan(apart?.error as number)
      }),
    )
  })

  test('their order does not matter', () => {
    fc.assert(
      fc.property(several, (opinions) => {
        const [one, other] = [alone(opinions), alone([...opinions].reverse())]
        expect((one?.volatility as number) / (other?.volatility as number)).toBeCloseTo(1, 13)
        expect((one?.error as number) / (other?.error as number)).toBeCloseTo(1, 13)
      }),
    )
  })
})

describe('oracle', () => {
  test('it is what 30 digits and the whole covariance give, to 1e-15', () => {
    let worst = 0
    for (const { opinions, correlation, volatility, error } of fixture.blends) {
      const given = opinions.map(([sigma, se]) => ({
        volatility: sigma as number,
        error: se as number,
      }))
      const said = blend({ correlation })(given) as Forecast
      worst = Math.max(worst, Math.abs(said.volatility / volatility - 1))
      worst = Math.max(worst, Math.abs(said.error / error - 1))
    }
    expect(worst).toBeLessThan(1e-15)
  })
})
