/**
 * The metrics of a desk as a fold: profit and loss, positions, orders, fills, quotes and why not.
 */

import type { Outcome, Side } from '../market/side.js'
import type { Fold } from '../math/fold.js'
import type { MetricFact, MetricsConfig } from './metricFact.js'
import { raised, type Series, startingAt, withValue } from './metricSeries.js'
import type { MetricFamily } from './openMetrics.js'

/** The numbers so far, one series a metric. @category risk @since 0.1.0 */
export type MetricsState = {
  readonly realised: Series
  readonly unrealised: Series
  readonly position: Series
  readonly orders: Series
  readonly fills: Series
  readonly quotes: Series
  readonly withheld: Series
  readonly sources: Series
  readonly limits: Series
}

/**
 * Returns the metrics as a fold over what a desk does; its value is what `openMetrics` prints.
 *
 * A gauge is the last number told, a counter the sum. The instant at which a source was last heard
 * is given and not its age, which whoever reads takes from his own clock; of a limit the part that
 * is left, negative past it. Names follow the conventions of Prometheus: base units, `_total`,
 * `_timestamp_seconds`, `_ratio`.
 *
 * @example
 * import { Fold, metrics, openMetrics } from 'twoway'
 *
 * const desk = metrics({ assets: ['BTC'], sources: [], reasons: ['no-room'], limits: [] })
 * const families = Fold.run(desk)([{ kind: 'withheld', reason: 'no-room', quotes: 2 }])
 * openMetrics(families).split('\n').filter((line) => line.includes('withheld_total'))
 * // => ['twoway_quotes_withheld_total{reason="no-room"} 2']
 *
 * @category risk
 * @since 0.1.0
 */
export const metrics = (
  config: MetricsConfig,
): Fold<MetricFact, MetricsState, ReadonlyArray<MetricFamily>> => ({
  initial: initialOf(config),
  step: after,
  value: familiesOf,
})

const initialOf = ({ assets, sources, reasons, limits }: MetricsConfig): MetricsState => {
  const ofAssets = assets.map((asset) => ({ asset }))
  const money = startingAt(0, ofAssets)
  const outcomes: ReadonlyArray<Outcome> = ['yes', 'no']
  const sides: ReadonlyArray<Side> = ['bid', 'ask']
  return {
    realised: money,
    unrealised: money,
    position: startingAt(
      0,
      assets.flatMap((asset) => outcomes.map((outcome) => ({ asset, outcome }))),
    ),
    orders: startingAt(0, ofAssets),
    fills: startingAt(
      0,
      assets.flatMap((asset) => sides.map((side) => ({ asset, side }))),
    ),
    quotes: startingAt(0, ofAssets),
    withheld: startingAt(
      0,
      reasons.map((reason) => ({ reason })),
    ),
    // Not heard yet is not heard in 1970; not known yet is not far from the limit.
    sources: startingAt(
      Number.NaN,
      sources.map((source) => ({ source })),
    ),
    limits: startingAt(
      Number.NaN,
      limits.map((limit) => ({ limit })),
    ),
  }
}

const after = (state: MetricsState, fact: MetricFact): MetricsState => {
  switch (fact.kind) {
    case 'pnl': {
      const labels = { asset: fact.asset }
      const realised = withValue(state.realised, labels, fact.realised)
      const unrealised = withValue(state.unrealised, labels, fact.unrealised)
      return replacing(replacing(state, 'realised', realised), 'unrealised', unrealised)
    }
    case 'position': {
      const labels = { asset: fact.asset, outcome: fact.outcome }
      return replacing(state, 'position', withValue(state.position, labels, fact.shares))
    }
    case 'orders': {
      const labels = { asset: fact.asset }
      return replacing(state, 'orders', withValue(state.orders, labels, fact.open))
    }
    case 'fill': {
      const labels = { asset: fact.asset, side: fact.side }
      return replacing(state, 'fills', raised(state.fills, labels, 1))
    }
    case 'quotes':
      return replacing(state, 'quotes', raised(state.quotes, { asset: fact.asset }, 1))
    case 'withheld': {
      const labels = { reason: fact.reason }
      return replacing(state, 'withheld', raised(state.withheld, labels, fact.quotes))
    }
    case 'source': {
      const labels = { source: fact.source }
      return replacing(state, 'sources', withValue(state.sources, labels, fact.at / 1000))
    }
    case 'limit': {
      const labels = { limit: fact.limit }
      return replacing(state, 'limits', withValue(state.limits, labels, 1 - fact.used))
    }
  }
}

const replacing = (
  state: MetricsState,
  name: keyof MetricsState,
  series: Series,
): MetricsState => ({
  realised: name === 'realised' ? series : state.realised,
  unrealised: name === 'unrealised' ? series : state.unrealised,
  position: name === 'position' ? series : state.position,
  orders: name === 'orders' ? series : state.orders,
  fills: name === 'fills' ? series : state.fills,
  quotes: name === 'quotes' ? series : state.quotes,
  withheld: name === 'withheld' ? series : state.withheld,
  sources: name === 'sources' ? series : state.sources,
  limits: name === 'limits' ? series : state.limits,
})

const familiesOf = (state: MetricsState): ReadonlyArray<MetricFamily> => [
  gauge('realized_pnl_usd', 'usd', 'Profit and loss realised.', state.realised),
  gauge('unrealized_pnl_usd', 'usd', 'Profit and loss of what is open.', state.unrealised),
  gauge('position_shares', 'shares', 'Shares held.', state.position),
  gauge('open_orders', null, 'Own orders that may fill.', state.orders),
  counter('fills', 'Fills.', state.fills),
  counter('quote_updates', 'Decisions that changed quotes.', state.quotes),
  counter('quotes_withheld', 'Quotes withheld, by reason.', state.withheld),
  gauge(
    'source_last_update_timestamp_seconds',
    'seconds',
    'When a price source was last heard.',
    state.sources,
  ),
  gauge('limit_headroom_ratio', 'ratio', 'The part of a limit that is left.', state.limits),
]

const gauge = (name: string, unit: string | null, help: string, series: Series): MetricFamily => ({
  name: `twoway_${name}`,
  kind: 'gauge',
  unit,
  help,
  samples: samplesOf(series),
})

const counter = (name: string, help: string, series: Series): MetricFamily => ({
  name: `twoway_${name}`,
  kind: 'counter',
  unit: null,
  help,
  samples: samplesOf(series),
})

const samplesOf = (series: Series): MetricFamily['samples'] =>
  series.map(({ labels, value }) => ({ labels, value }))
