/**
 * The public entry `twoway/backtest`: what would have happened.
 */

export type { Pending, Scored } from './forecasts.js'
export * as MarketWindow from './marketWindow.js'
export { replay } from './replay.js'
export type { CalibrationBucket, MeanScore, ReplayReport } from './replayReport.js'
export type {
  ReplayConfig,
  ReplayedDecision,
  ReplayState,
  SettledMarket,
  WindowCounts,
} from './replayState.js'
export * as Score from './score.js'
export type { Tally } from './tally.js'
export type { Standing } from './venue.js'
