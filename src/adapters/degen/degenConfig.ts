/**
 * Where the venue is and what is believed of it.
 */

import type { SizeRules } from '../../market/sizeRules.js'
import type { DegenFees } from './degenFee.js'
import type { DegenLimits } from './degenLimits.js'

/**
 * `rest` and `socket` are addresses without a slash at the end; `prefix` goes between `rest` and
 * each path (`''`, or `/v1` as its documents have it). `orders`: the entry that orders go to,
 * `/orders/notify` as its code has it or `/orders` as its documents do. `channelsBy`: whether the
 * socket names markets by address or by the venue's own id. `assets` and `timeframes` are followed,
 * of `5m`, `15m`, `1h`, `4h`, `24h`. `sizes`: what it asks of a size. `prices`: whether its own
 * prices are told, as source `degen`. `mirrored`: whether its books of YES and NO show the same
 * orders twice. `orderLifeMs`: how long an order is to rest, null for as long as its market.
 *
 * @category adapters
 * @since 0.1.0
 */
export type DegenConfig = {
  readonly rest: string
  readonly prefix: string
  readonly socket: string
  readonly orders: 'notify' | 'documented'
  readonly channelsBy: 'address' | 'id'
  readonly assets: ReadonlyArray<string>
  readonly timeframes: ReadonlyArray<string>
  readonly fees: DegenFees
  readonly sizes: SizeRules
  readonly prices: boolean
  readonly mirrored: boolean
  readonly orderLifeMs: number | null
  readonly limits: DegenLimits
}
