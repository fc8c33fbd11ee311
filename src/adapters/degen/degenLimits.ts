/**
 * Times and bounds of the conversation with the venue.
 */

/**
 * In ms unless named otherwise. `requestMs`: when a request's answer is lost, and after which it is
 * never sent; `openMs`: when opening has failed. `pingMs`, `silenceMs`: a ping every so often, and
 * how long a socket may say nothing. `marketsMs`, `resolvedMs`, `timeMs`: how often to ask for
 * markets, for the outcome of one that is over, for the time. `refreshMs`: how long before its end
 * a token is renewed. `bookMs`: how long a book may wait for what is missing of it. `depthMs`: how
 * often at most a whole book is told, which only a person looks at. `restMs`: the rest after a 429
 * that names none, or a shorter one. `keepMs`: how long an order or a market that has ended is
 * known. `reconnectMs`, `maxReconnectMs`: the first pause between two attempts, and the longest.
 * `messagesPerSecond` on the socket. `pageSize`, `maxPages` of a listing. `maxCharacters`,
 * `maxDepth` of a text.
 *
 * @category adapters
 * @since 0.1.0
 */
export type DegenLimits = {
  readonly requestMs: number
  readonly openMs: number
  readonly pingMs: number
  readonly silenceMs: number
  readonly marketsMs: number
  readonly resolvedMs: number
  readonly timeMs: number
  readonly refreshMs: number
  readonly bookMs: number
  readonly depthMs: number
  readonly restMs: number
  readonly keepMs: number
  readonly reconnectMs: number
  readonly maxReconnectMs: number
  readonly messagesPerSecond: number
  readonly pageSize: number
  readonly maxPages: number
  readonly maxCharacters: number
  readonly maxDepth: number
}

/**
 * Limits that keep what the venue documents: a ping every 30 s, 50 messages a second, pages of 100.
 *
 * @example
 * import { degenLimits } from 'twoway/adapters/degen'
 *
 * degenLimits.pingMs // => 30_000
 *
 * @category adapters
 * @since 0.1.0
 */
export const degenLimits: DegenLimits = {
  requestMs: 5_000,
  openMs: 20_000,
  pingMs: 30_000,
  silenceMs: 45_000,
  marketsMs: 10_000,
  resolvedMs: 3_000,
  timeMs: 60_000,
  refreshMs: 600_000,
  bookMs: 1_000,
  depthMs: 250,
  restMs: 5_000,
  keepMs: 3_600_000,
  reconnectMs: 250,
  maxReconnectMs: 30_000,
  messagesPerSecond: 40,
  pageSize: 100,
  maxPages: 20,
  maxCharacters: 1_000_000,
  maxDepth: 16,
}
