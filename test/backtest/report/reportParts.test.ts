import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { heldUntil, noNeighbours } from '../../../src/backtest/report/inventoryGrid.js'
import { noPath, pathAfter, pointsOf } from '../../../src/backtest/report/reportPath.js'
import { correlationOf } from '../../../src/statistics/halfLife.js'
import { runs } from '../../runs.js'

type Point = readonly [at: number, value: number]

const pathOf = (points: ReadonlyArray<Point>) =>
  points.reduce((path, [at, value]) => pathAfter(path, at, value), noPath)

describe('a path in few points: examples', () => {
  it('keeps of each second the last value, the least and the most', () => {
    const path = pathOf([
      [1_000, 3],
      [1_500, 9],
      [1_999, 5],
      [2_000, -1],
    ])
    expect(pointsOf(path)).toEqual([
      { at: 1_000, last: 5, least: 3, most: 9 },
      { at: 2_000, last: -1, least: -1, most: -1 },
    ])
  })

  it('has no points of nothing', () => {
    expect(pointsOf(noPath)).toEqual([])
  })
})

describe('a path in few points: laws', () => {
  it('never has more than 400, and loses neither an end nor an extreme', () => {
    const steps = fc.array(
      fc.tuple(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: -99, max: 99 })),
      { minLength: 1, maxLength: 1_500, size: 'max' },
    )
    fc.assert(
      fc.property(steps, (steps) => {
        let at = 1_767_225_600_123
        const points = steps.map(([by, value]): Point => {
          at += by
          return [at, value]
        })
        const found = pointsOf(pathOf(points))
        const values = points.map(([, value]) => value)
        expect(found.length).toBeLessThanOrEqual(400)
        expect(found.at(-1)?.last).toBe(values.at(-1))
        expect(Math.max(...found.map(({ most }) => most))).toBe(Math.max(...values))
        expect(Math.min(...found.map(({ least }) => least))).toBe(Math.min(...values))
        const instants = found.map((point) => point.at)
        expect([...new Set(instants)].sort((a, b) => a - b)).toEqual(instants)
      }),
      runs(60),
    )
  })

  it('widens its stretches where it goes on', () => {
    const path = pathOf(Array.from({ length: 1_000 }, (_, i): Point => [1_000 * i, i]))
    expect(path.width).toBe(4_000)
    expect(pointsOf(path)).toHaveLength(250)
    expect(pointsOf(path)[1]).toEqual({ at: 4_000, last: 7, least: 4, most: 7 })
  })
})

describe('what was held on an even grid', () => {
  const begin = { next: 0, last: Number.NaN }

  it('agrees with every instant of the grid, one by one', () => {
    const changes = fc.array(
      fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: -5, max: 5 })),
      { minLength: 1, maxLength: 30 },
    )
    fc.assert(
      fc.property(changes, (changes) => {
        let sums = noNeighbours
        let place = begin
        let until = 0
        const samples: Array<number> = []
        for (const [by, held] of changes) {
          const from = until
          until += by
          const after = heldUntil(sums, place, { held, until, step: 7 })
          sums = after.sums
          place = after.place
          for (let at = Math.ceil(from / 7) * 7; at < until; at += 7) samples.push(held)
        }
        const pairs = samples.slice(1).map((later, i) => [samples[i] ?? 0, later] as const)
        const sum = (of: (earlier: number, later: number) => number): number =>
          pairs.reduce((total, [earlier, later]) => total + of(earlier, later), 0)
        expect(sums).toEqual({
          pairs: pairs.length,
          earlier: sum((earlier) => earlier),
          later: sum((_, later) => later),
          earlierSquares: sum((earlier) => earlier * earlier),
          laterSquares: sum((_, later) => later * later),
          products: sum((earlier, later) => earlier * later),
        })
      }),
    )
  })

  it('sees what is held before an instant, and not what is held at it', () => {
    const none = heldUntil(noNeighbours, begin, { held: 3, until: 0, step: 5 })
    expect(none).toEqual({ sums: noNeighbours, place: begin })
    const { place } = heldUntil(noNeighbours, begin, { held: 3, until: 5, step: 5 })
    expect(place).toEqual({ next: 5, last: 3 })
    expect(correlationOf(noNeighbours)).toBeNaN()
  })
})
