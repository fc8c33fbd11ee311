/**
 * What became of orders, counted by level and by time left.
 */

import type { BacktestRecord } from './backtestRecord.js'
import { levelBucket, type ReportConfig } from './reportConfig.js'

/**
 * Orders placed, fills, and shares filled.
 *
 * @category backtest
 * @since 0.1.0
 */
export type Filled = { readonly placed: number; readonly fills: number; readonly shares: number }

/**
 * Counts of all orders, and of those of each level and each bucket of time left. An order that is
 * filled in parts is as many fills. `cancelRefused`: it was gone before the cancel came.
 *
 * @category backtest
 * @since 0.1.0
 */
export type OrderCounts = {
  readonly all: Filled
  readonly byLevel: ReadonlyArray<Filled>
  readonly byTimeLeft: ReadonlyArray<Filled>
  readonly cancelled: number
  readonly rejected: number
  readonly cancelRefused: number
}

const none: Filled = { placed: 0, fills: 0, shares: 0 }

/** No order yet. @category backtest @since 0.1.0 */
export const noOrders = ({ levels, secondsLeft }: ReportConfig): OrderCounts => ({
  all: none,
  byLevel: Array.from({ length: levels }, () => none),
  byTimeLeft: Array.from({ length: secondsLeft.length + 1 }, () => none),
  cancelled: 0,
  rejected: 0,
  cancelRefused: 0,
})

/**
 * Returns the counts after an action, in a bucket of time left, null where that is not known.
 *
 * @category backtest
 * @since 0.1.0
 */
export const acted = (
  config: ReportConfig,
  counts: OrderCounts,
  { action, level }: Extract<BacktestRecord, { kind: 'action' }>,
  bucket: number | null,
): OrderCounts => {
  const { all, byLevel, byTimeLeft, cancelled, rejected, cancelRefused } = counts
  switch (action) {
    case 'placed':
      return counted(config, counts, { placed: 1, fills: 0, shares: 0 }, { level, bucket })
    case 'cancelled':
      return { all, byLevel, byTimeLeft, cancelled: cancelled + 1, rejected, cancelRefused }
    case 'rejected':
      return { all, byLevel, byTimeLeft, cancelled, rejected: rejected + 1, cancelRefused }
    case 'cancel-refused':
      return { all, byLevel, byTimeLeft, cancelled, rejected, cancelRefused: cancelRefused + 1 }
  }
}

/**
 * Returns the counts with so much more at a level and a time left; null belongs to none of them.
 *
 * @category backtest
 * @since 0.1.0
 */
export const counted = (
  config: ReportConfig,
  { all, byLevel, byTimeLeft, cancelled, rejected, cancelRefused }: OrderCounts,
  more: Filled,
  { level, bucket }: { readonly level: number | null; readonly bucket: number | null },
): OrderCounts => ({
  all: sumOf(all, more),
  byLevel: level === null ? byLevel : raised(byLevel, levelBucket(config, level), more),
  byTimeLeft: bucket === null ? byTimeLeft : raised(byTimeLeft, bucket, more),
  cancelled,
  rejected,
  cancelRefused,
})

const raised = (
  rows: ReadonlyArray<Filled>,
  place: number,
  more: Filled,
): ReadonlyArray<Filled> => {
  const row = rows[place]
  if (row === undefined) return rows
  const next = rows.slice()
  next[place] = sumOf(row, more)
  return next
}

const sumOf = (a: Filled, b: Filled): Filled => ({
  placed: a.placed + b.placed,
  fills: a.fills + b.fills,
  shares: a.shares + b.shares,
})
