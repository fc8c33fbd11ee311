/**
 * The codecs of the policies of spread, skew, losing side and difference, the seed's and those
 * beside them.
 */

import type * as t from 'io-ts'
import type { DiffConfig, ExactDiff, PatientDiff } from '../decision/config.js'
import type { LatencySpread } from '../quoting/halfSpread.js'
import type { LogitSkew } from '../quoting/logitSkew.js'
import type { LateLoser, StopLoserConfig } from '../quoting/losingSide.js'
import type { LinearSkew, SkewConfig } from '../quoting/skew.js'
import type { DynamicSpread, SpreadConfig } from '../quoting/spread.js'
import type { BeyondTier, ElapsedTier, RemainingTier } from '../quoting/tier.js'
import type { WithoutEdge } from '../quoting/withoutEdge.js'
import { distinct } from './collection.js'
import * as Range from './range.js'
import { flag, oneOf } from './scalar.js'
import { byKind, plainOrByKind, struct } from './shape.js'

const noun = 'a mark'

/** Tiers by distance from one half. @category codec @since 0.1.0 */
export const beyond: t.Type<ReadonlyArray<BeyondTier>> = distinct(
  struct<BeyondTier>({ beyond: Range.part, times: Range.times }),
  { key: 'beyond', noun },
)

/** Tiers by the life that is left. @category codec @since 0.1.0 */
export const remaining: t.Type<ReadonlyArray<RemainingTier>> = distinct(
  struct<RemainingTier>({ remaining: Range.part, times: Range.times }),
  { key: 'remaining', noun },
)

const elapsed: t.Type<ReadonlyArray<ElapsedTier>> = distinct(
  struct<ElapsedTier>({ elapsed: Range.part, times: Range.times }),
  { key: 'elapsed', noun },
)

/** That `min` is at most `max`. @category codec @since 0.1.0 */
export const minToMax: { readonly low: 'min'; readonly high: 'max'; readonly orEqual: true } = {
  low: 'min',
  high: 'max',
  orEqual: true,
}

/** The codec of the spread's policies. @category codec @since 0.1.0 */
export const spread: t.Type<SpreadConfig> = byKind<SpreadConfig>({
  dynamic: struct<DynamicSpread>(
    {
      kind: oneOf('dynamic'),
      base: Range.dollars,
      min: Range.dollars,
      max: Range.dollars,
      extreme: beyond,
      late: remaining,
      imbalance: struct<DynamicSpread['imbalance']>({ above: Range.part, slope: Range.times }),
    },
    [minToMax],
  ),
  latency: struct<LatencySpread>(
    {
      kind: oneOf('latency'),
      min: Range.dollars,
      max: Range.dollars,
      latencyMs: Range.milliseconds,
      times: Range.times,
      modelError: Range.times,
      information: Range.part,
      liquidity: Range.dollars,
      rebate: struct<LatencySpread['rebate']>({
        rate: Range.part,
        exponent: Range.exponent,
        share: Range.part,
      }),
      stopAbove: Range.dollars,
    },
    [minToMax],
  ),
})

/** The codec of the skew's policies. @category codec @since 0.1.0 */
export const skew: t.Type<SkewConfig> = byKind<SkewConfig>({
  linear: struct<LinearSkew>({
    kind: oneOf('linear'),
    factor: Range.dollars,
    max: Range.dollars,
    rebalance: elapsed,
  }),
  logit: struct<LogitSkew>({
    kind: oneOf('logit'),
    strength: Range.strength,
    horizonMs: Range.milliseconds,
    max: Range.dollars,
  }),
})

/** The codec of the losing side's policies. @category codec @since 0.1.0 */
export const stopLoser: t.Type<StopLoserConfig> = plainOrByKind<
  Omit<LateLoser, 'kind'>,
  WithoutEdge
>(struct<Omit<LateLoser, 'kind'>>({ remaining: Range.part, below: Range.part }), {
  edge: struct<WithoutEdge>({ kind: oneOf('edge'), times: Range.times }),
})

/** The codec of the difference's policies. @category codec @since 0.1.0 */
export const diff: t.Type<DiffConfig> = plainOrByKind<Omit<ExactDiff, 'kind'>, PatientDiff>(
  struct<Omit<ExactDiff, 'kind'>>({ resizeTolerance: Range.part }),
  {
    patient: struct<PatientDiff>({
      kind: oneOf('patient'),
      resizeTolerance: Range.part,
      timidTicks: Range.ticks,
      restMs: Range.milliseconds,
      amend: flag,
    }),
  },
)
