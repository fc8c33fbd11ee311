/**
 * The metrics of a run.
 */

import type { RunConfig } from '../../codec/runConfig.js'
import type { Fold } from '../../math/fold.js'
import type { MetricFact } from '../../risk/metricFact.js'
import { type MetricsState, metrics } from '../../risk/metrics.js'
import type { MetricFamily } from '../../risk/openMetrics.js'

const limits = ['loss-of-day', 'position', 'imbalance']

/** Why a market is left alone, as the metrics count it. */
const reasons = [
  'stopped',
  'resolved',
  'mismatched',
  'no-price',
  'not-selected',
  'invalid-input',
  'near-expiry',
  'stale-spot',
  'daily-loss',
  'missing-strike',
  'fast-claim',
]

/** Returns the metrics of a run as a fold. @category bot @since 0.1.0 */
export const deskMetrics = ({
  bot,
  feeds,
}: Pick<RunConfig, 'bot' | 'feeds'>): Fold<MetricFact, MetricsState, ReadonlyArray<MetricFamily>> =>
  metrics({ assets: bot.assets, sources: feeds, reasons, limits })
