import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { horizonRow } from '../../src/volatility/horizonRow.js'

const rows = [
  { horizonSeconds: 60, weights: [0.9, 0.1], longRun: 0, error: 0.4 },
  { horizonSeconds: 960, weights: [0.5, 0.3], longRun: 0.2, error: 0.2 },
  { horizonSeconds: 86_400, weights: [0, 0.7], longRun: 0.3, error: 0.1 },
]

describe('examples', () => {
  test('halfway in the logarithm is halfway in the weights', () => {
    const row = horizonRow(rows, 240)
    expect(row.horizonSeconds).toBe(240)
    expect(row.weights[0]).toBeCloseTo(0.7, 15)
    expect(row.weights[1]).toBeCloseTo(0.2, 15)
    expect(row.longRun).toBeCloseTo(0.1, 15)
    expect(row.error).toBeCloseTo(0.3, 15)
  })
})

describe('edges', () => {
  test.each(rows)('on the row of $horizonSeconds s it is that row', (row) => {
    expect(horizonRow(rows, row.horizonSeconds)).toEqual(row)
  })

  test('beyond an end of the table it is the row of that end', () => {
    for (const seconds of [59.9, 1e-3, 0, -1, -Infinity]) {
      expect(horizonRow(rows, seconds)).toEqual(rows[0])
    }
    for (const seconds of [86_401, Infinity]) expect(horizonRow(rows, seconds)).toEqual(rows[2])
  })

  test('without rows the long run is all', () => {
    expect(horizonRow([], 60)).toMatchObject({ weights: [], longRun: 1, error: 0 })
  })

  test('a weight that a row lacks is 0 there', () => {
    const [first, second] = rows as [(typeof rows)[0], (typeof rows)[0]]
    const short = { ...first, weights: [0.9] }
    expect(horizonRow([short, second], 240).weights[1]).toBeCloseTo(0.15, 15)
    const fewer = { ...second, weights: [0.5] }
    expect(horizonRow([first, fewer], 240).weights[1]).toBeCloseTo(0.05, 15)
  })
})

describe('laws', () => {
  test('a small step of the horizon is a small step of the weights', () => {
    fc.assert(
      fc.property(fc.double({ min: 1, max: 200_000, noNaN: true }), (seconds) => {
        const [here, there] = [horizonRow(rows, seconds), horizonRow(rows, seconds * (1 + 1e-9))]
        for (const i of [0, 1]) {
          expect(Math.abs((here.weights[i] as number) - (there.weights[i] as number))).toBeLessThan(
            1e-9,
          )
        }
        expect(Math.abs(here.error - there.error)).toBeLessThan(1e-9)
      }),
    )
  })
})
