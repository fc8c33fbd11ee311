/**
 * Reads what a whole run is told: how to decide, how to drive, what to warn of.
 */

import type * as E from 'fp-ts/lib/Either.js'
import type * as t from 'io-ts'
import type { DeskConfig } from '../desk/decide/deskConfig.js'
import type { DeskSettings } from '../desk/desk.js'
import type { AlertConfig } from '../risk/alertConditions.js'
import type { CloseToCloseConfig } from '../volatility/closeToClose.js'
import { type BotConfig, botConfig } from './botConfig.js'
import { distinct } from './collection.js'
import { decode } from './decode.js'
import type { DecodeError } from './decodeError.js'
import { deskConfig, deskSettings } from './deskConfig.js'
import {
  type DriverTiming,
  degen,
  type FeedName,
  feedName,
  type PaperConfig,
  paper,
  timing,
  type VenueAddress,
} from './driverConfig.js'
import * as Range from './range.js'
import { name, nullable, number } from './scalar.js'
import { struct } from './shape.js'

/**
 * What a whole run is told. `volatility`: the estimator that speaks where `desk.quote` has no
 * forecast, null where its flat volatility holds. `feeds`: which to listen to; `feedUrls`: where
 * they are, null for where they usually are.
 *
 * @category codec
 * @since 0.1.0
 */
export type RunConfig = {
  readonly desk: DeskConfig
  readonly settings: DeskSettings
  readonly bot: BotConfig
  readonly alerts: AlertConfig
  readonly volatility: CloseToCloseConfig | null
  readonly timing: DriverTiming
  readonly feeds: ReadonlyArray<FeedName>
  readonly feedUrls: Readonly<Record<FeedName, string | null>>
  readonly paper: PaperConfig
  readonly degen: VenueAddress
}

const alerts = struct<AlertConfig>({
  maxLossOfDay: Range.loss,
  warnOfLossAt: Range.part,
  maxPosition: Range.position,
  warnOfPositionAt: Range.part,
  maxFillSilenceMs: Range.milliseconds,
  maxFeedAgeMs: Range.milliseconds,
  maxSourceAgeMs: Range.milliseconds,
  warnOfLimitAt: Range.part,
  clearAt: Range.part,
  clearAfterMs: Range.milliseconds,
})

/**
 * The codec of a run: every part there, no other, each as its own codec says; a snapshot no more
 * often than a request may take, and held back no longer than that.
 *
 * @example
 * import { runConfig } from 'twoway/codec'
 *
 * runConfig.is({}) // => false
 *
 * @category codec
 * @since 0.1.0
 */
export const runConfig: t.Type<RunConfig> = struct<RunConfig>({
  desk: deskConfig,
  settings: deskSettings,
  bot: botConfig,
  alerts,
  volatility: nullable(
    struct<CloseToCloseConfig>({
      window: number({ from: 1, to: 100_000, whole: true, unit: 'returns' }),
      confidence: number({ above: 0, below: 1, unit: 'a part of 1' }),
      kurtosis: number({ above: 1, to: 1000, unit: 'of a return' }),
    }),
  ),
  timing,
  feeds: distinct(feedName, { key: null, noun: 'a feed' }),
  feedUrls: struct<RunConfig['feedUrls']>({ binance: nullable(name), coinbase: nullable(name) }),
  paper,
  degen,
})

/**
 * Returns a value as a run's config, unchanged, or every error in it. Never throws.
 *
 * @example
 * import { DecodeError, decodeRunConfig } from 'twoway/codec'
 *
 * const config = decodeRunConfig({ timming: {} })
 * config._tag === 'Left' ? config.left.map(DecodeError.message)[0] : ''
 * // => 'timming: unknown key; did you mean "timing"?'
 *
 * @category codec
 * @since 0.1.0
 */
export const decodeRunConfig = (value: unknown): E.Either<ReadonlyArray<DecodeError>, RunConfig> =>
  decode(runConfig)(value)
