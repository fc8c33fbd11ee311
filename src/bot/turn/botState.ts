/**
 * All that a bot knows between two turns.
 */

import type { ConnectionStatus, VenueTrade } from '../../adapters/venueClient.js'
import type { RunConfig } from '../../codec/runConfig.js'
import type { DeskScope } from '../../desk/decide/decideWith.js'
import type { MarketDecision } from '../../desk/decide/deskActions.js'
import { type Desk, open as openDesk } from '../../desk/desk.js'
import type { Snapshot } from '../../desk/deskEvent.js'
import { type AlertsState, alerts } from '../../risk/alerts.js'
import type { MetricsState } from '../../risk/metrics.js'
import type { BookLevels } from '../window/orderBookView.js'
import { type AssetOutlook, noOutlook } from './assetOutlook.js'
import { deskMetrics } from './deskMetrics.js'

/**
 * What a bot is made with. `before`: the desk of the journal that this run goes on from, null for
 * none. `forerunner`: until when a request of an earlier run may still arrive at the venue, in ms.
 *
 * @category bot
 * @since 0.1.0
 */
export type BotSetup = {
  readonly config: RunConfig
  readonly mode: 'paper' | 'live'
  readonly venue: string
  readonly startedAt: number
  readonly nextOrder: number
  readonly before: Desk | null
  readonly forerunner: number
}

/**
 * What is asked of the venue. `number` of the last question, `askedAt` when; `open` while it waits
 * for its answer; `wanted`: ask again as soon as the spacing allows; `held`: an answer that waits
 * until `due` for the fills that it holds; `asOf` of the last one that was heard.
 *
 * @category bot
 * @since 0.1.0
 */
export type Asking = {
  readonly number: number
  readonly askedAt: number | null
  readonly open: boolean
  readonly wanted: boolean
  readonly held: { readonly due: number; readonly snapshot: Snapshot } | null
  readonly asOf: number | null
}

/**
 * A bot at the instant `now`. `changed`: what has to be decided, null for nothing, and `urgent`
 * whether at once; `decidedAt` when it last was; `clockAt`: when the next second is told.
 * `recovering`: placing waits for a snapshot asked for after that instant, Infinity while the venue
 * is away or a clock in doubt, null once it may. `doubt`: after the machine's clock has jumped, by
 * how many ms the venue's was ahead before; null while no clock is in doubt. `told`: whether the
 * desk has heard a first snapshot. `stopping`: since when, null while it runs. `stale`: assets
 * whose price is too old. `quotingSince`, `lastFillAt`: for the alerts. `past`: micro-dollars
 * realised by markets that are archived, by asset. `decisions` of each market, the last; `books`:
 * the venue's depth, `trades`: its last ones, the newest first, where it tells of them.
 *
 * @category bot
 * @since 0.1.0
 */
export type BotState = {
  readonly desk: Desk
  readonly now: number
  readonly changed: DeskScope | null
  readonly urgent: boolean
  readonly decidedAt: number | null
  readonly clockAt: number
  readonly asking: Asking
  readonly recovering: number | null
  readonly doubt: { readonly skewMs: number } | null
  readonly told: boolean
  readonly stopping: number | null
  readonly ended: boolean
  readonly venue: ConnectionStatus
  readonly venueAt: number | null
  readonly skewMs: number | null
  readonly feeds: Readonly<Record<string, FeedState>>
  readonly outlooks: Readonly<Record<string, AssetOutlook>>
  readonly outlookAt: number | null
  readonly stale: ReadonlyArray<string>
  readonly quotingSince: number | null
  readonly lastFillAt: number | null
  readonly past: Readonly<Record<string, number>>
  readonly alerts: AlertsState
  readonly metrics: MetricsState
  readonly decisions: Readonly<Record<string, MarketDecision>>
  readonly books: Readonly<Record<string, BookLevels>>
  readonly trades: Readonly<Record<string, ReadonlyArray<VenueTrade>>>
}

/** How a feed stands, and when it last told a price. @category bot @since 0.1.0 */
export type FeedState = { readonly status: ConnectionStatus; readonly at: number | null }

/**
 * Returns a bot before its first turn: it places nothing until the venue has said what rests.
 *
 * @category bot
 * @since 0.1.0
 */
export const open = (setup: BotSetup): BotState => {
  const { config, startedAt, forerunner } = setup
  return {
    desk: deskOf(setup),
    now: startedAt,
    changed: null,
    urgent: false,
    decidedAt: null,
    clockAt: startedAt,
    asking: { number: 0, askedAt: null, open: false, wanted: true, held: null, asOf: null },
    recovering: forerunner,
    doubt: null,
    told: false,
    stopping: null,
    ended: false,
    venue: { kind: 'connecting', detail: '' },
    venueAt: null,
    skewMs: null,
    feeds: {},
    outlooks: Object.fromEntries(
      config.bot.assets.map((asset) => [asset, noOutlook(config)] as const),
    ),
    outlookAt: null,
    stale: [],
    quotingSince: null,
    lastFillAt: null,
    past: {},
    alerts: alerts(config.alerts).initial,
    metrics: deskMetrics(config).initial,
    decisions: {},
    books: {},
    trades: {},
  }
}

const deskOf = ({ before, config, startedAt, nextOrder }: BotSetup): Desk => {
  const { settings } = config
  return before === null
    ? openDesk({ now: startedAt, nextOrder, settings })
    : continued(before, { settings, nextOrder })
}

/**
 * Returns a desk that goes on under other settings, its orders numbered from `nextOrder` at least.
 *
 * @category bot
 * @since 0.1.0
 */
export const continued = (
  desk: Desk,
  { settings, nextOrder }: Pick<Desk, 'settings' | 'nextOrder'>,
): Desk => ({
  ...desk,
  settings,
  nextOrder: desk.nextOrder > nextOrder ? desk.nextOrder : nextOrder,
})
