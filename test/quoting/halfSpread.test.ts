import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { halfSpread, type LatencySpread } from '../../src/quoting/halfSpread.js'
import { neverFalls, within } from '../laws.js'

const plain: LatencySpread = {
  kind: 'latency',
  min: 0.01,
  max: 0.4,
  latencyMs: 250,
  times: 1.5,
  modelError: 1,
  information: 0,
  liquidity: 0,
  rebate: { rate: 0, exponent: 1, share: 0 },
  stopAbove: 0.1,
}

describe('examples', () => {
  test('movement and model error add as independent deviations do', () => {
    expect(halfSpread(plain, 'bid', 0.5, 0.02, 0.04)).toBe(0.05)
  })

  test('two in a hundred who know the outcome cost a cent at one half', () => {
    const half = halfSpread({ ...plain, information: 0.02 }, 'ask', 0.5, 0, 0)
    expect(half).toBeCloseTo(0.01, 15)
  })

  test('liquidity comes on top and the rebate off', () => {
    const rebate = { rate: 0.07, exponent: 1, share: 0.2 }
    expect(halfSpread({ ...plain, liquidity: 0.01 }, 'bid', 0.5, 0.02, 0.04)).toBeCloseTo(0.06, 15)
    expect(halfSpread({ ...plain, rebate }, 'bid', 0.5, 0.02, 0.04)).toBeCloseTo(0.0465, 15)
  })
})

describe('edges', () => {
  test('the whole is held to its least and its most', () => {
    expect(halfSpread(plain, 'bid', 0.5, 0, 0)).toBe(0.005)
    expect(halfSpread(plain, 'bid', 0.5, 1, 0)).toBe(0.2)
  })

  test('information at the ends of the range costs nothing more', () => {
    const informed = { ...plain, information: 0.5 }
    for (const side of ['bid', 'ask'] as const) {
      for (const fair of [0, 1]) expect(halfSpread(informed, side, fair, 0, 0)).toBe(0.005)
    }
  })

  test('what is no number stays so', () => {
    expect(halfSpread(plain, 'bid', 0.5, Number.NaN, 0)).toBeNaN()
  })
})

describe('laws', () => {
  const price = within(0, 1)

  test('who knows moves the odds of bid and ask by one factor', () => {
    fc.assert(
      fc.property(within(0.05, 0.95), within(0, 0.1), (p, information) => {
        const config = { ...plain, information, min: 0, max: 1 }
        const bid = p - halfSpread(config, 'bid', p, 0, 0)
        const ask = p + halfSpread(config, 'ask', p, 0, 0)
        const factor = (1 + information) / (1 - information)
        const odds = p / (1 - p)
        expect((bid / (1 - bid)) * factor).toBeCloseTo(odds, 10)
        expect(ask / (1 - ask) / factor).toBeCloseTo(odds, 10)
      }),
    )
  })

  test('the bid of YES is the ask of NO', () => {
    fc.assert(
      fc.property(
        price,
        within(0, 0.2),
        within(0, 0.2),
        within(0, 0.9),
        (p, move, error, knows) => {
          const config = { ...plain, information: knows }
          const bid = halfSpread(config, 'bid', p, move, error)
          expect(halfSpread(config, 'ask', 1 - p, move, error)).toBeCloseTo(bid, 14)
        },
      ),
    )
  })

  test('nothing that can go wrong makes it narrower', () => {
    const wide = { ...plain, max: 2 }
    neverFalls(within(0, 1), (move) => halfSpread(wide, 'bid', 0.3, move, 0.01))
    neverFalls(within(0, 1), (error) => halfSpread(wide, 'bid', 0.3, 0.01, error))
    neverFalls(within(0, 0.9), (information) =>
      halfSpread({ ...wide, information }, 'ask', 0.3, 0.01, 0.01),
    )
  })
})
