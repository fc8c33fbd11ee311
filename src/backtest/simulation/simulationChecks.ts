/**
 * The promises of a desk that a simulation checks, each by its name.
 */

import { violations } from '../../decision/violations.js'
import type { DeskActions } from '../../desk/decide/deskActions.js'
import { type Desk, markets } from '../../desk/desk.js'
import * as Dictionary from '../../desk/dictionary.js'
import { numberOf } from '../../desk/orders/clientOrderId.js'
import { mayPlace } from '../../risk/killSwitch.js'
import { micro } from '../microOf.js'
import * as Venue from './faultyVenue.js'
import { checkBudget } from './simulationBudget.js'
import { check, type Turn } from './simulationTurn.js'

/** Checks what a decision asks for. @category backtest @since 0.1.0 */
export const checkActions = (turn: Turn, actions: DeskActions): void => {
  const { places, decisions } = actions
  const { desk, config } = turn
  checkBudget(turn, actions)
  const isRunning = mayPlace(desk.killSwitch)
  check(
    turn,
    'halted-places-nothing',
    isRunning || places.length === 0,
    () => `${places.length} orders placed while ${desk.killSwitch.kind}`,
  )
  for (const { marketId, halted, state, diff, delayed } of decisions) {
    const isHalted = halted !== null || diff.halted !== null
    check(
      turn,
      'halted-places-nothing',
      !isHalted || diff.place.length === 0,
      () => `${marketId} is halted (${halted ?? diff.halted}) and places`,
    )
    if (state === null) continue
    // What the tokens do not reach is in no list until they do.
    const broken = violations(state, config.quote, diff).filter(
      ({ _tag }) => delayed.length === 0 || _tag !== 'forgotten-order',
    )
    check(turn, 'promises-kept', broken.length === 0, () => JSON.stringify({ broken, state, diff }))
  }
  for (const { clientOrderId } of places) {
    const number = numberOf(clientOrderId) ?? -1
    check(
      turn,
      'no-order-doubled',
      number > turn.lastOrder,
      () => `${clientOrderId} is sent after number ${turn.lastOrder}`,
    )
    if (number > turn.lastOrder) turn.lastOrder = number
  }
}

/**
 * Checks that no answer is awaited for longer than the desk waits.
 *
 * @category backtest
 * @since 0.1.0
 */
export const checkAnswers = (turn: Turn): void => {
  const { now, settings } = turn.desk
  for (const { market, orders, live } of markets(turn.desk)) {
    if (live === 0) continue
    const waiting = orders.find(({ state, sentAt, cancelSentAt }) => {
      const since = state === 'pending' ? sentAt : state === 'cancelling' ? cancelSentAt : now
      return now - (since ?? now) > settings.answerMs
    })
    check(
      turn,
      'cancels-answered-or-counted',
      waiting === undefined,
      () => `${market.id} still waits for ${JSON.stringify(waiting)}`,
    )
  }
}

/**
 * Checks an order that comes to the venue against all of the desk's that rest there.
 *
 * @category backtest
 * @since 0.1.0
 */
export const checkPlace = (
  turn: Turn,
  { live }: Venue.VenueMarket,
  order: Venue.VenueRest,
): void => {
  const bid = Venue.isBid(order)
  const price = Venue.onYes(order)
  const crossed = live.find((one) => {
    if (Venue.isBid(one) === bid) return false
    return bid ? price >= Venue.onYes(one) : price <= Venue.onYes(one)
  })
  check(
    turn,
    'no-self-cross',
    crossed === undefined,
    () => `${JSON.stringify(order)} meets ${JSON.stringify(crossed)}`,
  )
}

/**
 * Checks what a market may come to, whatever of what rests and is on its way fills or fails.
 *
 * @category backtest
 * @since 0.1.0
 */
export const checkRoom = (turn: Turn, id: string): void => {
  const market = turn.venue.markets.find((one) => one.market.id === id)
  if (market === undefined || market.resolution !== null) return
  const { yesUp, noUp, netUp, netDown } = upsOf(turn, market)
  const { limits } = turn.config.quote
  const { desk } = market
  const net = desk.yes - desk.no
  const held = turn.venue.nets
    ? { yes: Math.max(0, net + netUp), no: Math.max(0, netDown - net) }
    : { yes: desk.yes + yesUp, no: desk.no + noUp }
  const most = Math.max(held.yes, held.no)
  const apart = Math.max(net + netUp, netDown - net)
  const isWithin = most <= micro(limits.maxPosition) && apart <= micro(limits.maxImbalance)
  check(
    turn,
    'position-within-limits',
    isWithin,
    () => `${id} may come to ${JSON.stringify({ ...held, apart, limits, desk })}`,
  )
}

const upsOf = (turn: Turn, { market, live, known, refused, inDoubt }: Venue.VenueMarket) => {
  const sums = { yesUp: 0, noUp: 0, netUp: 0, netDown: 0 }
  const add = (order: Pick<Venue.VenueRest, 'outcome' | 'side'>, size: number): void => {
    if (Venue.isBid(order)) sums.netUp += size
    else sums.netDown += size
    if (order.side === 'ask') return
    if (order.outcome === 'yes') sums.yesUp += size
    else sums.noUp += size
  }
  for (const order of live) add(order, order.rest)
  for (const { order, size } of inDoubt)
    add({ outcome: order.outcome, side: order.side === 'bid' ? 'ask' : 'bid' }, size)
  const counted = new Set<string>()
  for (const message of turn.wire) {
    if (message.to !== 'venue' || message.body.kind !== 'place') continue
    const { marketId, clientOrderId, order } = message.body.action
    if (marketId !== market.id || counted.has(clientOrderId)) continue
    counted.add(clientOrderId)
    // A copy of what was answered is answered the same.
    if (Dictionary.get(refused, clientOrderId) !== undefined) continue
    if (Venue.knownOrder(known, clientOrderId) === undefined) add(order, micro(order.size))
  }
  return sums
}

/**
 * Checks that what one party gained, others lost, in shares and to the micro-dollar.
 *
 * @category backtest
 * @since 0.1.0
 */
export const checkCash = (turn: Turn, id: string): void => {
  const market = turn.venue.markets.find((one) => one.market.id === id)
  if (market === undefined) return
  const { desk, takers, pool } = market
  const isConserved =
    desk.cash + takers.cash + pool.cash === 0 &&
    desk.yes + takers.yes + pool.yes === 0 &&
    desk.no + takers.no + pool.no === 0
  check(turn, 'cash-conserved', isConserved, () => JSON.stringify({ id, desk, takers, pool }))
}

const replayed = 400

/**
 * Replays the log from time to time: the same events have to give the same desk.
 *
 * @category backtest
 * @since 0.1.0
 */
export const checkReplay = (turn: Turn): void => {
  if (turn.logged === null) {
    if (turn.heard % 20_000 === 0) turn.logged = JSON.stringify(turn.desk)
    return
  }
  if (turn.log.length < replayed) return
  const before: Desk = JSON.parse(turn.logged)
  const after = turn.log.reduce(turn.setup.subject.apply, before)
  const isSame = JSON.stringify(after) === JSON.stringify(turn.desk)
  check(turn, 'same-events-same-desk', isSame, () => `${replayed} events give another desk`)
  turn.logged = null
  turn.log = []
}
