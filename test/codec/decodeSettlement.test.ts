import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'
import { message } from '../../src/codec/decodeError.js'
import { decodeSettlement, settlement } from '../../src/codec/decodeSettlement.js'
import { plain, type Settlement } from '../../src/market/settlement.js'

const mean = { kind: 'mean', windowMs: 60_000, prints: 60 } as const

const settlements: ReadonlyArray<Settlement> = [
  plain,
  { ...plain, end: mean, strike: { kind: 'opening', fixing: mean }, tie: 'yes', lagMs: 1_500 },
  { ...plain, end: { kind: 'mean', windowMs: 60_000, prints: null }, tie: 'no', lagMs: -1_500 },
  { ...plain, end: { kind: 'trimmedMean', windowMs: 60_000, prints: 60, trim: 0.2 } },
  { ...plain, end: { kind: 'extremum', of: 'lowest' }, tickSize: 0.01 },
  { ...plain, end: { kind: 'extremum', of: 'highest' } },
  { ...plain, strike: { kind: 'between', upper: 5 } },
  { ...plain, strike: { kind: 'opening', fixing: { kind: 'point' } } },
]

const said = (value: unknown): ReadonlyArray<string> => {
  const decoded = decodeSettlement(value)
  return E.isLeft(decoded) ? decoded.left.map(message) : []
}

describe('decodeSettlement: examples', () => {
  it('hands a settlement back unchanged', () => {
    for (const value of settlements) {
      const decoded = decodeSettlement(JSON.parse(JSON.stringify(value)))
      expect(E.isRight(decoded) && decoded.right).toEqual(value)
      expect(settlement.is(value)).toBe(true)
    }
  })
})

describe('decodeSettlement: edges', () => {
  const whole = '(ms)'
  const table: ReadonlyArray<readonly [string, object, string]> = [
    ['a misspelt key', { lagms: 5 }, 'lagms: unknown key; did you mean "lagMs"?'],
    ['no source', { source: '' }, 'source: "", expected a string that is not empty'],
    ['a misspelt tie', { tie: 'Yes' }, 'tie: "Yes", expected "yes" or "no" or "half"'],
    [
      'a misspelt kind',
      { end: { ...mean, kind: 'maen' } },
      'end.kind: "maen", expected "point" or "mean" or "trimmedMean" or "extremum"',
    ],
    [
      'an extremum of neither side',
      { end: { kind: 'extremum', of: 'high' } },
      'end.of: "high", expected "highest" or "lowest"',
    ],
    [
      'no window',
      { end: { ...mean, windowMs: 0 } },
      `end.windowMs: 0, expected a number above 0 and at most 315360000000 ${whole}`,
    ],
    [
      'half a print',
      { end: { ...mean, prints: 0.5 } },
      'end.prints: 0.5, expected a whole number from 1 to 10000 (prints), or null for a continuous mean',
    ],
    [
      'prints left out',
      { end: { kind: 'mean', windowMs: 5 } },
      'end.prints: missing, expected a whole number from 1 to 10000 (prints), or null for a continuous mean',
    ],
    [
      'a trimmed mean without prints',
      { end: { ...mean, kind: 'trimmedMean', prints: null, trim: 0.2 } },
      'end.prints: null, expected a whole number from 1 to 10000 (prints)',
    ],
    [
      'a trim of a half',
      { end: { ...mean, kind: 'trimmedMean', trim: 0.5 } },
      'end.trim: 0.5, expected a number of at least 0 and below 0.5 (a part of 1 at each end)',
    ],
    [
      'a strike that opens on an extreme',
      { strike: { kind: 'opening', fixing: { kind: 'extremum', of: 'highest' } } },
      'strike.fixing.of: unknown key',
    ],
    [
      'a bound of 0',
      { strike: { kind: 'between', upper: 0 } },
      'strike.upper: 0, expected a number above 0 and at most 1000000000000 (dollars)',
    ],
    [
      'a tick below 0',
      { tickSize: -1 },
      'tickSize: -1, expected a number from 0 to 1000000 (dollars)',
    ],
    [
      'a lag of hours',
      { lagMs: 4e6 },
      'lagMs: 4000000, expected a number from -3600000 to 3600000 (ms)',
    ],
  ]
  for (const [name, change, words] of table) {
    it(`says what is wrong with ${name}`, () => {
      const [first] = said({ ...plain, ...change })
      expect(first?.startsWith(words)).toBe(true)
    })
  }

  it('says what is missing, and that nothing is no settlement', () => {
    expect(said({ ...plain, tie: undefined })).toEqual([
      'tie: missing, expected "yes" or "no" or "half"',
    ])
    expect(said(null)).toEqual([
      'input: null, expected an object with source, end, strike, tie, tickSize, lagMs',
    ])
  })
})
