/**
 * What became of the quotes, by level and by time left.
 */

import type { Filled } from './orderCounts.js'
import type { ReportConfig } from './reportConfig.js'
import type { MarkoutGroup, ReportedOrders, ReportedQuotes } from './reportResult.js'
import type { ReportState } from './reportState.js'

/** The groups of the levels. @category backtest @since 0.1.0 */
export const levelGroups = ({ levels }: ReportConfig): ReadonlyArray<MarkoutGroup> =>
  Array.from({ length: levels }, (_, level) => ({
    kind: 'level',
    level,
    beyond: level === levels - 1,
  }))

/** The groups of the times left, in seconds. @category backtest @since 0.1.0 */
export const leftGroups = ({ secondsLeft }: ReportConfig): ReadonlyArray<MarkoutGroup> =>
  [...secondsLeft, null].map((to, i) => ({ kind: 'left', from: secondsLeft[i - 1] ?? 0, to }))

/**
 * Returns the counts of orders, and for which part of the time they stood.
 *
 * @category backtest
 * @since 0.1.0
 */
export const ordersOf = (
  config: ReportConfig,
  { orders, uptime }: Pick<ReportState, 'orders' | 'uptime'>,
): ReportedOrders => {
  const { all, byLevel, byTimeLeft, cancelled, rejected, cancelRefused } = orders
  const lefts = leftGroups(config)
  const levels = levelGroups(config)
  const ms = lefts.map((_, bucket) => uptime[bucket]?.[0] ?? 0)
  const stood = (bucket: number, level: number, which: number): number =>
    uptime[bucket]?.[1 + 3 * level + which] ?? 0
  const overall = (level: number, which: number): number =>
    lefts.reduce((total, _, bucket) => total + stood(bucket, level, which), 0)
  const whole = ms.reduce((total, each) => total + each, 0)
  return {
    ...all,
    cancelled,
    rejected,
    cancelRefused,
    byLevel: levels.map((group, level) => ({
      group,
      ...quotesOf(byLevel[level], whole, (which) => overall(level, which)),
    })),
    byTimeLeft: lefts.map((group, bucket) => ({
      group,
      seconds: (ms[bucket] ?? 0) / 1_000,
      ...quotesOf(byTimeLeft[bucket], ms[bucket] ?? 0, (which) => stood(bucket, 0, which)),
    })),
  }
}

const quotesOf = (
  { placed, fills, shares }: Filled = { placed: 0, fills: 0, shares: 0 },
  whole: number,
  stood: (which: number) => number,
): ReportedQuotes => ({
  placed,
  fills,
  shares,
  ratio: part(fills, placed),
  uptime: {
    bid: part(stood(0), whole),
    ask: part(stood(1), whole),
    both: part(stood(2), whole),
  },
})

const part = (some: number, all: number): number | null => (all === 0 ? null : some / all)
