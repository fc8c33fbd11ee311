import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { recommendedOutlook } from '../../src/decision/recommendedOutlook.js'
import type { Bar } from '../../src/market/bar.js'
import { secondsPerYear } from '../../src/market/units.js'
import { run } from '../../src/math/fold.js'
import { fairValue } from '../../src/pricing/fairValue.js'
import { outlook } from '../../src/volatility/outlook.js'
import type { OutlookQuestion } from '../../src/volatility/outlookAnswer.js'
import type { OutlookConfig, OutlookModel } from '../../src/volatility/outlookConfig.js'
import { outlookPlan } from '../../src/volatility/outlookPlan.js'
import { leadOf, writeRow } from '../../src/volatility/outlookRow.js'
import fixture from '../fixtures/outlook.json' with { type: 'json' }
import { madeUpBars, minuteMs, price } from './madeUpBars.js'
import { monday } from './paths.js'

const models = fixture.models as { readonly full: OutlookModel; readonly prices: OutlookModel }
const config: OutlookConfig = { fittedOn: 'made up', ...models }
const alone: OutlookConfig = { ...config, full: null }
const bars = madeUpBars(11_520)
const closesOf = (some: ReadonlyArray<Bar>): ReadonlyArray<Bar> =>
  some.map(({ at, close }) => price(at, close))
const end = monday + 1_500 * minuteMs
const early = bars.slice(0, 1_500)
const question: OutlookQuestion = { now: end, seconds: 300, elapsed: 0.5, distance: 0.0005 }
const said = (
  some: ReadonlyArray<Bar>,
  asked: Partial<OutlookQuestion> = {},
  from: OutlookConfig = config,
) => run(outlook(from))(some)({ ...question, ...asked })
const numberOf = (value: number | undefined): number => value ?? Number.NaN

describe('outlook: examples', () => {
  it('says nothing before two hours of minutes that follow one another', () => {
    expect(said(early.slice(0, 120))).toBe(null)
    expect(said(early.slice(0, 121))).not.toBe(null)
    expect(said(closesOf(early).slice(0, 120))).toBe(null)
    expect(said(closesOf(early).slice(0, 121))).not.toBe(null)
  })

  it('reads volume and trades where the last minute tells them, and closes otherwise', () => {
    expect(said(early)).not.toEqual(said(early, {}, alone))
    expect(said(closesOf(early))).toEqual(said(early, {}, alone))
    const last = early.at(-1) as Bar
    const mixed = [...early.slice(0, -1), { ...last, trades: null }]
    expect(said(mixed)).toEqual(said(early, {}, alone))
    const again = said([...mixed, { ...last, at: last.at + minuteMs }], { now: end + minuteMs })
    expect(again).not.toEqual(
      said([...mixed, price(last.at + minuteMs, last.close)], { now: end + minuteMs }),
    )
  })

  it('reads volume and trades once it has two hours of them', () => {
    const since = (first: number) => [...closesOf(early.slice(0, first)), ...early.slice(first)]
    expect(said(since(1_380))).toEqual(said(early, {}, alone))
    expect(said(since(1_379))).not.toEqual(said(early, {}, alone))
  })

  it('asks no volume of bars whose model does not', () => {
    const both = { ...config, full: models.prices, prices: { ...models.prices, tie: 5 } }
    expect(said(closesOf(early), { distance: 0 }, both)).toEqual(
      said(closesOf(early), { distance: 0 }, alone),
    )
  })

  it('hears prices at any instant as the minutes that they make', () => {
    const ticks = early.flatMap(({ at, close }) => [
      price(at - 41_000, close * 1.01),
      price(at - 500, close),
    ])
    expect(said(ticks)).toEqual(said(closesOf(early)))
    const before = { now: end - 400 }
    expect(said(ticks, before)).toEqual(said(ticks.slice(0, -2), before))
  })

  it('ends no minute before its end', () => {
    const ticks = early.map(({ at, close }) => price(at - 500, close))
    const at = { now: end - 1, seconds: 300 }
    expect(said(ticks, at)).toEqual(said(ticks.slice(0, -1), at))
    expect(said(ticks, { now: end })).not.toEqual(said(ticks.slice(0, -1), { now: end }))
  })

  it('is told the same by a pending minute however often it is asked', () => {
    const ticks = early.map(({ at, close }) => price(at - 500, close))
    const says = run(outlook(config))(ticks)
    expect(says(question)).toEqual(says(question))
  })

  it('says of two states in turn what it says of each alone', () => {
    const fold = outlook(config)
    const states = [early, early.slice(0, -60)].map((some) => some.reduce(fold.step, fold.initial))
    const asked = [0, 1, 0, 1].map((at) => fold.value(states[at] ?? fold.initial)(question))
    const alone = [0, 1, 0, 1].map((at) =>
      outlook(config).value(states[at] ?? fold.initial)(question),
    )
    expect(asked).toEqual(alone)
    expect(asked[0]).not.toEqual(asked[1])
  })

  it('goes on where it was after a gap, from the first minute on', () => {
    const later = early.map((bar) => ({ ...bar, at: bar.at + 7 * 86_400_000 }))
    const [next, second] = later as [Bar, Bar]
    const now = next.at
    // In silence the minute before `now` may be on its way.
    const { error } = said(early, { now: now + 60_000 }) ?? {}
    expect(said([...early, next], { now })).toEqual({ ...said(early, { now }), error })
    expect(said([...early, next, second], { now })).not.toEqual(said(early, { now }))
  })

  it('gives the error of the horizon', () => {
    const errors = [60, 120, 480, 3_600, 9_999].map((seconds) => said(early, { seconds })?.error)
    expect(errors[0]).toBe(0.4)
    expect(errors[1]).toBeCloseTo(0.4 + (0.1 * Math.log(2)) / Math.log(60), 15)
    expect(errors[2]).toBeCloseTo(0.4 + (0.1 * Math.log(8)) / Math.log(60), 15)
    expect(errors.slice(3)).toEqual([0.5, 0.5])
    expect(said(early, { seconds: 5 })?.error).toBe(0.4)
    const none = { ...alone, prices: { ...models.prices, errors: [] } }
    expect(said(early, {}, none)?.error).toBe(0)
  })
})

describe('outlook: edges', () => {
  it.each([
    ['no instant', { now: Number.NaN }],
    ['an endless instant', { now: Infinity }],
    ['no horizon', { seconds: Number.NaN }],
    ['an endless horizon', { seconds: Infinity }],
    ['no part of a life', { elapsed: Number.NaN }],
    ['no distance', { distance: Number.NaN }],
  ])('asked with %s an outlook says null', (_, asked) => {
    expect(said(early, asked)).toBe(null)
  })

  it('at settlement an outlook is that of the instant, without a drift', () => {
    const now = said(early, { seconds: 0 })
    expect(now?.drift).toBe(0)
    expect(said(early, { seconds: -5 })).toEqual(now)
    const soon = numberOf(said(early, { seconds: 0.001 })?.volatility)
    expect(now?.volatility).toBeCloseTo(soon, 12)
  })

  it('a part of life outside [0, 1] is its end', () => {
    expect(said(early, { elapsed: 1.5 })).toEqual(said(early, { elapsed: 1 }))
    expect(said(early, { elapsed: -1 })).toEqual(said(early, { elapsed: 0 }))
  })

  it('prices that stand still leave a volatility above 0', () => {
    const still = early.map(({ at }) => price(at, 100))
    expect(numberOf(said(still)?.volatility)).toBeGreaterThan(0)
    expect(numberOf(said(still)?.volatility)).toBeLessThan(0.05)
  })

  it('an exponent of a model is held to 30 either way', () => {
    const steep = (weight: number): OutlookConfig => {
      const [one, ...terms] = models.prices.terms
      const level = { ...(one as OutlookModel['terms'][number]), weights: [weight] }
      return { ...alone, prices: { ...models.prices, terms: [level, ...terms] } }
    }
    const volatility = (weight: number) => numberOf(said(early, {}, steep(weight))?.volatility)
    expect(volatility(100)).toBe(volatility(90))
    expect(volatility(-100)).toBe(volatility(-90))
    expect(Math.log(volatility(100) / volatility(-100))).toBeCloseTo(60, 9)
  })

  it('beyond an hour and under a minute only the seasonal time counts', () => {
    const { prices } = models
    const flat = { ...prices.clock, weekday: prices.clock.weekday.map(() => 1) }
    const clock = { ...flat, weekend: flat.weekday, quarter: flat.quarter.map(() => 1) }
    const level = { ...config, full: null, prices: { ...prices, clock } }
    const volatility = (seconds: number) => said(early, { seconds }, level)?.volatility
    expect(volatility(86_400)).toBeCloseTo(numberOf(volatility(3_600)), 12)
    expect(volatility(1)).toBeCloseTo(numberOf(volatility(60)), 12)
    expect(volatility(3_540)).not.toBeCloseTo(numberOf(volatility(3_600)), 6)
    expect(volatility(61)).not.toBeCloseTo(numberOf(volatility(60)), 6)
  })
})

describe('outlook: laws', () => {
  it('a run in chunks, through JSON, equals a run in one piece', () => {
    const fold = outlook(config)
    const half = early.slice(0, 777).reduce(fold.step, fold.initial)
    const rest = early.slice(777).reduce(fold.step, JSON.parse(JSON.stringify(half)))
    expect(rest).toEqual(early.reduce(fold.step, fold.initial))
    expect(fold.value(rest)(question)).toEqual(said(early))
  })

  it('variance to settlement grows with the time to it, from a second to a day', () => {
    const seconds = [1, 10, 59, 60, 61, 120, 300, 900, 1_800, 3_599, 3_600, 3_601, 20_000, 86_400]
    for (const length of [1_500, 3_000, 6_500, 9_500, 11_000]) {
      const says = run(outlook(recommendedOutlook))(bars.slice(0, length))
      for (const distance of [-0.001, 0, 0.001]) {
        const now = (bars[length - 1] as Bar).at
        const variances = seconds.map((ahead) => {
          const forecast = says({ now, seconds: ahead, elapsed: 0, distance })
          return numberOf(forecast?.volatility) ** 2 * ahead
        })
        for (let i = 1; i < variances.length; i++) {
          expect(variances[i]).toBeGreaterThan(numberOf(variances[i - 1]))
        }
      }
    }
  })

  it('prices in another currency say the same volatility', () => {
    const dear = early.map(({ at, close }) => price(at, 128 * close))
    expect(said(dear)).toEqual(said(closesOf(early)))
  })

  it('whatever bars it hears, it never throws and says null or numbers', () => {
    const odd = fc.constantFrom(0, -1, 1, 5e-324, 1e300, Number.NaN, Infinity)
    const wild = fc.array(fc.tuple(fc.nat(200_000), odd, odd, odd), { maxLength: 20 })
    fc.assert(
      fc.property(wild, odd, odd, (changes, seconds, distance) => {
        let at = end
        const more = changes.map(([pause, close, high, volume]) => {
          at += pause
          const low = close / 2
          return {
            at,
            milliseconds: 60_000,
            open: close,
            high,
            low,
            close,
            volume,
            trades: 1,
            takerBuyVolume: null,
          }
        })
        const forecast = said([...early, ...more], { now: at, seconds, distance })
        if (forecast === null) return
        expect(forecast.volatility).toBeGreaterThan(0)
        expect(forecast.volatility).toBeLessThan(Infinity)
        expect(Number.isNaN(forecast.drift)).toBe(false)
      }),
    )
  })
})

describe('outlook: oracle', () => {
  it('has the bars of the generator', () => {
    const { at, high, low, close, volume, trades } = bars.at(-1) as Bar
    expect([at, high, low, close, volume, trades]).toEqual(fixture.last)
  })

  it.each(['full', 'prices'] as const)('says what numpy says from explicit weights: %s', (name) => {
    const from = name === 'full' ? config : alone
    for (const one of fixture.asked) {
      const told = bars.filter(({ at }) => at <= one.at)
      const forecast = run(outlook(from))(told)(one.question)
      const { volatility, drift, logOdds, unheard } = one[name]
      // The rows of the errors are a minute's and an hour's.
      const lead = Math.log(Math.min(60, Math.max(1, one.question.seconds / 60))) / Math.log(60)
      const error = Math.sqrt((0.4 + 0.1 * lead) ** 2 + unheard)
      expect(numberOf(forecast?.error) / error).toBeCloseTo(1, 9)
      expect(numberOf(forecast?.volatility) / volatility - 1).toBeCloseTo(0, 11)
      expect((numberOf(forecast?.drift) - drift) / Math.abs(drift)).toBeCloseTo(0, 9)
      const fair = fairValue({
        spot: Math.exp(one.question.distance + numberOf(forecast?.drift)),
        strike: 1,
        volatility: numberOf(forecast?.volatility),
        secondsToExpiry: one.question.seconds,
        link: { kind: 'logistic', scale: 1 },
      })
      expect(Math.log(fair / (1 - fair))).toBeCloseTo(logOdds, 9)
      const deviation = volatility * Math.sqrt(one.question.seconds / secondsPerYear)
      expect(deviation).toBeGreaterThan(0)
    }
  })

  it.each(['full', 'prices'] as const)('makes the rows of worked examples: %s', (name) => {
    const plan = outlookPlan(models[name])
    const { coefficients, questions } = fixture.worked[name]
    const places = [7, 9, 11, 13, 14, 15, 17, 19, 21, 23, 24, 25, 26].slice(
      0,
      name === 'full' ? 13 : 7,
    )
    for (const { left, window, distance, offset, row, drifts, logOdds } of questions) {
      const measures = [0, 0, ...places.map((at) => numberOf(row[at])), ...drifts.slice(0, 4)]
      const made = new Float64Array(coefficients.length)
      const circumstances = {
        lead: leadOf(left),
        elapsed: (window - left) / window,
        season: numberOf(row[6]),
        side: Math.sign(distance),
      }
      writeRow(plan, measures, 0, circumstances, made)
      const expected = [...row, ...drifts]
      expected.forEach((value, i) => {
        expect(made[i]).toBeCloseTo(value, 14)
      })
      const sum = (from: number, to: number): number =>
        coefficients
          .slice(from, to)
          .reduce((all, one, i) => all + one * numberOf(made[from + i]), 0)
      const odds = distance * Math.exp(-offset - sum(0, row.length)) + sum(row.length, made.length)
      expect(odds).toBeCloseTo(logOdds, 10)
    }
  })
})
