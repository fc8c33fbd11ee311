import { describe, expect, test } from 'vitest'
import { type WalkShapes, walkShapes } from '../../src/pricing/walkShapes.js'

/** The mean of a product over the walks, in which their mirrors change nothing. */
const meanOf = ({ count }: WalkShapes, of: (i: number) => number): number =>
  Array.from({ length: count }, (_, i) => of(i)).reduce((total, one) => total + one, 0) / count

describe('examples', () => {
  test('one print has no walk, and what moves all of it', () => {
    const shapes = walkShapes(1)
    expect(shapes.count).toBe(8_192)
    expect(shapes.walks).toEqual(new Float64Array(8_192))
    expect(shapes.means).toEqual(new Float64Array(8_192))
    expect(meanOf(shapes, (i) => (shapes.waits[i] as number) ** 2)).toBeCloseTo(1, 2)
    expect(meanOf(shapes, (i) => (shapes.outers[i] as number) ** 2)).toBeCloseTo(1, 2)
  })

  test.each([
    [1, 8_192],
    [20, 8_192],
    [21, 4_096],
    [40, 4_096],
    [41, 2_048],
    [100, 2_048],
    [101, 1_024],
  ])('of %d prints there are %d walks', (prints, count) => {
    expect(walkShapes(prints).count).toBe(count)
  })
})

describe('edges', () => {
  test('they are made once, until many others are asked for, and come out the same again', () => {
    const first = walkShapes(3)
    expect(walkShapes(3)).toBe(first)
    for (let prints = 101; prints < 134; prints++) walkShapes(prints)
    const again = walkShapes(3)
    expect(again).not.toBe(first)
    expect(again.walks).toEqual(first.walks)
  })
})

describe('laws', () => {
  test.each([2, 7, 30, 60, 150])('of %d prints the covariances are those of a walk', (prints) => {
    const shapes = walkShapes(prints)
    const at = (i: number, j: number): number => shapes.walks[i * prints + j] as number
    for (const [j, k] of [
      [1, 1],
      [prints - 1, prints - 1],
      [prints >> 1, prints - 1],
    ] as const) {
      const found = meanOf(shapes, (i) => at(i, j) * at(i, k))
      expect(Math.abs(found - Math.min(j, k))).toBeLessThan(0.03 * prints)
    }
    expect(shapes.walks.filter((_, i) => i % prints === 0)).toEqual(new Float64Array(shapes.count))
  })

  test('the mean of a walk is that of its prints, and its order sorts them', () => {
    const { prints, walks, means, orders } = walkShapes(25)
    for (const i of [0, 1, 77, 4_095]) {
      const walk = walks.subarray(i * prints, (i + 1) * prints)
      const total = walk.reduce((sum, height) => sum + height, 0)
      expect(means[i]).toBeCloseTo(total / prints, 12)
      const ordered = [...orders.subarray(i * prints, (i + 1) * prints)].map((j) => walk[j])
      expect(ordered).toEqual([...walk].sort((a, b) => a - b))
    }
  })

  test('what moves all of a walk is another number than those of its sines', () => {
    for (const prints of [4, 60]) {
      const shapes = walkShapes(prints)
      const end = (i: number): number => shapes.walks[(i + 1) * prints - 1] as number
      const of = (numbers: Float64Array): number =>
        meanOf(shapes, (i) => (numbers[i] as number) * end(i)) / Math.sqrt(prints)
      expect(Math.abs(of(shapes.waits))).toBeLessThan(0.02)
      expect(Math.abs(of(shapes.outers))).toBeLessThan(0.02)
      expect(
        Math.abs(meanOf(shapes, (i) => (shapes.waits[i] as number) * (shapes.outers[i] as number))),
      ).toBeLessThan(0.02)
    }
  })
})
