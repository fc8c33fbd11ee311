/**
 * What a decision is made by: every choice as data, whole and visible.
 */

import type { Basis } from '../pricing/claim.js'
import type { FairValueModel } from '../pricing/d2.js'
import type { Link } from '../pricing/link.js'
import type { LadderConfig } from '../quoting/ladder.js'
import type { LateLoser, StopLoserConfig } from '../quoting/losingSide.js'
import type { SizeConfig } from '../quoting/size.js'
import type { LinearSkew, SkewConfig } from '../quoting/skew.js'
import type { DynamicSpread, SpreadConfig } from '../quoting/spread.js'
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
 * The config of a decision. Prices in dollars a share, sizes in shares, durations in ms (`…Ms`),
 * volatilities annualised; `resizeTolerance` is the part of a target's size by which an order that
 * stands there may fall short and be kept.
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
  readonly diff: { readonly resizeTolerance: number }
}

/** A config that names none but the seed's policies. @category decision @since 0.1.0 */
export type SeedConfig = QuoteConfig & {
  readonly fairValue: PointFairValue
  readonly spread: DynamicSpread
  readonly skew: LinearSkew
  readonly timing: { readonly stopLoser: LateLoser }
}
