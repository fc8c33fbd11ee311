import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { backtest } from '../../../src/backtest/exchange/backtest.js'
import * as Latency from '../../../src/backtest/exchange/latency.js'
import { apply } from '../../../src/desk/apply/apply.js'
import { applyAll } from '../../../src/desk/apply/applyAll.js'
import * as Desk from '../../../src/desk/desk.js'
import * as Fold from '../../../src/math/fold.js'
import { recording, rules, start, telling } from '../backtesting.js'

const takers = {
  volatility: 0.5,
  informed: { leadMs: 500, edge: 0.005, size: 100 },
  uninformed: { perHour: 240, distance: 0.02, size: 20 },
  depth: null,
  calibrated: false,
}

const way = { kind: 'constant', ms: 30 } as const

const anyRun = fc.record({
  seed: fc.nat({ max: 1e6 }),
  takers: fc.constantFrom(null, takers),
  latency: fc.constantFrom(Latency.none, { data: way, orders: way, answers: way }),
  desk: fc.constantFrom(rules.desk, { ...rules.desk, merge: { minSets: 5 } }),
  settings: fc.constantFrom(rules.settings, { ...rules.settings, keepEnded: 2 }),
})

describe('what a desk hears in a backtest', () => {
  it('leaves the same desk heard together, however many at a time, as one by one', () => {
    let sent = 0
    fc.assert(
      fc.property(anyRun, fc.integer({ min: 2, max: 60 }), (changed, size) => {
        const config = telling(changed)
        const events = recording({ seed: changed.seed, count: 150, everyMs: 7_000 })
        const { written } = Fold.run(backtest(config))(events)
        let one = Desk.open({ now: 0, nextOrder: 1, settings: config.settings })
        let all = one
        for (let from = 0; from < written.length; from += size) {
          const part = written.slice(from, from + size)
          for (const event of part) one = apply(one, event)
          all = applyAll(all, part)
          expect(all).toEqual(one)
        }
        for (const { kind } of written) if (kind === 'acted') sent += 1
        expect(one.now).toBeGreaterThan(start)
      }),
      { numRuns: 12, endOnFailure: true },
    )
    expect(sent).toBeGreaterThan(500)
  })
})
