/**
 * Which actions a rate budget lets go out, the most important first.
 */

import {
  type Messages,
  type RateBudget,
  type RateConfig,
  shortBucket,
  spend,
} from './rateBudget.js'

/**
 * What an action is for, the most important first: cancels what may not stand, reduces the
 * position, adds to it, or only tidies.
 *
 * @category risk
 * @since 0.1.0
 */
export type Purpose = 'unsafe' | 'reducing' | 'adding' | 'cosmetic'

/**
 * A message to the venue and what it is for. More may be carried; it comes back untouched.
 *
 * @category risk
 * @since 0.1.0
 */
export type Action = { readonly kind: 'place' | 'cancel' | 'amend'; readonly purpose: Purpose }

/**
 * What goes out, the most important first, and is paid for; what was cut; and what is left.
 *
 * @category risk
 * @since 0.1.0
 */
export type Admitted<A extends Action> = {
  readonly sent: ReadonlyArray<A>
  readonly cut: ReadonlyArray<A>
  readonly budget: RateBudget
}

/**
 * Returns the actions that a budget pays for, cut from the least important end.
 *
 * `live`: orders that stand and have no cancel under way. An unsafe cancel goes out as long as
 * there are tokens at all; every other action must leave enough to cancel whatever is live after it
 * and one order more. After the first action that finds too few, nothing less important goes out.
 * Among equals the order stays. What goes out is one batch that `RateBudget.spend` takes whole.
 *
 * @example
 * import { venueRates, withinBudget } from 'twoway'
 *
 * const config = venueRates.kalshiBasic
 * const actions = [
 *   { kind: 'place', purpose: 'adding', id: 'a' },
 *   { kind: 'cancel', purpose: 'unsafe', id: 'b' },
 * ] as const
 * withinBudget(config, { at: 0, tokens: [4] }, { actions, live: 1 })
 * // => {
 * //   sent: [{ kind: 'cancel', purpose: 'unsafe', id: 'b' }],
 * //   cut: [{ kind: 'place', purpose: 'adding', id: 'a' }],
 * //   budget: { at: 0, tokens: [2] },
 * // }
 *
 * @category risk
 * @since 0.1.0
 */
export const withinBudget = <A extends Action>(
  config: RateConfig,
  budget: RateBudget,
  { actions, live }: { readonly actions: ReadonlyArray<A>; readonly live: number },
): Admitted<A> => {
  const sorted = byRank(actions)
  let messages: Messages = { place: 0, cancel: 0, amend: 0 }
  let left = budget
  let count = 0
  for (const action of sorted) {
    const more = withOne(messages, action)
    const paid = spend(config, budget, more)
    const standing = live + more.place - more.cancel
    if (paid === null) break
    if (rank(action) > 0 && shortBucket(config, budget, more, standing) !== null) break
    messages = more
    left = paid
    count++
  }
  return { sent: sorted.slice(0, count), cut: sorted.slice(count), budget: left }
}

/** The most important first, those of one rank in the order in which they are given. */
const byRank = <A extends Action>(actions: ReadonlyArray<A>): ReadonlyArray<A> => {
  const ranked: Array<A> = []
  for (let at = 0; at <= last; at++)
    for (const action of actions) if (rank(action) === at) ranked.push(action)
  return ranked
}

const last = 3

/** Only a cancel may use the reserve: a place called unsafe is one that adds. */
const rank = ({ kind, purpose }: Action): number => {
  if (purpose === 'unsafe') return kind === 'cancel' ? 0 : 2
  return purpose === 'reducing' ? 1 : purpose === 'adding' ? 2 : last
}

const withOne = ({ place, cancel, amend }: Messages, { kind }: Action): Messages => ({
  place: kind === 'place' ? place + 1 : place,
  cancel: kind === 'cancel' ? cancel + 1 : cancel,
  amend: kind === 'amend' ? amend + 1 : amend,
})
