import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { recommendedOutlook } from '../../src/decision/recommendedOutlook.js'
import type { Bar } from '../../src/market/bar.js'
import { run } from '../../src/math/fold.js'
import { outlook } from '../../src/volatility/outlook.js'
import type { OutlookConfig, OutlookError } from '../../src/volatility/outlookConfig.js'
import { outlookPlan } from '../../src/volatility/outlookPlan.js'
import { staleAfter, staleVariance } from '../../src/volatility/outlookStaleness.js'
import { madeUpBars, minuteMs } from './madeUpBars.js'

const bars = madeUpBars(1_500)
const end = (bars.at(-1) as Bar).at
const alone: OutlookConfig = { ...recommendedOutlook, full: null }
const errorOf = (
  some: ReadonlyArray<Bar>,
  { late = 0, seconds = 300, config = alone } = {},
): number => {
  const now = (some.at(-1) as Bar).at + late * minuteMs
  return run(outlook(config))(some)({ now, seconds, elapsed: 0, distance: 0 })?.error ?? Number.NaN
}
const withErrors = (errors: ReadonlyArray<OutlookError>): OutlookConfig => ({
  ...alone,
  prices: { ...alone.prices, errors },
})
/** The last minutes come so much later than they were. */
const resumed = (gap: number, minutes: number): ReadonlyArray<Bar> =>
  bars.map((bar, i) => (i < 1_500 - 1 - minutes ? bar : { ...bar, at: bar.at + gap * minuteMs }))

describe('examples', () => {
  it('an error grows with silence as the forecasts of 2023 did, to an eighth', () => {
    // Errors measured on 2023 from minutes that were withheld; see the doc of outlook.
    for (const [late, measured] of [
      [1, 0.43],
      [8, 0.54],
      [60, 0.67],
      [240, 0.7],
      [1_440, 0.73],
      [2_880, 0.81],
      [10_080, 0.88],
    ] as const) {
      for (const config of [alone, recommendedOutlook]) {
        expect(Math.abs(errorOf(bars, { late, config }) / measured - 1)).toBeLessThan(1 / 8)
      }
    }
  })

  it('two minutes after a gap of two days it is still most of that of two days', () => {
    const error = errorOf(resumed(2_880, 2))
    expect(error).toBeGreaterThan(0.61)
    expect(error).toBeLessThan(errorOf(bars, { late: 2_880 }))
  })

  it.each([
    // Errors measured on 2023 from minutes that were withheld; see the doc of outlook.
    [10, 2, 0.48],
    [10, 15, 0.43],
    [60, 5, 0.47],
    [60, 15, 0.46],
    [60, 60, 0.41],
    [240, 5, 0.52],
    [240, 15, 0.46],
    [2_880, 5, 0.59],
    [2_880, 15, 0.5],
    [2_880, 60, 0.44],
  ])('of a gap of %d min, %d min heard leave what they left in 2023, to an eighth', (...one) => {
    const [gap, minutes, measured] = one
    const error = errorOf(resumed(gap, minutes), { config: recommendedOutlook })
    expect(Math.abs(error / measured - 1)).toBeLessThan(1 / 8)
  })

  it('a gap of an hour is nearly made up for by an hour', () => {
    for (const config of [alone, recommendedOutlook]) {
      const error = errorOf(resumed(60, 60), { config })
      expect(error).toBeGreaterThan(errorOf(bars, { config }))
      expect(error / errorOf(bars, { config })).toBeLessThan(1.03)
    }
  })

  it('a mean of a half-life makes up for half of what it misread in as many minutes', () => {
    const { memory, fresh } = outlookPlan(alone.prices)
    const stale = staleAfter(
      memory,
      memory.shares.map(() => 0),
      2_881,
    )
    const renewed = stale.map((each, i) => each * (1 - (fresh[i] as number)) ** 60)
    memory.halfLives.forEach((halfLife, i) => {
      expect(renewed[i]).toBeCloseTo((stale[i] as number) * 2 ** (-60 / halfLife), 12)
    })
    expect(errorOf(resumed(2_880, 60)) ** 2 - errorOf(bars) ** 2).toBeCloseTo(
      staleVariance(memory, renewed),
      12,
    )
  })
})

describe('edges', () => {
  it('while minutes come in, the error is that of the table', () => {
    for (const late of [0, 0.5, 0.999, 1, 1.999])
      expect(errorOf(bars, { late })).toBe(errorOf(bars))
    expect(errorOf(bars, { late: -3 })).toBe(errorOf(bars))
    expect(errorOf(bars, { late: 2 })).toBeGreaterThan(errorOf(bars))
  })

  it.each([
    ['no row', []],
    ['one row', [{ seconds: 300, error: 0.4 }]],
    ['errors that fall', [60, 600].map((seconds) => ({ seconds, error: 24 / seconds }))],
    ['rows of one horizon', [0.3, 0.4].map((error) => ({ seconds: 60, error }))],
  ])('a table of %s tells nothing of silence', (_, errors) => {
    const config = withErrors(errors)
    expect(errorOf(bars, { late: 999, config })).toBe(errorOf(bars, { config }))
  })
})

describe('laws', () => {
  const minutes = fc.integer({ min: 0, max: 20_000 })

  it('a longer silence never makes an outlook surer', () => {
    const config = fc.constantFrom(alone, recommendedOutlook)
    fc.assert(
      fc.property(minutes, minutes, config, (a, b, config) => {
        const [short, long] = [Math.min(a, b), Math.max(a, b)]
        const grown = errorOf(bars, { late: long, config }) - errorOf(bars, { late: short, config })
        expect(grown).toBeGreaterThanOrEqual(Math.max(long, 1) > Math.max(short, 1) ? 1e-9 : 0)
      }),
      { numRuns: 30 },
    )
  })

  it('a longer silence after a gap never makes it surer either', () => {
    const gap = fc.integer({ min: 1, max: 3_000 })
    const heard = fc.integer({ min: 0, max: 300 })
    const config = fc.constantFrom(alone, recommendedOutlook)
    fc.assert(
      fc.property(gap, heard, minutes, minutes, config, (gap, heard, a, b, config) => {
        const some = resumed(gap, heard)
        const [short, long] = [Math.min(a, b), Math.max(a, b)]
        const [before, after] = [short, long].map((late) => errorOf(some, { late, config }))
        expect(after).toBeGreaterThanOrEqual((before ?? 0) - 1e-9)
      }),
      { numRuns: 60 },
    )
  })

  it('each minute after a gap makes it surer, and a second gap less sure', () => {
    const errors = [0, 1, 2, 4, 8, 60, 240, 1_000].map((count) => errorOf(resumed(2_880, count)))
    errors.slice(1).forEach((error, i) => {
      expect(error).toBeLessThan(errors[i] as number)
    })
    const twice = resumed(2_880, 60).map((bar, i) =>
      i < 1_490 ? bar : { ...bar, at: bar.at + 30 * minuteMs },
    )
    expect(errorOf(twice)).toBeGreaterThan(errorOf(resumed(2_880, 60)))
  })

  it('silence says nothing of the volatility itself', () => {
    const says = run(outlook(alone))(bars)
    const asked = { seconds: 300, elapsed: 0, distance: 0 }
    const week = 7 * 86_400_000
    const [now, later] = [end, end + week].map((at) => says({ now: at, ...asked }))
    expect(later?.volatility).toBeCloseTo(now?.volatility ?? 0, 12)
    expect(later?.error).toBeGreaterThan(now?.error ?? 1)
  })
})
