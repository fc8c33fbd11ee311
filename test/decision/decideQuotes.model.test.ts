import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { QuoteConfig } from '../../src/decision/config.js'
import { presets } from '../../src/decision/presets.js'
import { forAsks, forBids } from '../../src/risk/room.js'
import { runs, scale } from '../runs.js'
import { calm } from './states.js'
import { type Event, type Flow, type Model, step } from './venueModel.js'

const pick = fc.nat(30)
const eventOf = (flow: Flow): fc.Arbitrary<Event> =>
  fc.oneof(
    { weight: 4, arbitrary: fc.record({ kind: fc.constant('decide' as const) }) },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant('price' as const),
        price: fc.integer({ min: 64_900, max: 65_100 }),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('clock' as const),
        ms: fc.integer({ min: 1, max: 1_500 }),
      }),
    },
    { weight: 6, arbitrary: fc.record({ kind: fc.constant('arrive' as const), pick }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('lose' as const), pick }) },
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constant('fill' as const),
        flow: fc.constant(flow),
        pick,
        part: fc.constantFrom(0.3, 1),
      }),
    },
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('answer' as const), pick }) },
  )

/** Limits of a few orders, so that they are met all the time. */
const tight = (maxPosition: number, maxImbalance: number): QuoteConfig => ({
  ...presets.v2,
  limits: { maxPosition, maxImbalance, maxDailyLoss: 1_000 },
})
const limits = fc.constantFrom(tight(400, 250), tight(300, 1_000), tight(10_000, 150))
const exact = { resizeTolerance: 0 }
const patient = fc.record({
  kind: fc.constant('patient' as const),
  resizeTolerance: fc.constantFrom(0, 0.05),
  timidTicks: fc.constantFrom(0, 1, 2),
  restMs: fc.constantFrom(0, 400),
  amend: fc.boolean(),
})

const start: Model = { state: calm, book: [], sent: [], gone: [], count: 0, faults: [] }

/** The promise that is broken by what is true at the venue, whatever the maker knows of it. */
const brokenPromise = (
  { state: { position }, book, faults }: Model,
  { limits }: QuoteConfig,
): string | null => {
  const prices = (side: string) => book.filter((o) => o.side === side).map((o) => o.price)
  const bid = Math.max(0, ...prices('bid'))
  const ask = Math.min(1, ...prices('ask'))
  if (faults.length > 0) return faults.join(', ')
  if (!(position.yes <= limits.maxPosition)) return `${position.yes} of YES`
  if (!(position.no <= limits.maxPosition)) return `${position.no} of NO`
  if (!(Math.abs(position.yes - position.no) <= limits.maxImbalance))
    return `${position.yes} of YES and ${position.no} of NO`
  return bid < ask ? null : `a bid at ${bid} and an ask at ${ask}`
}

/** A history: takers who hit one side, or both, and all that happens besides. */
const history = fc
  .constantFrom<Flow>('bid', 'ask', 'both')
  .chain((flow) => fc.array(eventOf(flow), { minLength: 60, maxLength: 250, size: 'max' }))

/** Whether a position is so near a limit that the smallest order has no room. */
const isFull = ({ state: { position } }: Model, config: QuoteConfig): boolean =>
  Math.min(forBids(config.limits, position), forAsks(config.limits, position)) < config.size.min

describe('laws', () => {
  test.each([
    ['the contract', fc.constant(exact)],
    ['patience', patient],
  ])('under %s no order of fills, answers and lost messages breaks a limit', (_, diffs) => {
    let full = 0
    fc.assert(
      fc.property(limits, diffs, history, (drawn, diff, events) => {
        const config = { ...drawn, diff }
        let model = start
        let broken: string | null = null
        for (const event of events) {
          model = step(model, event, config)
          broken ??= brokenPromise(model, config)
          if (isFull(model, config)) full += 1
        }
        expect(broken).toBeNull()
      }),
      runs(400),
    )
    // A model in which no limit is ever reached would prove nothing.
    expect(full).toBeGreaterThan(1_000 * scale)
  })
})
