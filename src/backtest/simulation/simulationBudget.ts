/**
 * The venue's own count of the messages that a desk sends.
 */

import type { DeskActions } from '../../desk/decide/deskActions.js'
import { cost, full, refill } from '../../risk/rateBudget.js'
import { check, type Turn } from './simulationTurn.js'

/**
 * Checks what a decision sends against the tokens of the venue's buckets, by the desk's clock.
 *
 * @category backtest
 * @since 0.1.0
 */
export const checkBudget = (turn: Turn, { places, cancels, amends }: DeskActions): void => {
  const { rates } = turn.config
  if (rates === null || rates === undefined) return
  const { now } = turn.desk
  const before = refill(rates, turn.tokens ?? full(rates, now), now)
  const messages = { place: places.length, cancel: cancels.length, amend: amends.length }
  const tokens = rates.buckets.map(
    (bucket, i) => (before.tokens[i] ?? 0) - cost(rates, bucket, messages),
  )
  const holds = tokens.every((left) => left >= -1e-6)
  check(turn, 'within-budget', holds, () => JSON.stringify({ before, messages, tokens }))
  turn.tokens = { at: before.at, tokens }
}
