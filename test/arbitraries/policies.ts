/**
 * Decisions by the policies beside the seed's: any mix of them, under any settlement.
 */

import * as fc from 'fast-check'
import type { QuoteConfig, SettledFairValue } from '../../src/decision/config.js'
import type { QuoteState } from '../../src/decision/state.js'
import type { Fixing, Settlement } from '../../src/market/settlement.js'
import type { Link } from '../../src/pricing/link.js'
import type { LatencySpread } from '../../src/quoting/halfSpread.js'
import type { LogitSkew } from '../../src/quoting/logitSkew.js'
import { decision } from '../arbitraries.js'
import { within } from '../laws.js'

const fixing: fc.Arbitrary<Fixing> = fc.oneof(
  fc.constant<Fixing>({ kind: 'point' }),
  fc.record({
    kind: fc.constant('mean' as const),
    windowMs: fc.constantFrom(1_000, 60_000, 300_000),
    prints: fc.constantFrom(null, 1, 60),
  }),
  fc.record({
    kind: fc.constant('trimmedMean' as const),
    windowMs: fc.constantFrom(60_000, 300_000),
    prints: fc.constantFrom(5, 60),
    trim: fc.constantFrom(0, 0.2, 0.4),
  }),
)

const extremum = fc.record({
  kind: fc.constant('extremum' as const),
  of: fc.constantFrom('highest' as const, 'lowest' as const),
})

/** How a price is taken, against what: an extreme only against a strike, not in a range. */
const ends = (
  strike: number,
): fc.Arbitrary<{ end: Settlement['end']; strike: Settlement['strike'] }> => {
  const fixed = fc.constant<Settlement['strike']>({ kind: 'fixed' })
  const opening = fc.record({ kind: fc.constant('opening' as const), fixing })
  const between = fc.constant({ kind: 'between' as const, upper: strike * 1.002 })
  return fc.oneof(
    { weight: 6, arbitrary: fc.record({ end: fixing, strike: fc.oneof(fixed, opening, between) }) },
    { weight: 1, arbitrary: fc.record({ end: extremum, strike: fc.oneof(fixed, opening) }) },
  )
}

const settlement = (strike: number): fc.Arbitrary<Settlement> =>
  fc
    .record({
      source: fc.constant('made-up'),
      ends: ends(strike),
      tie: fc.constantFrom('yes' as const, 'no' as const, 'half' as const),
      tickSize: fc.constantFrom(0, 0.01),
      lagMs: fc.constantFrom(-2_000, 0, 1_500),
    })
    .map(({ ends: both, ...rest }) => ({ ...rest, ...both }))

const scale = within(0.5, 2)

const link: fc.Arbitrary<Link> = fc.oneof(
  fc.record({ kind: fc.constantFrom('normal' as const, 'logistic' as const), scale }),
  fc.record({ kind: fc.constant('studentT' as const), scale, degrees: fc.constantFrom(3, 5, 8.5) }),
  fc.record({ kind: fc.constant('mixture' as const), scale, deviation: within(0, 0.5) }),
  fc.record({
    kind: fc.constant('jumps' as const),
    scale,
    perDay: within(0, 100),
    mean: within(-0.01, 0.01),
    deviation: within(0, 0.01),
  }),
)

const basis = fc.record({ mean: within(-0.001, 0.001), deviation: within(0, 0.001) })

const settled: fc.Arbitrary<SettledFairValue> = fc.record({
  model: fc.constant('settled' as const),
  link,
  basis,
  volatilityError: within(0, 0.5),
  modelWeight: fc.constantFrom(0, 0.3, 0.7, 1),
})

const latency: fc.Arbitrary<LatencySpread> = fc
  .record({
    kind: fc.constant('latency' as const),
    range: fc.tuple(fc.constantFrom(0, 0.01, 0.02), fc.constantFrom(0.02, 0.2, 1)),
    latencyMs: fc.constantFrom(0, 250, 2_000),
    times: within(0, 3),
    modelError: within(0, 2),
    information: within(0, 0.2),
    liquidity: within(0, 0.01),
    rebate: fc.constant({ rate: 0.07, exponent: 1, share: 0.2 }),
    stopAbove: fc.constantFrom(0.05, 0.2, 1),
  })
  .map(({ range: [min, max], ...rest }) => ({ ...rest, min, max }))

const logit: fc.Arbitrary<LogitSkew> = fc.record({
  kind: fc.constant('logit' as const),
  strength: within(0, 3),
  horizonMs: fc.constantFrom(0, 10_000, 120_000),
  max: fc.constantFrom(0, 0.1, 0.5),
})

const printed = (strike: number) =>
  fc.option(
    fc.record({
      count: fc.integer({ min: 0, max: 60 }),
      value: within(0.998, 1.002).map((ratio) => ratio * strike),
      by: fc.constantFrom('venue' as const, 'us' as const),
    }),
  )

const withPolicies = (config: QuoteConfig): fc.Arbitrary<QuoteConfig> =>
  fc
    .record({
      fairValue: fc.oneof(settled, fc.constant(config.fairValue)),
      spread: fc.oneof(latency, fc.constant(config.spread)),
      skew: fc.oneof(logit, fc.constant(config.skew)),
      stopLoser: fc.oneof(
        fc.record({ kind: fc.constant('edge' as const), times: within(0, 2) }),
        fc.constant(config.timing.stopLoser),
      ),
    })
    .map(({ stopLoser, ...groups }) => ({
      ...config,
      ...groups,
      timing: { ...config.timing, stopLoser },
    }))

const withSettlement = (state: QuoteState): fc.Arbitrary<QuoteState> => {
  const strike = state.market.strike as number
  return fc
    .record({
      settlement: fc.option(settlement(strike)),
      isKnown: fc.constantFrom(true, true, true, false),
      drift: fc.option(within(-0.001, 0.001)),
      volatilityError: fc.option(within(0, 0.5)),
      basis: fc.option(basis),
      printed: fc.option(fc.record({ strike: printed(strike), end: printed(strike) })),
    })
    .map(({ settlement: how, isKnown, ...rest }) => ({
      ...state,
      market: {
        ...state.market,
        settlement: how,
        strike: isKnown || how === null ? strike : null,
      },
      ...rest,
    }))
}

/** A valid state and a valid config of any policies. */
export const anyDecision: fc.Arbitrary<{ state: QuoteState; config: QuoteConfig }> = decision.chain(
  ({ state, config }) => fc.record({ state: withSettlement(state), config: withPolicies(config) }),
)
