import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Words from '../../src/bot/window/windowWords.js'

describe('windowWords', () => {
  it.each([
    [1_204.5, '$1,204.50'],
    [-1_234_567.891, '−$1,234,567.89'],
    [-0.001, '$0.00'],
    [999.999, '$1,000.00'],
    [null, '–'],
    [Number.NaN, '–'],
  ])('prints %s dollars as %s', (value, text) => {
    expect(Words.dollars(value)).toBe(text)
  })

  it('signs a gain, and what rounds to nothing not', () => {
    expect([0.005, 0.004, 0, -2].map(Words.gain)).toEqual(['+$0.01', '$0.00', '$0.00', '−$2.00'])
  })

  it('prints shares with no more decimals than they have', () => {
    expect([1_000, 0.5, 12.25, -40, 100, null].map(Words.shares)).toEqual([
      '1,000',
      '0.5',
      '12.25',
      '−40',
      '100',
      '–',
    ])
  })

  it('prints a price with the decimals of its tick, two at least', () => {
    expect(Words.atTick(0.6, 0.01)).toBe('$0.60')
    expect(Words.atTick(0.0025, 0.0025)).toBe('$0.0025')
    expect(Words.atTick(0.5, 0.1)).toBe('$0.50')
    expect(Words.atTick(-0.05, 0.01)).toBe('−$0.05')
    expect(Words.atTick(null, 0.01)).toBe('–')
  })

  it('prints four digits of an underlying however small it is', () => {
    expect([0.5, 0.0812, 0.00001234, 1.5e-12, 0].map(Words.spot)).toEqual([
      '$0.5000',
      '$0.08120',
      '$0.00001234',
      '$0.000000000001500',
      '$0.0000',
    ])
    fc.assert(
      fc.property(fc.double({ min: 1e-12, max: 1e9, noNaN: true }), (value) => {
        const read = Number(Words.spot(value).replace(/[$,]/g, ''))
        expect(Math.abs(read / value - 1)).toBeLessThan(5.1e-4)
      }),
    )
  })

  it('prints cents, prices of an underlying, clocks and ages', () => {
    expect([0.5243, null].map(Words.cents)).toEqual(['52.4', '–'])
    expect([65_000, 9.87654, null].map(Words.spot)).toEqual(['$65,000.00', '$9.8765', '–'])
    expect([0, 65.9, 3_605].map(Words.clock)).toEqual(['0:00', '1:05', '1:00:05'])
    expect([0, -3, 1_250, 59_940, 60_000, null].map(Words.age)).toEqual([
      '0.0 s',
      '0.0 s',
      '1.3 s',
      '59.9 s',
      '1 min',
      '–',
    ])
  })
})
