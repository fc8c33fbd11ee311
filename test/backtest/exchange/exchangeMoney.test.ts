import { describe, expect, it } from 'vitest'
import type { BacktestRules } from '../../../src/backtest/exchange/backtestConfig.js'
import * as FeeTerms from '../../../src/backtest/exchange/feeTerms.js'
import type { RewardTerms } from '../../../src/backtest/exchange/rewardTerms.js'
import { rules } from '../backtesting.js'
import {
  ask,
  bid,
  bought,
  depth,
  exchanged,
  fees,
  fills,
  happens,
  market,
  opens,
  priced,
  type Ran,
  sold,
} from '../exchanging.js'

const dayMs = 86_400_000
const midnight = dayMs * (Math.floor(opens / dayMs) + 1)
const toMidnight = (midnight - opens) / 1_000

const granted = ({ report }: Ran): ReadonlyArray<string> =>
  report.flatMap((record) =>
    record.kind === 'granted' ? [`${record.source} ${record.amount} at ${record.at}`] : [],
  )

const quoting = [{ from: 0, orders: [ask(0.5, 300)] }]

describe('fees and rebates', () => {
  it('a fifth of what the taker paid comes after the day', () => {
    const ran = exchanged(
      quoting,
      [bought(1, 0.5, 300), priced(toMidnight + 5, 65_000)],
      fees({ fees: [{ from: 0, terms: FeeTerms.polymarketCrypto }] }),
    )
    // 300 shares at one half: 5.25 dollars of fees.
    expect(granted(ran)).toEqual([`rebate 1.05 at ${midnight}`])
    expect(ran.cash.pool).toBeCloseTo(5.25 - 1.05, 9)
  })

  it('a day that comes to less than a dollar is not paid', () => {
    const ran = exchanged(
      quoting,
      [bought(1, 0.5, 285), priced(toMidnight + 5, 65_000)],
      fees({ fees: [{ from: 0, terms: FeeTerms.polymarketCrypto }] }),
    )
    expect(granted(ran)).toEqual([])
    expect(ran.cash.pool).toBeCloseTo(4.9875, 9)
  })

  it('or comes with the fill, told apart from the maker’s own fee', () => {
    const terms: FeeTerms.FeeTerms = {
      ...FeeTerms.polymarketCrypto,
      maker: { rate: 0.0175, exponent: 1 },
      rebate: { share: 0.2, paid: 'at-fill', leastPaid: 0 },
    }
    const ran = exchanged(quoting, [bought(1, 0.5, 100)], fees({ fees: [{ from: 0, terms }] }))
    const told = ran.report.flatMap((record) => (record.kind === 'fill' ? [record] : []))
    expect(told).toMatchObject([{ fee: 0.4375, rebate: 0.35 }])
    const heard = ran.written.flatMap((one) => (one.kind === 'fill' ? [one.fill.fee] : []))
    expect(heard).toEqual([87_500])
  })

  it('by the schedule of the day', () => {
    const terms = { ...FeeTerms.polymarketCrypto, taker: { rate: 0.14, exponent: 1 } }
    const ran = exchanged(
      quoting,
      [
        bought(1, 0.5, 100),
        bought(3, 0.5, 100),
        happens(400, { kind: 'resolved', outcome: 'void' }),
      ],
      fees({
        fees: [
          { from: 0, terms: FeeTerms.polymarketCrypto },
          { from: opens + 2_000, terms },
        ],
      }),
    )
    // 1.75 and 3.50 of the takers; the rebates, 1.05, are paid at the end.
    expect(ran.cash.pool).toBeCloseTo(5.25 - 1.05, 9)
    expect(ran.cash.desk).toBeCloseTo(1.05, 9)
    expect(ran.cash.takers).toBeCloseTo(-5.25, 9)
  })
})

describe('rewards', () => {
  const terms: RewardTerms = {
    perDay: 1_440,
    maxSpread: 0.04,
    minSize: 50,
    restMs: 3_500,
    multiplier: 1,
    oneSided: 3,
    twoSidedAbove: 0.9,
    othersScore: 0,
    leastPaid: 1_000_000,
  }
  const both = [{ from: 0, orders: [bid(0.49, 100), ask(0.51, 100)] }]
  const paid = (
    changed: Partial<RewardTerms>,
    script = both,
    book = [] as Parameters<typeof exchanged>[1],
  ): number => {
    const ran = exchanged(
      script,
      [...book, priced(toMidnight + 5, 65_000)],
      fees({ rewards: [{ from: 0, terms: { ...terms, ...changed } }] }),
    )
    return ran.report.reduce((sum, one) => sum + (one.kind === 'granted' ? one.amount : 0), 0)
  }

  it('the only maker gets a dollar a minute of 1,440, for four or five looks', () => {
    expect([4, 5]).toContain(paid({}))
  })

  it('beside others, its part: 112.5 of 225 by the rule', () => {
    // (0.03 / 0.04)² · 200 · … : both sides score 56.25, others 56.25 a side.
    const others = [depth(0, 'bid', 0.49, 100), depth(0, 'ask', 0.51, 100)]
    expect(paid({}, both, others) / paid({})).toBeCloseTo(0.5, 9)
    expect(paid({ othersScore: 3 * 56.25 }) / paid({})).toBeCloseTo(0.25, 5)
  })

  it('on one side a third; too small, too far or under a dollar, nothing', () => {
    const oneSide = [{ from: 0, orders: [bid(0.49, 100)] }]
    const far = [depth(0, 'ask', 0.53, 50)]
    // The middle is 0.51: (0.02 / 0.04)² · 100 / 3 against half of it and half beside.
    expect(paid({ othersScore: 12.5 / 3 }, oneSide, far) / paid({})).toBeCloseTo(0.5, 5)
    expect(paid({ minSize: 101 })).toBe(0)
    expect(paid({ maxSpread: 0.01 })).toBe(0)
    expect(paid({ perDay: 200 })).toBe(0)
    expect(paid({ restMs: 400_000 })).toBe(0)
  })
})

describe('complete sets', () => {
  it('what was bought of both sides is merged for a dollar a pair', () => {
    const script = [
      {
        from: 0,
        orders: [bid(0.45, 100), { side: 'bid', outcome: 'no', price: 0.5, size: 60 } as const],
      },
    ]
    const desk = { ...rules.desk, merge: { minSets: 5 } }
    const ran = exchanged(script, [sold(1, 0.45, 100), bought(2, 0.5, 60), priced(3, 65_000)], {
      desk,
    })
    expect(fills(ran)).toEqual(['buys 100 at 0.45', 'sells 60 at 0.5'])
    expect(ran.open).toEqual([{ marketId: 'M', yes: 40, no: 0 }])
    expect(ran.cash.desk).toBeCloseTo(60 - 45 - 30, 9)
    expect(ran.cash.pool).toBeCloseTo(-60, 9)
  })
})

describe('made-up takers', () => {
  const takers = (informed: { leadMs: number; edge: number; size: number | null }) => ({
    volatility: 0.5,
    informed,
    uninformed: null,
    depth: null,
    calibrated: false,
  })
  const soon = { ...market, strike: 65_000 }
  const jump = [priced(10, 65_000), priced(20, 66_500), priced(299, 66_500)]
  const run = (changed: Partial<BacktestRules>, script = quoting): Ran =>
    exchanged(script, jump, changed, soon)

  it('who looks ahead takes what is worth more, so long before the price', () => {
    const ran = run({ takers: takers({ leadMs: 1_500, edge: 0.05, size: null }) })
    const first = ran.report.find((record) => record.kind === 'fill')
    expect(fills(ran)).toEqual(['sells 300 at 0.5'])
    expect(first?.at).toBe(opens + 18_500)
    expect(ran.warnings).toEqual(['uncalibrated-takers'])
  })

  it('not within the edge and the fee', () => {
    // At 66,500 YES is worth nearly a dollar: 0.5 to gain, less the fee of 0.0175.
    expect(fills(run({ takers: takers({ leadMs: 1_500, edge: 0.51, size: null }) }))).toEqual([])
    const taxed = fees({ fees: [{ from: 0, terms: FeeTerms.polymarketCrypto }] })
    const at = (edge: number): number =>
      fills(run({ ...taxed, takers: takers({ leadMs: 1_500, edge, size: null }) })).length
    expect(at(0.48)).toBe(1)
    expect(at(0.485)).toBe(0)
  })

  it('so many shares at a time', () => {
    const ran = run({ takers: takers({ leadMs: 1_500, edge: 0.05, size: 40 }) })
    expect(fills(ran).at(0)).toBe('sells 40 at 0.5')
  })

  it('the venue holds a taker back, and a cancel may come first', () => {
    const script = [...quoting, { from: 18.6, orders: [] }]
    const held = (takerDelayMs: number): ReadonlyArray<string> =>
      fills(
        exchanged(
          script,
          jump.filter(({ at }) => at !== opens + 10_000),
          {
            ...fees({ takerDelayMs: [{ from: 0, terms: takerDelayMs }] }),
            takers: takers({ leadMs: 1_500, edge: 0.3, size: null }),
          },
        ),
      )
    expect(held(50)).toEqual(['sells 300 at 0.5'])
    expect(held(150)).toEqual([])
  })

  it('who comes by chance takes a quote d from its worth as often as e^(−d / distance)', () => {
    const perHour = 36_000
    const count = (away: number): number => {
      const uninformed = { perHour, distance: 0.02, size: 1 }
      const ran = exchanged(
        [{ from: 0, orders: [ask(0.5 + away, 100_000)] }],
        [priced(280, 65_000)],
        { takers: { volatility: 0.5, informed: null, uninformed, depth: null, calibrated: true } },
      )
      expect(ran.warnings).toEqual([])
      return ran.counts.fills
    }
    // 3,000 come in 300 seconds, half of them buy; of those 60.7 and 36.8 in a hundred.
    for (const [away, part] of [
      [0.01, Math.exp(-0.5)],
      [0.02, Math.exp(-1)],
    ] as const) {
      const expected = 1_400 * part
      expect(Math.abs(count(away) - expected)).toBeLessThan(4 * Math.sqrt(expected))
    }
  })
})
