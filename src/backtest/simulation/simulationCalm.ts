/**
 * What a simulation checks when everything is told: that the desk has what the venue has.
 */

import { type DeskMarket, market as marketOf } from '../../desk/desk.js'
import * as Ledger from '../../desk/ledger/ledger.js'
import { micro } from '../microOf.js'
import type * as Venue from './faultyVenue.js'
import type { Message } from './simulationMessage.js'
import { check, type Turn } from './simulationTurn.js'

/**
 * Checks, when everything is told, that the desk has what the venue has.
 *
 * @category backtest
 * @since 0.1.0
 */
export const checkCalm = (turn: Turn): void => {
  const quiet = new Set(turn.wire.flatMap(idsOf))
  for (const market of turn.venue.markets) {
    const since = turn.now - market.market.expiresAt
    // Its end is being told.
    if (since > -2_000 && since < 22_000) continue
    const held = marketOf(turn.desk, market.market.id)
    checkOrders(turn, market, held, quiet)
    checkGrid(turn, market, held)
    checkHoldings(turn, market, held)
  }
}

/** Orders of which news is on its way; that a cancel was refused is none. */
const idsOf = (message: Message): ReadonlyArray<string> => {
  if (message.to === 'venue' && message.body.kind === 'place')
    return [message.body.action.clientOrderId]
  if (message.to !== 'desk' || message.body.kind !== 'event') return []
  const { event } = message.body
  return event.kind === 'order' && event.news._tag !== 'cancel-rejected'
    ? [event.clientOrderId]
    : []
}

const checkOrders = (
  turn: Turn,
  { market: { id }, live }: Venue.VenueMarket,
  held: DeskMarket | null,
  moving: ReadonlySet<string>,
): void => {
  const here = (held?.resting ?? []).filter((one) => !moving.has(one.id))
  const there = live.filter((one) => !moving.has(one.clientOrderId))
  const missed = there.filter(({ clientOrderId: name, venueId, rest }) => {
    const known = here.find((one) => one.id === name || one.id === venueId)
    return known === undefined || micro(known.size) < rest
  })
  // Of a fill that failed the desk cannot know whether it rests again: it may count more.
  const isSame = missed.length === 0 && here.length === there.length
  check(turn, 'reconciled-equals-venue', isSame, () => `${id}: ${JSON.stringify({ here, there })}`)
}

const checkGrid = (turn: Turn, { market }: Venue.VenueMarket, held: DeskMarket | null): void => {
  const isSame = held === null || held.market.tickSize === market.tickSize
  const said = (): string => JSON.stringify({ market, held: held?.market })
  check(turn, 'reconciled-equals-venue', isSame, said)
}

const checkHoldings = (turn: Turn, market: Venue.VenueMarket, held: DeskMarket | null): void => {
  const { desk, inDoubt, paid, resolution } = market
  const { id } = market.market
  if (inDoubt.length > 0) return
  const ledger = Ledger.market(turn.desk.ledger, id)
  if (ledger === undefined) return
  const cash = desk.cash - paid.desk
  const { holding } = ledger
  const isSame =
    holding.cash + holding.yes === cash + desk.yes &&
    holding.cash + holding.no === cash + desk.no &&
    ledger.resolution === resolution &&
    (resolution === null || ledger.account.cash === desk.cash)
  const said = (): string => JSON.stringify({ id, holding, desk, paid, resolution })
  check(turn, 'cash-conserved', isSame, said)
  const isAgreed = resolution !== null || held?.mismatched !== true
  check(turn, 'reconciled-equals-venue', isAgreed, said)
}
