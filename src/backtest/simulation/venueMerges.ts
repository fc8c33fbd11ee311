/**
 * Complete sets that the desk of a simulation gives back.
 */

import type { MergeAction } from '../../desk/decide/deskActions.js'
import type { DeskEvent } from '../../desk/deskEvent.js'
import * as Dictionary from '../../desk/dictionary.js'
import type * as Venue from './faultyVenue.js'
import { setMarket, type Turn, tell } from './simulationTurn.js'
import * as Books from './venueBooks.js'
import { written } from './venueJournal.js'

/** Gives complete sets back, or not, and answers. @category backtest @since 0.1.0 */
export const onMerge = (turn: Turn, { marketId, id, sets }: MergeAction): void => {
  const market = turn.venue.markets.find((one) => one.market.id === marketId)
  if (market === undefined) return
  const before = Dictionary.get(market.merges, id)
  const done = before ?? isAtHand(market, sets)
  if (before === undefined) {
    const next = done ? Books.merged(market, sets) : market
    setMarket(turn, marketId, { ...next, merges: Dictionary.set(next.merges, id, done) })
  }
  const event: DeskEvent = { kind: 'merged', at: 0, marketId, id, sets, done }
  const number = before === undefined ? written(turn, marketId, event) : null
  tell(turn, { kind: 'event', event, number })
}

/** Sets of which a part may still fail are not given back. */
const isAtHand = ({ desk, inDoubt, resolution }: Venue.VenueMarket, sets: number): boolean => {
  if (resolution !== null) return false
  const bought = (outcome: 'yes' | 'no'): number =>
    inDoubt.reduce(
      (sum, { order, size }) =>
        order.outcome === outcome && order.side === 'bid' ? sum + size : sum,
      0,
    )
  return desk.yes - bought('yes') >= sets && desk.no - bought('no') >= sets
}
