/**
 * Decisions, and the quotes that they withheld, counted by reason.
 */

import type { BacktestRecord } from './backtestRecord.js'
import type { ReportTally } from './reportState.js'

/**
 * Returns the counts with a decision: one without a fair value was halted.
 *
 * @category backtest
 * @since 0.1.0
 */
export const tallied = (
  { decisions, halted, reasons, withheld }: ReportTally,
  { fairValue, withheld: now }: Extract<BacktestRecord, { kind: 'decided' }>,
): ReportTally => {
  let known = reasons
  let counts: Array<number> | null = null
  for (const reason in now) {
    counts ??= withheld.slice()
    const place = known.indexOf(reason)
    if (place >= 0) counts[place] = (counts[place] ?? 0) + (now[reason] ?? 0)
    else {
      known = [...known, reason]
      counts.push(now[reason] ?? 0)
    }
  }
  return {
    decisions: decisions + 1,
    halted: halted + (fairValue === null ? 1 : 0),
    reasons: known,
    withheld: counts ?? withheld,
  }
}
