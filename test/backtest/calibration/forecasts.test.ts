import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  add,
  buckets,
  nonePending,
  noneScored,
  settle,
} from '../../../src/backtest/calibration/forecasts.js'
import { brier, logLoss } from '../../../src/backtest/calibration/score.js'

const pendingOf = (yeses: ReadonlyArray<number>) =>
  yeses.reduce((pending, yes) => add(pending, { yes, no: 1 - yes }), nonePending)

const sumOf = (values: ReadonlyArray<number>): number => values.reduce((a, b) => a + b, 0)

describe('Forecasts: examples', () => {
  it('scores YES by its probability, and NO by its own', () => {
    const pending = add(nonePending, { yes: 1, no: 2 ** -99 })
    expect(settle(noneScored, pending, 'yes')).toMatchObject({
      count: 1,
      logLoss: 0,
      brier: 2 ** -198,
    })
    expect(settle(noneScored, pending, 'no')).toMatchObject({
      logLoss: logLoss(2 ** -99),
      brier: 1,
    })
  })

  it('counts by tenths, a bound to the tenth above, and 1 to the last', () => {
    const pending = pendingOf([0, 0.09, 0.1, 0.5, 0.99, 1])
    expect(pending.counts).toEqual([2, 1, 0, 0, 0, 1, 0, 0, 0, 2])
    expect(pending.sums).toEqual([0.09, 0.1, 0, 0, 0, 0.5, 0, 0, 0, 1.99])
    expect(settle(noneScored, pending, 'yes').came).toEqual(pending.counts)
    expect(settle(noneScored, pending, 'no').came).toEqual(noneScored.came)
  })
})

describe('Forecasts: edges', () => {
  it('leaves the scored as they are where nothing was pending', () => {
    expect(settle(noneScored, nonePending, 'yes')).toEqual(noneScored)
    expect(noneScored.counts).toHaveLength(buckets)
  })
})

describe('Forecasts: laws', () => {
  const market = fc.record({
    yeses: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 6 }),
    outcome: fc.constantFrom('yes' as const, 'no' as const),
  })

  it('keeps in sums what a list of all forecasts would score', () => {
    fc.assert(
      fc.property(fc.array(market, { maxLength: 6 }), (markets) => {
        let scored = noneScored
        for (const { yeses, outcome } of markets) scored = settle(scored, pendingOf(yeses), outcome)
        const each = markets.flatMap(({ yeses, outcome }) =>
          yeses.map((yes) => ({
            right: outcome === 'yes' ? yes : 1 - yes,
            wrong: outcome === 'yes' ? 1 - yes : yes,
          })),
        )
        expect(scored.count).toBe(each.length)
        expect(scored.logLoss).toBeCloseTo(sumOf(each.map(({ right }) => logLoss(right))), 9)
        expect(scored.brier).toBeCloseTo(sumOf(each.map(({ wrong }) => brier(wrong))), 9)
        expect(sumOf(scored.counts)).toBe(each.length)
        expect(sumOf(scored.sums)).toBeCloseTo(sumOf(markets.flatMap(({ yeses }) => yeses)), 9)
      }),
    )
  })
})
