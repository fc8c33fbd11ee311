/**
 * The decision of a turn: when it is due, what of it is sent, and in which order.
 */

import { decideQuotes } from '../../decision/decideQuotes.js'
import { decide as decideDesk } from '../../desk/decide/decide.js'
import { type DeskScope, decideWith } from '../../desk/decide/decideWith.js'
import type { DeskActions, MarketDecision, SentActions } from '../../desk/decide/deskActions.js'
import type { DeskConfig } from '../../desk/decide/deskConfig.js'
import { type Desk, market } from '../../desk/desk.js'
import { raisedMetrics } from './alertTurn.js'
import type { BotState } from './botState.js'
import { type BotTurn, say, tell } from './botTurn.js'

const decideScope = /* @__PURE__ */ decideWith(decideQuotes)

/**
 * Returns what a desk asks for over a scope, as far as it is to be sent: without the decisions that
 * it was made from, and of the choice of markets only what is new; null where that is nothing.
 *
 * @category bot
 * @since 0.1.0
 */
export const sentOf = (desk: Desk, actions: DeskActions): SentActions | null => {
  const { cancels, places, amends, merges, worths, disagreements, nextOrder, budget, kill } =
    actions
  const scores = actions.scores.filter(
    ({ marketId, chosen }) => market(desk, marketId)?.chosen !== chosen,
  )
  const isEmpty =
    cancels.length === 0 &&
    places.length === 0 &&
    amends.length === 0 &&
    merges.length === 0 &&
    worths.length === 0 &&
    disagreements.length === 0 &&
    scores.length === 0 &&
    kill === null
  if (isEmpty) return null
  return { cancels, places, amends, merges, worths, disagreements, nextOrder, budget, kill, scores }
}

/** Returns what a desk asks for over a scope. @category bot @since 0.1.0 */
export const decided = (desk: Desk, config: DeskConfig, scope: DeskScope): DeskActions =>
  scope.kind === 'all' ? decideDesk(desk, config) : decideScope(desk, config, scope)

/**
 * Returns when the next decision is due, null where nothing has changed.
 *
 * @category bot
 * @since 0.1.0
 */
export const decisionDue = (
  { changed, urgent, decidedAt, now }: BotState,
  quoteIntervalMs: number,
): number | null => {
  if (changed === null) return null
  // After a clock that went back, waiting for it to catch up would be waiting for ever.
  if (urgent || decidedAt === null || decidedAt > now) return now
  return decidedAt + quoteIntervalMs
}

/** Decides what has changed, if that is due, and sends it. @category bot @since 0.1.0 */
export const decideTurn = (turn: BotTurn): void => {
  const { config } = turn.setup
  const due = decisionDue(turn, config.bot.quoteIntervalMs)
  const scope = turn.changed
  if (due === null || due > turn.now || scope === null || turn.ended) return
  turn.changed = null
  turn.urgent = false
  turn.decidedAt = turn.now
  const actions = decided(turn.desk, config.desk, scope)
  turn.decisions = withDecisions(turn, actions.decisions)
  const sent = sentOf(turn.desk, actions)
  if (sent !== null) send(turn, sent, scope)
}

/** Written down before it is sent: what is sent and not known would be found by nobody. */
const send = (turn: BotTurn, actions: SentActions, scope: DeskScope): void => {
  if (!tell(turn, { kind: 'acted', at: turn.now, actions }, scope)) {
    say(turn, 'critical', 'a decision that cannot be written down is not sent')
    return
  }
  for (const action of actions.cancels) turn.outputs.push({ kind: 'cancel', action })
  for (const action of actions.places) turn.outputs.push({ kind: 'place', action })
  for (const action of actions.merges) turn.outputs.push({ kind: 'merge', action })
  const touched = [...actions.cancels, ...actions.places].map(({ marketId }) => marketId)
  for (const asset of new Set(touched.map((id) => market(turn.desk, id)?.market.asset))) {
    if (asset !== undefined) raisedMetrics(turn, { kind: 'quotes', asset })
  }
}

const withDecisions = (
  { decisions, desk }: BotTurn,
  made: ReadonlyArray<MarketDecision>,
): BotState['decisions'] => {
  const next: Record<string, MarketDecision> = {}
  for (const [id, decision] of Object.entries(decisions)) {
    if (market(desk, id) !== null) next[id] = decision
  }
  for (const decision of made) next[decision.marketId] = decision
  return next
}
