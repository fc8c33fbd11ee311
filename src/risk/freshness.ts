/**
 * How old what is known may be: in ms, and in what the claim can have moved meanwhile.
 */

import type { Check } from './checkContext.js'
import { missing, past } from './past.js'
import type { Bound, Rejection } from './rejection.js'

/** Rejects on an old price of the underlying. @category risk @since 0.1.0 */
export const staleIndex: Check = (_, { now, indexAt }, limits) =>
  age('index-age-ms', now, indexAt, limits.maxIndexAgeMs)

/** Rejects on an old book of the venue. @category risk @since 0.1.0 */
export const staleBook: Check = (_, { now, bookAt }, limits) =>
  age('book-age-ms', now, bookAt, limits.maxBookAgeMs)

/** Rejects when one's own fills and answers may be late. @category risk @since 0.1.0 */
export const staleUserStream: Check = (_, { now, userStreamAt }, limits) =>
  age('user-stream-age-ms', now, userStreamAt, limits.maxUserStreamAgeMs)

/** Rejects when one's own clock and the venue's differ. @category risk @since 0.1.0 */
export const clockSkew: Check = (_, { clockSkewMs }, limits) =>
  clockSkewMs === null
    ? missing('clock-skew-ms')
    : past('clock-skew-ms', Math.abs(clockSkewMs), limits.maxClockSkewMs)

/**
 * Rejects when the fair value can have moved too far since the index was heard: its deviation in a
 * second times the root of the seconds. Five seconds are nothing a day before the end, and 5 cents
 * five minutes before it.
 *
 * @category risk
 * @since 0.1.0
 */
export const staleMove: Check = (_, { now, indexAt, model }, limits) => {
  if (indexAt === null || model === null) return missing('stale-move')
  const seconds = Math.abs(now - indexAt) / 1000
  return past('stale-move', model.perRootSecond * Math.sqrt(seconds), limits.maxStaleMove)
}

/** Either way: a message from the future has a wrong clock. */
const age = (of: Bound, now: number, at: number | null, limit: number): Rejection | null =>
  at === null ? missing(of) : past(of, Math.abs(now - at), limit)
