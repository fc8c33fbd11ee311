/**
 * The clock of a backtest: what is due, one thing after the other.
 */

import type { MarketEvent } from '../marketEvent.js'
import { onEvent } from './backtestEvents.js'
import * as Channel from './channel.js'
import { decideDue, decideMarket } from './deskDecisions.js'
import { hear, heard } from './deskSide.js'
import type { ExchangeMarket } from './exchangeMarket.js'
import { paidOut } from './exchangeMoney.js'
import { onRequest } from './exchangeOrders.js'
import { nextSample, onSample } from './exchangeRewards.js'
import { swept } from './exchangeTrades.js'
import { learn, lookAll, onArrival, tradedMarket } from './informed.js'
import { onDue, settleExpired } from './marketStages.js'
import { toldResting } from './restingOrders.js'
import type { Turn } from './turn.js'

const dayMs = 86_400_000

/**
 * Takes in an event of the recording. It happens now, or, where there are those who look ahead,
 * once as much of the recording is read as they see of it.
 *
 * @category backtest
 * @since 0.1.0
 */
export const read = (turn: Turn, event: MarketEvent): void => {
  const lead = turn.setup.config.takers?.informed?.leadMs ?? null
  // A recording is in the order of `at`; what is late happens as it is told.
  const at = event.at > turn.lastAt ? event.at : turn.lastAt
  turn.lastAt = at
  if (lead === null) {
    happened(turn, event, at)
    return
  }
  Channel.push(turn.ahead, at, event)
  // What they know, they know before all else of that instant; what they do comes last.
  happenedUntil(turn, at - lead, false)
  if (turn.dayEndsAt < Infinity) advance(turn, at - lead, false)
  learn(turn, event, at)
  happenedUntil(turn, at - lead, true)
  if (turn.dayEndsAt === Infinity) return
  if (at - lead > turn.now) turn.now = at - lead
  lookAll(turn, event)
}

/**
 * Ends the recording: all that was read happens, the markets that are over settle by their own
 * rule, the venue pays what it owes, and the desk hears the last of it.
 *
 * @category backtest
 * @since 0.1.0
 */
export const finish = (turn: Turn): void => {
  happenedUntil(turn, Infinity, false)
  advance(turn, turn.lastAt, true)
  settleExpired(turn)
  for (const held of turn.markets) toldResting(turn, held)
  paidOut(turn, turn.now)
  for (let left = true; left; ) {
    const answers = Channel.next(turn.answers)
    const data = Channel.next(turn.data)
    left = answers < Infinity || data < Infinity
    if (left) heard(turn, answers <= data ? Channel.take(turn.answers) : Channel.take(turn.data))
  }
}

const happenedUntil = (turn: Turn, until: number, inclusive: boolean): void => {
  for (let due = Channel.next(turn.ahead); ; due = Channel.next(turn.ahead)) {
    if (!(due < until || (inclusive && due === until))) return
    happened(turn, Channel.take(turn.ahead), due)
  }
}

/**
 * What is due at the very instant of an event comes after all events of that instant: which of two
 * markets is told first is nothing to go by.
 */
const happened = (turn: Turn, event: MarketEvent, at: number): void => {
  if (turn.dayEndsAt === Infinity) begun(turn, at)
  advance(turn, at, false)
  turn.now = at
  onEvent(turn, event)
}

const begun = (turn: Turn, at: number): void => {
  turn.now = at
  const day = Math.floor(at / dayMs)
  turn.dayEndsAt = (day + 1) * dayMs
  heard(turn, { kind: 'day', at, day: String(day) })
  nextSample(turn)
}

/**
 * Lets all happen that is due before an instant, or at it as well.
 *
 * @category backtest
 * @since 0.1.0
 */
export const advance = (turn: Turn, until: number, inclusive: boolean): void => {
  for (let due = nextDue(turn); due < until || (inclusive && due === until); due = nextDue(turn)) {
    turn.now = due > turn.now ? due : turn.now
    // Without latency a decision, its orders and their answers are all of one instant.
    while (fired(turn, due));
  }
}

const nextDue = (turn: Turn): number => {
  let due = turn.marketDueAt
  if (turn.dayEndsAt < due) due = turn.dayEndsAt
  if (turn.decideAt < due) due = turn.decideAt
  if (turn.arrivalAt < due) due = turn.arrivalAt
  if (turn.sampleAt < due) due = turn.sampleAt
  const answers = Channel.next(turn.answers)
  if (answers < due) due = answers
  const data = Channel.next(turn.data)
  if (data < due) due = data
  const orders = Channel.next(turn.orders)
  if (orders < due) due = orders
  const takes = Channel.next(turn.takes)
  return takes < due ? takes : due
}

/**
 * Of one instant: the day, time's own doing, then the desk, which decides once it has heard all,
 * then the venue, and takers last.
 */
const fired = (turn: Turn, due: number): boolean => {
  if (turn.dayEndsAt <= due) dayEnded(turn)
  else if (turn.marketDueAt <= due) onDue(turn)
  else if (Channel.next(turn.answers) <= due) {
    const held = hear(turn, Channel.take(turn.answers))
    if (held !== null && !turn.urgent.includes(held)) turn.urgent.push(held)
  } else if (Channel.next(turn.data) <= due) hear(turn, Channel.take(turn.data))
  else if (turn.urgent.length > 0) decideMarket(turn, turn.urgent.shift() as ExchangeMarket)
  else if (turn.decideAt <= due) decideDue(turn)
  else if (Channel.next(turn.orders) <= due) onRequest(turn, Channel.take(turn.orders))
  else if (Channel.next(turn.takes) <= due) {
    const take = Channel.take(turn.takes)
    const held = tradedMarket(turn, take)
    if (held !== null) swept(turn, held, take)
  } else if (turn.arrivalAt <= due) onArrival(turn)
  else if (turn.sampleAt <= due) onSample(turn)
  else return false
  return true
}

const dayEnded = (turn: Turn): void => {
  paidOut(turn, turn.now - 1)
  const day = Math.floor(turn.dayEndsAt / dayMs)
  turn.dayEndsAt += dayMs
  heard(turn, { kind: 'day', at: turn.now, day: String(day) })
}
