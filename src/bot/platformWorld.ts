/**
 * The machine as clients of feeds and venues take it.
 */

import * as E from 'fp-ts/lib/Either.js'
import type { ClientWorld } from '../adapters/feedClient.js'
import { client as platform } from '../adapters/platform/client.js'
import type { BotWorld } from './botOptions.js'
import { steadyClock } from './steadyClock.js'
import { webSocketClass } from './webSocketClass.js'

/**
 * The machine, with a clock that bears being set.
 *
 * @category bot
 * @since 0.1.0
 */
export type PlatformWorld = ClientWorld & Required<BotWorld>

/**
 * Returns sockets, clock, timers and chance of this machine, or in words what to install: on Node
 * 20 the optional package `ws`. The clock is a steady one: it begins where the machine's is, and
 * follows it only as a bot's does. One's own world does as well, and in a test better.
 *
 * @example
 * import { platformWorld } from 'twoway/bot'
 *
 * const world = await platformWorld()
 * world._tag // => 'Right'
 *
 * @category bot
 * @since 0.1.0
 */
export const platformWorld = async (): Promise<E.Either<string, PlatformWorld>> => {
  const own = platform(await webSocketClass())
  return E.isLeft(own) ? own : E.right({ ...own.right, ...machineClock(own.right.now) })
}

/** The clock of this machine, borne out by what passes. @category bot @since 0.1.0 */
export const machineClock = (
  wall: () => number,
): Required<Pick<BotWorld, 'now' | 'monotonic' | 'steady'>> => {
  const monotonic = (): number => performance.now()
  const steady = steadyClock({ wall, monotonic })
  return { now: steady.now, monotonic, steady }
}
