import * as fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { solvePositive } from '../../src/math/solvePositive.js'
import { within } from '../laws.js'

describe('examples', () => {
  it('solvePositive(matrix, sides) solves for every side', () => {
    const matrix = [
      [4, 0, 0],
      [2, 5, 0],
      [-2, 1, 6],
    ]
    const made = solvePositive(matrix, [
      [4, 8, 5],
      [1, 0, 0],
    ])
    expect(made?.length).toBe(2)
    const full = [
      [4, 2, -2],
      [2, 5, 1],
      [-2, 1, 6],
    ]
    made?.forEach((x, side) => {
      full.forEach((row, i) => {
        const sum = row.reduce((total, value, j) => total + value * (x[j] as number), 0)
        expect(sum).toBeCloseTo([[4, 8, 5] as const, [1, 0, 0] as const][side]?.[i] as number, 14)
      })
    })
  })
})

describe('edges', () => {
  test('a matrix that is not positive has no answer', () => {
    expect(solvePositive([[0]], [[1]])).toBeNull()
    expect(solvePositive([[-1]], [[1]])).toBeNull()
    expect(solvePositive([[Number.NaN]], [[1]])).toBeNull()
    expect(
      solvePositive(
        [
          [1, 2],
          [2, 1],
        ],
        [[1, 1]],
      ),
    ).toBeNull()
  })

  test('no unknowns, no sides: nothing', () => {
    expect(solvePositive([], [[]])).toEqual([[]])
    expect(solvePositive([[2]], [])).toEqual([])
  })
})

describe('laws', () => {
  test('B·Bᵀ + 1 times the answer is the side', () => {
    const row = fc.array(within(-3, 3), { minLength: 4, maxLength: 4 })
    const rows = fc.array(row, { minLength: 4, maxLength: 4 })
    fc.assert(
      fc.property(rows, row, (b, side) => {
        const matrix = b.map((one, i) =>
          b.map((two, j) =>
            one.reduce((sum, v, k) => sum + v * (two[k] as number), i === j ? 1 : 0),
          ),
        )
        const [x = []] = solvePositive(matrix, [side]) ?? []
        matrix.forEach((one, i) => {
          const sum = one.reduce((total, value, j) => total + value * (x[j] as number), 0)
          expect(sum).toBeCloseTo(side[i] as number, 9)
        })
      }),
    )
  })
})
