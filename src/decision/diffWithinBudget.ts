/**
 * What of a difference a rate budget lets go out.
 */

import { type RateBudget, type RateConfig, shortBucket, spend } from '../risk/rateBudget.js'
import { withinBudget } from '../risk/withinBudget.js'
import type { QuoteConfig } from './config.js'
import { cutDiff, messagesOf, orphaned, reasonsOf, withoutOrphans } from './cutDiff.js'
import type { CutReason } from './cutReason.js'
import { type DiffAction, diffActions } from './diffActions.js'
import type { OrderDiff } from './orderDiff.js'
import type { QuoteState } from './state.js'

/**
 * The difference that goes out, what was cut and why, the most important first, and the tokens that
 * are left.
 *
 * @category decision
 * @since 0.1.0
 */
export type BudgetedDiff = {
  readonly diff: OrderDiff
  readonly cut: ReadonlyArray<CutAction>
  readonly budget: RateBudget
}

/** An action that does not go out, and why. @category decision @since 0.1.0 */
export type CutAction = { readonly action: DiffAction; readonly reason: CutReason }

/**
 * Returns what a budget pays for of a difference of the same state and config, cut from the least
 * important end: cancels of what may not stay go first, then places that reduce the position, then
 * other places, each with the cancels that it needs, then what only tidies.
 *
 * All but cancels of what may not stay leave enough to cancel everything. An order that may stay
 * and whose cancel is cut is kept; one that may not is in no list, and `violations` calls it
 * forgotten. Within a budget that pays for all of it the difference is the same object. Refill the
 * budget to now first.
 *
 * @example
 * import { decideQuotes, diffWithinBudget, presets, venueRates } from 'twoway'
 *
 * const now = 1_750_000_000_000
 * const state = {
 *   now,
 *   market: {
 *     id: 'BTC-5m',
 *     asset: 'BTC',
 *     strike: 65_000,
 *     openedAt: now,
 *     expiresAt: now + 300_000,
 *     tickSize: 0.01,
 *   },
 *   spot: { price: 65_000, at: now },
 *   position: { yes: 0, no: 0 },
 *   orders: [],
 *   pnl: { today: 0 },
 * }
 * const decided = { state, config: presets.v2, diff: decideQuotes(state, presets.v2) }
 * const budget = { at: now, tokens: [30] }
 * const { diff, cut } = diffWithinBudget(decided, { config: venueRates.kalshiBasic, budget })
 * diff.place.map(({ price }) => price) // => [0.48, 0.52]
 * cut.length // => 4
 *
 * @category decision
 * @since 0.1.0
 */
export const diffWithinBudget = (
  { state, config, diff }: Decided,
  { config: rates, budget }: { readonly config: RateConfig; readonly budget: RateBudget },
): BudgetedDiff => {
  const live = diff.keep.length + diff.cancel.length + (diff.amend?.length ?? 0)
  const all = {
    place: diff.place.length,
    cancel: diff.cancel.length,
    amend: diff.amend?.length ?? 0,
  }
  const paid = spend(rates, budget, all)
  if (paid !== null && shortBucket(rates, budget, all, live + all.place - all.cancel) === null) {
    return { diff, cut: [], budget: paid }
  }
  const actions = diffActions(state, config, diff)
  const admitted = withinBudget(rates, budget, { actions, live })
  const sent = withoutOrphans(admitted.sent)
  const orphans = admitted.sent.filter((action) => !sent.includes(action))
  const reasons = reasonsOf(rates, budget, { sent: admitted.sent, cut: admitted.cut, live })
  return {
    diff: cutDiff(diff, sent, [...orphans, ...admitted.cut]),
    cut: [
      ...orphans.map((action) => ({ action, reason: orphaned(action) })),
      ...admitted.cut.map((action, i) => ({ action, reason: reasons[i] as CutReason })),
    ],
    budget: spend(rates, budget, messagesOf(sent)) ?? budget,
  }
}

/** A decision and what it was made from. @category decision @since 0.1.0 */
export type Decided = {
  readonly state: QuoteState
  readonly config: QuoteConfig
  readonly diff: OrderDiff
}
