import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Printed } from '../../src/market/settlement.js'
import { fixingParts } from '../../src/pricing/fixingParts.js'
import { within } from '../laws.js'
import { minute, point, trimmedMinute, twap } from './claims.js'

const done = (count: number): Printed => ({ count, value: 100, by: 'venue' })
const shares = { printed: 0, ahead: 0, behind: 0 }
const of = (n: number): number => n / 60

describe('examples', () => {
  test.each([
    ['a point ahead', point, 10, 0, null, { ...shares, ahead: 1, wait: 10, span: 0, step: 1 }],
    ['a point behind a lag', point, 10, 4_000, null, { ...shares, ahead: 1, wait: 6 }],
    [
      'a point that the lag has decided',
      point,
      3,
      4_000,
      null,
      { ...shares, behind: 1, behindWait: 1 },
    ],
    [
      'a point at the end of the lag',
      point,
      4,
      4_000,
      null,
      { ...shares, behind: 1, behindWait: 0 },
    ],
    [
      'a point of a lag that has passed',
      point,
      -1,
      2_000,
      null,
      { ...shares, behind: 1, behindWait: 3 },
    ],
    ['a point read later', point, 10, -1_500, null, { ...shares, ahead: 1, wait: 11.5 }],
    ['a point that has passed', point, -2, 0, null, { ...shares, behind: 1, behindWait: 2 }],
    ['one that is now', point, 0, 0, null, { ...shares, behind: 1, behindWait: 0, behindSpan: 0 }],
    ['one read later, not yet', point, -1, -1_500, null, { ...shares, ahead: 1, wait: 0.5 }],
    ['one read later, passed', point, -2, -1_500, null, { ...shares, behind: 1, behindWait: 0.5 }],
    ['a point that is printed', point, -2, 0, done(1), { ...shares, printed: 1, wait: 0, step: 1 }],
    [
      'a minute ahead',
      minute,
      100,
      0,
      null,
      { ...shares, ahead: 1, wait: 41, span: 60, step: of(1) },
    ],
    [
      'a trimmed one is as a mean',
      trimmedMinute,
      100,
      0,
      null,
      { ...shares, ahead: 1, wait: 41, span: 60 },
    ],
    [
      'half of one',
      minute,
      30,
      0,
      done(30),
      { printed: 0.5, ahead: 0.5, behind: 0, wait: 1, span: 30, step: 1 / 30 },
    ],
    [
      'half of one, between prints',
      minute,
      29.75,
      0,
      done(30),
      { ...shares, printed: 0.5, ahead: 0.5, wait: 0.75 },
    ],
    [
      'one that a lag has half decided',
      minute,
      30,
      10_000,
      done(30),
      {
        printed: 0.5,
        ahead: of(20),
        wait: 1,
        span: 20,
        step: 1 / 20,
        behind: of(10),
        behindWait: 0,
        behindSpan: 10,
        behindStep: 0.1,
      },
    ],
    [
      'one of which a lag has decided some and some are missing',
      minute,
      29.5,
      4_000,
      done(20),
      {
        printed: of(20),
        ahead: of(26),
        wait: 0.5,
        behind: of(14),
        behindWait: 0.5,
        behindSpan: 14,
        behindStep: 1 / 14,
      },
    ],
    [
      'one of which ten are missing',
      minute,
      29.5,
      0,
      done(20),
      {
        printed: of(20),
        ahead: of(30),
        behind: of(10),
        wait: 0.5,
        behindWait: 0.5,
        behindSpan: 10,
        behindStep: 0.1,
      },
    ],
    [
      'one that should be whole',
      minute,
      -3,
      0,
      done(59),
      { ...shares, printed: of(59), behind: of(1), behindWait: 3, behindSpan: 1, behindStep: 1 },
    ],
    [
      'one of which nothing is known',
      minute,
      -3,
      0,
      null,
      { ...shares, behind: 1, behindWait: 3, behindSpan: 60, behindStep: of(1) },
    ],
    ['more prints than there are', minute, 5, 0, done(61), { ...shares, printed: 1 }],
    ['fewer than none', minute, 100, 0, done(-1), { ...shares, ahead: 1 }],
    [
      'a part of a print is none',
      minute,
      30,
      0,
      done(30.9),
      { ...shares, printed: 0.5, ahead: 0.5 },
    ],
    [
      'a continuous minute ahead',
      twap,
      100,
      0,
      null,
      { ...shares, ahead: 1, wait: 40, span: 60, step: 0 },
    ],
    [
      'a quarter of it left',
      twap,
      15,
      0,
      done(0),
      { ...shares, printed: 0.75, ahead: 0.25, wait: 0, span: 15, behindWait: 0, behindSpan: 0 },
    ],
    [
      'three quarters not known',
      twap,
      15,
      0,
      null,
      {
        ...shares,
        behind: 0.75,
        ahead: 0.25,
        span: 15,
        behindWait: 0,
        behindSpan: 45,
        behindStep: 0,
      },
    ],
    [
      'a lag on what is left',
      twap,
      30,
      15_000,
      done(0),
      { printed: 0.5, ahead: 0.25, wait: 0, span: 15, behind: 0.25, behindWait: 0, behindSpan: 15 },
    ],
    [
      'a lag before it',
      twap,
      70,
      20_000,
      null,
      { ...shares, behind: of(10), behindSpan: 10, ahead: of(50), wait: 0, span: 50 },
    ],
    [
      'a lag past it',
      twap,
      70,
      80_000,
      null,
      { ...shares, behind: 1, behindWait: 10, behindSpan: 60 },
    ],
    ['a continuous one that is whole', twap, 0, 0, done(0), { ...shares, printed: 1, span: 0 }],
    ['one long past', twap, -5, 0, null, { ...shares, behind: 1, behindWait: 5, behindSpan: 60 }],
  ])('%s', (_, fixing, left, lagMs, printed, expected) => {
    const parts = fixingParts(fixing, left, lagMs, printed)
    for (const [key, value] of Object.entries(expected))
      expect([key, parts[key as keyof typeof parts]]).toEqual([key, expect.closeTo(value, 12)])
  })
})

describe('edges', () => {
  test('a window of no time is a point', () => {
    const none = { kind: 'mean', windowMs: 0, prints: null } as const
    for (const left of [10, 0, -3])
      expect(fixingParts(none, left, 0, null)).toEqual(fixingParts(point, left, 0, null))
  })
})

describe('laws', () => {
  test('the shares are none below 0 and add up to one', () => {
    const fixing = fc.oneof(
      fc.constantFrom(point, minute, twap, trimmedMinute),
      fc.record({
        kind: fc.constant('mean' as const),
        windowMs: within(0, 1e6),
        prints: fc.integer({ min: 1, max: 90 }),
      }),
    )
    const printed = fc.option(fc.integer({ min: -1, max: 70 }).map(done))
    fc.assert(
      fc.property(
        fixing,
        within(-100, 200),
        within(-5_000, 5_000),
        printed,
        (any, left, lagMs, part) => {
          const parts = fixingParts(any, left, lagMs, part)
          for (const value of Object.values(parts)) expect(value).toBeGreaterThanOrEqual(0)
          expect(parts.printed + parts.ahead + parts.behind).toBeCloseTo(1, 12)
        },
      ),
      { numRuns: 1_000 },
    )
  })
})
