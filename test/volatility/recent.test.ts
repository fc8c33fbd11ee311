import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Recent from '../../src/volatility/recent.js'

const filled = (count: number, window: number): Recent.Recent<number> => {
  let recent: Recent.Recent<number> = Recent.empty
  for (let item = 0; item < count; item++) recent = Recent.appended(recent, item, window)
  return recent
}
const last = (count: number, window: number): ReadonlyArray<number> =>
  Array.from({ length: count }, (_, item) => item).slice(-window)
const held = ({ chunks, tail }: Recent.Recent<number>): number => chunks.flat().length + tail.length

describe('edges', () => {
  test('there is nothing at first', () => {
    expect(Recent.items(Recent.empty, 3)).toEqual([])
  })

  test('a window of one holds a chunk at most', () => {
    expect(Recent.items(filled(200, 1), 1)).toEqual([199])
    expect(held(filled(64, 1))).toBe(64)
    expect(held(filled(65, 1))).toBe(1)
  })

  test.each([
    [65, 128, 128],
    [65, 129, 65],
    [66, 129, 129],
    [66, 193, 129],
  ])('a window of %d holds, after %d items, %d', (window, count, expected) => {
    expect(held(filled(count, window))).toBe(expected)
    expect(filled(count, window).chunks.every((chunk) => chunk.length === 64)).toBe(true)
  })
})

describe('laws', () => {
  test('the last items are the last items, and at most 126 more are held', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 600 }),
        fc.integer({ min: 1, max: 300 }),
        (count, window) => {
          const recent = filled(count, window)
          expect(Recent.items(recent, window)).toEqual(last(count, window))
          expect(held(recent)).toBeLessThanOrEqual(window + 126)
        },
      ),
    )
  })
})
