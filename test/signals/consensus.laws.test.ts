import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { consensus } from '../../src/signals/consensus.js'
import { agreementAt, type Consensus, consensusAt } from '../../src/signals/consensusAt.js'
import type { SourcePrice } from '../../src/signals/consensusConfig.js'
import { within } from '../laws.js'
import { runs } from '../runs.js'
import { uniforms } from '../volatility/paths.js'
import { configOf, rounds, said, stateOf, three, told, viewOf } from './feeds.js'

const names = ['a', 'b', 'c', 'd']
const four = configOf(names)

/** Prices around 100 at any pace, some wild, some nonsense, some late or twice. */
const prices: fc.Arbitrary<ReadonlyArray<SourcePrice>> = fc
  .array(
    fc.record({
      source: fc.constantFrom(...names),
      price: fc.oneof(
        { weight: 12, arbitrary: within(99.95, 100.05) },
        { weight: 2, arbitrary: within(90, 110) },
        { weight: 1, arbitrary: fc.constantFrom(0, -1, Number.NaN, Infinity) },
      ),
      wait: fc.oneof({ weight: 9, arbitrary: fc.nat(900) }, fc.nat(9_000)),
      late: fc.oneof(
        { weight: 5, arbitrary: fc.constant(0) },
        fc.integer({ min: -500, max: 3_000 }),
      ),
    }),
    { maxLength: 80 },
  )
  .map((all) => {
    let now = 0
    return all.map(({ source, price, wait, late }) => {
      now += wait
      return { source, price, at: now - late, heardAt: now }
    })
  })

const calm = rounds(
  names,
  120,
  (name, second) => 100 * Math.exp(0.00002 * (((second * 7 + name.charCodeAt(0) * 3) % 5) - 2)),
)
const { step, value } = consensus(four)
const settled = stateOf(four, calm)
const toldThen = (...prices: ReadonlyArray<SourcePrice>) => value(prices.reduce(step, settled))
const decisionsOf = ({ halt, sources }: Consensus) =>
  String([halt?._tag, ...sources.map(({ state }) => state)])

describe('laws', () => {
  test('weights make 1, and only those that count have one', () => {
    fc.assert(
      fc.property(prices, fc.nat(9_000), (all, later) => {
        const state = stateOf(four, all)
        const { spot, sources } = consensusAt(four)(state, (state.now ?? 0) + later)
        const sum = sources.reduce((total, { weight }) => total + weight, 0)
        expect(sum).toBeCloseTo(spot === null ? 0 : 1, 12)
        for (const { weight, state: its, reason } of sources) {
          expect(weight > 0).toBe(its === 'in')
          expect(reason === null).toBe(its === 'in')
        }
      }),
    )
  })

  test('a price is a positive number, or null with the reason', () => {
    fc.assert(
      fc.property(prices, (all) => {
        const { spot, halt, deviation } = told(four, all)
        if (spot === null) expect(halt?._tag).toBe('no-source')
        else expect(spot.price > 0 && spot.price < Infinity && deviation < 1).toBe(true)
      }),
    )
  })

  test('whether they agree is told alone as it is with all the rest', () => {
    const later = fc.integer({ min: -10_000, max: 100_000 })
    fc.assert(
      fc.property(prices, later, (all, ms) => {
        const state = stateOf(four, all)
        const at = (state.now ?? 0) + ms
        const { halt, spread, deviation } = consensusAt(four)(state, at)
        expect(agreementAt(four)(state, at)).toEqual({ halt, spread, deviation })
      }),
    )
  })

  test('the order of the sources does not matter', () => {
    fc.assert(
      fc.property(prices, (all) => {
        const one = told(four, all)
        const other = told({ ...four, sources: [...four.sources].reverse() }, all)
        expect(other.spot?.at).toBe(one.spot?.at)
        expect((other.spot?.price ?? 1) / (one.spot?.price ?? 1)).toBeCloseTo(1, 12)
        expect([...other.sources].reverse().map(({ state }) => state)).toEqual(
          one.sources.map(({ state }) => state),
        )
      }),
    )
  })

  test('prices c times as high make a consensus c times as high, and the same decisions', () => {
    fc.assert(
      fc.property(prices, fc.integer({ min: -20, max: 20 }), (all, power) => {
        const c = 2 ** power
        const scaled = all.map((each) => ({ ...each, price: c * each.price }))
        const one = told(four, all)
        const other = told(four, scaled)
        const at = one.spot?.at
        expect(other).toEqual({
          ...one,
          spot: one.spot === null ? null : { price: c * one.spot.price, at },
        })
      }),
    )
  })

  test('all that say one price are that price, to the last digit', () => {
    fc.assert(
      fc.property(prices, within(0.001, 1e6), (all, price) => {
        const same = all.filter((each) => each.price > 0 && each.price < Infinity)
        const { spot, spread } = told(
          four,
          same.map((each) => ({ ...each, price })),
        )
        if (spot !== null) expect(spot.price).toBe(price)
        expect(spread).toBeCloseTo(0, 15)
      }),
    )
  })

  test('a step leaves the state as it was, and chunks make the whole', () => {
    fc.assert(
      fc.property(prices, fc.nat(80), (all, cut) => {
        const half = Object.freeze(stateOf(four, all.slice(0, cut)))
        const before = JSON.stringify(half)
        expect(all.slice(cut).reduce(step, half)).toEqual(stateOf(four, all))
        expect(JSON.stringify(half)).toBe(before)
        expect(stateOf(four, all).sources).toHaveLength(4)
      }),
    )
  })

  test('a price heard again, at its own instant, changes nothing', () => {
    fc.assert(
      fc.property(prices, (all) => {
        const again = all.flatMap((each) => [each, { ...each, price: each.price * 1.01 }])
        const heard = again.filter((each, i) => i % 2 === 0 || all[(i - 1) / 2] !== each)
        const valid = (each: SourcePrice) => each.price > 0 && each.price < Infinity
        expect(stateOf(four, heard.filter(valid))).toEqual(stateOf(four, all.filter(valid)))
      }),
    )
  })

  test('one wild source moves it to at most a width outside what the others say', () => {
    const wild = fc.array(within(10, 1_000), { minLength: 20, maxLength: 20 })
    fc.assert(
      fc.property(wild, fc.constantFrom(...names), (wilds, liar) => {
        let state = settled
        for (const [i, lie] of wilds.entries()) {
          for (const name of names) {
            const price = name === liar ? lie : 100 + 0.001 * i
            state = step(state, said(name, price, 120_000 + 1_000 * i))
            const { spot, sources } = value(state)
            const honest = state.sources.flatMap(({ price: its }, k) =>
              names[k] === liar ? [] : [Math.log(its ?? 1) - (sources[k]?.basis.mean ?? 0)],
            )
            const centre = Math.log(spot?.price ?? Number.NaN)
            expect(centre).toBeLessThanOrEqual(Math.max(...honest) + four.width)
            expect(centre).toBeGreaterThanOrEqual(Math.min(...honest) - four.width)
          }
        }
      }),
      runs(100),
    )
  })

  test('while nothing is decided otherwise, it never falls as a price rises', () => {
    fc.assert(
      fc.property(within(99.9, 100.1), within(0, 0.1), (price, rise) => {
        const low = toldThen(said('a', price, 120_000))
        const high = toldThen(said('a', price + rise, 120_000))
        fc.pre(decisionsOf(low) === decisionsOf(high))
        const more = (high.spot?.price ?? 0) - (low.spot?.price ?? 0)
        expect(more).toBeGreaterThanOrEqual(-1e-11)
      }),
    )
  })

  test('once dropped a source comes back at half, so that nothing flaps at the threshold', () => {
    // What they said for two hours leaves the least scale: out past 2.5 bp, back within 1.25.
    let state = stateOf(
      four,
      rounds(names, 7_200, () => 100),
    )
    const stateAt = (bps: number) => {
      const at = (state.now ?? 0) + 1_000
      for (const name of names.slice(1)) state = step(state, said(name, 100, at))
      state = step(state, said('a', 100 * Math.exp(bps / 10_000), at))
      return viewOf(value(state), 'a').state
    }
    expect([2.4, -2.4, 2.4].map(stateAt)).toEqual(['in', 'in', 'in'])
    expect([2.6, 2.4, 2.6, 1.4, 2.6, 1.3].map(stateAt)).toEqual(Array(6).fill('outlier'))
    expect([1.2, 2.4, 2.4].map(stateAt)).toEqual(['in', 'in', 'in'])
    expect([-2.6, -2.4, -1.4].map(stateAt)).toEqual(Array(3).fill('outlier'))
  })

  test('so does a halt', () => {
    const two = configOf(['a', 'b'])
    let state = stateOf(
      two,
      rounds(['a', 'b'], 600, () => 100),
    )
    const haltAfter = (bps: number) => {
      const at = (state.now ?? 0) + 1_000
      state = consensus(two).step(state, said('a', 100, at))
      state = consensus(two).step(state, said('b', 100 * Math.exp(bps / 10_000), at))
      return consensus(two).value(state).halt?._tag ?? null
    }
    expect([9.5, 10.5, 9.5, 5.5, 9.5].map(haltAfter)).toEqual([
      null,
      'sources-disagree',
      'sources-disagree',
      'sources-disagree',
      'sources-disagree',
    ])
    expect([4.5, 6, 9.5].map(haltAfter)).toEqual([null, null, null])
  })

  test('while none is dropped, it does not drift from what its sources say on average', () => {
    // Skewed noise: without what is taken off all bases, some 4 bp an hour for each of them.
    const draw = uniforms(7)
    const config = configOf(names, { basisHalfLifeMs: 60_000, outlierAt: 50, width: 0.00003 })
    const prices = rounds(names, 3_600, (name) =>
      name === 'a' ? 100 : 100 * Math.exp(-0.0001 * Math.log(draw())),
    )
    const total = (count: number) =>
      told(config, prices.slice(0, count)).sources.reduce((sum, { basis }) => sum + basis.mean, 0)
    expect(Math.abs(total(14_400) - total(4_800))).toBeLessThan(1e-8)
  })

  test('a source that is off for good is let in again, once its basis has crept there', () => {
    let state = stateOf(
      three,
      rounds(['a', 'b', 'c'], 120, () => 100),
    )
    const run = consensus(three)
    const after = (seconds: number) => {
      const end = (state.now ?? 0) + 1_000 * seconds
      for (let at = (state.now ?? 0) + 1_000; at <= end; at += 1_000) {
        for (const name of ['a', 'b', 'c']) {
          state = run.step(state, said(name, name === 'c' ? 100.3 : 100, at))
        }
      }
      const { spot, sources } = run.value(state)
      expect(Math.abs((spot?.price ?? 0) - 100)).toBeLessThan(0.01)
      return sources[2]?.state
    }
    expect([1, 600, 600, 600, 1_800].map(after)).toEqual([
      'outlier',
      'outlier',
      'outlier',
      'outlier',
      'in',
    ])
  })
})
