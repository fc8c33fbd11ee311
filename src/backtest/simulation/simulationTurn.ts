/**
 * One step of a simulation in the making: only the step itself holds it.
 */

import { uniform } from '../uniform.js'
import type { FaultKind } from './faults.js'
import type { VenueMarket } from './faultyVenue.js'
import type { InVenue, Message, Timer, ToDesk, ToVenue } from './simulationMessage.js'
import type { Invariant, SimulationConfig, SimulationState } from './simulationState.js'

type Writable<Of> = { -readonly [Key in keyof Of]: Of[Key] }

/**
 * The next state while it is made; what hangs on it is replaced, never changed.
 *
 * @category backtest
 * @since 0.1.0
 */
export type Turn = Writable<Omit<SimulationState, 'faults' | 'checks'>> & {
  readonly setup: SimulationConfig
  readonly faults: Writable<SimulationState['faults']>
  readonly checks: Writable<SimulationState['checks']>
}

/**
 * The longest that a request takes, in ms; the driver has what would take longer dropped.
 *
 * @category backtest
 * @since 0.1.0
 */
export const slowestMs = 4_000

/**
 * How wrong the desk's clock is at most, in ms, either way.
 *
 * @category backtest
 * @since 0.1.0
 */
export const clockErrorMs = 3_000

/**
 * The longest that an answer takes, in ms.
 *
 * @category backtest
 * @since 0.1.0
 */
export const latestMs = 12_000

/** Returns the next number inside (0, 1). @category backtest @since 0.1.0 */
export const draw = (turn: Turn): number => {
  turn.draws += 1
  return uniform({ seed: turn.setup.seed, index: turn.draws })
}

/** Returns a whole number from 0 to `below − 1`. @category backtest @since 0.1.0 */
export const drawWhole = (turn: Turn, below: number): number => Math.floor(draw(turn) * below)

/** Tells whether a fault happens now, and counts it. @category backtest @since 0.1.0 */
export const happens = (turn: Turn, kind: FaultKind): boolean => {
  const rate = turn.calm === null ? turn.setup.faults[kind] : 0
  if (!(rate > 0 && draw(turn) < rate)) return false
  turn.faults[kind] += 1
  return true
}

/** Counts a check of a promise, and keeps the first one broken. @category backtest @since 0.1.0 */
export const check = (
  turn: Turn,
  invariant: Invariant,
  holds: boolean,
  detail: () => string,
): void => {
  turn.checks[invariant] += 1
  if (!holds && turn.failure === null)
    turn.failure = { invariant, step: turn.step, detail: detail() }
}

/**
 * Sends a request to the venue, by a wire that loses, doubles and delays.
 *
 * @category backtest
 * @since 0.1.0
 */
export const request = (turn: Turn, body: ToVenue): void => {
  if (happens(turn, 'loss')) return
  send(turn, body)
  if (happens(turn, 'duplication')) send(turn, body)
}

const send = (turn: Turn, body: ToVenue): void => {
  const delay = delayOf(turn)
  if (delay <= slowestMs) post(turn, { due: turn.now + delay, number: 0, to: 'venue', body })
}

/**
 * Sends word to the desk, by the same wire; late or repeated answers come much later.
 *
 * @category backtest
 * @since 0.1.0
 */
export const tell = (turn: Turn, body: ToDesk): void => {
  if (happens(turn, 'loss')) return
  const late = happens(turn, 'late') ? draw(turn) * (latestMs - slowestMs) : 0
  const due = turn.now + answerDelay(turn) + Math.floor(late)
  post(turn, { due, number: 0, to: 'desk', body, sure: false })
  if (!happens(turn, 'duplication')) return
  const again = turn.now + answerDelay(turn) + drawWhole(turn, latestMs - slowestMs)
  post(turn, { due: again, number: 0, to: 'desk', body, sure: false })
}

/** Gives the desk what it has in hand already. @category backtest @since 0.1.0 */
export const hand = (turn: Turn, body: ToDesk): void =>
  post(turn, { due: turn.now, number: 0, to: 'desk', body, sure: true })

/** Lets something happen inside the venue, in so many ms. @category backtest @since 0.1.0 */
export const plan = (turn: Turn, inMs: number, body: InVenue): void =>
  post(turn, { due: turn.now + Math.floor(inMs), number: 0, to: 'inside', body })

/** Lets time do something, in so many ms. @category backtest @since 0.1.0 */
export const wake = (turn: Turn, inMs: number, timer: Timer): void =>
  post(turn, { due: turn.now + Math.floor(inMs), number: 0, to: 'time', timer })

/** Replaces a market of the venue, or with null takes it off. @category backtest @since 0.1.0 */
export const setMarket = (turn: Turn, id: string, next: VenueMarket | null): void => {
  const { venue } = turn
  const markets = venue.markets.flatMap((one) =>
    one.market.id !== id ? [one] : next === null ? [] : [next],
  )
  turn.venue = { ...venue, markets }
}

/** The more there is on the way, the slower it goes. */
const delayOf = (turn: Turn): number => {
  const slow = happens(turn, 'latency') ? 200 + 20 * turn.wire.length : 0
  const overtaken = happens(turn, 'reordering') ? drawWhole(turn, 2_000) : 0
  return Math.floor(20 + drawWhole(turn, 60) + slow * draw(turn) + overtaken)
}

const answerDelay = (turn: Turn): number => {
  const delay = delayOf(turn)
  return delay < slowestMs ? delay : slowestMs
}

/** The soonest stands last, so that taking it off moves nothing. */
const post = (turn: Turn, message: Message): void => {
  turn.sent += 1
  const { wire } = turn
  let low = 0
  let high = wire.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((wire[middle] as Message).due > message.due) low = middle + 1
    else high = middle
  }
  turn.wire = [...wire.slice(0, low), { ...message, number: turn.sent }, ...wire.slice(low)]
}
