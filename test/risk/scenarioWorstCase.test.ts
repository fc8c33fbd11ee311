import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Exposure, scenarioWorstCase } from '../../src/risk/scenarioWorstCase.js'

const flat: Exposure = {
  strike: 100,
  upper: null,
  tie: 'no',
  yes: 0,
  no: 0,
  cash: 0,
  feePerShare: 0,
  live: [],
}

const cents = fc.integer({ min: 1, max: 99 }).map((count) => count / 100)

const live = fc.record({
  outcome: fc.constantFrom('yes' as const, 'no' as const),
  side: fc.constantFrom('bid' as const, 'ask' as const),
  price: cents,
  size: fc.integer({ min: 1, max: 50 }),
})

const strike = fc.integer({ min: 95, max: 105 })

const exposure: fc.Arbitrary<Exposure> = fc
  .record({
    strike,
    width: fc.option(fc.integer({ min: 0, max: 6 })),
    tie: fc.constantFrom('yes' as const, 'no' as const, 'half' as const),
    yes: fc.nat(200),
    no: fc.nat(200),
    cash: fc.integer({ min: -200, max: 50 }),
    feePerShare: fc.constantFrom(0, 0.01),
    live: fc.array(live, { maxLength: 3 }),
  })
  .map(({ width, ...rest }) => ({ ...rest, upper: width === null ? null : rest.strike + width }))

/** What YES pays at a settlement price, said by the rule's words. */
const payout = ({ strike, upper, tie }: Exposure, price: number): number => {
  const from = strike ?? Number.NaN
  if (upper !== null) return price >= from && price <= upper ? 1 : 0
  if (price === from) return tie === 'yes' ? 1 : tie === 'no' ? 0 : 0.5
  return price > from ? 1 : 0
}

/** Profit and loss of one market at a price, if `fills` says which live orders have filled. */
const pnlAt = (one: Exposure, price: number, fills: ReadonlyArray<boolean>): number => {
  const yes = payout(one, price)
  let pnl = one.cash + one.yes * yes + one.no * (1 - yes)
  for (const [index, order] of one.live.entries()) {
    if (fills[index] !== true) continue
    const worth = order.outcome === 'yes' ? yes : 1 - yes
    const gain = order.side === 'bid' ? worth - order.price : order.price - worth
    pnl += (gain - one.feePerShare) * order.size
  }
  return pnl
}

const fillsOf = (one: Exposure): ReadonlyArray<ReadonlyArray<boolean>> =>
  Array.from({ length: 2 ** one.live.length }, (_, bits) =>
    one.live.map((_, index) => ((bits >> index) & 1) === 1),
  )

/** The least over all subsets of fills. */
const leastAt = (exposures: ReadonlyArray<Exposure>, price: number): number =>
  exposures.reduce(
    (sum, one) => sum + Math.min(...fillsOf(one).map((fills) => pnlAt(one, price, fills))),
    0,
  )

describe('examples', () => {
  test('the seed’s inventory loses 215 if YES wins and gains 185 if NO wins', () => {
    const held = { ...flat, yes: 100, no: 500, cash: -315 }
    expect(scenarioWorstCase([held])).toEqual({
      pnl: -215,
      from: 100,
      to: Number.POSITIVE_INFINITY,
    })
  })

  test('YES above 100 and NO above 110 lose only between them, where both do not', () => {
    const spread = [
      { ...flat, yes: 100, cash: -60 },
      { ...flat, strike: 110, no: 100, cash: -60 },
    ]
    expect(scenarioWorstCase(spread)).toEqual({ pnl: -20, from: 0, to: 100 })
  })

  test('the worst may lie on a strike alone', () => {
    const straddle = [
      { ...flat, yes: 100, cash: -50 },
      { ...flat, tie: 'yes' as const, no: 100, cash: -50 },
    ]
    expect(scenarioWorstCase(straddle)).toEqual({ pnl: -100, from: 100, to: 100 })
  })

  test('a half pays half', () => {
    const two = [
      { ...flat, tie: 'half' as const, yes: 100, cash: -50 },
      { ...flat, tie: 'yes' as const, no: 100, cash: -50 },
    ]
    expect(scenarioWorstCase(two)).toEqual({ pnl: -50, from: 100, to: 100 })
  })

  test('a range pays on both of its ends', () => {
    const range = { ...flat, upper: 110, no: 100, cash: -40 }
    expect(scenarioWorstCase([range])).toEqual({ pnl: -40, from: 100, to: 100 })
    const point = { ...range, upper: 100 }
    expect(scenarioWorstCase([point])).toEqual({ pnl: -40, from: 100, to: 100 })
  })

  test('an order counts where it would lose, with its fee, and not where it would win', () => {
    const bid = { outcome: 'yes', side: 'bid', price: 0.4, size: 100 } as const
    const ask = { outcome: 'yes', side: 'ask', price: 0.7, size: 10 } as const
    const two = { ...flat, feePerShare: 0.01, live: [bid, ask] }
    expect(scenarioWorstCase([two]).pnl).toBeCloseTo(-41, 12)
    expect(scenarioWorstCase([{ ...two, live: [ask] }]).pnl).toBeCloseTo(-3.1, 12)
  })

  test('a strike that is not known settles against the others', () => {
    const unknown = { ...flat, strike: null, yes: 100, cash: -60 }
    const two = [unknown, { ...flat, no: 100, cash: -60 }]
    expect(scenarioWorstCase(two).pnl).toBe(-120)
  })
})

describe('edges', () => {
  test('nothing held loses nothing', () => {
    expect(scenarioWorstCase([])).toEqual({ pnl: 0, from: 0, to: Number.POSITIVE_INFINITY })
    expect(scenarioWorstCase([flat]).pnl).toBe(0)
  })

  test('scenarioWorstCase of what is no number is NaN', () => {
    const nowhere = { pnl: Number.NaN, from: Number.NaN, to: Number.NaN }
    for (const odd of [Number.NaN, 0, -1, Number.POSITIVE_INFINITY]) {
      expect(scenarioWorstCase([flat, { ...flat, strike: odd }])).toEqual(nowhere)
      expect(scenarioWorstCase([{ ...flat, yes: 1, upper: odd }, flat])).toEqual(nowhere)
    }
    expect(scenarioWorstCase([{ ...flat, upper: 99 }])).toEqual(nowhere)
    for (const name of ['yes', 'no', 'cash'] as const) {
      expect(scenarioWorstCase([{ ...flat, [name]: Number.NaN }])).toEqual(nowhere)
      expect(scenarioWorstCase([{ ...flat, strike: null, [name]: Number.NaN }])).toEqual(nowhere)
    }
  })
})

describe('laws', () => {
  const several = fc.array(exposure, { minLength: 1, maxLength: 5 })

  test('no settlement price and no fills give less, and its own price gives it', () => {
    fc.assert(
      fc.property(several, fc.integer({ min: 180, max: 230 }), (exposures, half) => {
        const { pnl, from, to } = scenarioWorstCase(exposures)
        expect(leastAt(exposures, half / 2)).toBeGreaterThanOrEqual(pnl - 1e-9)
        const inside =
          from === to ? from : to === Number.POSITIVE_INFINITY ? from + 1 : (from + to) / 2
        expect(leastAt(exposures, inside)).toBeCloseTo(pnl, 9)
      }),
    )
  })

  test('merging complete sets changes nothing', () => {
    fc.assert(
      fc.property(several, (exposures) => {
        const merged = exposures.map((one) => {
          const sets = Math.min(one.yes, one.no)
          return { ...one, yes: one.yes - sets, no: one.no - sets, cash: one.cash + sets }
        })
        expect(scenarioWorstCase(merged).pnl).toBeCloseTo(scenarioWorstCase(exposures).pnl, 9)
      }),
    )
  })

  test('one more live order never makes it better, the order of markets nothing', () => {
    fc.assert(
      fc.property(several, live, ([first, ...rest], order) => {
        const one = first ?? flat
        const { pnl } = scenarioWorstCase([one, ...rest])
        const more = { ...one, live: [...one.live, order] }
        expect(scenarioWorstCase([more, ...rest]).pnl).toBeLessThanOrEqual(pnl + 1e-9)
        expect(scenarioWorstCase([...rest, one]).pnl).toBeCloseTo(pnl, 9)
      }),
    )
  })

  test('several markets together never lose more than each alone', () => {
    fc.assert(
      fc.property(several, (exposures) => {
        const alone = exposures.reduce((sum, one) => sum + scenarioWorstCase([one]).pnl, 0)
        const unknown = exposures.map((one) => ({ ...one, strike: null, upper: null }))
        expect(scenarioWorstCase(exposures).pnl).toBeGreaterThanOrEqual(alone - 1e-9)
        expect(scenarioWorstCase(unknown).pnl).toBeLessThanOrEqual(alone + 1e-9)
      }),
    )
  })
})
