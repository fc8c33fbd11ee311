import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runs } from '../../runs.js'
import { curve, decided, fill, reportOf, settled, worthOf } from './reporting.js'

const horizons = [250, 1_000, 5_000, 30_000]
const lefts = [1_800_000, 600_000, 120_000, 30_000]

describe('a market that settles before its end: examples', () => {
  it('marks no fill out, and asks for no forecast, at an instant when it was over', () => {
    // A touch settles it at 21 s: 1 s after the fill, and 39 s before its end.
    const report = reportOf([
      decided(0, { fairValue: 0.5 }),
      fill(20_000, { fairValue: 0.6, price: 0.55 }),
      decided(20_500, { fairValue: 0.7 }),
      settled({ at: 21_000, cash: -5.5 }),
    ])
    const { points } = curve(report, 'all')
    expect(points.map(({ shares }) => shares)).toEqual([10, 10, 10, 0, 0, 10])
    const worth = [0.05, 0.05, 0.15, null, null, 0.45]
    worthOf(curve(report, 'all')).forEach((value, i) => {
      const expected = worth[i] ?? null
      if (expected === null) expect(value).toBeNull()
      else expect(value).toBeCloseTo(expected, 12)
    })
    expect(report.calibration.map(({ scored }) => scored)).toEqual([0, 0, 0, 0, 0])
    expect(report.calibration.map(({ leftOut }) => leftOut.unknown)).toEqual([0, 0, 0, 0, 0])
  })

  it('counts a market of which nothing was ever told as untold at each time left', () => {
    const report = reportOf([settled({ yes: 0, cash: 0 })])
    expect(report.calibration.map(({ leftOut }) => leftOut.unknown)).toEqual([1, 1, 1, 1, 4])
  })
})

describe('a market that settles before its end: laws', () => {
  it('has the markouts and the forecasts of the time that it lived, by counting', () => {
    const instants = fc.array(fc.integer({ min: 0, max: 2_000 }), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(instants, fc.integer({ min: 0, max: 3_000 }), (fills, more) => {
        const life = 2_400_000
        const asked = fills.map((each) => 1_000 * each).sort((a, b) => a - b)
        const at = (asked.at(-1) ?? 0) + 250 * more
        const told = asked.map((when) => fill(when, { secondsLeft: (life - when) / 1_000 }))
        const report = reportOf([
          decided(0, { secondsLeft: life / 1_000 }),
          ...told,
          settled({ at, yes: 10 * told.length, cash: -4.8 * told.length }),
        ])
        const ended = Math.min(at, life)
        const counted = horizons.map((ms) => asked.filter((when) => when + ms <= ended).length)
        const { points } = curve(report, 'all')
        expect(points.slice(1, -1).map(({ shares }) => shares / 10)).toEqual(counted)
        const scored = lefts.map((left) => (life - left <= at ? 1 : 0))
        expect(report.calibration.slice(0, 4).map((each) => each.scored)).toEqual(scored)
        expect(report.calibration.at(-1)?.leftOut.unknown).toBe(0)
      }),
      runs(100),
    )
  })
})
