/**
 * What a decision is made by: every choice as data, whole and visible.
 */

import type { FairValueModel } from '../pricing/d2.js'
import type { LadderConfig } from '../quoting/ladder.js'
import type { StopLoserConfig } from '../quoting/losingSide.js'
import type { SizeConfig } from '../quoting/size.js'
import type { SkewConfig } from '../quoting/skew.js'
import type { SpreadConfig } from '../quoting/spread.js'
import type { LimitsConfig } from '../risk/room.js'

/**
 * The config of a decision. Prices in dollars a share, sizes in shares, durations in ms (`…Ms`),
 * volatilities annualised; `resizeTolerance` is the part of a target's size by which an order that
 * stands there may fall short and be kept.
 *
 * `decodeConfig` of `twoway/codec` checks one that came from outside.
 *
 * @category decision
 * @since 0.1.0
 */
export type QuoteConfig = {
  readonly fairValue: { readonly model: FairValueModel }
  readonly volatility: {
    readonly default: number
    readonly overrides: Readonly<Record<string, number>>
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
