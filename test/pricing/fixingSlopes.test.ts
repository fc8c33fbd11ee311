import { describe, expect, test } from 'vitest'
import type { Fixing, Printed } from '../../src/market/settlement.js'
import { type FixingParts, fixingParts } from '../../src/pricing/fixingParts.js'
import { fixingSlopes, noSlopes } from '../../src/pricing/fixingSlopes.js'
import { minute, point, trimmedMinute, twap } from './claims.js'

const printed: Printed = { count: 20, value: 100_000, by: 'venue' }
const all: Printed = { count: 60, value: 100_000, by: 'us' }
const noTime: Fixing = { kind: 'mean', windowMs: 0, prints: null }

describe('examples', () => {
  test('between two prints the waits change, and nothing else', () => {
    const parts = fixingParts(minute, 30.5, 0, null)
    expect(fixingSlopes(minute, parts, 30.5, 0, null)).toEqual({
      ...noSlopes,
      wait: -1,
      behindWait: 1,
    })
    const done = fixingParts(minute, 0.5, 0, all)
    expect(fixingSlopes(minute, done, 0.5, 0, all)).toEqual(noSlopes)
  })
})

describe('edges', () => {
  test('a continuous mean is as it will be: at its first instant, its lag and its last', () => {
    const at = (left: number, lagMs: number, of: Printed | null): FixingParts =>
      fixingSlopes(twap, fixingParts(twap, left, lagMs, of), left, lagMs, of)
    const share = 1 / 60
    const inside = { ...noSlopes, printed: share, ahead: -share, span: -1 }
    expect(at(60, 0, printed)).toEqual(inside)
    expect(at(62, 2_000, printed)).toEqual({
      ...noSlopes,
      ahead: -share,
      span: -1,
      behind: share,
      behindSpan: 1,
    })
    expect(at(2, 2_000, printed)).toEqual({
      ...noSlopes,
      printed: share,
      behind: -share,
      behindWait: 1,
      behindSpan: -1,
    })
    expect(at(0, 0, null)).toEqual({ ...noSlopes, behindWait: 1 })
  })
})

describe('laws', () => {
  const ends = [point, minute, trimmedMinute, twap, noTime]
  const lefts = [300.4, 61.7, 60.9, 59.2, 31.3, 3.4, 1.3, -0.6, -2.7]
  test.each(ends.map((end) => [JSON.stringify(end), end] as const))(
    'they are the differences of the parts of %s',
    (_, end) => {
      for (const left of lefts)
        for (const lagMs of [0, 2_000, -1_500])
          for (const of of [null, printed, all]) {
            const at = (seconds: number): FixingParts => fixingParts(end, seconds, lagMs, of)
            const slopes = fixingSlopes(end, at(left), left, lagMs, of)
            const [before, after] = [at(left + 0.01), at(left - 0.01)]
            for (const key of Object.keys(noSlopes) as ReadonlyArray<keyof FixingParts>)
              expect(slopes[key]).toBeCloseTo((after[key] - before[key]) / 0.02, 9)
          }
    },
  )
})
