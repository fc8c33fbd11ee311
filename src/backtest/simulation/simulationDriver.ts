/**
 * Who turns the crank of a simulated desk: hears, decides, sends, asks, and starts it anew.
 */

import type { DeskScope } from '../../desk/decide/decideWith.js'
import type { DeskActions } from '../../desk/decide/deskActions.js'
import { type Desk, open } from '../../desk/desk.js'
import type { DeskEvent } from '../../desk/deskEvent.js'
import * as Dictionary from '../../desk/dictionary.js'
import { checkActions, checkAnswers, checkReplay } from './simulationChecks.js'
import type { ToDesk } from './simulationMessage.js'
import { clockErrorMs, hand, request, slowestMs, type Turn } from './simulationTurn.js'

/** Brings the desk what has come. @category backtest @since 0.1.0 */
export const onWord = (turn: Turn, body: ToDesk): void => {
  if (body.kind === 'event') {
    if (isNews(turn, body)) hear(turn, body.event)
    return
  }
  // A gap in the journal, what is older than the last answer, or word for a desk that is no more.
  if (body.since > turn.polled || body.upTo < turn.polled) return
  turn.polled = body.upTo
  const snapshot: DeskEvent = { kind: 'reconciled', at: 0, snapshot: body.snapshot }
  const { recovering } = turn
  // A new desk has to know an order before it can count its fills; later, fills explain a snapshot.
  if (recovering !== null) hand(turn, { kind: 'event', event: snapshot, number: null })
  for (const { event, number } of body.journal) hand(turn, { kind: 'event', event, number })
  if (recovering === null) hand(turn, { kind: 'event', event: snapshot, number: null })
  if (recovering === null || body.askedAt < recovering + slowestMs || turn.calm !== null) return
  turn.recovering = null
  const resumed: DeskEvent = { kind: 'switch', at: 0, event: { kind: 'resume' } }
  hand(turn, { kind: 'event', event: resumed, number: null })
}

type Word = Extract<ToDesk, { readonly kind: 'event' }>

/** A fill is a fact whenever it is told; of a resolution and a grid only the last word counts. */
const isNews = (turn: Turn, { event, number }: Word): boolean => {
  if (number === null || (event.kind !== 'resolved' && event.kind !== 'regridded')) return true
  const key = `${event.kind} ${event.marketId}`
  if ((Dictionary.get(turn.told, key) ?? 0) > number) return false
  turn.told = Dictionary.set(turn.told, key, number)
  return true
}

/**
 * Lets the desk hear an event, decide, and send what it decided.
 *
 * @category backtest
 * @since 0.1.0
 */
export const hear = (turn: Turn, event: DeskEvent): void => {
  applied(turn, stamped(turn, event))
  if (event.kind === 'clock') checkAnswers(turn)
  const { decide } = turn.setup.subject
  const actions = decide(turn.desk, turn.config, scopeOf(event))
  checkActions(turn, actions)
  if (!isEmpty(actions)) act(turn, actions)
}

/** Asks the venue for everything, by the desk's own clock. @category backtest @since 0.1.0 */
export const poll = (turn: Turn): void =>
  request(turn, {
    kind: 'poll',
    since: turn.polled,
    asOf: turn.desk.now,
    askedAt: turn.now,
  })

/**
 * Opens a desk that knows nothing, stopped until what its forerunner sent has come to an end: the
 * venue's markets, all of its journal, and a first snapshot are asked for.
 *
 * @category backtest
 * @since 0.1.0
 */
export const restart = (turn: Turn): void => {
  const { venue, now } = turn
  turn.desk = opened(now)
  // A new desk counts its messages anew; a venue that still counts the old ones would say so.
  turn.tokens = null
  turn.logged = null
  turn.log = []
  turn.polled = 0
  turn.told = Dictionary.empty
  turn.recovering = now
  turn.wire = turn.wire.filter(({ to }) => to !== 'desk')
  applied(turn, stamped(turn, { kind: 'switch', at: 0, event: pause(now) }))
  for (const { market } of venue.markets)
    applied(turn, stamped(turn, { kind: 'listed', at: 0, market }))
}

/**
 * Returns a desk whose orders are numbered from the instant on.
 *
 * @category backtest
 * @since 0.1.0
 */
export const opened = (now: number): Desk =>
  open({
    now,
    nextOrder: now,
    settings: {
      answerMs: 3_000,
      // While a request is under way the clock may go from too early to too late.
      requestMs: slowestMs + 2 * clockErrorMs,
      keepSettledMs: 30_000,
      keepEnded: 16,
    },
  })

const pause = (at: number) => ({ kind: 'pause', at, why: 'a restart' }) as const

const applied = (turn: Turn, event: DeskEvent): void => {
  turn.desk = turn.setup.subject.apply(turn.desk, event)
  turn.heard += 1
  if (turn.logged !== null) turn.log = [...turn.log, event]
  checkReplay(turn)
}

/** The desk's clock may be wrong, and word of an order bears the instant at which it was heard. */
const stamped = (turn: Turn, event: DeskEvent): DeskEvent => {
  const at = turn.now + turn.skew
  return event.kind === 'order' ? { ...event, at, news: { ...event.news, at } } : { ...event, at }
}

const scopeOf = (event: DeskEvent): DeskScope => {
  if ('marketId' in event) return { kind: 'market', marketId: event.marketId }
  return 'asset' in event ? { kind: 'asset', asset: event.asset } : { kind: 'all' }
}

const isEmpty = (actions: DeskActions): boolean => {
  const { cancels, places, amends, merges, worths, disagreements, kill, scores } = actions
  const sent = cancels.length + places.length + amends.length + merges.length
  return sent + worths.length + disagreements.length + scores.length === 0 && kill === null
}

const act = (turn: Turn, actions: DeskActions): void => {
  applied(turn, stamped(turn, { kind: 'acted', at: 0, actions }))
  for (const action of actions.cancels) request(turn, { kind: 'cancel', action })
  for (const action of actions.places) request(turn, { kind: 'place', action })
  for (const action of actions.amends) request(turn, { kind: 'amend', action })
  for (const action of actions.merges) request(turn, { kind: 'merge', action })
}
