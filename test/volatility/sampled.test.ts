import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Spot } from '../../src/market/market.js'
import { type Fold, run } from '../../src/math/fold.js'
import type { GridReturn } from '../../src/volatility/gridReturn.js'
import { type SampledConfig, sampled } from '../../src/volatility/sampled.js'

/** Says all that it was told. */
const listed: Fold<GridReturn, ReadonlyArray<GridReturn>, ReadonlyArray<GridReturn>> = {
  initial: [],
  step: (state, one) => [...state, one],
  value: (state) => state,
}
const config: SampledConfig = { gridMs: 1_000, maxGapMs: 5_000, staleMs: null }
const returns = (prices: ReadonlyArray<Spot>, over: Partial<SampledConfig> = {}) =>
  run(sampled({ ...config, ...over })(listed))(prices)

/** Prices as e to a whole power, by instant, so that a return is a whole number. */
const exp = (...points: ReadonlyArray<readonly [at: number, power: number]>): ReadonlyArray<Spot> =>
  points.map(([at, power]) => ({ at, price: Math.exp(power) }))
/** Changes as whole numbers, a bar where a chain begins. */
const shown = (said: ReadonlyArray<GridReturn>): string =>
  said.map(({ change, isLinked }) => `${isLinked ? ' ' : '|'}${change.toFixed(3)}`).join('')

describe('examples', () => {
  test('a price on each step of the grid is a return each', () => {
    const said = returns(exp([0, 0], [1_000, 1], [2_000, 3], [3_000, 2]))
    expect(shown(said)).toBe('|1.000 2.000 -1.000')
    expect(said.map(({ seconds }) => seconds)).toEqual([1, 1, 1])
  })

  test('the price at a step is the last one before it, told once the step is past', () => {
    const prices = exp([200, 0], [900, 1], [1_400, 3], [1_999, 4], [2_500, 7], [3_100, 9])
    expect(shown(returns(prices.slice(0, 4)))).toBe('')
    expect(shown(returns(prices.slice(0, 5)))).toBe('|3.000')
    expect(shown(returns(prices))).toBe('|3.000 3.000')
  })

  test('a price on the step is the price of the step', () => {
    expect(shown(returns(exp([500, 0], [1_000, 1], [1_500, 2], [2_000, 4])))).toBe('|3.000')
  })

  test('an interval without a price is no return, and the next one is longer', () => {
    const said = returns(exp([0, 0], [3_000, 2], [4_000, 3]))
    expect(shown(said)).toBe('|2.000 1.000')
    expect(said.map(({ seconds }) => seconds)).toEqual([3, 1])
  })

  test('a return takes the time between its prices', () => {
    const said = returns(exp([100, 0], [900, 1], [1_950, 3], [3_300, 4], [5_000, 5]))
    expect(shown(said)).toBe('|2.000 1.000 1.000')
    expect(said.map(({ seconds }) => seconds)).toEqual([1.05, 1.35, 1.7])
  })

  test('the last price before a silence is the end of a return', () => {
    const said = returns(exp([0, 0], [1_400, 3], [1_600, 4], [9_500, 9], [10_500, 8], [17_000, 0]))
    expect(shown(said)).toBe('|4.000|-1.000')
    expect(said.map(({ seconds }) => seconds)).toEqual([1.6, 1])
  })

  test('a coarser grid is at its own multiples', () => {
    const said = returns(exp([100, 0], [2_500, 1], [4_000, 2], [5_000, 7]), { gridMs: 2_500 })
    expect(shown(said)).toBe('|6.000')
    expect(said[0]?.seconds).toBe(2.5)
  })
})

describe('edges', () => {
  test('of no price and of one it samples nothing', () => {
    expect(returns([])).toEqual([])
    expect(returns(exp([0, 1]))).toEqual([])
  })

  test('the same price at a later instant is a return of zero', () => {
    expect(shown(returns(exp([0, 1], [1_000, 1], [2_000, 1])))).toBe('|0.000 0.000')
  })

  test('no return spans a gap longer than allowed', () => {
    const before = exp([0, 0], [1_000, 1])
    const after = exp([7_000, 8], [8_000, 10])
    expect(shown(returns([...before, ...exp([6_001, 5]), ...after]))).toBe('|1.000|2.000')
    expect(shown(returns([...before, ...exp([6_000, 5]), ...after]))).toBe(
      '|1.000 4.000 3.000 2.000',
    )
  })

  test('a chain begins with a price that is on the grid', () => {
    expect(shown(returns(exp([0, 0], [9_000, 1], [10_000, 3], [11_000, 6])))).toBe('|2.000 3.000')
  })

  test('a price that stays the same for too long is no news until it moves', () => {
    const still = exp([0, 0], [1_000, 1], [2_000, 1], [3_000, 1], [4_000, 1], [5_000, 1])
    const moved = exp([6_000, 4], [7_000, 5], [8_000, 5])
    const all = [...still, ...moved]
    expect(shown(returns(all, { staleMs: 2_000 }))).toBe('|1.000 0.000 0.000|1.000 0.000')
    expect(shown(returns(all, { staleMs: 1_999 }))).toBe('|1.000 0.000|1.000 0.000')
    expect(shown(returns(all, { staleMs: 5_000 }))).toBe(shown(returns(all)))
  })

  test('a move after too long a stillness begins a chain itself', () => {
    const prices = exp([0, 0], [1_000, 1], [2_000, 1], [4_000, 5], [5_000, 6])
    expect(shown(returns(prices, { staleMs: 3_000 }))).toBe('|1.000 0.000 4.000 1.000')
    expect(shown(returns(prices, { staleMs: 2_000 }))).toBe('|1.000 0.000|1.000')
  })

  test('a price is as old after a gap as before it', () => {
    const prices = exp([0, 1], [8_000, 1], [9_000, 1], [10_000, 1], [11_000, 1], [12_000, 2])
    expect(shown(returns(prices, { staleMs: 10_000 }))).toBe('|0.000 0.000')
    const fresh = exp([0, 1], [8_000, 2], [9_000, 2], [18_000, 2], [19_000, 2])
    expect(shown(returns(fresh, { staleMs: 10_000 }))).toBe('|0.000')
    expect(shown(returns(fresh, { staleMs: 11_000 }))).toBe('|0.000|0.000')
  })

  test.each([
    ['the same instant again', { price: 200, at: 1_000 }],
    ['an earlier instant', { price: 200, at: 500 }],
    ['a price of zero', { price: 0, at: 1_500 }],
    ['a negative price', { price: -1, at: 1_500 }],
    ['no number', { price: Number.NaN, at: 1_500 }],
    ['no end', { price: Infinity, at: 1_500 }],
    ['no instant', { price: 200, at: Number.NaN }],
    ['an instant without end', { price: 200, at: Infinity }],
  ])('%s is passed over', (_, spoilt) => {
    // The price of the step at 2 s is the last one seen before it.
    const prices = exp([0, 0], [1_000, 1], [2_500, 3], [3_000, 2])
    expect(returns([...prices.slice(0, 2), spoilt, ...prices.slice(2)])).toEqual(returns(prices))
  })

  test.each([0, -1, Number.NaN])('a grid of %d ms samples nothing', (gridMs) => {
    expect(returns(exp([0, 0], [1_000, 1], [2_000, 3]), { gridMs })).toEqual([])
  })
})

const paths = fc.array(
  fc.record({ up: fc.integer({ min: -2, max: 2 }), ms: fc.integer({ min: 0, max: 4_000 }) }),
  { minLength: 1, maxLength: 60, size: 'max' },
)
const toPrices = (steps: ReadonlyArray<{ up: number; ms: number }>): ReadonlyArray<Spot> => {
  let [power, at] = [0, 0]
  return steps.map(({ up, ms }) => {
    power += up
    at += ms
    return { price: Math.exp(power / 100), at }
  })
}
const over = { gridMs: 700, maxGapMs: 3_000, staleMs: 6_000 }

/** The same by its definition: of each interval the last price, looked up in the whole path. */
const lookedUp = (prices: ReadonlyArray<Spot>): ReadonlyArray<Spot> => {
  const later = prices.filter(({ at }, i) => prices.slice(0, i).every((one) => one.at < at))
  const [first, last] = [later[0]?.at ?? 0, later.at(-1)?.at ?? 0]
  const found: Array<Spot> = []
  // What an interval ends with is known once it is past, or on its end.
  for (let end = Math.ceil(first / 700) * 700; end <= last; end += 700) {
    const within = later.filter(({ at }) => end - 700 < at && at <= end).at(-1)
    if (within !== undefined) found.push(within)
  }
  return found
}

describe('laws', () => {
  test('without gaps it leads from the last price of each interval to that of the next', () => {
    fc.assert(
      fc.property(paths, (steps) => {
        const said = returns(toPrices(steps), { gridMs: 700, maxGapMs: 4_000 })
        const ends = lookedUp(toPrices(steps))
        expect(said.length).toBe(Math.max(0, ends.length - 1))
        said.forEach(({ change, seconds, isLinked }, i) => {
          const [from, to] = [ends[i] as Spot, ends[i + 1] as Spot]
          expect(change).toBeCloseTo(Math.log(to.price / from.price), 12)
          expect(seconds).toBe((to.at - from.at) / 1_000)
          expect(isLinked).toBe(i > 0)
        })
      }),
    )
  })

  test('rows told twice change nothing', () => {
    fc.assert(
      fc.property(paths, (steps) => {
        const prices = toPrices(steps)
        expect(
          returns(
            prices.flatMap((one) => [one, one]),
            over,
          ),
        ).toEqual(returns(prices, over))
      }),
    )
  })

  test('a run in chunks equals a whole one, also through a written state', () => {
    fc.assert(
      fc.property(paths, fc.nat(60), (steps, cut) => {
        const prices = toPrices(steps)
        const fold = sampled(over)(listed)
        const half = prices.slice(0, cut).reduce(fold.step, fold.initial)
        const kept = JSON.parse(JSON.stringify(half))
        const whole = fold.value(prices.slice(cut).reduce(fold.step, kept))
        expect(whole).toEqual(JSON.parse(JSON.stringify(returns(prices, over))))
      }),
    )
  })

  test('a step leaves the state before it as it was', () => {
    const fold = sampled(over)(listed)
    const before = exp([0, 1], [900, 2], [1_500, 3]).reduce(fold.step, fold.initial)
    const copy = structuredClone(before)
    fold.step(before, { price: 9, at: 3_000 })
    expect(before).toEqual(copy)
  })
})
