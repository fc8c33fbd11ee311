import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { backtest } from '../../../src/backtest/exchange/backtest.js'
import type { MarketEvent } from '../../../src/backtest/marketEvent.js'
import * as Fold from '../../../src/math/fold.js'
import { rules, telling } from '../backtesting.js'
import { tapeOf } from '../tapes.js'

/** A recording of bitcoin as one of another coin. */
const renamed = (event: MarketEvent): MarketEvent => {
  if (event.kind === 'price') return { ...event, asset: 'ETH' }
  if (event.kind !== 'listed') return { ...event, marketId: `other ${event.marketId}` }
  return { ...event, market: { ...event.market, id: `other ${event.market.id}`, asset: 'ETH' } }
}

/** Both in the order of `at`; of one instant, each draw says whose event comes next. */
const merged = (
  one: ReadonlyArray<MarketEvent>,
  other: ReadonlyArray<MarketEvent>,
  draws: ReadonlyArray<boolean>,
): ReadonlyArray<MarketEvent> => {
  const all: Array<MarketEvent> = []
  let [i, j] = [0, 0]
  while (i < one.length || j < other.length) {
    const [a, b] = [one[i]?.at ?? Infinity, other[j]?.at ?? Infinity]
    const first = a < b || (a === b && draws[all.length % draws.length])
    all.push((first ? one[i++] : other[j++]) as MarketEvent)
  }
  return all
}

/** No limit of the whole desk: what a loss in one market forbids in another is no tie. */
const { quote } = rules.desk
const independent = {
  ...rules.desk,
  quote: { ...quote, limits: { ...quote.limits, maxDailyLoss: 1e9 } },
}

describe('simultaneous, independent markets: law', () => {
  it('in any order of what is told at one instant the totals are the same', () => {
    let fills = 0
    fc.assert(
      fc.property(
        fc.nat({ max: 1e6 }),
        fc.constantFrom(0, 20, 500, 1_000),
        fc.constantFrom(null, 1_000),
        fc.array(fc.boolean(), { minLength: 1, maxLength: 50 }),
        (seed, ms, idleMs, draws) => {
          const one = tapeOf({ seed, count: 400, everyMs: 1_000 })
          const other = tapeOf({ seed: seed + 1, count: 400, everyMs: 1_000 }).map(renamed)
          const way = { kind: 'constant', ms } as const
          const totals = (order: ReadonlyArray<boolean>) => {
            const config = telling({
              desk: independent,
              pace: { quoteUpdateMs: 250, idleMs },
              latency: { data: way, orders: way, answers: way },
            })
            const run = Fold.run(backtest(config))(merged(one, other, order))
            fills += run.counts.fills
            const path = (of: boolean) =>
              run.report.flatMap((record) => {
                if (record.marketId.startsWith('other') !== of) return []
                return [record.kind === 'fill' ? { ...record, id: '' } : record]
              })
            return { cash: run.cash, counts: run.counts, paths: [path(false), path(true)] }
          }
          expect(totals(draws)).toEqual(totals([true]))
        },
      ),
      { numRuns: 12, endOnFailure: true },
    )
    expect(fills).toBeGreaterThan(200)
  })
})
