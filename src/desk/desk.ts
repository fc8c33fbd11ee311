/**
 * A desk: all that is known of many markets, as plain data that events change.
 */

import type { PrintedSoFar } from '../decision/state.js'
import type { Book, Market, Position, Spot } from '../market/market.js'
import type { RestingOrder } from '../market/order.js'
import { type KillSwitch, running } from '../risk/killSwitch.js'
import type { ConsensusState } from '../signals/consensusState.js'
import type { AssetPricing } from './assetPricing.js'
import * as DeskAnomaly from './deskAnomaly.js'
import * as DeskConditions from './deskConditions.js'
import * as Dictionary from './dictionary.js'
import type { Marks } from './ledger/holding.js'
import * as Ledger from './ledger/ledger.js'
import type { MarketSeen } from './marketSeen.js'
import type { Forgotten } from './orders/forgotten.js'
import type { Order } from './orders/order.js'

/**
 * What a desk is opened with. `answerMs`: when an answer that has not come is lost. `requestMs`:
 * the longest that a request may be under way by the desk's clock, wrong as it may be: what was
 * sent longer ago and is not at the venue never comes there. The driver has to see to it.
 * `keepSettledMs`: how long a resolved market stays, for what the venue may take back, until only
 * its totals do. `keepEnded`: how many orders a market remembers that have ended.
 * `pricing`: by which source each underlying is quoted, by the newest price where nothing is said.
 *
 * @category desk
 * @since 0.1.0
 */
export type DeskSettings = {
  readonly answerMs: number
  readonly requestMs: number
  readonly keepSettledMs: number
  readonly keepEnded: number
  readonly pricing?: Readonly<Record<string, AssetPricing>> | undefined
}

/**
 * A market of the desk. `orders` in the order in which they were sent, those that ended among them;
 * `resting` what a decision reads: all that may still fill, and the reversal of every fill in doubt
 * as an order the other way that may still come. `position` with the fills in doubt, in shares.
 * `worstIfYes`, `worstIfNo`: micro-dollars of profit and loss if the market pays so and of what may
 * fill or be taken back all that hurts does. `merging`: micro-shares asked to be merged, by id.
 * `chosen`: whether the last choice took it, null before the first. `resolvedAt` null until then.
 * `worth`: what a share was worth at least by the last decision. `movedAt`: when what is held last
 * changed; `mismatched`: whether the venue has said since that it is something else. `forgotten`:
 * what is left of the orders that `orders` does not remember, null where there is none.
 *
 * @category desk
 * @since 0.1.0
 */
export type DeskMarket = {
  readonly market: Market
  readonly book: Book | null
  readonly printed: PrintedSoFar | null
  readonly orders: ReadonlyArray<Order>
  readonly resting: ReadonlyArray<RestingOrder>
  readonly live: number
  readonly position: Position
  readonly worstIfYes: number
  readonly worstIfNo: number
  readonly merging: ReadonlyArray<{ readonly id: string; readonly sets: number }>
  readonly chosen: boolean | null
  readonly resolvedAt: number | null
  readonly worth: Marks | null
  readonly movedAt: number | null
  readonly mismatched: boolean
  readonly seen: MarketSeen
  readonly forgotten: Forgotten | null
}

/**
 * An underlying: the last price of each source, what a consensus of them remembers (null where
 * there is none), the price to quote by, what is expected of it, its markets by id, and the sum of
 * the worst of each in micro-dollars.
 *
 * @category desk
 * @since 0.1.0
 */
export type AssetDesk = {
  readonly asset: string
  readonly sources: Readonly<Record<string, Spot>>
  readonly consensus: ConsensusState | null
  readonly spot: Spot | null
  readonly volatility: number | null
  readonly volatilityError: number | null
  readonly drift: number | null
  readonly markets: Dictionary.Dictionary<DeskMarket>
  readonly worst: number
}

/**
 * An order of the desk's account that the venue lists in a market the desk does not know; `sentAt`
 * is when its cancel was last sent.
 *
 * @category desk
 * @since 0.1.0
 */
export type Stray = {
  readonly marketId: string
  readonly clientOrderId: string | null
  readonly venueId: string
  readonly sentAt: number | null
}

/**
 * A desk at the instant `now`. `nextOrder`: the number of the next order; `assetOf`: each market's
 * underlying; `settled`: resolved markets and when, oldest first; `live`: orders that may still
 * fill; `events`: how many were heard.
 *
 * @category desk
 * @since 0.1.0
 */
export type Desk = {
  readonly now: number
  readonly settings: DeskSettings
  readonly nextOrder: number
  readonly assets: Dictionary.Dictionary<AssetDesk>
  readonly assetOf: Dictionary.Dictionary<string>
  readonly ledger: Ledger.Ledger
  readonly strays: ReadonlyArray<Stray>
  readonly settled: ReadonlyArray<{ readonly marketId: string; readonly at: number }>
  readonly live: number
  readonly killSwitch: KillSwitch
  readonly conditions: DeskConditions.DeskConditions
  readonly anomalies: DeskAnomaly.DeskAnomalies
  readonly events: number
}

/**
 * Returns a desk without markets. `nextOrder` has to be above that of any order the account ever
 * sent: a desk that is opened again takes the milliseconds since the epoch, say.
 *
 * @example
 * import { Desk } from 'twoway'
 *
 * const settings = { answerMs: 5_000, requestMs: 10_000, keepSettledMs: 3_600_000, keepEnded: 32 }
 * Desk.open({ now: 0, nextOrder: 1, settings }).live // => 0
 *
 * @category desk
 * @since 0.1.0
 */
export const open = ({
  now,
  nextOrder,
  settings,
}: Pick<Desk, 'now' | 'nextOrder' | 'settings'>): Desk => ({
  now,
  settings,
  nextOrder,
  assets: Dictionary.empty,
  assetOf: Dictionary.empty,
  ledger: Ledger.empty,
  strays: [],
  settled: [],
  live: 0,
  killSwitch: running,
  conditions: DeskConditions.unknown,
  anomalies: DeskAnomaly.none,
  events: 0,
})

/**
 * Returns a market of the desk by its id, or null.
 *
 * @example
 * import { Desk } from 'twoway'
 *
 * const settings = { answerMs: 5_000, requestMs: 10_000, keepSettledMs: 3_600_000, keepEnded: 32 }
 * Desk.market(Desk.open({ now: 0, nextOrder: 1, settings }), 'BTC-5m') // => null
 *
 * @category desk
 * @since 0.1.0
 */
export const market = ({ assets, assetOf }: Desk, id: string): DeskMarket | null => {
  const asset = Dictionary.get(assetOf, id)
  if (asset === undefined) return null
  const desk = Dictionary.get(assets, asset)
  return desk === undefined ? null : (Dictionary.get(desk.markets, id) ?? null)
}

/**
 * Returns all markets of the desk, underlying by underlying.
 *
 * @example
 * import { Desk } from 'twoway'
 *
 * const settings = { answerMs: 5_000, requestMs: 10_000, keepSettledMs: 3_600_000, keepEnded: 32 }
 * Desk.markets(Desk.open({ now: 0, nextOrder: 1, settings })) // => []
 *
 * @category desk
 * @since 0.1.0
 */
export const markets = ({ assets }: Desk): ReadonlyArray<DeskMarket> => {
  const all: Array<DeskMarket> = []
  for (const { value } of Dictionary.entries(assets))
    for (const entry of Dictionary.entries(value.markets)) all.push(entry.value)
  return all
}
