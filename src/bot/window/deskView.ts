/**
 * A desk as a person looks at it: plain data for the page, the terminal and `/debug/mm`.
 */

import type { ConnectionStatus, VenueTrade } from '../../adapters/venueClient.js'
import type { DeskActions, MarketDecision } from '../../desk/decide/deskActions.js'
import type { DeskConfig } from '../../desk/decide/deskConfig.js'
import type { AssetDesk, Desk } from '../../desk/desk.js'
import { entries } from '../../desk/dictionary.js'
import { equity, profitToday } from '../../desk/ledger/ledger.js'
import { toUnits } from '../../desk/ledger/micro.js'
import { message as alertMessage, type Response, response } from '../../risk/alert.js'
import type { ActiveAlert } from '../../risk/alerts.js'
import { message as killMessage } from '../../risk/killSwitch.js'
import { deskViewMarket, type MarketView } from './deskViewMarket.js'
import { deskMeters, type Meter } from './deskViewMeter.js'
import type { BookLevels } from './orderBookView.js'

/**
 * What a desk does not know of itself. `live`: whether orders are real. `books`: the venue's depth
 * by market id, where it is followed, and `trades`: its last ones. `connections`: how each socket
 * stands, without secrets. `alerts`: what is active. `depth`: how many prices a side of a book.
 *
 * @category bot
 * @since 0.1.0
 */
export type DeskViewExtras = {
  readonly live: boolean
  readonly venue: string
  readonly books: Readonly<Record<string, BookLevels>>
  readonly trades: Readonly<Record<string, ReadonlyArray<VenueTrade>>>
  readonly connections: ReadonlyArray<ConnectionView>
  readonly alerts: ReadonlyArray<ActiveAlert>
  readonly depth: number
}

/** How a socket stands. @category bot @since 0.1.0 */
export type ConnectionView = { readonly name: string } & ConnectionStatus

/** The last price of a source; `quoted` where it is the price in use. @category bot @since 0.1.0 */
export type FeedView = {
  readonly asset: string
  readonly source: string
  readonly price: number
  readonly ageMs: number
  readonly quoted: boolean
}

/** An alert that is active, in words. @category bot @since 0.1.0 */
export type AlertView = Response & { readonly since: number; readonly words: string }

/**
 * A desk at an instant in ms, in dollars and shares. `stopped`: since when and why, null while it
 * runs. `worst`: of all markets together. `meters`: what is used of each limit. `anomalies`: how
 * often the desk heard what cannot be, by kind. Markets by their end, those that are over last.
 *
 * @category bot
 * @since 0.1.0
 */
export type DeskView = {
  readonly at: number
  readonly live: boolean
  readonly venue: string
  readonly state: Desk['killSwitch']['kind']
  readonly stopped: { readonly since: number; readonly reasons: ReadonlyArray<string> } | null
  readonly pnl: {
    readonly today: number
    readonly realised: number
    readonly unrealised: number
    readonly fees: number
    readonly rebates: number
    readonly equity: number
  }
  readonly worst: number
  readonly orders: number
  readonly events: number
  readonly meters: ReadonlyArray<Meter>
  readonly feeds: ReadonlyArray<FeedView>
  readonly connections: ReadonlyArray<ConnectionView>
  readonly alerts: ReadonlyArray<AlertView>
  readonly anomalies: Readonly<Record<string, number>>
  readonly markets: ReadonlyArray<MarketView>
}

/**
 * Returns a desk as a person looks at it. `actions` hold the last decision of each market, null
 * before the first; a market without one shows no fair value and no quotes.
 *
 * @example
 * import { Desk, presets } from 'twoway'
 * import { deskView } from 'twoway/bot'
 *
 * const settings = { answerMs: 5_000, requestMs: 10_000, keepSettledMs: 3_600_000, keepEnded: 32 }
 * const config = {
 *   quote: presets.v2, selection: null, groups: null, merge: null,
 *   asBuys: false, killAtDailyLoss: true,
 * }
 * const extras = {
 *   live: false, venue: 'paper', books: {}, trades: {}, connections: [], alerts: [], depth: 10,
 * }
 * deskView(Desk.open({ now: 0, nextOrder: 1, settings }), null, config, extras).state
 * // => 'running'
 *
 * @category bot
 * @since 0.1.0
 */
export const deskView = (
  desk: Desk,
  actions: Pick<DeskActions, 'decisions'> | null,
  config: DeskConfig,
  extras: DeskViewExtras,
): DeskView => {
  const assets = entries(desk.assets).map(({ value }) => value)
  const { account } = desk.ledger
  return {
    at: desk.now,
    live: extras.live,
    venue: extras.venue,
    state: desk.killSwitch.kind,
    stopped: stoppedOf(desk.killSwitch),
    pnl: {
      today: toUnits(profitToday(desk.ledger)),
      realised: toUnits(account.realised),
      unrealised: toUnits(account.value - account.cost),
      fees: toUnits(account.fees),
      rebates: toUnits(account.rebates),
      equity: toUnits(equity(desk.ledger)),
    },
    worst: assets.reduce((sum, { worst }) => sum + toUnits(worst), 0),
    orders: desk.live,
    events: desk.events,
    meters: deskMeters(desk, assets, config),
    feeds: assets.flatMap((asset) => feedsOf(asset, desk.now)),
    connections: extras.connections,
    alerts: extras.alerts.map(({ alert, raisedAt }) => ({
      ...response(alert),
      since: raisedAt,
      words: alertMessage(alert),
    })),
    anomalies: desk.anomalies.counts,
    markets: marketsOf(desk, assets, actions?.decisions ?? [], config, extras),
  }
}

const marketsOf = (
  desk: Desk,
  assets: ReadonlyArray<AssetDesk>,
  decisions: ReadonlyArray<MarketDecision>,
  config: DeskConfig,
  { books, trades, depth }: DeskViewExtras,
): ReadonlyArray<MarketView> => {
  const decisionOf = new Map(decisions.map((decision) => [decision.marketId, decision]))
  const views = assets.flatMap((asset) =>
    entries(asset.markets).map(({ key, value: held }) => {
      const decision = decisionOf.get(key) ?? null
      const levels = Object.hasOwn(books, key) ? (books[key] ?? null) : null
      const traded = Object.hasOwn(trades, key) ? (trades[key] ?? []) : []
      return deskViewMarket({ desk, asset, held, decision, config, levels, traded, depth })
    }),
  )
  return views.sort(
    (a, b) =>
      Number(a.resolved) - Number(b.resolved) ||
      a.expiresAt - b.expiresAt ||
      (a.id < b.id ? -1 : 1),
  )
}

const stoppedOf = (killSwitch: Desk['killSwitch']): DeskView['stopped'] => {
  if (killSwitch.kind === 'running') return null
  if (killSwitch.kind === 'paused') return { since: killSwitch.since, reasons: [killSwitch.why] }
  return { since: killSwitch.since, reasons: killSwitch.reasons.map(killMessage) }
}

const feedsOf = ({ asset, sources, spot }: AssetDesk, now: number): ReadonlyArray<FeedView> =>
  Object.entries(sources).map(([source, { price, at }]) => ({
    ...{ asset, source, price, ageMs: now - at },
    quoted: spot !== null && spot.price === price && spot.at === at,
  }))
