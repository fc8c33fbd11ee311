/**
 * The public entry `twoway/backtest`: what would have happened.
 */

export { calibration } from './calibration/calibration.js'
export type {
  CalibrationReport,
  ReportedEstimate,
  TimeLeft,
} from './calibration/calibrationReport.js'
export type {
  CalibratedWindows,
  CalibrationConfig,
  CalibrationState,
  LeftOut,
  PendingWindow,
  SettledWindow,
} from './calibration/calibrationState.js'
export type { CalibrationSums, Prediction } from './calibration/calibrationSums.js'
export {
  type FitProblem,
  type FitStep,
  type FittedOutlook,
  fitOutlook,
} from './calibration/fitOutlook.js'
export type { ClaimForecast, Forecaster, Question } from './calibration/forecaster.js'
export type { ForecasterScore, ReliabilityBucket } from './calibration/forecasterScore.js'
export type { Pending, Scored } from './calibration/forecasts.js'
export { halfForecaster } from './calibration/halfForecaster.js'
export { normalForecaster } from './calibration/normalForecaster.js'
export * as Panel from './calibration/panel.js'
export type { RecordedFixing } from './calibration/recordedFixing.js'
export * as Score from './calibration/score.js'
export { type SeedState, seedForecaster } from './calibration/seedForecaster.js'
export { type Backtest, backtest } from './exchange/backtest.js'
export type {
  BacktestConfig,
  BacktestRules,
  ExchangeConfig,
  OutlookFeed,
  PaceConfig,
} from './exchange/backtestConfig.js'
export type { BacktestResult, BacktestWarning } from './exchange/backtestResult.js'
export type { BacktestCounts, BacktestState } from './exchange/backtestState.js'
export * as FeeTerms from './exchange/feeTerms.js'
export { type InForce, inForce } from './exchange/inForce.js'
export * as Latency from './exchange/latency.js'
export { nothing } from './exchange/nothing.js'
export * as Queue from './exchange/queue.js'
export * as QueueFit from './exchange/queueFit.js'
export * as RewardTerms from './exchange/rewardTerms.js'
export type {
  InformedTakers,
  MadeUpDepth,
  TakersConfig,
  UninformedTakers,
} from './exchange/takers.js'
export type { FeeRounding } from './exchange/wholeFee.js'
export * as WindowMarkets from './exchange/windowMarkets.js'
export { madeUpSource } from './madeUpSource.js'
export type { MarketEvent } from './marketEvent.js'
export * as MarketWindow from './marketWindow.js'
export * as BarPath from './replay/barPath.js'
export { replay } from './replay/replay.js'
export type { CalibrationBucket, MeanScore, ReplayReport } from './replay/replayReport.js'
export type {
  ReplayConfig,
  ReplayedDecision,
  ReplayState,
  SettledMarket,
  WindowCounts,
} from './replay/replayState.js'
export type { Tally } from './replay/tally.js'
export type { Standing } from './replay/venue.js'
export type {
  SaidVolatility,
  VolatilitySource,
  VolatilityState,
} from './replay/volatilitySource.js'
export type { Attribution } from './report/attribution.js'
export type { BacktestRecord } from './report/backtestRecord.js'
export { backtestReport } from './report/backtestReport.js'
export {
  type Comparison,
  compareConfigurations,
  type TriedConfiguration,
} from './report/compareConfigurations.js'
export { type ReportConfig, reportConfig } from './report/reportConfig.js'
export type { ReportedMarket } from './report/reportedMarket.js'
export type { PathPoint } from './report/reportPath.js'
export type {
  BacktestReport,
  MarkoutCurve,
  MarkoutGroup,
  ReportedBlock,
  ReportedOrders,
  ReportedProfit,
  ReportedQuotes,
} from './report/reportResult.js'
export type { ReportedRow, ReportState } from './report/reportState.js'
export type { FaultKind, FaultNumbers } from './simulation/faults.js'
export * as Faults from './simulation/faults.js'
export * as Simulation from './simulation/simulation.js'
export type {
  Invariant,
  InvariantNumbers,
  SimulatedDesk,
  SimulationConfig,
  SimulationFailure,
  SimulationState,
} from './simulation/simulationState.js'
