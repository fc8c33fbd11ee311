/**
 * What the decisions of a desk's markets share.
 */

import type { QuoteConfig } from '../../decision/config.js'
import type { OrderDiff } from '../../decision/orderDiff.js'
import type { QuoteState } from '../../decision/state.js'
import type { DailyPnl } from '../../market/market.js'
import type { Agreement } from '../assetPricing.js'
import type { Desk } from '../desk.js'
import type { DeskConfig } from './deskConfig.js'
import type { LetThrough } from './elsewhere.js'

/** What decides one market: `decideQuotes`, or what stands in. @category desk @since 0.1.0 */
export type MarketDecider = (state: QuoteState, config: QuoteConfig) => OrderDiff

/**
 * What the decisions of all markets share: `pnl` of the whole desk, and the markets chosen, null
 * where the last choice holds; how the sources of each underlying agree; and what of the orders is
 * let through so far, which only the decision itself writes to.
 *
 * @category desk
 * @since 0.1.0
 */
export type DecisionContext = {
  readonly desk: Desk
  readonly config: DeskConfig
  readonly decider: MarketDecider
  readonly stopped: boolean
  readonly pnl: DailyPnl
  readonly chosen: ReadonlySet<string> | null
  readonly agreements: ReadonlyMap<string, Agreement>
  readonly letThrough: LetThrough
}
