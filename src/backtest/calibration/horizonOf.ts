/**
 * How far a forecast looks ahead.
 */

import { elapsed } from '../../market/units.js'
import type { Question } from './forecaster.js'

/**
 * Returns from when a question looks ahead, in ms since the epoch, and how many seconds to the end.
 *
 * From the instant of the last price, not from now: a minute-old price has had a minute in which to
 * move already. A market that settles on a mean or on an extreme looks ahead from now, since what
 * was printed by then is part of the question.
 *
 * @category backtest
 * @since 0.1.0
 */
export const horizonOf = ({
  now,
  spot,
  expiresAt,
  settlement,
}: Question): { readonly from: number; readonly seconds: number } => {
  const from = settlement.end.kind === 'point' ? Math.min(spot.at, now) : now
  return { from, seconds: elapsed({ from, to: expiresAt }) }
}
