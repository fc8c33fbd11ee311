import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { losingSide } from '../../src/quoting/losingSide.js'
import { within } from '../laws.js'

const config = { remaining: 0.1, below: 0.15 }

describe('examples', () => {
  test.each([
    ['bid', 0.1, 0.05, true],
    ['ask', 0.1, 0.05, false],
    ['ask', 0.9, 0.05, true],
    ['bid', 0.9, 0.05, false],
    ['bid', 0.1, 0.5, false],
    ['bid', 0.5, 0.05, false],
    ['ask', 0.5, 0.05, false],
  ] as const)('losingSide(config, %s, %d, %d) is %s', (side, fairValue, remaining, expected) => {
    expect(losingSide(config, side, fairValue, remaining)).toBe(expected)
  })
})

describe('edges', () => {
  test('at its marks a side still quotes', () => {
    expect(losingSide(config, 'bid', 0.15, 0.05)).toBe(false)
    expect(losingSide(config, 'ask', 0.85, 0.05)).toBe(false)
    expect(losingSide(config, 'bid', 0.1, 0.1)).toBe(false)
  })
})

describe('laws', () => {
  test('never both sides while the mark is at most one half', () => {
    fc.assert(
      fc.property(within(0, 0.5), within(0, 1), within(0, 1), (below, p, left) => {
        const both = (['bid', 'ask'] as const).map((side) =>
          losingSide({ remaining: 0.5, below }, side, p, left),
        )
        expect(both).not.toEqual([true, true])
      }),
    )
  })
})
