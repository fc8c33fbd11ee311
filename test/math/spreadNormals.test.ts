import { describe, expect, test } from 'vitest'
import { cdf } from '../../src/math/normal.js'
import { spreadNormals } from '../../src/math/spreadNormals.js'

/** The places of a dimension, whole numbers from 0. */
const placesOf = (bits: number, dimensions: number, d: number): ReadonlyArray<number> => {
  const points = spreadNormals(bits, dimensions)
  return Array.from(
    { length: 2 ** bits },
    (_, i) => Math.round(cdf(points[i * dimensions + d] as number) * 2 ** bits + 0.5) - 1,
  )
}

describe('examples', () => {
  test('one bit of one dimension is the two quartiles', () => {
    const points = [...spreadNormals(1, 1)].sort((a, b) => a - b)
    expect(points[0]).toBeCloseTo(-0.6744897501960817, 15)
    expect(points[1]).toBeCloseTo(0.6744897501960817, 15)
  })
})

describe('laws', () => {
  test('each dimension takes each place once, those past the sequence too', () => {
    for (const d of [0, 1, 7, 15, 16, 40, 65]) {
      const places = [...placesOf(9, 66, d)].sort((a, b) => a - b)
      expect(places).toEqual(Array.from({ length: 512 }, (_, i) => i))
    }
  })

  test('no two dimensions are the same', () => {
    const points = spreadNormals(8, 66)
    const columns = Array.from({ length: 66 }, (_, d) =>
      Array.from({ length: 256 }, (_, i) => points[i * 66 + d]).join(),
    )
    expect(new Set(columns).size).toBe(66)
  })
})

describe('oracle', () => {
  /** With what turns a dimension taken back, and in the order of the first. */
  const unturned = (bits: number): ReadonlyArray<ReadonlyArray<number>> => {
    const columns = Array.from({ length: 16 }, (_, d) => {
      const places = placesOf(bits, 16, d)
      return places.map((place) => place ^ (places[0] as number))
    })
    const order = columns[0]?.map((place, i) => [place, i] as const).sort((a, b) => a[0] - b[0])
    return columns.map((column) => order?.map(([, i]) => column[i] as number) ?? [])
  }

  test('the leading dimensions are those of Joe and Kuo, as scipy has them', () => {
    const columns = unturned(4)
    expect(columns[1]).toEqual([0, 15, 10, 5, 12, 3, 6, 9, 8, 7, 2, 13, 4, 11, 14, 1])
    expect(columns[6]).toEqual([0, 13, 10, 7, 12, 1, 6, 11, 8, 5, 2, 15, 4, 9, 14, 3])
    expect(columns[15]).toEqual([0, 13, 2, 15, 12, 1, 14, 3, 8, 5, 10, 7, 4, 9, 6, 11])
  })

  test('so are their sums at 128 points, in which all direction numbers have a part', () => {
    // sum(s[:, d] * arange(1, 129)) of s = sorted(qmc.Sobol(16, scramble=False).random(128) * 128)
    const sums = unturned(7).map((column) =>
      column.reduce((total, place, i) => total + place * (i + 1), 0),
    )
    expect(sums).toEqual([
      699_008, 526_464, 524_288, 524_928, 524_416, 524_800, 524_288, 524_928, 524_416, 524_416,
      524_288, 524_288, 524_416, 524_928, 524_416, 532_992,
    ])
  })
})
