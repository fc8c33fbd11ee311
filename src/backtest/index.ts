/**
 * The public entry `twoway/backtest`: what would have happened.
 */

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
export type { FaultKind, FaultNumbers } from './faults.js'
export * as Faults from './faults.js'
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
export * as MarketWindow from './marketWindow.js'
export { normalForecaster } from './normalForecaster.js'
export * as Panel from './panel.js'
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
export type { Tally } from './tally.js'
export type { Standing } from './venue.js'
