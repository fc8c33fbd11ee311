/**
 * For how long how many orders stood, by level and by time left.
 */

import type { BacktestRecord } from './backtestRecord.js'
import type { ReportConfig } from './reportConfig.js'

/**
 * Of each bucket of time left, in ms: how long markets lived in it, and then of each level for how
 * long its bid stood, its ask, and both. The bid of the level n stands while more than n bids do.
 *
 * @category backtest
 * @since 0.1.0
 */
export type Uptime = ReadonlyArray<ReadonlyArray<number>>

/** No time yet. @category backtest @since 0.1.0 */
export const noUptime = ({ secondsLeft, levels }: ReportConfig): Uptime =>
  Array.from({ length: secondsLeft.length + 1 }, () => new Array<number>(1 + 3 * levels).fill(0))

/**
 * Returns the sums with what stood from `since` until `at`: each instant in the bucket that it lies
 * in, and none after the market's end, where what stands is of no use.
 *
 * @category backtest
 * @since 0.1.0
 */
export const stood = (
  { secondsLeft: edges }: ReportConfig,
  sums: Uptime,
  { at: until, since, secondsLeft, bids, asks }: Extract<BacktestRecord, { kind: 'stood' }>,
): Uptime => {
  if (!(until > since)) return sums
  const expiresAt = until + Math.floor(1_000 * secondsLeft + 0.5)
  const next = sums.slice()
  let shorter = 0
  for (let bucket = 0; bucket <= edges.length; bucket++) {
    const most = bucket < edges.length ? (edges[bucket] as number) : Infinity
    const from = Math.max(since, expiresAt - 1_000 * most)
    const to = Math.min(until, expiresAt - 1_000 * shorter)
    if (to > from) next[bucket] = longer(sums[bucket] ?? [], to - from, bids, asks)
    shorter = most
  }
  return next
}

const longer = (
  bucket: ReadonlyArray<number>,
  by: number,
  bids: number,
  asks: number,
): ReadonlyArray<number> => {
  const next = bucket.slice()
  next[0] = (next[0] ?? 0) + by
  for (let level = 0; 3 * level + 1 < next.length; level++) {
    const place = 3 * level + 1
    if (bids > level) next[place] = (next[place] ?? 0) + by
    if (asks > level) next[place + 1] = (next[place + 1] ?? 0) + by
    if (bids > level && asks > level) next[place + 2] = (next[place + 2] ?? 0) + by
  }
  return next
}
