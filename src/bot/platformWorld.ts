/**
 * The machine as clients of feeds and venues take it.
 */

import type * as E from 'fp-ts/lib/Either.js'
import type { ClientWorld } from '../adapters/feedClient.js'
import { client as platform } from '../adapters/platform/client.js'
import { webSocketClass } from './webSocketClass.js'

/**
 * Returns sockets, clock, timers and chance of this machine, or in words what to install: on Node
 * 20 the optional package `ws`. One's own world does as well, and in a test better.
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
export const platformWorld = async (): Promise<E.Either<string, ClientWorld>> =>
  platform(await webSocketClass())
