import { describe, expect, test } from 'vitest'
import { type Claim, isForward, isPriceable, rebuiltStrike } from '../../src/pricing/claim.js'
import { claim, minute, openingOn, point, settledOn, trimmedMinute, twap } from './claims.js'

const opened = (count: number | null, more: Partial<Claim> = {}): Claim =>
  claim({
    strike: null,
    secondsToOpen: -1,
    settlement: openingOn(minute),
    printed: { strike: count === null ? null : { count, value: 99_000, by: 'us' }, end: null },
    ...more,
  })

describe('examples', () => {
  test.each([
    ['a strike in the text', claim(), true, false, false],
    ['none where there should be one', claim({ strike: null }), false, false, false],
    ['the same before the open', claim({ strike: null, secondsToOpen: 5 }), false, false, false],
    [
      'a range without its lower bound',
      claim({
        strike: null,
        settlement: settledOn(point, { strike: { kind: 'between', upper: 1 } }),
      }),
      false,
      false,
      false,
    ],
    ['a price to beat that is published', opened(null, { strike: 99_000 }), true, false, false],
    ['one that nobody knows', opened(null), false, false, false],
    ['one to come', opened(null, { secondsToOpen: 0.001 }), true, true, false],
    [
      'one to come, of an extreme, which has no price before',
      opened(null, {
        secondsToOpen: 5,
        settlement: { ...openingOn(point), end: { kind: 'extremum', of: 'highest' } },
      }),
      false,
      true,
      false,
    ],
    ['one at this instant, not known', opened(null, { secondsToOpen: 0 }), false, false, false],
    ['one that lacks a print', opened(59), false, false, false],
    ['one that lacks a print that is to come', opened(59, { secondsToOpen: 1 }), true, true, false],
    ['one rebuilt', opened(60), true, false, true],
    ['one rebuilt before its time', opened(60, { secondsToOpen: 1 }), true, false, true],
    [
      'a trimmed one rebuilt',
      opened(60, { settlement: openingOn(trimmedMinute) }),
      true,
      false,
      true,
    ],
    ['a point rebuilt', opened(1, { settlement: openingOn(point) }), true, false, true],
    ['a point without its print', opened(0, { settlement: openingOn(point) }), false, false, false],
    [
      'a continuous one at its end',
      opened(0, { settlement: openingOn(twap), secondsToOpen: 0 }),
      true,
      false,
      true,
    ],
    [
      'a continuous one before it',
      opened(0, { settlement: openingOn(twap), secondsToOpen: 1 }),
      true,
      true,
      false,
    ],
    [
      'prints of a strike that is in the text',
      opened(60, { settlement: settledOn(minute) }),
      false,
      false,
      false,
    ],
  ])('%s', (_, at, priceable, forward, rebuilt) => {
    expect([isPriceable(at), isForward(at)]).toEqual([priceable, forward])
    expect(rebuiltStrike(at)).toBe(rebuilt ? at.printed.strike : null)
  })

  test('a published strike is not rebuilt', () => {
    const published = opened(60, { strike: 98_000 })
    expect(rebuiltStrike(published)).toBeNull()
    expect(isForward({ ...published, secondsToOpen: 1 })).toBe(false)
  })
})
