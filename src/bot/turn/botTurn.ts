/**
 * One turn of a bot in the making: only the turn itself holds it.
 */

import { deskEvent } from '../../codec/deskEvent.js'
import { apply } from '../../desk/apply/apply.js'
import type { DeskScope } from '../../desk/decide/decideWith.js'
import { type AssetDesk, market } from '../../desk/desk.js'
import type { DeskEvent } from '../../desk/deskEvent.js'
import * as Dictionary from '../../desk/dictionary.js'
import type { BotOutput, Weight } from './botMessage.js'
import type { BotSetup, BotState } from './botState.js'

type Writable<Of> = { -readonly [Key in keyof Of]: Of[Key] }

/**
 * The next state while it is made, and what is to be done; what hangs on it is replaced, never
 * changed.
 *
 * @category bot
 * @since 0.1.0
 */
export type BotTurn = Writable<BotState> & {
  readonly setup: BotSetup
  readonly outputs: Array<BotOutput>
}

/** Says a line to whoever looks. @category bot @since 0.1.0 */
export const say = (turn: BotTurn, weight: Weight, text: string): void => {
  turn.outputs.push({ kind: 'say', at: turn.now, weight, text })
}

/**
 * Lets the desk hear an event, stamped with the bot's own clock, and writes it down first. What is
 * no event, a price that is no number, say, is told and goes no further: a journal could not hold
 * it.
 *
 * @category bot
 * @since 0.1.0
 */
export const tell = (turn: BotTurn, said: DeskEvent, scope: DeskScope | null = null): boolean => {
  const event = stamped(said, turn.now)
  if (!deskEvent.is(event)) {
    say(turn, 'warning', `an event of the kind ${String(said?.kind)} that means nothing`)
    return false
  }
  turn.outputs.push({ kind: 'heard', entry: scope === null ? { event } : { event, scope } })
  const before = turn.desk
  turn.desk = apply(before, event)
  const { scope: changed, urgent } = changeOf(turn, event)
  if (changed !== null) note(turn, changed, urgent)
  if (event.kind === 'price' && crosses(turn, event.asset, assetOf(before, event.asset)))
    note(turn, { kind: 'asset', asset: event.asset }, true)
  return true
}

/** Notes that something has to be decided. @category bot @since 0.1.0 */
export const note = (turn: BotTurn, scope: DeskScope, urgent: boolean): void => {
  turn.changed = turn.changed === null ? scope : joined(turn, turn.changed, scope)
  turn.urgent = turn.urgent || urgent
}

/**
 * Returns since when an answer proves what rests: from now, but not before the last request of an
 * earlier run has arrived.
 *
 * @category bot
 * @since 0.1.0
 */
export const provenFrom = ({ now, setup }: BotTurn): number => Math.max(now, setup.forerunner)

/** The whole desk. @category bot @since 0.1.0 */
export const everything: DeskScope = { kind: 'all' }

/** Word of an order bears the instant at which it was heard, like the event. */
const stamped = (event: DeskEvent, at: number): DeskEvent =>
  event.kind === 'order'
    ? { ...event, at, news: { ...event.news, at } }
    : event.at === at
      ? event
      : { ...event, at }

const assetOf = ({ assets }: BotState['desk'], asset: string): AssetDesk | undefined =>
  Dictionary.get(assets, asset)

type Change = { readonly scope: DeskScope | null; readonly urgent: boolean }

const changeOf = (turn: BotTurn, event: DeskEvent): Change => {
  switch (event.kind) {
    case 'acted':
      return { scope: null, urgent: false }
    case 'price':
    case 'outlook':
      return { scope: { kind: 'asset', asset: event.asset }, urgent: false }
    case 'fill':
      turn.lastFillAt = turn.now
      return { scope: { kind: 'market', marketId: event.marketId }, urgent: true }
    case 'resolved':
      return { scope: { kind: 'market', marketId: event.marketId }, urgent: true }
    case 'switch':
      return { scope: everything, urgent: true }
    default:
      return {
        scope: 'marketId' in event ? { kind: 'market', marketId: event.marketId } : everything,
        urgent: false,
      }
  }
}

/** Whether the price to quote by has passed a strike of the asset, either way. */
const crosses = (turn: BotTurn, name: string, before: AssetDesk | undefined): boolean => {
  const after = assetOf(turn.desk, name)
  const from = before?.spot?.price
  const to = after?.spot?.price
  if (after === undefined || from === undefined || to === undefined || from === to) return false
  return Dictionary.entries(after.markets).some(({ value: { market: of, resolvedAt } }) => {
    const { strike } = of
    return strike !== null && resolvedAt === null && from > strike !== to > strike
  })
}

const joined = ({ desk }: BotTurn, a: DeskScope, b: DeskScope): DeskScope => {
  if (a.kind === 'all' || b.kind === 'all') return everything
  if (a.kind === 'market' && b.kind === 'market' && a.marketId === b.marketId) return a
  const of = (scope: DeskScope): string | null => {
    if (scope.kind === 'asset') return scope.asset
    return scope.kind === 'market' ? (market(desk, scope.marketId)?.market.asset ?? null) : null
  }
  const asset = of(a)
  return asset !== null && asset === of(b) ? { kind: 'asset', asset } : everything
}
