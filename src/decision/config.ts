/**
 * What a decision is made by: every choice as data, whole and visible.
 */

import type { Basis } from '../pricing/claim.js'
import type { FairValueModel } from '../pricing/d2.js'
import type { Link } from '../pricing/link.js'
import type { LatencySpread } from '../quoting/halfSpread.js'
import type { LadderConfig } from '../quoting/ladder.js'
import type { LogitSkew } from '../quoting/logitSkew.js'
import type { LateLoser, StopLoserConfig } from '../quoting/losingSide.js'
import type { SizeConfig } from '../quoting/size.js'
import type { LinearSkew, SkewConfig } from '../quoting/skew.js'
import type { DynamicSpread, SpreadConfig } from '../quoting/spread.js'
import type { WithoutEdge } from '../quoting/withoutEdge.js'
import type { LimitsConfig } from '../risk/room.js'
import type { OutlookConfig } from '../volatility/outlookConfig.js'

/**
 * The seed's fair value: of the price at expiry, on a grid without ties.
 *
 * @category decision
 * @since 0.1.0
 */
export type PointFairValue = { readonly model: FairValueModel }

/**
 * The fair value under the market's own settlement rule: `link` is the law of the standardised
 * settlement; `basis` how its index stands to the spot, where the state does not say;
 * `volatilityError` the standard error of the logarithm of the volatility, the same;
 * `modelWeight` what the model counts against the middle of others' book, in [0, 1], 1 for all.
 *
 * @category decision
 * @since 0.1.0
 */
export type SettledFairValue = {
  readonly model: 'settled'
  readonly link: Link
  readonly basis: Basis
  readonly volatilityError: number
  readonly modelWeight: number
}

/** The policies of the fair value, by `model`. @category decision @since 0.1.0 */
export type FairValueConfig = PointFairValue | SettledFairValue

/**
 * The contract's difference: a target keeps the first order that stands on its tick, is not larger
 * than wanted, and falls short by at most `resizeTolerance`, a part of the size wanted.
 *
 * @category decision
 * @since 0.1.0
 */
export type ExactDiff = { readonly kind?: undefined; readonly resizeTolerance: number }

/**
 * The difference that holds its place in the queue. An order up to `timidTicks` further from the
 * fair value than its target may stay, one more generous never; of a level that stands short of its
 * size by more than `resizeTolerance`, a part, only what is missing is placed. An order is replaced
 * by a more generous one only once it has stood for `restMs`, where its `since` is known. `amend`:
 * whether the venue lets an order shrink where it stands.
 *
 * @category decision
 * @since 0.1.0
 */
export type PatientDiff = {
  readonly kind: 'patient'
  readonly resizeTolerance: number
  readonly timidTicks: number
  readonly restMs: number
  readonly amend: boolean
}

/** The policies of the difference: the contract's has no `kind`. @category decision @since 0.1.0 */
export type DiffConfig = ExactDiff | PatientDiff

/**
 * The config of a decision. Prices in dollars a share, sizes in shares, durations in ms (`…Ms`),
 * volatilities annualised.
 *
 * A decision reads no `volatility.forecast`: it is for who makes the states, who asks the `outlook`
 * of it for volatility, error and drift. `decodeConfig` of `twoway/codec` checks a config that came
 * from outside.
 *
 * @category decision
 * @since 0.1.0
 */
export type QuoteConfig = {
  readonly fairValue: FairValueConfig
  readonly volatility: {
    readonly default: number
    readonly overrides: Readonly<Record<string, number>>
    readonly forecast?: OutlookConfig | null | undefined
  }
  readonly spread: SpreadConfig
  readonly size: SizeConfig
  readonly ladder: LadderConfig
  readonly skew: SkewConfig
  readonly limits: LimitsConfig
  readonly timing: {
    readonly closeBeforeExpiryMs: number
    readonly stopLoser: StopLoserConfig
    readonly staleSpotMs: number
  }
  readonly diff: DiffConfig
}

/** A config that names none but the seed's policies. @category decision @since 0.1.0 */
export type SeedConfig = QuoteConfig & {
  readonly fairValue: PointFairValue
  readonly spread: DynamicSpread
  readonly skew: LinearSkew
  readonly timing: { readonly stopLoser: LateLoser }
  readonly diff: ExactDiff
}

/** A config that names the policies of the preset `recommended`. @category decision @since 0.1.0 */
export type RecommendedConfig = QuoteConfig & {
  readonly fairValue: SettledFairValue
  readonly spread: LatencySpread
  readonly skew: LogitSkew
  readonly timing: { readonly stopLoser: WithoutEdge }
  readonly diff: ExactDiff
}
