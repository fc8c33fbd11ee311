import { describe, expect, test } from 'vitest'
import {
  addAt,
  emptyPlaces,
  meanOfAll,
  means,
  type PlaceSums,
  smoothed,
} from '../../src/volatility/placeSums.js'

const of = (values: ReadonlyArray<readonly [number, number]>, length: number): PlaceSums =>
  values.reduce((sums, [place, value]) => addAt(sums, { place, value }), emptyPlaces(length))

describe('examples', () => {
  test('sums and counts stand at their places', () => {
    expect(emptyPlaces(2)).toEqual({ sums: [0, 0], counts: [0, 0] })
    const two = [
      [1, 3],
      [1, 5],
      [2, 1],
    ] as const
    expect(of(two, 4)).toEqual({ sums: [0, 8, 1, 0], counts: [0, 2, 1, 0] })
    expect(meanOfAll(of(two, 4))).toBe(3)
    expect(means(of(two, 4))).toEqual([3, 4, 1, 3])
  })

  test('each circle is smoothed by itself', () => {
    const { sums, counts } = smoothed(
      of(
        [
          [0, 4],
          [7, 8],
        ] as const,
        8,
      ),
      4,
    )
    expect(sums).toEqual([2, 1, 0, 1, 2, 0, 2, 4])
    expect(counts).toEqual([0.5, 0.25, 0, 0.25, 0.25, 0, 0.25, 0.5])
  })
})

describe('edges', () => {
  test('a place where nothing above 0 was seen has the mean of all', () => {
    expect(
      means(
        of(
          [
            [0, 0],
            [1, 4],
          ] as const,
          3,
        ),
      ),
    ).toEqual([2, 4, 2])
  })

  test('the mean of nothing is NaN', () => {
    expect(meanOfAll(emptyPlaces(3))).toBeNaN()
  })
})

describe('laws', () => {
  test('adding leaves what was there as it was', () => {
    const before = of([[1, 3]] as const, 2)
    addAt(before, { place: 1, value: 2 })
    expect(before).toEqual({ sums: [0, 3], counts: [0, 1] })
  })
})
