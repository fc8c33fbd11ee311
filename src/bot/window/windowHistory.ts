/**
 * What the plots of the window show: the last minutes of each market and of the whole desk.
 */

import type { DeskView } from './deskView.js'
import type { MarketView } from './deskViewMarket.js'

/**
 * Columns of equal length, oldest first: instants in ms, and what was so then; null where it was
 * not known. `ifYes`, `ifNo`: the worst if it settles so.
 *
 * @category bot
 * @since 0.1.0
 */
export type MarketTrail = {
  readonly at: ReadonlyArray<number>
  readonly spot: ReadonlyArray<number | null>
  readonly fairValue: ReadonlyArray<number | null>
  readonly bid: ReadonlyArray<number | null>
  readonly ask: ReadonlyArray<number | null>
  readonly yes: ReadonlyArray<number | null>
  readonly no: ReadonlyArray<number | null>
  readonly ifYes: ReadonlyArray<number | null>
  readonly ifNo: ReadonlyArray<number | null>
}

/** The day's profit and loss and the worst of it, in dollars. @category bot @since 0.1.0 */
export type DeskTrail = {
  readonly at: ReadonlyArray<number>
  readonly today: ReadonlyArray<number | null>
  readonly worst: ReadonlyArray<number | null>
}

/** The trails of the markets that are shown, and of the desk. @category bot @since 0.1.0 */
export type WindowHistory = {
  readonly markets: Readonly<Record<string, MarketTrail>>
  readonly desk: DeskTrail
}

/**
 * How far apart the instants are at least, and how many stay; none stays longer than so many take
 * that far apart.
 *
 * @category bot
 * @since 0.1.0
 */
export type HistorySize = { readonly everyMs: number; readonly most: number }

/** Ten minutes, a second apart. @category bot @since 0.1.0 */
export const tenMinutes: HistorySize = { everyMs: 1_000, most: 600 }

/** Nothing seen yet. @category bot @since 0.1.0 */
export const empty: WindowHistory = { markets: {}, desk: { at: [], today: [], worst: [] } }

/**
 * Returns the history after one more view; itself where that came too soon after the last. What a
 * view no longer shows is forgotten.
 *
 * @category bot
 * @since 0.1.0
 */
export const seen = (
  history: WindowHistory,
  view: DeskView,
  size: HistorySize = tenMinutes,
): WindowHistory => {
  const last = history.desk.at.at(-1)
  if (last !== undefined && view.at - last < size.everyMs) return history
  return {
    markets: Object.fromEntries(
      view.markets.map((market) => [
        market.id,
        grown(trailOf(history, market.id) ?? noTrail, pointOf(market, view.at), size),
      ]),
    ),
    desk: grown(history.desk, { at: view.at, today: view.pnl.today, worst: view.worst }, size),
  }
}

/**
 * Returns the trail of a market, undefined where there is none.
 *
 * @category bot
 * @since 0.1.0
 */
export const trailOf = ({ markets }: WindowHistory, id: string): MarketTrail | undefined =>
  Object.hasOwn(markets, id) ? markets[id] : undefined

const noTrail: MarketTrail = {
  at: [],
  spot: [],
  fairValue: [],
  bid: [],
  ask: [],
  yes: [],
  no: [],
  ifYes: [],
  ifNo: [],
}

const pointOf = (
  { spot, fairValue, bid, ask, position: { yes, no }, worst: { ifYes, ifNo } }: MarketView,
  at: number,
): { readonly [Key in keyof MarketTrail]: number | null } => ({
  ...{ at, spot, fairValue, bid, ask, yes, no, ifYes, ifNo },
})

const grown = <Trail extends MarketTrail | DeskTrail>(
  trail: Trail,
  point: { readonly [Key in keyof Trail]: number | null },
  { everyMs, most }: HistorySize,
): Trail => {
  const oldest = (point.at ?? 0) - everyMs * most
  const young = trail.at.findIndex((at) => at > oldest)
  const first = Math.max(young < 0 ? trail.at.length : young, trail.at.length + 1 - most)
  const columns: Record<string, ReadonlyArray<number | null>> = {}
  const values: Readonly<Record<string, number | null>> = point
  for (const [name, column] of Object.entries(trail)) {
    columns[name] = [...column.slice(first), values[name] ?? null]
  }
  return columns as Trail
}
