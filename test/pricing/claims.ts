/** Claims for tests: a whole one of which a test says only what it is about. */

import * as fc from 'fast-check'
import { type Fixing, plain, type Settlement } from '../../src/market/settlement.js'
import type { Claim } from '../../src/pricing/claim.js'
import { within } from '../laws.js'

export const point: Fixing = { kind: 'point' }
export const minute: Fixing = { kind: 'mean', windowMs: 60_000, prints: 60 }
export const twap: Fixing = { kind: 'mean', windowMs: 60_000, prints: null }
export const trimmedMinute: Fixing = {
  kind: 'trimmedMean',
  windowMs: 60_000,
  prints: 60,
  trim: 0.2,
}

export const settledOn = (end: Settlement['end'], more: Partial<Settlement> = {}): Settlement => ({
  ...plain,
  end,
  ...more,
})

export const openingOn = (fixing: Fixing, more: Partial<Settlement> = {}): Settlement =>
  settledOn(fixing, { strike: { kind: 'opening', fixing }, ...more })

export const claim = (more: Partial<Claim> = {}): Claim => ({
  spot: 100_000,
  strike: 100_050,
  volatility: 0.5,
  secondsToOpen: 0,
  secondsToExpiry: 600,
  settlement: plain,
  printed: { strike: null, end: null },
  basis: { mean: 0, deviation: 0 },
  ...more,
})

const printed = fc.option(
  fc.record({
    count: fc.oneof(fc.integer({ min: 0, max: 61 }), within(-1e9, 1e9)),
    value: fc.oneof(within(90_000, 110_000), within(1e-300, 1e300)),
    by: fc.constantFrom('venue' as const, 'us' as const),
  }),
)

const windows = fc.oneof(within(0, 1e8), fc.constantFrom(60_000, 86_400_000, 1e300))

const fixing: fc.Arbitrary<Fixing> = fc.oneof(
  fc.constant(point),
  fc.record({
    kind: fc.constant('mean' as const),
    windowMs: windows,
    prints: fc.option(fc.oneof(fc.integer({ min: 1, max: 60 }), fc.constant(1e9))),
  }),
  fc.record({
    kind: fc.constant('trimmedMean' as const),
    windowMs: windows,
    prints: fc.integer({ min: 1, max: 60 }),
    trim: within(0, 1),
  }),
)

const extremum = fc.record({
  kind: fc.constant('extremum' as const),
  of: fc.constantFrom('highest' as const, 'lowest' as const),
})

/** Seconds from the year to the last millisecond, and after. */
const seconds = fc.oneof(
  within(-100, 1_000),
  within(-0.001, 0.001),
  within(-1e300, 1e300),
  fc.constantFrom(0, 60, 59.999, 1e-12),
)

const wild = (min: number, max: number): fc.Arbitrary<number> =>
  fc.oneof(within(99_999, 100_001), within(min, max), fc.constantFrom(min, max, 100_000))

/** Any claim in range, however mad. */
export const anyClaim: fc.Arbitrary<Claim> = fc.record({
  spot: wild(1e-300, 1e300),
  strike: fc.option(wild(1e-300, 1e300)),
  volatility: fc.oneof(within(0, 5), within(0, 1e300), fc.constant(0)),
  secondsToOpen: seconds,
  secondsToExpiry: seconds,
  settlement: fc.record({
    source: fc.constant('any'),
    end: fc.oneof(fixing, extremum),
    strike: fc.oneof(
      fc.constant({ kind: 'fixed' as const }),
      fc.record({ kind: fc.constant('opening' as const), fixing }),
      fc.record({ kind: fc.constant('between' as const), upper: wild(1e-300, 1e300) }),
    ),
    tie: fc.constantFrom('yes' as const, 'no' as const, 'half' as const),
    tickSize: fc.oneof(fc.constantFrom(0, 0.01), within(0, 1e9)),
    lagMs: fc.oneof(fc.constantFrom(0, 2_000, -1_500), within(-1e9, 1e9)),
  }),
  printed: fc.record({ strike: printed, end: printed }),
  basis: fc.record({
    mean: fc.oneof(within(-0.001, 0.001), within(-1e300, 1e300)),
    deviation: fc.oneof(fc.constant(0), within(0, 0.01), within(0, 1e300)),
  }),
})
