/**
 * What the metrics of a desk are made from.
 */

import type { Outcome, Side } from '../market/side.js'

/**
 * What a desk may trade, listen to, withhold for and be limited by: each starts at 0, or at NaN
 * where 0 would be a claim. Not the ids of markets or orders, whose number has no end.
 *
 * @category risk
 * @since 0.1.0
 */
export type MetricsConfig = {
  readonly assets: ReadonlyArray<string>
  readonly sources: ReadonlyArray<string>
  readonly reasons: ReadonlyArray<string>
  readonly limits: ReadonlyArray<string>
}

/**
 * Something that a desk did or knows: dollars, shares, an instant in ms since the epoch; `used` the
 * part of a limit that is taken, 1 at the limit.
 *
 * @category risk
 * @since 0.1.0
 */
export type MetricFact =
  | {
      readonly kind: 'pnl'
      readonly asset: string
      readonly realised: number
      readonly unrealised: number
    }
  | {
      readonly kind: 'position'
      readonly asset: string
      readonly outcome: Outcome
      readonly shares: number
    }
  | { readonly kind: 'orders'; readonly asset: string; readonly open: number }
  | { readonly kind: 'fill'; readonly asset: string; readonly side: Side }
  | { readonly kind: 'quotes'; readonly asset: string }
  | { readonly kind: 'withheld'; readonly reason: string; readonly quotes: number }
  | { readonly kind: 'source'; readonly source: string; readonly at: number }
  | { readonly kind: 'limit'; readonly limit: string; readonly used: number }
