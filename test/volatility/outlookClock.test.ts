import { describe, expect, it } from 'vitest'
import { outlookClock } from '../../src/volatility/outlookClock.js'
import { flat } from '../../src/volatility/seasonalClock.js'
import fixture from '../fixtures/outlook.json' with { type: 'json' }
import { madeUpBars, minutesOf, price } from './madeUpBars.js'
import { monday, uniforms } from './paths.js'

const minutes = minutesOf(madeUpBars(11_520))

const expectClose = (
  got: ReadonlyArray<number>,
  expected: ReadonlyArray<number>,
  digits = 12,
): void => {
  expect(got.length).toBe(expected.length)
  got.forEach((value, i) => {
    expect(value).toBeCloseTo(expected[i] as number, digits)
  })
}

describe('outlookClock: examples', () => {
  it('of prices that move alike at all times it is flat', () => {
    const even = Array.from({ length: 20_160 }, (_, i) => price(monday + i * 60_000, 100 + (i % 2)))
    const { weekday, weekend, quarter } = outlookClock(minutesOf(even), 'returns')
    expectClose(weekday, flat.weekday, 3)
    expectClose(weekend, flat.weekend, 3)
    expectClose(quarter, flat.quarter, 3)
  })

  it('a burst counts as six times the mean of the last days', () => {
    const walk = (jump: number) =>
      Array.from({ length: 20_160 }, (_, i) =>
        price(monday + (i + 1) * 60_000, (100 + (i % 2)) * (i >= 15_007 ? jump : 1)),
      )
    const large = outlookClock(minutesOf(walk(3)), 'returns')
    const larger = outlookClock(minutesOf(walk(5)), 'returns')
    const place = 15_007 % 15
    expect(large.quarter[place]).toBeGreaterThan(1.01)
    expect(large.quarter[place]).toBeCloseTo(larger.quarter[place] as number, 2)
  })
})

describe('outlookClock: edges', () => {
  it.each(['returns', 'ranges'] as const)('gaps at some hours do not make them quiet: %s', (of) => {
    const whole = madeUpBars(57_600)
    // Two of five minutes of the first six hours of each day are missing, at random.
    const draw = uniforms(5)
    const gappy = whole.filter(({ at }) => (at / 60_000 - 1) % 1_440 >= 360 || draw() > 0.4)
    const [all, some] = [whole, gappy].map((bars) => outlookClock(minutesOf(bars), of))
    const early = (clock = flat) => clock.weekday.slice(1, 11).reduce((sum, x) => sum + x, 0) / 10
    expect(Math.abs(early(some) / early(all) - 1)).toBeLessThan(0.04)
  })

  it('a place of the clock without a minute is 1, before the mean is made 1', () => {
    // Monday and Tuesday alone: no weekend.
    const days = minutes.slice(0, 2_880)
    const { weekday, weekend } = outlookClock(days, 'ranges')
    expect(new Set(weekend.map((factor) => factor.toFixed(12))).size).toBe(1)
    const mean = weekday.reduce((total, factor) => total + factor, 0) / 48
    expect(mean / (weekend[0] as number)).toBeCloseTo(1, 1)
  })

  it('of minutes that do not move, or of none after the first day, it is no number', () => {
    const still = Array.from({ length: 3_000 }, (_, i) => price(monday + i * 60_000, 100))
    expect(outlookClock(minutesOf(still), 'returns').weekday.every(Number.isNaN)).toBe(true)
  })
})

describe('outlookClock: oracle', () => {
  it.each(['ranges', 'returns'] as const)('is what numpy makes of the %s', (of) => {
    const clock = outlookClock(minutes, of)
    expectClose(clock.weekday, fixture.clocks[of].weekday)
    expectClose(clock.weekend, fixture.clocks[of].weekend)
    expectClose(clock.quarter, fixture.clocks[of].quarter)
  })
})
