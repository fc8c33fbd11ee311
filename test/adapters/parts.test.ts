/**
 * The parts that feeds have in common: numbers, instants, bounded frames, waits, clocks, silence.
 */

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { backoff } from '../../src/adapters/backoff.js'
import * as ClockOffset from '../../src/adapters/clockOffset.js'
import * as FrameRefusal from '../../src/adapters/frameRefusal.js'
import { parseDecimal } from '../../src/adapters/parseDecimal.js'
import { parseInstant } from '../../src/adapters/parseInstant.js'
import { frameLimits, readFrame } from '../../src/adapters/readFrame.js'
import * as Staleness from '../../src/adapters/staleness.js'

describe('parseDecimal(text)', () => {
  test.each([
    ['0.001', 0.001],
    ['64999.50000000', 64_999.5],
    ['0', 0],
    ['9999999999999', 9_999_999_999_999],
    ['0.123456789012345678', 0.123_456_789_012_345_68],
    ['0.00000000000001', 1e-14],
    ['9.99999999999999', 9.999_999_999_999_99],
    ['9.999999999999998', 9.999_999_999_999_998],
  ])('reads %s', (text, value) => {
    expect(parseDecimal(text)).toBe(value)
  })

  test.each([
    '',
    '.5',
    '5.',
    '-1',
    '+1',
    '1e3',
    '0x1',
    '01',
    '1.2.3',
    ' 1',
    '1 ',
    '1,000',
    'NaN',
    'Infinity',
    '10000000000000',
    '0.1234567890123456789',
    '１',
    1,
    null,
    undefined,
    ['1'],
  ])('refuses %j', (value) => {
    expect(parseDecimal(value)).toBeNaN()
  })

  test('is the number that JavaScript reads from the same digits', () => {
    fc.assert(
      fc.property(fc.nat(), fc.stringMatching(/^[0-9]{1,18}$/), (whole, fraction) => {
        expect(parseDecimal(`${whole}.${fraction}`)).toBe(Number(`${whole}.${fraction}`))
      }),
    )
  })
})

describe('parseInstant(text)', () => {
  test.each([
    ['2022-10-19T23:28:22.061769Z', Date.UTC(2022, 9, 19, 23, 28, 22, 61)],
    ['2014-11-07T08:19:27.028459Z', Date.UTC(2014, 10, 7, 8, 19, 27, 28)],
    ['2024-02-29T00:00:00Z', Date.UTC(2024, 1, 29)],
    ['2024-01-01T00:00:00.999999999Z', Date.UTC(2024, 0, 1, 0, 0, 0, 999)],
    ['2024-01-01T00:00:00.1Z', Date.UTC(2024, 0, 1, 0, 0, 0, 100)],
    ['2024-01-01T00:00:00.12Z', Date.UTC(2024, 0, 1, 0, 0, 0, 120)],
    ['2024-01-01T02:00:00.5+02:30', Date.UTC(2023, 11, 31, 23, 30, 0, 500)],
    ['2024-01-01t00:00:00-01:00', Date.UTC(2024, 0, 1, 1)],
    ['2000-01-01T00:00:00z', Date.UTC(2000, 0, 1)],
    ['2099-12-31T23:59:59Z', Date.UTC(2099, 11, 31, 23, 59, 59)],
  ])('reads %s', (text, at) => {
    expect(parseInstant(text)).toBe(at)
  })

  test.each([
    '1999-12-31T23:59:59Z',
    '2100-01-01T00:00:00Z',
    '2023-02-29T00:00:00Z',
    '2024-13-01T00:00:00Z',
    '2024-00-01T00:00:00Z',
    '2024-04-31T00:00:00Z',
    '2024-04-00T00:00:00Z',
    '2024-01-01T24:00:00Z',
    '2024-01-01T00:60:00Z',
    '2024-01-01T00:00:60Z',
    '2024-01-01 00:00:00Z',
    '2024/01/01T00:00:00Z',
    '2024-01-01T00:00:00',
    '2024-01-01T00:00:00.Z',
    '2024-01-01T00:00:00.1234567890Z',
    '2024-01-01T00:00:00.5Zjunk',
    '2024-01-01T00:00:00+0200',
    '2024-01-01T00:00:00*02:00',
    '2024-01-01T00:00:00+24:00',
    '2024-01-01T0a:00:00Z',
    '',
    1_700_000_000_000,
    null,
  ])('refuses %j', (value) => {
    expect(parseInstant(value)).toBeNaN()
  })

  test('knows where each day of the hundred years begins', () => {
    for (let at = Date.UTC(2000, 0, 1); at < Date.UTC(2100, 0, 1); at += 86_400_000)
      expect(parseInstant(new Date(at).toISOString())).toBe(at)
  })

  test('reads back what JavaScript writes', () => {
    const instants = fc.integer({ min: Date.UTC(2000, 0, 1), max: Date.UTC(2100, 0, 1) - 1 })
    fc.assert(
      fc.property(instants, fc.stringMatching(/^[0-9]{0,6}$/), (at, more) => {
        const text = new Date(at).toISOString().replace('Z', `${more}Z`)
        expect(parseInstant(text)).toBe(at)
      }),
    )
  })
})

describe('readFrame(data)', () => {
  const left = (data: unknown): string => {
    const read = readFrame(data)
    return read._tag === 'Left' ? FrameRefusal.message(read.left) : 'read'
  }
  const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth)

  test('reads what is as long and as deep as may be', () => {
    const { length, depth } = frameLimits
    expect(left(`"${'x'.repeat(length - 2)}"`)).toBe('read')
    expect(left(nested(depth))).toBe('read')
    expect(
      left(nested(depth).replaceAll('[', '{"":').replaceAll(']', '}').replace('{"":}', '{}')),
    ).toBe('read')
  })

  test('refuses what is longer or deeper, and what is neither text nor JSON', () => {
    const { length, depth } = frameLimits
    expect(left(`"${'x'.repeat(length - 1)}"`)).toBe('a frame of 65537 characters, at most 65536')
    expect(left(nested(depth + 1))).toBe('a frame nested deeper than 8')
    expect(left('{"a":')).toBe('a frame that is no JSON: "{\\"a\\":"')
    expect(left(new Uint8Array(2))).toContain('a frame that is no text: ')
  })

  test('brackets within strings are no depth, nor does a quoted quote end one', () => {
    expect(left(JSON.stringify({ a: '['.repeat(50), b: `"${'{'.repeat(50)}` }))).toBe('read')
    expect(left(JSON.stringify(['\\', nested(9)]))).toBe('read')
    expect(left(`["\\\\",${nested(8)}]`)).toBe('a frame nested deeper than 8')
  })

  test('the same values come out as JSON.parse gives', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 3 }), (text) => {
        expect(readFrame(text)).toEqual({ _tag: 'Right', right: JSON.parse(text) })
      }),
    )
  })
})

describe('backoff(settings)', () => {
  const wait = backoff({ leastMs: 500, mostMs: 30_000 })

  test('doubles to its most, one half of it drawn', () => {
    expect([0, 1, 2, 6, 1e6].map((failures) => wait({ failures, draw: 0 }))).toEqual([
      250, 500, 1_000, 15_000, 15_000,
    ])
    expect(wait({ failures: 0, draw: 0.5 })).toBe(375)
    expect(wait({ failures: 9, draw: 0.999 })).toBeLessThan(30_000)
  })
})

describe('clockOffset', () => {
  const heard = ClockOffset.heard(1_000)
  const lead = (ways: ReadonlyArray<readonly [number, number]>): number | null =>
    ClockOffset.ahead(
      ways.reduce(
        (offset, [heardAt, sentAt]) => heard(offset, { heardAt, sentAt }),
        ClockOffset.unknown,
      ),
    )

  test('is the least way of two windows, turned round', () => {
    expect(lead([])).toBeNull()
    expect(lead([[100, 60]])).toBe(-40)
    expect(
      lead([
        [100, 60],
        [200, 195],
        [300, 260],
      ]),
    ).toBe(-5)
    expect(
      lead([
        [100, 300],
        [200, 380],
      ]),
    ).toBe(200)
  })

  test('a clock that is set is followed after two windows, at once where it goes ahead', () => {
    const steady: ReadonlyArray<readonly [number, number]> = [
      [0, -5],
      [500, 495],
    ]
    expect(lead([...steady, [600, 1_600]])).toBe(1_000)
    expect(lead([...steady, [1_000, 0]])).toBe(-5)
    expect(lead([...steady, [1_000, 0], [1_999, 1_000]])).toBe(-5)
    expect(lead([...steady, [1_000, 0], [2_000, 1_000]])).toBe(-1_000)
  })

  test('a window long gone does not count, nor what is no number', () => {
    expect(
      lead([
        [0, -5],
        [2_000, 1_000],
      ]),
    ).toBe(-1_000)
    expect(lead([[0, Number.NaN]])).toBeNull()
  })

  test('a clock just as ours is 0 ahead, not −0', () => {
    expect(Object.is(lead([[5, 5]]), 0)).toBe(true)
  })
})

describe('staleness', () => {
  const both = Staleness.since(['BTC', 'ETH'], 0)

  test('each is told once when it has been silent so long, and again after it was heard', () => {
    const later = Staleness.heard(both, 'BTC', 500)
    expect(Staleness.dueAt(later, 1_000)).toBe(1_000)
    expect(Staleness.silent(later, 999, 1_000)).toEqual([])
    const silent = Staleness.silent(later, 1_000, 1_000)
    expect(silent.map(({ asset }) => asset)).toEqual(['ETH'])
    const told = Staleness.withTold(later, silent)
    expect(Staleness.silent(told, 1_499, 1_000)).toEqual([])
    expect(Staleness.dueAt(told, 1_000)).toBe(1_500)
    const again = Staleness.heard(told, 'ETH', 1_600)
    expect(Staleness.silent(again, 9_999, 1_000).map(({ asset }) => asset)).toEqual(['BTC', 'ETH'])
  })

  test('of an asset that is none of them nothing is heard', () => {
    expect(Staleness.heard(both, 'SOL', 5)).toBe(both)
  })
})
