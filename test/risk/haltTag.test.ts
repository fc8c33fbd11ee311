import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { haltTag } from '../../src/risk/haltTag.js'
import { within } from '../laws.js'

const config = { closeBeforeExpiryMs: 30_000, staleSpotMs: 5_000 }

describe('examples', () => {
  test.each([
    ['quotes', 60_000, 0, 0, null],
    ['is near expiry', 29_999, 9_999, -2_000, 'near-expiry'],
    ['is stale', 60_000, 5_001, -2_000, 'stale-spot'],
    ['has lost too much', 60_000, 0, -1_000.01, 'daily-loss'],
  ])('haltTag(…) of a market that %s', (_, remaining, age, today, expected) => {
    expect(haltTag(config, 1_000, remaining, age, today)).toBe(expected)
  })
})

describe('edges', () => {
  test('at every bound it quotes on', () => {
    expect(haltTag(config, 1_000, 30_000, 5_000, -1_000)).toBeNull()
  })

  test('what is not a number halts', () => {
    expect(haltTag(config, 1_000, Number.NaN, 0, 0)).toBe('near-expiry')
    expect(haltTag(config, 1_000, 60_000, Number.NaN, 0)).toBe('stale-spot')
    expect(haltTag(config, 1_000, 60_000, 0, Number.NaN)).toBe('daily-loss')
  })
})

describe('laws', () => {
  test('a tighter limit never lifts a halt', () => {
    fc.assert(
      fc.property(
        within(0, 1e5),
        within(0, 1e4),
        within(-1e4, 1e4),
        within(0, 1e4),
        (left, age, today, by) => {
          const loose = haltTag(config, 1_000, left, age, today)
          const tight = { closeBeforeExpiryMs: 30_000 + by, staleSpotMs: 5_000 - by }
          fc.pre(loose !== null)
          expect(haltTag(tight, 1_000 - by, left, age, today)).not.toBeNull()
        },
      ),
    )
  })
})
