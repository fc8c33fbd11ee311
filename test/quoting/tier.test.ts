import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { timesBeyond, timesElapsed, timesRemaining } from '../../src/quoting/tier.js'

const beyond = [
  { beyond: 0.25, times: 1.25 },
  { beyond: 0.35, times: 1.5 },
]
const remaining = [
  { remaining: 0.2, times: 1.5 },
  { remaining: 0.1, times: 2 },
]
const elapsed = [
  { elapsed: 0.7, times: 2 },
  { elapsed: 0.9, times: 4 },
]

describe('examples', () => {
  test.each([
    [0.2, 1],
    [0.3, 1.25],
    [0.4, 1.5],
  ])('timesBeyond(tiers, %d) is %d', (distance, times) => {
    expect(timesBeyond(beyond, distance)).toBe(times)
    expect(timesBeyond([...beyond].reverse(), distance)).toBe(times)
  })

  test.each([
    [0.3, 1],
    [0.15, 1.5],
    [0.05, 2],
  ])('timesRemaining(tiers, %d) is %d', (left, times) => {
    expect(timesRemaining(remaining, left)).toBe(times)
    expect(timesRemaining([...remaining].reverse(), left)).toBe(times)
  })

  test.each([
    [0.5, 1],
    [0.8, 2],
    [0.95, 4],
  ])('timesElapsed(tiers, %d) is %d', (gone, times) => {
    expect(timesElapsed(elapsed, gone)).toBe(times)
    expect(timesElapsed([...elapsed].reverse(), gone)).toBe(times)
  })
})

describe('edges', () => {
  test('a distance equal to its mark has not exceeded it', () => {
    expect(timesBeyond(beyond, 0.25)).toBe(1)
    expect(timesBeyond(beyond, 0.35)).toBe(1.25)
  })

  test('a life equal to its mark is not under it', () => {
    expect(timesRemaining(remaining, 0.2)).toBe(1)
    expect(timesRemaining(remaining, 0.1)).toBe(1.5)
  })

  test('an elapsed part equal to its mark has reached it', () => {
    expect(timesElapsed(elapsed, 0.7)).toBe(2)
    expect(timesElapsed(elapsed, 0.9)).toBe(4)
  })

  test('without tiers the multiplier is 1', () => {
    expect([timesBeyond([], 1), timesRemaining([], 0), timesElapsed([], 1)]).toEqual([1, 1, 1])
  })

  test('of two tiers at one mark the first counts', () => {
    const doubled = [
      { beyond: 0.1, remaining: 0.1, elapsed: 0.1, times: 2 },
      { beyond: 0.1, remaining: 0.1, elapsed: 0.1, times: 3 },
    ]
    expect(timesBeyond(doubled, 0.5)).toBe(2)
    expect(timesRemaining(doubled, 0)).toBe(2)
    expect(timesElapsed(doubled, 0.5)).toBe(2)
  })
})

describe('laws', () => {
  const tiers = fc.array(
    fc.record({ mark: fc.integer({ min: 0, max: 20 }), times: fc.integer({ min: 0, max: 5 }) }),
    { maxLength: 5 },
  )

  test('the order of the tiers changes nothing while no mark stands twice', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(
          tiers.map((t) => t[0] ?? { mark: 0, times: 1 }),
          { selector: (t) => t.mark },
        ),
        fc.integer({ min: 0, max: 20 }),
        (list, at) => {
          const asBeyond = list.map(({ mark, times }) => ({ beyond: mark, times }))
          const asRemaining = list.map(({ mark, times }) => ({ remaining: mark, times }))
          const asElapsed = list.map(({ mark, times }) => ({ elapsed: mark, times }))
          expect(timesBeyond([...asBeyond].reverse(), at)).toBe(timesBeyond(asBeyond, at))
          expect(timesRemaining([...asRemaining].reverse(), at)).toBe(
            timesRemaining(asRemaining, at),
          )
          expect(timesElapsed([...asElapsed].reverse(), at)).toBe(timesElapsed(asElapsed, at))
        },
      ),
    )
  })
})
