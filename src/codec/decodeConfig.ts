/**
 * Reads a config that came from outside.
 */

import type * as E from 'fp-ts/lib/Either.js'
import type * as t from 'io-ts'
import type { QuoteConfig } from '../decision/config.js'
import { record } from './collection.js'
import { decode } from './decode.js'
import type { DecodeError } from './decodeError.js'
import { fit } from './decodeFit.js'
import { fairValue } from './fairValuePolicies.js'
import { beyond, diff, minToMax, remaining, skew, spread, stopLoser } from './quotingPolicies.js'
import * as Range from './range.js'
import { optional } from './scalar.js'
import { struct } from './shape.js'

const size: t.Type<QuoteConfig['size']> = struct<QuoteConfig['size']>(
  {
    base: Range.shares,
    min: Range.shares,
    max: Range.shares,
    extreme: beyond,
    late: remaining,
    accumulating: struct<QuoteConfig['size']['accumulating']>({
      above: Range.part,
      floor: Range.part,
    }),
  },
  [minToMax],
)

const ladder: t.Type<QuoteConfig['ladder']> = struct<QuoteConfig['ladder']>(
  {
    levels: Range.levels,
    spacing: Range.dollars,
    minPrice: Range.price,
    maxPrice: Range.price,
  },
  [{ low: 'minPrice', high: 'maxPrice', orEqual: true }],
)

/**
 * The codec of a config: every key required, no other allowed, every number in its range, `min` at
 * most `max`, and no mark twice in a list of tiers.
 *
 * Spreads, spacings and parts lie in 0 to 1, prices inside it, sizes and `maxImbalance` above 0 to
 * 1e9 shares, `maxPosition` in 0 to as many, `maxDailyLoss` in 0 to 1e12 dollars, volatilities
 * above 0 to 10, multipliers in 0 to 1000, durations in 0 to ten years, levels in 0 to 64.
 *
 * @example
 * import { presets } from 'twoway'
 * import { quoteConfig } from 'twoway/codec'
 *
 * quoteConfig.is(presets.v2) // => true
 *
 * @category codec
 * @since 0.1.0
 */
export const quoteConfig: t.Type<QuoteConfig> = struct<QuoteConfig>({
  fairValue,
  volatility: struct<QuoteConfig['volatility']>({
    default: Range.volatility,
    overrides: record(Range.volatility),
    forecast: optional(fit),
  }),
  spread,
  size,
  ladder,
  skew,
  limits: struct<QuoteConfig['limits']>({
    maxPosition: Range.position,
    maxImbalance: Range.shares,
    maxDailyLoss: Range.loss,
  }),
  timing: struct<QuoteConfig['timing']>({
    closeBeforeExpiryMs: Range.milliseconds,
    stopLoser,
    staleSpotMs: Range.milliseconds,
  }),
  diff,
})

/**
 * Returns a value as a config, unchanged, or every error in it. Never throws.
 *
 * An unknown key is an error, since a misspelt one would silently lose what it says.
 *
 * @example
 * import { presets } from 'twoway'
 * import { DecodeError, decodeConfig } from 'twoway/codec'
 *
 * const config = decodeConfig({ ...presets.v2, ladder: { ...presets.v2.ladder, levels: 2.5 } })
 * config._tag === 'Left' ? config.left.map(DecodeError.message) : []
 * // => ['ladder.levels: 2.5, expected a whole number from 0 to 64 (levels)']
 *
 * @category codec
 * @since 0.1.0
 */
export const decodeConfig = (value: unknown): E.Either<ReadonlyArray<DecodeError>, QuoteConfig> =>
  decode(quoteConfig)(value)
