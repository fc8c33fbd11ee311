/**
 * Valid configs: every group drawn freely within its ranges, and the presets.
 */

import * as fc from 'fast-check'
import type { SeedConfig } from '../../src/decision/config.js'
import { presets } from '../../src/decision/presets.js'

/** A decimal of at most `digits` places in [from, to], its ends and round values likelier. */
export const decimal = (from: number, to: number, digits: number): fc.Arbitrary<number> => {
  const scale = 10 ** digits
  return fc
    .integer({ min: Math.round(from * scale), max: Math.round(to * scale) })
    .map((n) => n / scale)
}

/** Plain objects, as JSON makes them. */
const object = <Model>(
  model: { [Key in keyof Model]: fc.Arbitrary<Model[Key]> },
): fc.Arbitrary<Model> => fc.record(model, { noNullPrototype: true }) as fc.Arbitrary<Model>

const tiers = <Mark extends string>(mark: Mark, times: fc.Arbitrary<number>) =>
  fc.uniqueArray(
    fc
      .tuple(fc.oneof(fc.constantFrom(0, 0.1, 0.2, 0.25, 0.5, 0.7, 0.9), decimal(0, 1, 3)), times)
      .map(([at, by]) => ({ [mark]: at, times: by }) as { [K in Mark | 'times']: number }),
    { maxLength: 3, selector: (tier) => tier[mark] },
  )

const ordered = (a: fc.Arbitrary<number>, b: fc.Arbitrary<number>) =>
  fc.tuple(a, b).map(([x, y]) => ({ min: Math.min(x, y), max: Math.max(x, y) }))

const spreadConfig: fc.Arbitrary<SeedConfig['spread']> = object({
  base: fc.oneof(fc.constantFrom(0, 0.02, 0.04, 0.08), decimal(0, 0.3, 3)),
  range: ordered(fc.constantFrom(0, 0.01, 0.02, 0.035), fc.constantFrom(0.02, 0.2, 0.98, 1)),
  extreme: tiers('beyond', fc.constantFrom(0, 1, 1.25, 1.5, 3)),
  late: tiers('remaining', fc.constantFrom(0, 1, 1.5, 2)),
  imbalance: object({ above: fc.constantFrom(0, 0.5, 1), slope: fc.constantFrom(0, 0.5, 2) }),
}).map(({ range, ...rest }) => ({ kind: 'dynamic', ...rest, ...range }))

const sizeConfig: fc.Arbitrary<SeedConfig['size']> = object({
  base: fc.oneof(fc.constantFrom(10, 33, 100, 2000), fc.integer({ min: 1, max: 3000 })),
  range: ordered(fc.constantFrom(1, 10, 50), fc.constantFrom(10, 500, 1000)),
  extreme: tiers('beyond', fc.constantFrom(0.25, 0.5, 1)),
  late: tiers('remaining', fc.constantFrom(0, 0.25, 0.5, 1)),
  accumulating: object({
    above: fc.constantFrom(0, 0.5, 1),
    floor: fc.constantFrom(0, 0.1, 1),
  }),
}).map(({ range, ...rest }) => ({ ...rest, ...range }))

/** A valid config whose parts are drawn apart from one another. */
const freeConfig: fc.Arbitrary<SeedConfig> = object({
  fairValue: object({ model: fc.constantFrom('simplified' as const, 'blackScholes' as const) }),
  volatility: object({
    default: decimal(0.05, 2, 2),
    overrides: fc.dictionary(fc.constantFrom('BTC', 'ETH', 'SOL'), decimal(0.05, 2, 2), {
      noNullPrototype: true,
    }),
  }),
  spread: spreadConfig,
  size: sizeConfig,
  ladder: object({
    levels: fc.oneof({ weight: 9, arbitrary: fc.integer({ min: 1, max: 6 }) }, fc.constant(64)),
    spacing: fc.oneof(fc.constantFrom(0, 0.001, 0.005, 0.01, 0.02), decimal(0, 0.1, 4)),
    range: ordered(fc.constantFrom(0.001, 0.01, 0.05), fc.constantFrom(0.5, 0.9, 0.99, 0.999)),
  }).map(({ levels, spacing, range }) => ({
    levels,
    spacing,
    minPrice: range.min,
    maxPrice: range.max,
  })),
  skew: object({
    factor: decimal(0, 0.1, 3),
    max: decimal(0, 0.2, 3),
    rebalance: tiers('elapsed', fc.constantFrom(0, 1, 2, 4)),
  }).map((skew) => ({ kind: 'linear' as const, ...skew })),
  limits: object({
    maxPosition: fc.constantFrom(300, 1000, 10_000),
    maxImbalance: fc.constantFrom(200, 1000, 5000),
    maxDailyLoss: fc.constantFrom(0, 1000),
  }),
  timing: object({
    closeBeforeExpiryMs: fc.constantFrom(0, 1000, 30_000),
    stopLoser: object({
      remaining: fc.constantFrom(0, 0.1, 0.5, 1),
      below: fc.constantFrom(0, 0.15, 0.5),
    }),
    staleSpotMs: fc.constantFrom(0, 5000, 60_000),
  }),
  diff: object({ resizeTolerance: fc.constantFrom(0, 0.1, 0.25, 1) }),
})

/** Any valid config; one in three is a preset, whole or with one group drawn anew. */
export const quoteConfig: fc.Arbitrary<SeedConfig> = fc.oneof(
  { weight: 4, arbitrary: freeConfig },
  { weight: 1, arbitrary: fc.constantFrom(presets.v1, presets.v2) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(
        fc.constantFrom(presets.v1, presets.v2),
        freeConfig,
        fc.constantFrom(...(Object.keys(presets.v2) as ReadonlyArray<keyof SeedConfig>)),
      )
      .map(([preset, free, group]) => ({ ...preset, [group]: free[group] })),
  },
)
