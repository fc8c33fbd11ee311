/**
 * The public entry `twoway/backtest`: what would have happened.
 */

export type { Attribution } from './attribution.js'
export { type Backtest, backtest } from './backtest.js'
export type {
  BacktestConfig,
  BacktestRules,
  ExchangeConfig,
  OutlookFeed,
  PaceConfig,
} from './backtestConfig.js'
export type { BacktestRecord } from './backtestRecord.js'
export { backtestReport } from './backtestReport.js'
export type { BacktestResult, BacktestWarning } from './backtestResult.js'
export type { BacktestCounts, BacktestState } from './backtestState.js'
export { calibration } from './calibration.js'
export type { CalibrationReport, Estimate, TimeLeft } from './calibrationReport.js'
export type {
  CalibratedWindows,
  CalibrationConfig,
  CalibrationState,
  LeftOut,
  OpenWindow,
  SettledWindow,
} from './calibrationState.js'
export type { CalibrationSums, Prediction } from './calibrationSums.js'
export {
  type Comparison,
  compareConfigurations,
  type TriedConfiguration,
} from './compareConfigurations.js'
export type { FaultKind, FaultNumbers } from './faults.js'
export * as Faults from './faults.js'
export * as FeeTerms from './feeTerms.js'
export {
  type FitProblem,
  type FitStep,
  type FittedOutlook,
  fitOutlook,
} from './fitOutlook.js'
export type { Forecast, Forecaster, Question } from './forecaster.js'
export type { ForecasterScore, ReliabilityBucket } from './forecasterScore.js'
export type { Pending, Scored } from './forecasts.js'
export { halfForecaster } from './halfForecaster.js'
export { type InForce, inForce } from './inForce.js'
export * as Latency from './latency.js'
export type { MarketEvent } from './marketEvent.js'
export * as MarketWindow from './marketWindow.js'
export { normalForecaster } from './normalForecaster.js'
export { nothing } from './nothing.js'
export * as Panel from './panel.js'
export * as Queue from './queue.js'
export * as QueueFit from './queueFit.js'
export type { RecordedFixing } from './recordedFixing.js'
export { replay } from './replay.js'
export type { CalibrationBucket, MeanScore, ReplayReport } from './replayReport.js'
export type {
  ReplayConfig,
  ReplayedDecision,
  ReplayState,
  SettledMarket,
  WindowCounts,
} from './replayState.js'
export { type ReportConfig, reportConfig } from './reportConfig.js'
export type { ReportedMarket } from './reportedMarket.js'
export type { PathPoint } from './reportPath.js'
export type {
  BacktestReport,
  MarkoutCurve,
  MarkoutGroup,
  ReportedBlock,
  ReportedOrders,
  ReportedProfit,
  ReportedQuotes,
} from './reportResult.js'
export type { ReportedRow, ReportState } from './reportState.js'
export * as RewardTerms from './rewardTerms.js'
export * as Score from './score.js'
export { type SeedState, seedForecaster } from './seedForecaster.js'
export * as Simulation from './simulation.js'
export type {
  Invariant,
  InvariantNumbers,
  SimulatedDesk,
  SimulationConfig,
  SimulationFailure,
  SimulationState,
} from './simulationState.js'
export type { InformedTakers, TakersConfig, UninformedTakers } from './takers.js'
export type { Tally } from './tally.js'
export type { Standing } from './venue.js'
export * as WindowMarkets from './windowMarkets.js'
