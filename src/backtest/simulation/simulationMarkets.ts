/**
 * The life of the markets of a simulation: listed, gridded anew, over, resolved, corrected, gone.
 */

import type { DeskEvent } from '../../desk/deskEvent.js'
import * as Dictionary from '../../desk/dictionary.js'
import type { Resolution } from '../../desk/ledger/ledgerEvent.js'
import * as PriceBands from '../../market/priceBands.js'
import * as Venue from './faultyVenue.js'
import { checkCash } from './simulationChecks.js'
import type { InVenue } from './simulationMessage.js'
import { draw, drawWhole, happens, plan, setMarket, type Turn, tell } from './simulationTurn.js'
import * as Books from './venueBooks.js'
import { written } from './venueJournal.js'
import { settle } from './venueTrades.js'

const marketsOfAsset = 2

/** Lists a market of each asset that has too few. @category backtest @since 0.1.0 */
export const listMarkets = (turn: Turn): void => {
  for (const { asset, price } of turn.assets) {
    const own = turn.venue.markets.filter(
      ({ market }) => market.asset === asset && turn.now < market.expiresAt,
    )
    if (own.length >= marketsOfAsset || draw(turn) < 0.5) continue
    const numbers = turn.venue.numbers + 1
    const strike = price * (1 + (draw(turn) - 0.5) / 500)
    const id = `${asset}-${numbers}`
    const expiresAt = turn.now + 40_000 + drawWhole(turn, 120_000)
    const market = { id, asset, strike, openedAt: turn.now, expiresAt, tickSize: 0.01 }
    turn.venue = {
      ...turn.venue,
      numbers,
      markets: [...turn.venue.markets, Venue.opened(market, strike)],
    }
    announce(turn, id, { kind: 'listed', at: 0, market })
    plan(turn, expiresAt - turn.now, { kind: 'expire', marketId: id })
  }
}

/**
 * Puts a market on another grid, and takes off what stands between its ticks.
 *
 * @category backtest
 * @since 0.1.0
 */
export const regridOne = (turn: Turn): void => {
  const { markets } = turn.venue
  const chosen = markets[drawWhole(turn, markets.length)]
  if (chosen === undefined) return
  const { id } = chosen.market
  const tickSize = chosen.market.tickSize === 0.01 ? 0.001 : 0.01
  setMarket(turn, id, { ...chosen, market: { ...chosen.market, tickSize } })
  announce(turn, id, { kind: 'regridded', at: 0, marketId: id, tickSize, bands: null })
  end(turn, id, 'expired', (order) => {
    const price = order.price / 1_000_000
    return PriceBands.ticksOf({ tickSize, bands: null }, price) === null
  })
}

/** Cancels all that rests. @category backtest @since 0.1.0 */
export const sweep = (turn: Turn): void => {
  for (const { market } of turn.venue.markets) end(turn, market.id, 'cancel-accepted', () => true)
}

/** Does what the venue does of itself. @category backtest @since 0.1.0 */
export const onInside = (turn: Turn, body: InVenue): void => {
  const { marketId } = body
  switch (body.kind) {
    case 'settle':
      settle(turn, marketId, body.fillId)
      return
    case 'expire':
      end(turn, marketId, 'expired', () => true)
      plan(turn, 1_000 + draw(turn) * 2_000, { kind: 'resolve', marketId })
      plan(turn, 60_000, { kind: 'purge', marketId })
      return
    case 'resolve':
      onResolve(turn, marketId)
      return
    case 'correct':
      resolve(turn, marketId, outcomeOf(turn))
      return
    case 'purge':
      setMarket(turn, marketId, null)
      for (const kind of ['resolved', 'regridded'])
        turn.told = Dictionary.without(turn.told, `${kind} ${marketId}`)
      turn.venue = {
        ...turn.venue,
        journal: turn.venue.journal.filter((one) => one.marketId !== marketId),
      }
  }
}

const onResolve = (turn: Turn, marketId: string): void => {
  resolve(turn, marketId, outcomeOf(turn))
  if (!happens(turn, 'takeBack')) return
  if (draw(turn) < 0.5) resolve(turn, marketId, null)
  plan(turn, 2_000 + draw(turn) * 4_000, { kind: 'correct', marketId })
}

/** For the books it does not matter who wins. */
const outcomeOf = (turn: Turn): Resolution => {
  const drawn = drawWhole(turn, 20)
  return drawn === 0 ? 'void' : drawn % 2 === 0 ? 'yes' : 'no'
}

const resolve = (turn: Turn, marketId: string, outcome: Resolution | null): void => {
  const market = turn.venue.markets.find((one) => one.market.id === marketId)
  if (market === undefined) return
  setMarket(turn, marketId, Books.resolved(market, outcome))
  announce(turn, marketId, { kind: 'resolved', at: 0, marketId, outcome })
  checkCash(turn, marketId)
}

const end = (
  turn: Turn,
  marketId: string,
  _tag: 'expired' | 'cancel-accepted',
  isEnded: (order: Venue.VenueRest) => boolean,
): void => {
  const market = turn.venue.markets.find((one) => one.market.id === marketId)
  if (market === undefined) return
  for (const order of market.live.filter(isEnded)) {
    const found = turn.venue.markets.find((one) => one.market.id === marketId)
    if (found !== undefined) setMarket(turn, marketId, Venue.withoutRest(found, order))
    const news = { _tag, filled: order.matched, at: 0 }
    const { clientOrderId } = order
    tell(turn, {
      kind: 'event',
      event: { kind: 'order', at: 0, marketId, clientOrderId, news },
      number: null,
    })
  }
}

const announce = (turn: Turn, marketId: string, event: DeskEvent): void => {
  const number = written(turn, marketId, event)
  tell(turn, { kind: 'event', event, number })
}
