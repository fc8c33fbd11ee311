import * as fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'
import { formatDuration, parseDuration } from '../../src/cli/duration.js'
import { parseArguments } from '../../src/cli/parseArguments.js'

const command = {
  operands: [
    { name: 'A', required: true },
    { name: 'B', required: false },
  ],
  options: [
    { name: 'size', value: 'N', help: '' },
    { name: 'quick', value: null, help: '' },
  ],
}

const parsed = (words: string) => {
  const args = parseArguments(command, words.split(' '))
  return E.isLeft(args) ? args.left : [args.right.operands, Object.fromEntries(args.right.options)]
}

describe('parseArguments: examples', () => {
  it('takes options in either form and in any place', () => {
    const wanted = [['a', 'b'], { size: '5', quick: '' }]
    expect(parsed('a b --size 5 --quick')).toEqual(wanted)
    expect(parsed('--quick --size=5 a b')).toEqual(wanted)
    expect(parsed('a --quick b --size 5')).toEqual(wanted)
  })

  it('takes what follows as it is: a dash, a second equals sign, an option as a value', () => {
    expect(parsed('- --size=a=b')).toEqual([['-'], { size: 'a=b' }])
    expect(parsed('a --size=--quick')).toEqual([['a'], { size: '--quick' }])
    expect(parsed('a --size --slow')).toEqual([['a'], { size: '--slow' }])
    expect(parsed('a --size -5')).toEqual([['a'], { size: '-5' }])
    expect(parsed('--quick -- --size')).toEqual([['--size'], { quick: '' }])
  })
})

describe('parseArguments: edges', () => {
  it('names what is missing or too much', () => {
    expect(parsed('--quick')).toBe('A is missing')
    expect(parsed('a b c d')).toBe('one word too many: c')
    expect(parsed('a --size --quick')).toBe('--size needs a value: --size N')
    expect(parsed('a --size --quick=1')).toBe('--size needs a value: --size N')
  })
})

describe('parseDuration: examples', () => {
  const table: ReadonlyArray<readonly [string, number]> = [
    ['30s', 30_000],
    ['5m', 300_000],
    ['1h', 3_600_000],
    ['1d', 86_400_000],
    ['1.5h', 5_400_000],
    ['0.001s', 1],
    ['3650d', 315_360_000_000],
  ]
  for (const [text, ms] of table) {
    it(`reads ${text}`, () => expect(parseDuration(text)).toEqual(E.right(ms)))
  }
})

describe('parseDuration: edges', () => {
  it('refuses what has no unit, is none, or is out of range', () => {
    const units = E.left('a unit after the number, such as 30s, 5m, 1h or 1d')
    const other = E.left('a duration such as 30s, 5m, 1h or 1d')
    const range = E.left('whole milliseconds, at least 1 and at most ten years')
    for (const text of ['15', '1.5']) expect(parseDuration(text)).toEqual(units)
    for (const text of ['', 'm', '-5m', '5 m', '5min', '1e3s'])
      expect(parseDuration(text)).toEqual(other)
    for (const text of ['0s', '0.0001s', '1.0005s', '3651d'])
      expect(parseDuration(text)).toEqual(range)
  })
})

describe('formatDuration: laws', () => {
  it('writes what is read back the same', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300_000 }), (seconds) => {
        expect(parseDuration(formatDuration(seconds * 1_000))).toEqual(E.right(seconds * 1_000))
      }),
    )
    expect([90_000, 120_000, 7_200_000, 1_500].map(formatDuration)).toEqual([
      '90s',
      '2m',
      '2h',
      '1500 ms',
    ])
  })
})
