import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as BarPath from '../../../src/backtest/replay/barPath.js'
import type { PriceBar } from '../../../src/market/bar.js'
import { quantile } from '../../../src/math/normal.js'
import { runs } from '../../runs.js'

const minute = 60_000
const second = { seed: 1, stepMs: 1_000 }
const bar = { at: minute, milliseconds: minute, open: 100, high: 102, low: 99, close: 101 }
const known = (at: number) => ({ knownAt: at, prices: [] })

const pathOf = (of: PriceBar, config = second) =>
  BarPath.step(config, known(of.at - of.milliseconds), of).prices.map(({ price }) => price)

/** A bar of some cents, its open and close anywhere in its range. */
const anyBar = fc
  .tuple(
    fc.integer({ min: 1, max: 1_000_000 }),
    fc.integer({ min: 0, max: 100_000 }),
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.integer({ min: 1, max: 1e7 }),
  )
  .map(([low, range, open, close, index]) => {
    const inside = (part: number): number => (low + Math.floor(part * range + 0.5)) / 100
    const end = minute * index
    const [from, to] = [inside(open), inside(close)]
    const [least, most] = [low / 100, (low + range) / 100]
    return { at: end, milliseconds: minute, open: from, high: most, low: least, close: to }
  })

describe('BarPath: examples', () => {
  it('tells the open, and then a price a second until the close, which is recorded', () => {
    const { prices, knownAt } = BarPath.step(second, BarPath.initial, bar)
    expect(prices.map(({ at }) => at)).toEqual(Array.from({ length: 60 }, (_, i) => 1_000 * i))
    expect(prices[0]?.price).toBe(100)
    expect(knownAt).toBe(minute)
  })

  it('says nothing again that is known, and tells the open after a gap', () => {
    const first = BarPath.step(second, BarPath.initial, bar)
    const next = BarPath.step(second, first, { ...bar, at: 2 * minute })
    expect(next.prices.map(({ at }) => at)).toEqual(
      Array.from({ length: 59 }, (_, i) => minute + 1_000 * (i + 1)),
    )
    const later = BarPath.step(second, next, { ...bar, at: 4 * minute })
    expect(later.prices[0]).toEqual({ price: 100, at: 3 * minute })
    expect(later.prices).toHaveLength(60)
  })

  it('takes a last step that is shorter where the steps do not fit', () => {
    const { prices } = BarPath.step({ seed: 1, stepMs: 25_000 }, known(0), bar)
    expect(prices.map(({ at }) => at)).toEqual([25_000, 50_000])
  })
})

describe('BarPath: edges', () => {
  it('has no path in a bar of no length, of no sense or of no news', () => {
    const none = [
      { ...bar, milliseconds: 0 },
      { ...bar, high: 100.5 },
      { ...bar, low: Number.NaN },
    ]
    for (const one of none) {
      expect(BarPath.step(second, known(0), one)).toEqual({ knownAt: minute, prices: [] })
    }
    expect(BarPath.step(second, known(minute), bar)).toEqual(known(minute))
    expect(BarPath.step(second, known(minute + 1), bar)).toEqual(known(minute + 1))
  })

  it('begins after what is known where bars overlap, and is otherwise the same', () => {
    const whole = BarPath.step(second, known(0), bar).prices
    const rest = BarPath.step(second, known(30_000), bar).prices
    expect(rest).toEqual(whole.filter(({ at }) => at > 30_000))
    expect(rest).toHaveLength(29)
  })

  it('stands still in a bar of one price', () => {
    const flat = { ...bar, high: 100, low: 100, close: 100 }
    expect(new Set(pathOf(flat))).toEqual(new Set([100]))
  })

  it('touches as much as there is room for', () => {
    const steps = (stepMs: number) => pathOf(bar, { seed: 1, stepMs })
    expect(steps(minute)).toEqual([])
    expect(steps(2 * minute)).toEqual([])
    const [one, ...others] = steps(30_000)
    expect(others).toEqual([])
    expect([99, 102]).toContain(one)
    expect([...steps(20_000)].sort((a, b) => a - b)).toEqual([99, 102])
  })

  it('needs no turn where the bar opens or closes at an extreme', () => {
    const rising = { ...bar, open: 99, close: 102 }
    expect(pathOf(rising, { seed: 1, stepMs: 30_000 })).toHaveLength(1)
    const falling = { ...bar, open: 102, close: 99 }
    for (const price of pathOf(falling)) expect(price > 99 && price < 102).toBe(true)
  })
})

describe('BarPath: laws', () => {
  it('stays between low and high, and touches both', () => {
    fc.assert(
      fc.property(anyBar, fc.nat(), fc.integer({ min: 3, max: 90 }), (any, seed, steps) => {
        const prices = pathOf(any, { seed, stepMs: Math.ceil(minute / steps) })
        const all = [any.open, ...prices, any.close]
        expect(Math.max(...all)).toBe(any.high)
        expect(Math.min(...all)).toBe(any.low)
      }),
      runs(300),
    )
  })

  it('is the same for the same seed, whatever came before, and another for another', () => {
    fc.assert(
      fc.property(fc.array(anyBar, { minLength: 2, maxLength: 6 }), fc.nat(), (bars, seed) => {
        const sorted = [...bars].sort((a, b) => a.at - b.at)
        const config = { seed, stepMs: 1_000 }
        const told: Array<BarPath.BarPathState> = []
        let state = BarPath.initial
        for (const one of sorted) {
          state = BarPath.step(config, state, one)
          told.push(state)
        }
        sorted.forEach((one, i) => {
          const before = known(told[i - 1]?.knownAt ?? -Infinity)
          expect(BarPath.step(config, before, one)).toEqual(told[i])
        })
      }),
      runs(50),
    )
    expect(pathOf(bar, { ...second, seed: 2 })).not.toEqual(pathOf(bar))
  })

  it('is the mirror image of itself as often as itself: it leans to neither side', () => {
    const even = { ...bar, open: 100, high: 101, low: 99, close: 100 }
    let [highFirst, sum] = [0, 0]
    const tries = 4_000
    for (let i = 1; i <= tries; i++) {
      const path = pathOf({ ...even, at: minute * i })
      if (path.indexOf(101) < path.indexOf(99)) highFirst += 1
      sum += path.reduce((total, price) => total + price - 100, 0) / path.length
    }
    expect(Math.abs(highFirst / tries - 0.5)).toBeLessThan(4 * Math.sqrt(0.25 / tries))
    expect(Math.abs(sum / tries)).toBeLessThan(4 * Math.sqrt(0.1 / tries))
  })
})

describe('BarPath: oracle', () => {
  /** Bars of Brownian motion, seen 600 times each; `known` are their prices a second. */
  const walked = () => {
    const count = 1_500
    const deviation = 30
    let random = 1
    const normal = (): number => {
      random = (Math.imul(random, 1_664_525) + 1_013_904_223) >>> 0
      return quantile((random + 0.5) / 2 ** 32)
    }
    return Array.from({ length: count }, (_, i) => {
      let [price, high, low] = [50_000, 50_000, 50_000]
      for (let k = 0; k < 600; k++) {
        price += (deviation / Math.sqrt(600)) * normal()
        high = Math.max(high, price)
        low = Math.min(low, price)
      }
      const of = {
        at: minute * (i + 1),
        milliseconds: minute,
        open: 50_000,
        high,
        low,
        close: price,
      }
      return [50_000, ...pathOf(of), price]
    })
  }
  const paths = walked()
  const steps = paths.map((path) => path.slice(1).map((price, i) => price - (path[i] ?? 0)))
  const sum = (values: ReadonlyArray<number>): number => values.reduce((a, b) => a + b, 0)

  it('moves from second to second as the motion did whose bars it was given', () => {
    const variance = sum(steps.flat().map((step) => step * step)) / paths.length / 900
    // A touch of high and low on a whole second takes a few per cent more than a walk has.
    expect(variance).toBeGreaterThan(0.97)
    expect(variance).toBeLessThan(1.1)
    const atHalf = paths.map((path) => (path[30] ?? 0) - 50_000)
    const half = sum(atHalf.map((value) => value * value)) / paths.length / 450
    expect(half).toBeGreaterThan(0.9)
    expect(half).toBeLessThan(1.2)
  })

  it('tells nothing of what comes: neither the halves of a bar nor its steps hang together', () => {
    const halves = steps.map((of) => [sum(of.slice(0, 30)), sum(of.slice(30))] as const)
    const correlation = (pairs: ReadonlyArray<readonly [number, number]>): number =>
      sum(pairs.map(([a, b]) => a * b)) /
      Math.sqrt(sum(pairs.map(([a]) => a * a)) * sum(pairs.map(([, b]) => b * b)))
    expect(Math.abs(correlation(halves))).toBeLessThan(0.03 + 4 / Math.sqrt(halves.length))
    const next = steps.flatMap((of) => of.slice(1).map((step, i) => [of[i] ?? 0, step] as const))
    expect(Math.abs(correlation(next))).toBeLessThan(0.03 + 4 / Math.sqrt(next.length))
  })
})
