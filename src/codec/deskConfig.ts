/**
 * Reads what a desk is opened with and what it decides by.
 */

import type * as E from 'fp-ts/lib/Either.js'
import type * as t from 'io-ts'
import type { AssetPricing } from '../desk/assetPricing.js'
import type {
  ChecksConfig,
  DeskConfig,
  GroupConfig,
  ScoreTerms,
  SelectionConfig,
} from '../desk/decide/deskConfig.js'
import type { DeskSettings } from '../desk/desk.js'
import type { SizeRules } from '../market/sizeRules.js'
import type { Bucket, RateConfig } from '../risk/rateBudget.js'
import type { ConsensusConfig, SourceConfig } from '../signals/consensusConfig.js'
import { distinct, list, record } from './collection.js'
import { decode } from './decode.js'
import { quoteConfig } from './decodeConfig.js'
import type { DecodeError } from './decodeError.js'
import * as Range from './range.js'
import { riskLimits } from './riskLimits.js'
import { flag, name, nullable, number, oneOf, optional } from './scalar.js'
import { byKind, struct } from './shape.js'

const weight = number({ from: 0, to: 1000, unit: 'a weight' })
const count = number({ from: 1, to: 10_000, whole: true, unit: 'in number' })
const dollars = number({ from: 0, to: 1e12, unit: 'dollars' })
const shares = number({ from: 0, to: 1e9, unit: 'shares' })
const tokens = number({ from: 0, to: 1e9, unit: 'tokens' })
const instant = number({ unit: 'ms since the epoch' })

const selection = struct<SelectionConfig>({
  count,
  weights: struct<ScoreTerms>({
    room: weight,
    doubt: weight,
    life: weight,
    held: weight,
    quoted: weight,
  }),
})

/** The codec of how many messages a venue takes. @category codec @since 0.1.0 */
export const rates: t.Type<RateConfig> = struct<RateConfig>({
  buckets: list(
    struct<Bucket>({
      name,
      capacity: tokens,
      perSecond: tokens,
      place: tokens,
      cancel: tokens,
      amend: tokens,
      request: tokens,
    }),
  ),
  placesOfRequest: count,
  cancelsOfRequest: count,
})

const checks = struct<ChecksConfig>({
  limits: riskLimits,
  rules: struct<SizeRules>({
    lot: number({ above: 0, to: 1e9, unit: 'shares' }),
    min: shares,
    max: nullable(shares),
    minNotional: dollars,
    minTaking: dollars,
  }),
  feePerShare: Range.dollars,
  salesNeedShares: flag,
  halts: list(struct<ChecksConfig['halts'][number]>({ from: instant, to: instant })),
  postOnly: flag,
  orderLifeMs: nullable(Range.milliseconds),
})

const consensus = struct<ConsensusConfig>({
  sources: distinct(
    struct<SourceConfig>({
      name,
      halfLifeMs: Range.milliseconds,
      maxAgeMs: Range.milliseconds,
      frozenMs: Range.milliseconds,
      basis: struct<SourceConfig['basis']>({ mean: Range.logarithm, deviation: Range.part }),
    }),
    { key: 'name', noun: 'a source' },
  ),
  outlierAt: Range.times,
  leastScale: Range.part,
  width: Range.times,
  maxSpread: Range.part,
  doubtMs: Range.milliseconds,
  basisHalfLifeMs: Range.milliseconds,
})

type Priced<Kind extends AssetPricing['kind']> = Extract<AssetPricing, { readonly kind: Kind }>

const pricing = byKind<AssetPricing>({
  newest: struct<Priced<'newest'>>({ kind: oneOf('newest') }),
  consensus: struct<Priced<'consensus'>>({ kind: oneOf('consensus'), consensus }),
  source: struct<Priced<'source'>>({
    kind: oneOf('source'),
    source: name,
    consensus: nullable(consensus),
  }),
})

/**
 * The codec of what a desk is opened with.
 *
 * @example
 * import { deskSettings } from 'twoway/codec'
 *
 * const settings = { answerMs: 5_000, requestMs: 10_000, keepSettledMs: 3_600_000, keepEnded: 32 }
 * deskSettings.is(settings) // => true
 *
 * @category codec
 * @since 0.1.0
 */
export const deskSettings: t.Type<DeskSettings> = struct<DeskSettings>({
  answerMs: Range.milliseconds,
  requestMs: Range.milliseconds,
  keepSettledMs: Range.milliseconds,
  keepEnded: number({ from: 0, to: 10_000, whole: true, unit: 'orders' }),
  pricing: optional(record(pricing)) as t.Type<DeskSettings['pricing']>,
})

/**
 * The codec of what a desk decides by: `quote` as in `quoteConfig`, and no key besides.
 *
 * @example
 * import { presets } from 'twoway'
 * import { deskConfig } from 'twoway/codec'
 *
 * const rest = { selection: null, groups: null, merge: null, asBuys: true, killAtDailyLoss: true }
 * deskConfig.is({ quote: presets.v2, ...rest }) // => true
 *
 * @category codec
 * @since 0.1.0
 */
export const deskConfig: t.Type<DeskConfig> = struct<DeskConfig>({
  quote: quoteConfig,
  selection: nullable(selection),
  groups: nullable(
    struct<GroupConfig>({ maxLossOfInstant: dollars, maxLossOfUnderlying: dollars }),
  ),
  merge: nullable(
    struct<NonNullable<DeskConfig['merge']>>({
      minSets: number({ above: 0, to: 1e9, unit: 'shares' }),
    }),
  ),
  asBuys: flag,
  killAtDailyLoss: flag,
  checks: optional(checks),
  rates: optional(rates),
})

/**
 * Returns a value as what a desk decides by, unchanged, or every error in it. Never throws.
 *
 * @example
 * import { presets } from 'twoway'
 * import { DecodeError, decodeDeskConfig } from 'twoway/codec'
 *
 * const rest = { selection: null, groups: null, merge: null, asBuys: true, killAtDailyLoss: 1 }
 * const config = decodeDeskConfig({ quote: presets.v2, ...rest })
 * config._tag === 'Left' ? config.left.map(DecodeError.message) : []
 * // => ['killAtDailyLoss: 1, expected true or false']
 *
 * @category codec
 * @since 0.1.0
 */
export const decodeDeskConfig = (
  value: unknown,
): E.Either<ReadonlyArray<DecodeError>, DeskConfig> => decode(deskConfig)(value)
