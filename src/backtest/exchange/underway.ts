/**
 * What is on its way: requests to the venue, its answers, and what is heard of the market.
 *
 * Each message is a whole literal made where it is sent: a function that makes it once its instant
 * is known would be made anew for each order placed, cancelled and answered.
 */

import type { DeskEvent } from '../../desk/deskEvent.js'
import type { Request } from './backtestState.js'
import * as Channel from './channel.js'
import * as Latency from './latency.js'
import { streams, type Turn } from './turn.js'

/** Returns when an answer that leaves now is heard. @category backtest @since 0.1.0 */
export const answersAt = (turn: Turn): number => {
  const at = turn.now + tripOf(turn, 'answers', turn.setup.config.latency.answers)
  return Channel.dueAfter(turn.answers, at)
}

/** Sends an answer on its way, `at` when `answersAt` says. @category backtest @since 0.1.0 */
export const answer = (turn: Turn, event: DeskEvent): void =>
  Channel.push(turn.answers, event.at, event)

/**
 * Returns when news is heard that was heard so at the place. Of one source, a feed of prices or a
 * market, none overtakes another; what comes late of one source holds up no other.
 *
 * @category backtest
 * @since 0.1.0
 */
export const newsAt = (turn: Turn, heardAt: number, source: { toldAt: number }): number => {
  const from = heardAt > turn.now ? heardAt : turn.now
  const at = from + tripOf(turn, 'data', turn.setup.config.latency.data)
  if (at > source.toldAt) source.toldAt = at
  return source.toldAt
}

/** Sends news on its way, `at` when `newsAt` says. @category backtest @since 0.1.0 */
export const report = (turn: Turn, event: DeskEvent): void =>
  Channel.insert(turn.data, event.at, event)

/** Sends a request to the venue. @category backtest @since 0.1.0 */
export const request = (turn: Turn, one: Request): void => {
  const at = turn.now + tripOf(turn, 'orders', turn.setup.config.latency.orders)
  Channel.push(turn.orders, Channel.dueAfter(turn.orders, at), one)
}

/** How long the next message on a way takes, in ms. */
const tripOf = (
  turn: Turn,
  way: 'data' | 'orders' | 'answers',
  model: Latency.LatencyModel,
): number => {
  if (model.kind === 'constant') return Math.ceil(model.ms)
  const { seed } = turn.setup.config
  const at = { seed, stream: streams[way], index: turn.drawn[way]++ }
  return Latency.draw(model, loadOf(turn), at)
}

/** This second, and of the one before it the part that is less than a second ago. */
const loadOf = ({ load, assets, now }: Turn): Latency.Load => {
  const second = Math.floor(now / 1_000)
  const into = now / 1_000 - second
  let basisPoints = 0
  for (const asset of assets) {
    const base = asset.second === second ? asset.fromBefore : asset.from
    if (!(base > 0) || asset.second < second - 1) continue
    const moved = Math.abs(Math.log(asset.price / base)) * 1e4
    if (moved > basisPoints) basisPoints = moved
  }
  if (load.second < second - 1) return { events: 0, basisPoints }
  const isThis = load.second === second
  const before = isThis ? load.eventsBefore : load.events
  return { events: (isThis ? load.events : 0) + (1 - into) * before, basisPoints }
}
