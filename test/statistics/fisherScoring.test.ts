import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fisherScoring, type Likelihood } from '../../src/statistics/fisherScoring.js'
import { solvePositiveDefinite } from '../../src/statistics/solvePositiveDefinite.js'

const config = { start: [0, 0], ridge: 0, tolerance: 1e-12, steps: 30 }

/** A logistic regression of outcomes on one number, and 1. */
const regression =
  (rows: ReadonlyArray<readonly [x: number, came: number]>) =>
  ([a = 0, b = 0]: ReadonlyArray<number>): Likelihood => {
    let loss = 0
    const gradient = [0, 0]
    const information = [0, 0, 0, 0]
    for (const [x, came] of rows) {
      const p = 1 / (1 + Math.exp(-a - b * x))
      loss -= (came === 1 ? Math.log(p) : Math.log(1 - p)) / rows.length
      const row = [1, x]
      row.forEach((one, i) => {
        gradient[i] = (gradient[i] ?? 0) + ((p - came) * one) / rows.length
        row.slice(0, i + 1).forEach((other, j) => {
          const at = 2 * i + j
          information[at] = (information[at] ?? 0) + (p * (1 - p) * one * other) / rows.length
        })
      })
    }
    return { loss, gradient, information }
  }

const rows = [-3, -2, -1, -1, 0, 0, 1, 1, 2, 3].map((x, i): readonly [number, number] => [
  x,
  [0, 0, 1, 0, 0, 1, 0, 1, 1, 1][i] as number,
])

describe('fisherScoring: examples', () => {
  it('finds the coefficients at which the gradient is 0', () => {
    const states = [...fisherScoring(config, regression(rows))]
    const last = states.at(-1)
    expect(last?.done).toBe(true)
    expect(last?.steps).toBe(states.length - 1)
    const { gradient, loss } = regression(rows)(last?.coefficients ?? [])
    expect(Math.hypot(gradient[0] as number, gradient[1] as number)).toBeLessThan(1e-8)
    expect(last?.loss).toBe(loss)
    expect(states.slice(0, -1).every(({ done }) => !done)).toBe(true)
    expect(states[0]?.coefficients).toEqual([0, 0])
    expect(states[0]?.loss).toBeCloseTo(Math.LN2, 15)
  })

  it('finds the best of a parabola in one step', () => {
    const parabola = ([x = 0, y = 0]: ReadonlyArray<number>): Likelihood => ({
      loss: x * x + x * y + 2 * y * y - 3 * x,
      gradient: [2 * x + y - 3, x + 4 * y],
      information: [2, Number.NaN, 1, 4],
    })
    const states = [...fisherScoring(config, parabola)]
    expect(states.map(({ steps, done }) => [steps, done])).toEqual([
      [0, false],
      [1, true],
    ])
    expect(states[1]?.coefficients[0]).toBeCloseTo(12 / 7, 14)
    expect(states[1]?.coefficients[1]).toBeCloseTo(-3 / 7, 14)
  })

  it('halves a step that would raise the loss', () => {
    // An information too small by three makes steps too long by three.
    const hasty = ([x = 0]: ReadonlyArray<number>): Likelihood => ({
      loss: (x - 1) ** 2,
      gradient: [2 * (x - 1)],
      information: [2 / 3],
    })
    const states = [...fisherScoring({ ...config, start: [0] }, hasty)]
    // Three whole steps from 0 lead to 3, which is worse; half of it to 1.5.
    expect(states[1]?.coefficients[0]).toBeCloseTo(1.5, 14)
    expect(states.at(-1)?.coefficients[0]).toBeCloseTo(1, 5)
  })

  it('takes a step that leaves the loss as it is', () => {
    const level = ([x = 0]: ReadonlyArray<number>): Likelihood => ({
      loss: 1,
      gradient: [x < 1 ? -1 : 0],
      information: [1],
    })
    expect([...fisherScoring({ ...config, start: [0] }, level)].at(-1)).toEqual({
      coefficients: [1],
      loss: 1,
      steps: 1,
      done: true,
    })
  })
})

describe('fisherScoring: edges', () => {
  it('ends where it stands after the most steps', () => {
    const states = [...fisherScoring({ ...config, steps: 2 }, regression(rows))]
    expect(states.map(({ steps, done }) => [steps, done])).toEqual([
      [0, false],
      [1, false],
      [2, false],
    ])
  })

  it('a matrix that is not positive definite ends a scoring, unless a ridge helps', () => {
    const twice = (coefficients: ReadonlyArray<number>): Likelihood => {
      const sum = (coefficients[0] ?? 0) + (coefficients[1] ?? 0)
      return {
        loss: (sum - 1) ** 2,
        gradient: [2 * sum - 2, 2 * sum - 2],
        information: [2, 2, 2, 1.9],
      }
    }
    expect([...fisherScoring(config, twice)].map(({ steps, done }) => [steps, done])).toEqual([
      [0, false],
    ])
    const helped = [...fisherScoring({ ...config, ridge: 0.2 }, twice)].at(-1)
    expect(helped?.done).toBe(true)
    const [first = 0, second = 0] = helped?.coefficients ?? []
    expect(first + second).toBeCloseTo(1, 5)
  })

  it('a loss that rises however short the step ends a scoring', () => {
    let asked = 0
    const wrong = ([x = 0]: ReadonlyArray<number>): Likelihood => {
      asked += 1
      return { loss: Math.abs(x), gradient: [1], information: [1] }
    }
    expect([...fisherScoring({ ...config, start: [0] }, wrong)].length).toBe(1)
    expect(asked).toBe(12)
  })
})

describe('fisherScoring: laws', () => {
  it('the loss never rises', () => {
    const some = fc.array(
      fc.tuple(fc.double({ min: -5, max: 5, noNaN: true }), fc.constantFrom(0, 1)),
      { minLength: 3, maxLength: 30 },
    )
    fc.assert(
      fc.property(some, (data) => {
        const states = [...fisherScoring({ ...config, ridge: 1e-3 }, regression(data))]
        for (let i = 1; i < states.length; i++) {
          expect(states[i]?.loss).toBeLessThanOrEqual(states[i - 1]?.loss as number)
        }
      }),
    )
  })
})

describe('solvePositiveDefinite', () => {
  it('solves what was planted', () => {
    const size = fc.integer({ min: 1, max: 8 })
    const planted = size.chain((n) =>
      fc.tuple(
        fc.array(fc.double({ min: -1, max: 1, noNaN: true }), {
          minLength: n * n,
          maxLength: n * n,
        }),
        fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: n, maxLength: n }),
      ),
    )
    fc.assert(
      fc.property(planted, ([half, x]) => {
        const n = x.length
        const at = (i: number, j: number): number =>
          x.reduce((sum, _, k) => sum + (half[i * n + k] ?? 0) * (half[j * n + k] ?? 0), 0)
        const matrix = half.map((_, place) => at(Math.floor(place / n), place % n))
        const right = x.map((_, i) =>
          x.reduce((sum, value, j) => sum + (at(i, j) + (i === j ? 0.5 : 0)) * value, 0),
        )
        const solved = solvePositiveDefinite(matrix, right, 0.5)
        x.forEach((value, i) => {
          expect(solved?.[i]).toBeCloseTo(value, 9)
        })
      }),
    )
  })

  it.each([
    ['0', [0], [1]],
    ['negative', [1, 0, 0, -1], [1, 1]],
    ['no number', [Number.NaN], [1]],
  ])('has no answer where the matrix is %s', (_, matrix, right) => {
    expect(solvePositiveDefinite(matrix, right, 0)).toBe(null)
  })
})
