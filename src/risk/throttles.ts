/**
 * Too much at once: of messages out, of fills in.
 */

import { asYes } from './asYes.js'
import type { Check, CheckContext } from './checkContext.js'
import { missing, past } from './past.js'
import { shortBucket } from './rateBudget.js'
import type { Bound, Rejection } from './rejection.js'
import type { RiskLimits } from './riskLimits.js'

/**
 * Rejects an order after which the tokens would not cancel all that is live, and one more.
 *
 * @category risk
 * @since 0.1.0
 */
export const noTokens: Check = (_, { rate, live, liveElsewhere }) => {
  if (rate === null || !Number.isFinite(liveElsewhere)) return missing('rate')
  const place = live.filter(({ status }) => status === 'wanted').length + 1
  const resting = live.filter(({ status }) => status !== 'matched').length
  const messages = { place, cancel: 0, amend: 0 }
  const short = shortBucket(rate.config, rate.budget, messages, resting + 1 + liveElsewhere)
  return short === null ? null : { _tag: 'no-tokens', ...short }
}

/** Rejects on a side that filled too often in a short time. @category risk @since 0.1.0 */
export const tooManyFills: Check = (order, context, limits) =>
  rush('fills', asYes(order).side, context, limits, () => 1, limits.maxFills)

/** Rejects on a side that filled too much in a short time. @category risk @since 0.1.0 */
export const tooManyShares: Check = (order, context, limits) =>
  rush('fill-shares', asYes(order).side, context, limits, ({ size }) => size, limits.maxFillShares)

/**
 * Rejects on a side that filled many times in a row while the other did not, until it has rested.
 *
 * @category risk
 * @since 0.1.0
 */
export const fillRun: Check = (order, { now, fills }, limits) => {
  const { side } = asYes(order)
  let run = 0
  for (let at = fills.length - 1; at >= 0 && fills[at]?.side === side; at--) run++
  const last = fills.at(-1)
  if (last === undefined || now - last.at >= limits.fillRunRestMs) return null
  return past('fill-run', run, limits.maxFillRun)
}

type Fill = CheckContext['fills'][number]

/**
 * The most that any window counted whose rest is not over. Each window ends with a fill, so that a
 * pulled side stays pulled until it has rested, and not only until the first fill leaves the
 * window.
 */
const rush = (
  of: Bound,
  side: Fill['side'],
  { now, fills }: CheckContext,
  { fillWindowMs, fillRestMs }: RiskLimits,
  amount: (fill: Fill) => number,
  limit: number,
): Rejection | null => {
  let worst = 0
  for (const end of fills) {
    if (end.side !== side || now - end.at >= fillRestMs) continue
    let sum = 0
    for (const fill of fills) {
      const before = end.at - fill.at
      // Whatever cannot be read counts.
      if (fill.side === side && !(before >= fillWindowMs || before < 0)) sum += amount(fill)
    }
    worst = Math.max(worst, sum)
  }
  return past(of, worst, limit)
}
