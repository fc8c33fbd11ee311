import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as SeasonalClock from '../../src/volatility/seasonalClock.js'
import * as TermStructure from '../../src/volatility/termStructure.js'
import fixture from '../fixtures/volatility.json' with { type: 'json' }
import { monday } from './paths.js'

const clock = SeasonalClock.prepare(fixture.clock)
const flat = SeasonalClock.prepare(SeasonalClock.flat)
const hour = 3_600_000
const knots = [
  { at: monday + hour, variance: 2e-5 },
  { at: monday + 4 * hour, variance: 5e-5 },
  { at: monday + 24 * hour, variance: 9e-5 },
]
const known = { now: monday, knots }
const at = (hours: number, over: ReadonlyArray<TermStructure.Knot> = knots): number | null =>
  TermStructure.variance(flat, { now: monday, knots: over }, monday + hours * hour)

describe('examples', () => {
  test.each([
    ['now', 0, 0],
    ['before the first knot', 0.25, 0.5e-5],
    ['on the first knot', 1, 2e-5],
    ['between two knots', 2, 3e-5],
    ['on the second knot', 4, 5e-5],
    ['in the last stretch', 14, 7e-5],
    ['after the last knot', 34, 11e-5],
    ['before now', -1, 0],
  ])('%s', (_, hours, exact) => {
    expect(at(hours)).toBeCloseTo(exact, 18)
  })

  test('what falls to its last knot stays there', () => {
    const falling = [...knots.slice(0, 1), { at: monday + 2 * hour, variance: 1e-5 }]
    for (const hours of [2, 3, 5, 1_000]) expect(at(hours, falling)).toBeCloseTo(1e-5, 18)
  })

  test('a single knot goes on as it began', () => {
    expect(at(3, knots.slice(0, 1))).toBeCloseTo(6e-5, 18)
  })

  test('before the first knot it is its part of the season passed', () => {
    const to = (instant: number) => SeasonalClock.elapsed(clock, { from: monday, to: instant })
    const part = to(monday + hour / 3) / to(monday + hour)
    expect(TermStructure.variance(clock, known, monday + hour / 3)).toBeCloseTo(2e-5 * part, 18)
    expect(part).toBeGreaterThan(0.335)
  })
})

describe('edges', () => {
  test('of no knots after now a term structure says null', () => {
    expect(at(1, [])).toBeNull()
    expect(at(1, [{ at: monday, variance: 1e-5 }])).toBeNull()
    expect(at(1, [{ at: Number.NaN, variance: 1e-5 }])).toBeNull()
  })

  test('a knot that is no later than now or the last one is passed over', () => {
    const early = { at: monday - hour, variance: 1 }
    const again = { at: monday + 4 * hour, variance: 1 }
    const spoilt = [early, ...knots.slice(0, 2), again, ...knots.slice(2)]
    for (const hours of [0.5, 2, 10, 30]) expect(at(hours, spoilt)).toBe(at(hours))
  })

  test.each([
    ['rising', knots, true],
    ['no knots', [], true],
    ['level', [knots[0], { at: monday + 2 * hour, variance: 2e-5 }], true],
    ['from nothing', [{ at: monday + 1, variance: 0 }], true],
    ['falling', [knots[1], { at: monday + 5 * hour, variance: 4.9e-5 }], false],
    ['negative', [{ at: monday + hour, variance: -1e-9 }], false],
    ['two at one instant', [knots[0], { at: monday + hour, variance: 3e-5 }], false],
    ['one that is now', [{ at: monday, variance: 0 }], false],
    ['one without end', [{ at: monday + hour, variance: Infinity }], false],
    ['one without number', [{ at: monday + hour, variance: Number.NaN }], false],
    ['one without instant', [{ at: Number.NaN, variance: 1 }], false],
  ])('%s: is it monotone', (_, given, is) => {
    const all = given as ReadonlyArray<TermStructure.Knot>
    expect(TermStructure.isMonotone({ now: monday, knots: all })).toBe(is)
  })
})

describe('laws', () => {
  const hours = fc.integer({ min: 0, max: 48 * 3_600 })

  test('monotone knots give a variance that never falls', () => {
    fc.assert(
      fc.property(hours, hours, (a, b) => {
        const of = (seconds: number) =>
          TermStructure.variance(clock, known, monday + seconds * 1_000) as number
        expect(of(Math.max(a, b))).toBeGreaterThanOrEqual(of(Math.min(a, b)))
      }),
    )
  })

  test('variance at one pace in the clock is interpolated without a trace', () => {
    fc.assert(
      fc.property(hours, (seconds) => {
        const to = (instant: number) => SeasonalClock.elapsed(clock, { from: monday, to: instant })
        const even = knots.map((knot) => ({ at: knot.at, variance: 1e-9 * to(knot.at) }))
        const wanted = monday + seconds * 1_000
        const said = TermStructure.variance(clock, { now: monday, knots: even }, wanted) as number
        expect(Math.abs(said - 1e-9 * to(wanted))).toBeLessThan(1e-18)
      }),
    )
  })
})

describe('oracle', () => {
  test('between knots it is what numpy interpolates, to 2e-13', () => {
    const { knots: rows, wanted } = fixture.termStructure
    const given = rows.map(([instant, variance]) => ({
      at: instant as number,
      variance: variance as number,
    }))
    let worst = 0
    for (const row of wanted) {
      const [instant, exact] = [row[0] as number, row[1] as number]
      const said = TermStructure.variance(clock, { now: monday, knots: given }, instant) as number
      worst = Math.max(worst, Math.abs(said / exact - 1))
    }
    // The worst seen is 1.4e-13, of the clock's own rounding.
    expect(worst).toBeLessThan(2e-13)
  })
})
