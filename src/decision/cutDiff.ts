/**
 * What is left of a difference once some of its actions do not go out.
 */

import type { NewOrder } from '../market/order.js'
import { type Messages, type RateBudget, type RateConfig, shortBucket } from '../risk/rateBudget.js'
import type { CutReason } from './cutReason.js'
import type { DiffAction } from './diffActions.js'
import type { OrderDiff } from './orderDiff.js'

/**
 * Returns the actions without the cancels at the end that only made way for a place that is not
 * among them any more.
 *
 * @category decision
 * @since 0.1.0
 */
export const withoutOrphans = <A extends DiffAction>(sent: ReadonlyArray<A>): ReadonlyArray<A> => {
  const needed = new Set(sent.flatMap((action) => (action.kind === 'place' ? action.needs : [])))
  return sent.filter(
    (action) =>
      action.kind !== 'cancel' ||
      action.purpose === 'unsafe' ||
      action.purpose === 'cosmetic' ||
      needed.has(action.id),
  )
}

/** Returns why such a cancel is not sent. @category decision @since 0.1.0 */
export const orphaned = (action: DiffAction): CutReason => ({
  _tag: 'replacement-cut',
  id: action.kind === 'cancel' ? action.id : '',
})

/**
 * What a budget let out, and what not, with the orders that stand. @category decision @since 0.1.0
 */
export type Parted = {
  readonly sent: ReadonlyArray<DiffAction>
  readonly cut: ReadonlyArray<DiffAction>
  readonly live: number
}

/**
 * Returns why each action was cut: the tokens that it and all before it need; those of unsafe
 * cancels need no reserve.
 *
 * @category decision
 * @since 0.1.0
 */
export const reasonsOf = (
  rates: RateConfig,
  budget: RateBudget,
  { sent, cut, live }: Parted,
): ReadonlyArray<CutReason> => {
  const gone = new Set<string>()
  let messages = messagesOf(sent)
  let last: CutReason = { _tag: 'over-budget', bucket: '', tokens: 0, needed: 0 }
  return cut.map((action) => {
    messages = withOne(messages, action)
    const isUnsafe = action.kind === 'cancel' && action.purpose === 'unsafe'
    const reserve = isUnsafe ? -1 : live + messages.place - messages.cancel
    const short = shortBucket(rates, budget, messages, reserve)
    if (short !== null) last = { _tag: 'over-budget', ...short }
    if (action.kind === 'cancel') gone.add(action.id)
    const needed = action.kind === 'place' ? action.needs.find((id) => gone.has(id)) : undefined
    return needed === undefined ? last : { _tag: 'awaits-cancel', id: needed }
  })
}

/** Returns how many messages of each kind actions are. @category decision @since 0.1.0 */
export const messagesOf = (actions: ReadonlyArray<DiffAction>): Messages => {
  let messages: Messages = { place: 0, cancel: 0, amend: 0 }
  for (const action of actions) messages = withOne(messages, action)
  return messages
}

const withOne = ({ place, cancel, amend }: Messages, { kind }: DiffAction): Messages => ({
  place: kind === 'place' ? place + 1 : place,
  cancel: kind === 'cancel' ? cancel + 1 : cancel,
  amend: kind === 'amend' ? amend + 1 : amend,
})

/**
 * Returns a difference of which only some actions go out. An order that may stay and whose cancel
 * does not go out is kept; one that may not is in no list.
 *
 * @category decision
 * @since 0.1.0
 */
export const cutDiff = (
  diff: OrderDiff,
  sent: ReadonlyArray<DiffAction>,
  cut: ReadonlyArray<DiffAction>,
): OrderDiff => {
  const ids = new Set<string>()
  const placed = new Set<NewOrder>()
  for (const action of sent) {
    if (action.kind === 'place') placed.add(action.order)
    else ids.add(idOf(action))
  }
  const keep = diff.keep.slice()
  for (const action of cut)
    if (action.kind !== 'place' && action.purpose !== 'unsafe') keep.push(idOf(action))
  const amend = diff.amend?.filter(({ id }) => ids.has(id)) ?? []
  const rest = {
    cancel: diff.cancel.filter((id) => ids.has(id)),
    keep,
    place: diff.place.filter((order) => placed.has(order)),
    halted: diff.halted,
    explain: diff.explain,
  }
  return amend.length === 0 ? rest : { ...rest, amend }
}

const idOf = (action: Exclude<DiffAction, { readonly kind: 'place' }>): string =>
  action.kind === 'cancel' ? action.id : action.amendment.id
