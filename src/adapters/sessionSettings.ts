/**
 * What a session of any feed goes by.
 */

import type { BackoffSettings } from './backoff.js'

/**
 * In ms: how long a handshake may take; how long a connection may say nothing that is understood,
 * and an asset of which no price is confirmed; when a connection is replaced by another, Infinity
 * for never; how long one has to last to count as no failure; the window of the clock's estimate,
 * and by how much it has to move to be told. And how many messages a second may be sent.
 *
 * @category adapters
 * @since 0.1.0
 */
export type SessionSettings = {
  readonly connectMs: number
  readonly silenceMs: number
  readonly staleMs: number
  readonly replaceMs: number
  readonly stableMs: number
  readonly backoff: BackoffSettings
  readonly sendsPerSecond: number
  readonly clockWindowMs: number
  readonly clockStepMs: number
}
