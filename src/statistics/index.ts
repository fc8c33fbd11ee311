/**
 * How sure one may be of a figure. The one place of jstat.
 */

export { type BlockBootstrap, blockBootstrap, type Estimate } from './blockBootstrap.js'
export { type BrierParts, brierParts } from './brierParts.js'
export { type DeflatedSharpe, deflatedSharpe } from './deflatedSharpe.js'
export { type Dated, type Drawdown, type DrawdownState, drawdown } from './drawdown.js'
export { expectedShortfall } from './expectedShortfall.js'
export {
  fisherScoring,
  type Likelihood,
  type ScoringConfig,
  type ScoringState,
} from './fisherScoring.js'
export { halfLife, type NeighbourSums } from './halfLife.js'
export * as Interval from './interval.js'
export { type Overfitting, overfitting } from './overfitting.js'
export * as Quantiles from './quantiles.js'
export * as Reliability from './reliability.js'
export { type SharpeRatio, sharpeRatio } from './sharpeRatio.js'
