/**
 * How sure one may be of a figure. The one place of jstat.
 */

export { type BlockBootstrap, blockBootstrap, type Estimate } from './blockBootstrap.js'
export { type BrierParts, brierParts } from './brierParts.js'
export {
  fisherScoring,
  type Likelihood,
  type ScoringConfig,
  type ScoringState,
} from './fisherScoring.js'
export * as Interval from './interval.js'
export * as Quantiles from './quantiles.js'
export * as Reliability from './reliability.js'
