import { describe, expect, it } from 'vitest'
import { replay } from '../../../src/backtest/replay/replay.js'
import { run } from '../../../src/math/fold.js'
import { fairValue } from '../../../src/pricing/fairValue.js'
import { decisionsOf, minute, minutes, settings } from '../replaying.js'

const fixedStrike = { ...settings, market: { windowMs: 3 * minute, strike: 100 } }

describe('replay: examples', () => {
  // Prices of the minutes from 0 on; then of windows of three minutes: finished, of them YES, and
  // without a price; decisions, of them scored; the same again at a strike of 100 dollars, where
  // that changes more than the YES alone, else the YES.
  const table: ReadonlyArray<
    readonly [
      string,
      ReadonlyArray<number | null>,
      ReadonlyArray<number>,
      number | ReadonlyArray<number>,
    ]
  > = [
    ['nothing', [], [0, 0, 0, 0, 0], 0],
    ['one price at the start of a window', [100], [0, 0, 0, 1, 0], 0],
    ['one window, not seen to its end', [100, 101, 102], [0, 0, 0, 3, 0], 0],
    ['a window that ends higher', [100, 99, 98, 101], [1, 1, 0, 4, 3], 1],
    ['a window that ends lower', [100, 101, 102, 99], [1, 0, 0, 4, 3], 0],
    ['a tie', [100, 101, 102, 100], [1, 1, 0, 4, 3], 0],
    [
      'a window entered in its middle',
      [null, 100, 101, 102, 101, 99, 98],
      [1, 0, 0, 4, 3],
      [2, 1, 0, 6, 5],
    ],
    ['a window entered at its end', [null, null, null, 101, 101, 99, 98], [1, 0, 0, 4, 3], 0],
    [
      'windows before the first price',
      [...Array(7).fill(null), 101, null, null, 99],
      [0, 0, 0, 1, 0],
      [1, 1, 0, 2, 1],
    ],
    [
      'one price and a gap',
      [null, 101, ...Array(8).fill(null), 99],
      [2, 2, 2, 1, 0],
      [3, 3, 2, 2, 1],
    ],
    ['a last price long before the end', [100, 99, null, null, 200], [1, 0, 0, 3, 2], 0],
    ['windows without a price', [100, 99, ...Array(9).fill(null), 100], [3, 2, 2, 3, 2], 0],
    ['a price at the end of a gap', [101, 99, ...Array(7).fill(null), 98], [3, 1, 2, 3, 2], 0],
    ['a strike from before the window', [100, 100, 90, null, 95, 95, 95], [2, 1, 0, 6, 5], 0],
  ]
  for (const [name, prices, figures, ofFixed] of table) {
    it(`makes markets of ${name}`, () => {
      const [finished, , ...others] = figures
      const fixed = typeof ofFixed === 'number' ? [finished, ofFixed, ...others] : ofFixed
      for (const [rule, wanted] of [
        [settings, figures],
        [fixedStrike, fixed],
      ] as const) {
        const { windows, decisions } = run(replay(rule))(minutes(prices))
        const { made, scored, violations } = decisions
        const found = [windows.finished, windows.yes, windows.withoutPrice, made, scored]
        expect({ found, violations }).toEqual({ found: wanted, violations: 0 })
      }
    })
  }

  it('scores the fair value of each decision against the outcome', () => {
    const report = run(replay(settings))(minutes([100, 100.02, 100.01, 99]))
    // Returns of a minute each; before the first, the config's volatility of BTC.
    const squares = [Math.log(100.02 / 100) ** 2, Math.log(100.01 / 100.02) ** 2]
    const volatilities = [
      0.4,
      Math.sqrt(((squares[0] ?? 0) / 60) * 31_536_000),
      Math.sqrt((((squares[0] ?? 0) + (squares[1] ?? 0)) / 120) * 31_536_000),
    ]
    const chances = [100, 100.02, 100.01].map((spot, i) =>
      fairValue({
        spot,
        strike: 100,
        volatility: volatilities[i] ?? Number.NaN,
        secondsToExpiry: 180 - 60 * i,
        model: 'simplified',
      }),
    )
    const mean = (score: (yes: number) => number) =>
      chances.reduce((total, yes) => total + score(yes), 0) / 3
    expect(report.scores.fairValue?.logLoss).toBeCloseTo(
      mean((yes) => -Math.log(1 - yes)),
      12,
    )
    expect(report.scores.fairValue?.brier).toBeCloseTo(
      mean((yes) => yes * yes),
      12,
    )
    expect(report.scores.oneHalf).toEqual({ logLoss: Math.LN2, brier: 0.25 })
  })

  it('decides from what is known then, and finds its orders at the next price', () => {
    const [first, second, third, next] = decisionsOf(minutes([100, 100.1, 99.95, 100.02], 30_000))
    const openedAt = 30_000 * minute
    expect(first?.state).toEqual({
      now: openedAt,
      market: {
        id: `BTC-${openedAt}`,
        asset: 'BTC',
        strike: 100,
        openedAt,
        expiresAt: openedAt + 3 * minute,
        tickSize: 0.01,
      },
      spot: { price: 100, at: openedAt },
      volatility: null,
      volatilityError: null,
      drift: null,
      position: { yes: 0, no: 0 },
      orders: [],
      book: null,
      pnl: { today: 0 },
    })
    const placed = first?.diff.place.map((order, i) => ({
      id: `o${i + 1}`,
      ...order,
      status: 'open',
    }))
    expect(placed).toHaveLength(6)
    expect(second?.state.orders).toEqual(placed)
    expect(third?.diff.place.length).toBeGreaterThan(0)
    expect(next?.state.market.openedAt).toBe(openedAt + 3 * minute)
    expect(next?.state.orders).toEqual([])
  })
})

describe('replay: edges', () => {
  it('does not score decisions that halted, and withholds all their levels', () => {
    const prices = [0, 1, 2, 2.6, 3].map((at) => ({ price: 100 + at / 1000, at: at * minute }))
    const report = run(replay(settings))(prices)
    expect(report.decisions).toMatchObject({ made: 5, scored: 3 })
    expect(report.decisions.halted['near-expiry']).toBe(1)
    expect(report.quotes.withheld['near-expiry']).toBe(6)
  })

  it('passes over prices that are no later, or no prices', () => {
    const prices = minutes([100, 101, 102, 101])
    const [first, second] = prices
    if (first === undefined || second === undefined) expect.unreachable()
    const noise = [second, first, { price: 0, at: 70_000 }, { price: -1, at: 70_000 }].concat(
      [Number.NaN, Infinity].flatMap((none) => [
        { price: none, at: 70_000 },
        { price: 100, at: none },
      ]),
    )
    const noisy = [first, second, ...noise, ...prices.slice(2)]
    expect(run(replay(settings))(noisy)).toEqual(run(replay(settings))(prices))
  })

  it('takes a gap of a thousand years in its stride', () => {
    const years = 1_000 * 365 * 24 * 60
    const prices = [...minutes([100, 101]), ...minutes([102], years + 1)]
    expect(run(replay(settings))(prices).windows.withoutPrice).toBe(Math.floor((years + 1) / 3) - 1)
  })

  it('counts no violations where none were asked for', () => {
    const report = run(replay({ ...settings, check: false }))(minutes([100, 101]))
    expect(report.decisions.violations).toBeNull()
  })

  it('counts the violations of a decision that breaks its promises', () => {
    const crossing = { side: 'bid', outcome: 'yes', price: 0.999, size: 1 } as const
    const decide: typeof settings.decide = (state, config) => ({
      ...settings.decide(state, config),
      place: [crossing],
    })
    const report = run(replay({ ...settings, decide }))(minutes([100, 101]))
    expect(report.decisions.violations).toBeGreaterThan(0)
    expect(report.quotes.placed).toBe(2)
  })
})
