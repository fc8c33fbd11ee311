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
import type { CancelAction, CutOrder, Delayed, DeskCut, MarketDecision } from './deskActions.js'
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

/** An action with the place of its market among the decisions, −1 for a stray. */
type Tagged = DiffAction & { readonly market: number }

const cutToBudget = (
  { decided, strays }: Asked,
  quote: DeskConfig['quote'],
  {
    rates,
    budget,
    live,
  }: { readonly rates: RateConfig; readonly budget: RateBudget; readonly live: number },
): Asked & { readonly budget: RateBudget } => {
  const actions: ReadonlyArray<Tagged> = [
    ...strays.map(({ venueId }) => unsafeCancel(venueId ?? '', -1)),
    ...decided.flatMap(({ decision }, market) => actionsOf(decision, quote, market)),
  ]
  const admitted = withinBudget(rates, budget, { actions, live })
  const sent = withoutOrphans(admitted.sent)
  const kept = new Set<Tagged>(sent)
  const orphans = admitted.sent.filter((action) => !kept.has(action))
  const reasons = reasonsOf(rates, budget, { sent: admitted.sent, cut: admitted.cut, live })
  const whys = new Map<Tagged, DeskCut>([
    ...orphans.map((action) => [action, orphaned(action)] as const),
    ...admitted.cut.map((action, i) => [action, reasons[i] as DeskCut] as const),
  ])
  return {
    decided: decided.map(({ held, decision }, market) => ({
      held,
      decision: partly(decision, market, sent, whys),
    })),
    strays: strays.filter(({ venueId }) => sent.some((one) => isOf(one, venueId))),
    budget: spend(rates, budget, countOf(sent)) ?? budget,
  }
}

const actionsOf = (
  { state, diff }: MarketDecision,
  quote: DeskConfig['quote'],
  market: number,
): ReadonlyArray<Tagged> =>
  state === null
    ? diff.cancel.map((id) => unsafeCancel(id, market))
    : diffActions(state, quote, diff).map((action) => ({ ...action, market }))

const unsafeCancel = (id: string, market: number): Tagged => ({
  kind: 'cancel',
  purpose: 'unsafe',
  id,
  market,
})

const isOf = (action: Tagged, venueId: string | null): boolean =>
  action.market === -1 && action.kind === 'cancel' && action.id === (venueId ?? '')

const partly = (
  decision: MarketDecision,
  market: number,
  sent: ReadonlyArray<Tagged>,
  whys: ReadonlyMap<Tagged, DeskCut>,
): MarketDecision => {
  const cut = [...whys.keys()].filter((action) => action.market === market)
  if (cut.length === 0) return decision
  const here = sent.filter((action) => action.market === market)
  const reasonOf = (action: Tagged): DeskCut => whys.get(action) as DeskCut
  return {
    ...decision,
    diff: cutDiff(decision.diff, here, cut),
    cut: [
      ...decision.cut,
      ...cut.flatMap(
        (action): ReadonlyArray<CutOrder> =>
          action.kind === 'place' ? [{ order: action.order, reasons: [reasonOf(action)] }] : [],
      ),
    ],
    delayed: cut.flatMap((action): ReadonlyArray<Delayed> => {
      if (action.kind === 'place') return []
      const id = action.kind === 'cancel' ? action.id : action.amendment.id
      return [{ id, reason: reasonOf(action) }]
    }),
  }
}
