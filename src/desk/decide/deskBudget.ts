/**
 * What of a desk's decisions its budget of messages pays for, over all markets at once.
 */

import {
  messagesOf as countOf,
  cutDiff,
  orphaned,
  reasonsOf,
  withoutOrphans,
} from '../../decision/cutDiff.js'
import { type DiffAction, diffActions } from '../../decision/diffActions.js'
import type { OrderDiff } from '../../decision/orderDiff.js'
import {
  full,
  type Messages,
  type RateBudget,
  type RateConfig,
  refill,
  shortBucket,
  spend,
} from '../../risk/rateBudget.js'
import { withinBudget } from '../../risk/withinBudget.js'
import type { Desk } from '../desk.js'
import type { Decided } from './assetDecisions.js'
import type { CancelAction, Delayed, DeskCut, MarketDecision } from './deskActions.js'
import type { DeskConfig } from './deskConfig.js'

/** Decisions and the cancels of strays, before or after a budget. @category desk @since 0.1.0 */
export type Asked = {
  readonly decided: ReadonlyArray<Decided>
  readonly strays: ReadonlyArray<CancelAction>
}

/**
 * Returns what of the decisions goes out, and the budget once it is sent, null where none is kept.
 *
 * While the venue wants silence nothing does. Within a budget the most important of all markets go
 * first: cancels of what may not stay, then what reduces a position, then what adds to one, each
 * with the cancels it needs, then what only tidies; and enough is left to cancel all that rests.
 *
 * @category desk
 * @since 0.1.0
 */
export const withinRates = (
  desk: Desk,
  { quote, rates }: DeskConfig,
  asked: Asked,
): Asked & { readonly budget: RateBudget | null } => {
  const { restsUntil, budget: last } = desk.conditions
  const budget =
    rates === null || rates === undefined ? null : refill(rates, last ?? full(rates, 0), desk.now)
  if (restsUntil !== null && desk.now < restsUntil) {
    const decided = asked.decided.map(({ held, decision }) => ({
      held,
      decision: silenced(decision, restsUntil),
    }))
    return { decided, strays: [], budget }
  }
  if (rates === null || rates === undefined || budget === null)
    return { decided: asked.decided, strays: asked.strays, budget: null }
  const messages = messagesOf(asked)
  const paid = spend(rates, budget, messages)
  const standing = desk.live + messages.place - messages.cancel
  if (paid !== null && shortBucket(rates, budget, messages, standing) === null)
    return { decided: asked.decided, strays: asked.strays, budget: paid }
  return cutToBudget(asked, quote, { rates, budget, live: desk.live })
}

const messagesOf = ({ decided, strays }: Asked): Messages => {
  let place = 0
  let cancel = strays.length
  let amend = 0
  for (const { decision } of decided) {
    const { diff } = decision
    place += diff.place.length
    cancel += diff.cancel.length
    amend += diff.amend?.length ?? 0
  }
  return { place, cancel, amend }
}

const silenced = (decision: MarketDecision, until: number): MarketDecision => {
  const { diff } = decision
  if (diff.place.length + diff.cancel.length + (diff.amend?.length ?? 0) === 0) return decision
  const reason: DeskCut = { _tag: 'resting', until }
  const ids = [...diff.cancel, ...(diff.amend ?? []).map(({ id }) => id)]
  const silent: OrderDiff = {
    cancel: [],
    keep: diff.keep,
    place: [],
    halted: diff.halted,
    explain: diff.explain,
  }
  return {
    ...decision,
    diff: silent,
    cut: [...decision.cut, ...diff.place.map((order) => ({ order, reasons: [reason] }))],
    delayed: ids.map((id) => ({ id, reason })),
  }
}

/** An action with the place of its market among the decisions, or that it is of a stray. */
type Tagged = DiffAction & { readonly market: number }

const stray = -1

const cutToBudget = (
  { decided, strays }: Asked,
  quote: DeskConfig['quote'],
  {
    rates,
    budget,
    live,
  }: { readonly rates: RateConfig; readonly budget: RateBudget; readonly live: number },
): Asked & { readonly budget: RateBudget } => {
  const actions = strays.map(({ venueId }) => unsafeCancel(venueId ?? '', stray))
  decided.forEach(({ decision }, market) => {
    addActions(actions, decision, quote, market)
  })
  const admitted = withinBudget(rates, budget, { actions, live })
  const sent = withoutOrphans(admitted.sent)
  const reasons = reasonsOf(rates, budget, { sent: admitted.sent, cut: admitted.cut, live })
  const parts: ReadonlyArray<Part> = decided.map(() => ({ sent: [], cut: [] }))
  for (const action of sent) parts[action.market]?.sent.push(action)
  if (sent.length < admitted.sent.length) addOrphans(parts, admitted.sent, new Set(sent))
  admitted.cut.forEach((action, i) => {
    addCut(parts, action, reasons[i] as DeskCut)
  })
  return {
    decided: decided.map(({ held, decision }, market) => ({
      held,
      decision: partly(decision, parts[market] as Part),
    })),
    strays: strays.filter(({ venueId }) => sent.some((one) => isOf(one, venueId))),
    budget: spend(rates, budget, countOf(sent)) ?? budget,
  }
}

/** The actions of one market that go out, and those that do not, each with its reason. */
type Part = {
  readonly sent: Array<Tagged>
  readonly cut: Array<{ readonly action: Tagged; readonly reason: DeskCut }>
}

const addCut = (parts: ReadonlyArray<Part>, action: Tagged, reason: DeskCut): void => {
  parts[action.market]?.cut.push({ action, reason })
}

const addOrphans = (
  parts: ReadonlyArray<Part>,
  admitted: ReadonlyArray<Tagged>,
  kept: ReadonlySet<Tagged>,
): void => {
  for (const action of admitted) if (!kept.has(action)) addCut(parts, action, orphaned(action))
}

const addActions = (
  actions: Array<Tagged>,
  { state, diff }: MarketDecision,
  quote: DeskConfig['quote'],
  market: number,
): void => {
  if (state === null) for (const id of diff.cancel) actions.push(unsafeCancel(id, market))
  else for (const action of diffActions(state, quote, diff)) actions.push(tagged(action, market))
}

/** Named one by one: a spread of three shapes is slow where every order passes. */
const tagged = (action: DiffAction, market: number): Tagged => {
  const { kind, purpose } = action
  if (kind === 'cancel') return { kind, purpose, id: action.id, market }
  if (kind === 'amend') return { kind, purpose, amendment: action.amendment, market }
  return { kind, purpose, order: action.order, needs: action.needs, market }
}

const unsafeCancel = (id: string, market: number): Tagged => ({
  kind: 'cancel',
  purpose: 'unsafe',
  id,
  market,
})

const isOf = (action: Tagged, venueId: string | null): boolean =>
  action.market === stray && action.kind === 'cancel' && action.id === (venueId ?? '')

const partly = (decision: MarketDecision, { sent, cut }: Part): MarketDecision => {
  if (cut.length === 0) return decision
  const { marketId, halted, state, diff } = decision
  const orders = decision.cut.slice()
  const delayed: Array<Delayed> = []
  for (const { action, reason } of cut) {
    if (action.kind === 'place') orders.push({ order: action.order, reasons: [reason] })
    else delayed.push({ id: action.kind === 'cancel' ? action.id : action.amendment.id, reason })
  }
  const actions = cut.map(({ action }) => action)
  return { marketId, halted, state, diff: cutDiff(diff, sent, actions), cut: orders, delayed }
}
