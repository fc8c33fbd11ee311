import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ceil, floor } from '../../src/market/grid.js'
import { ask, bid, maxLevels } from '../../src/quoting/ladder.js'
import { neverFalls, neverRises, within } from '../laws.js'

const rung = { fairValue: 0.5, spread: 0.04, skew: 0.005, spacing: 0.01, level: 2 }

describe('examples', () => {
  test('bid and ask stand half a spread and their steps away, and move down by the skew', () => {
    expect(bid(rung)).toBeCloseTo(0.455, 15)
    expect(ask(rung)).toBeCloseTo(0.535, 15)
  })

  test('a side has at most 64 levels', () => {
    expect(maxLevels).toBe(64)
  })
})

describe('laws', () => {
  test('bid and ask of a level are spread and steps apart, whatever the skew', () => {
    fc.assert(
      fc.property(
        within(0, 1),
        within(0, 1),
        within(-1, 1),
        fc.nat(9),
        (p, spread, skew, level) => {
          const at = { fairValue: p, spread, skew, spacing: 0.01, level }
          expect(ask(at) - bid(at)).toBeCloseTo(spread + 2 * level * 0.01, 12)
          expect(bid(at) + ask(at)).toBeCloseTo(2 * (p - skew), 12)
        },
      ),
    )
  })

  test('neither side ever rises with the skew, nor falls with the fair value', () => {
    const at = (over: object) => ({ ...rung, ...over })
    neverRises(within(-1, 1), (skew) => floor({ price: bid(at({ skew })), tickSize: 0.01 }))
    neverRises(within(-1, 1), (skew) => ceil({ price: ask(at({ skew })), tickSize: 0.01 }))
    neverFalls(within(0, 1), (fairValue) => bid(at({ fairValue })))
    neverFalls(within(0, 1), (fairValue) => ask(at({ fairValue })))
  })
})
