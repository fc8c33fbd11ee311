/**
 * `twoway/codec`: what comes from outside, read and checked.
 */

export { type BotConfig, botConfig } from './botConfig.js'
export { type BotSettings, configFromEnv, type Env } from './configFromEnv.js'
export { decodeConfig, quoteConfig } from './decodeConfig.js'
export * as DecodeError from './decodeError.js'
export { decodeFit, type Fit, fit } from './decodeFit.js'
export { decodeLatency, type Latencies, type LatencyModel } from './decodeLatency.js'
export {
  decodeMarketEvent,
  type HeardEvent,
  type HeardLevel,
  marketEvent,
  type RecordedEvent,
} from './decodeMarketEvent.js'
export { decodeSettlement, settlement } from './decodeSettlement.js'
export { decodeState, quoteState } from './decodeState.js'
export { decodeTakers, type Takers } from './decodeTakers.js'
export { decodeDeskConfig, deskConfig, deskSettings } from './deskConfig.js'
export { decodeDeskEvent, deskEvent } from './deskEvent.js'
export type {
  DriverTiming,
  FeedName,
  FeeTierConfig,
  PaperConfig,
  VenueAddress,
} from './driverConfig.js'
export * as Journal from './journal.js'
export { decodeRunConfig, type RunConfig, runConfig } from './runConfig.js'
