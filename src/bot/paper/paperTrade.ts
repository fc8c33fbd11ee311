/**
 * What the venue of a paper run holds, and how others trade there.
 */

import type { VenueClient } from '../../adapters/venueClient.js'
import type { RunConfig } from '../../codec/runConfig.js'
import type { DeskEvent, Snapshot } from '../../desk/deskEvent.js'
import type { Spot } from '../../market/market.js'
import { elapsed } from '../../market/units.js'
import { fairValue } from '../../pricing/fairValue.js'
import type { BotWorld } from '../botOptions.js'
import type { HeldMarket } from './heldMarkets.js'
import * as PaperBook from './paperBook.js'

/**
 * What a paper venue is made from. `markets`: the venue whose markets and books it shows, of which
 * it uses nothing else, null for markets of its own. `held`: the markets of an earlier run that are
 * not over, and what it held there. `takers`: who trades beside those who know better; left out:
 * nobody. `paper.source` is the source of the prices, real or made up.
 *
 * @category bot
 * @since 0.1.0
 */
export type PaperOptions = {
  readonly config: PaperRules
  readonly world: BotWorld
  readonly markets: VenueClient | null
  readonly held: ReadonlyArray<HeldMarket>
  readonly takers?: PaperTakers
}

/** The part of a run's config that a paper venue reads. @category bot @since 0.1.0 */
export type PaperRules = Pick<RunConfig, 'bot' | 'desk'> & {
  readonly paper: Omit<RunConfig['paper'], 'source'> & { readonly source: string }
}

/**
 * Takers who come by chance, `perHour` to each market, half of them buying: each takes the best
 * order whole that is at most an amount worse than the fair price for them, exponential with the
 * mean of `distance` dollars. `draw` gives the next number inside (0, 1).
 *
 * @category bot
 * @since 0.1.0
 */
export type PaperTakers = {
  readonly perHour: number
  readonly distance: number
  readonly draw: () => number
}

/**
 * What the venue holds, since `begunAt`; only it changes this. `spots`: the last price of each
 * asset; `others`: the best prices of a market's book; `numbers`: orders that came; `say`: who
 * hears.
 *
 * @category bot
 * @since 0.1.0
 */
export type PaperHeld = {
  readonly options: PaperOptions
  readonly begunAt: number
  readonly markets: Map<string, PaperBook.PaperMarket>
  readonly spots: Map<string, Spot>
  readonly others: Map<string, PaperBook.Others>
  numbers: number
  say: (event: DeskEvent) => void
}

/** The instant. @category bot @since 0.1.0 */
export const at = ({ options }: PaperHeld): number => options.world.now()

/** Fills what others would take now. @category bot @since 0.1.0 */
export const trade = (held: PaperHeld, id: string): void => {
  const market = held.markets.get(id)
  if (market === undefined || market.orders.length === 0 || isOver(held, market)) return
  const others = held.others.get(id)
  const now = others ?? fairOf(held, market)
  if (now === null) return
  for (const order of PaperBook.taken(market, now, others !== undefined)) fill(held, id, order)
}

/**
 * Lets a taker come by chance in a second of a market's life.
 *
 * @category bot
 * @since 0.1.0
 */
export const visit = (held: PaperHeld, id: string, takers: PaperTakers): void => {
  const market = held.markets.get(id)
  if (market === undefined || isOver(held, market)) return
  if (takers.draw() >= takers.perHour / 3_600) return
  const fair = fairOf(held, market)?.bid ?? null
  if (fair === null) return
  const more = 0 - takers.distance * Math.log(takers.draw())
  const others =
    takers.draw() < 0.5 ? { bid: fair + more, ask: null } : { bid: null, ask: fair - more }
  const best = PaperBook.best(PaperBook.taken(market, others, true))
  if (best !== null) fill(held, id, best)
}

/** Between its end and its outcome nobody trades, though the price goes on. */
const isOver = (held: PaperHeld, { market }: PaperBook.PaperMarket): boolean =>
  at(held) >= market.expiresAt

const fairOf = (held: PaperHeld, { market }: PaperBook.PaperMarket): PaperBook.Others | null => {
  const spot = held.spots.get(market.asset)
  const { strike, asset } = market
  if (spot === undefined || strike === null) return null
  const { default: usual, overrides } = held.options.config.desk.quote.volatility
  const secondsToExpiry = elapsed({ from: at(held), to: market.expiresAt })
  const volatility = Object.hasOwn(overrides, asset) ? (overrides[asset] ?? usual) : usual
  const fair = fairValue({ spot: spot.price, strike, volatility, secondsToExpiry })
  return { bid: fair, ask: fair }
}

const fill = (held: PaperHeld, marketId: string, resting: PaperBook.PaperOrder): void => {
  const market = held.markets.get(marketId)
  if (market === undefined) return
  held.markets.set(marketId, PaperBook.filled(market, resting))
  const { clientOrderId, venueId, order, size, price } = resting
  const { outcome, side } = order
  const fill = { id: `f ${venueId}`, outcome, side, size, price, fee: 0, clientOrderId }
  held.say({ kind: 'fill', at: at(held), marketId, status: 'confirmed', fill })
}

/** Returns all that rests and is held. @category bot @since 0.1.0 */
export const snapshotOf = ({ markets }: PaperHeld): Omit<Snapshot, 'asOf'> => {
  const orders = [...markets].flatMap(([marketId, market]) =>
    market.orders.map(({ clientOrderId, venueId, order, price, size }) => ({
      marketId,
      clientOrderId,
      venueId,
      outcome: order.outcome,
      side: order.side,
      price,
      size,
      filled: 0,
    })),
  )
  const positions = [...markets].map(([marketId, market]) => ({
    marketId,
    ...PaperBook.shown(market),
  }))
  return { orders, positions }
}
