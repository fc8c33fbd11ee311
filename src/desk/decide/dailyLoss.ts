/**
 * The day's loss over all markets, with what is open.
 */

import { mayPlace, type SwitchEvent } from '../../risk/killSwitch.js'
import type { Desk } from '../desk.js'
import { profitToday } from '../ledger/ledger.js'
import { toUnits } from '../ledger/micro.js'
import type { DeskConfig } from './deskConfig.js'

/**
 * Returns the desk's profit and loss since the day began, in dollars, what is open at its marks, or
 * at its cost where no mark was ever known (`account.unmarked` of the ledger says how much of it);
 * and what moves the switch where that is a loss past the limit and the config asks for it, else
 * null.
 *
 * @example
 * import { dailyLoss, Desk, presets } from 'twoway'
 *
 * const settings = { answerMs: 5_000, requestMs: 10_000, keepSettledMs: 3_600_000, keepEnded: 32 }
 * const desk = Desk.open({ now: 0, nextOrder: 1, settings })
 * dailyLoss(desk, { quote: presets.v2, killAtDailyLoss: true }) // => { today: 0, kill: null }
 *
 * @category desk
 * @since 0.1.0
 */
export const dailyLoss = (
  { ledger, killSwitch, now }: Desk,
  { quote, killAtDailyLoss }: Pick<DeskConfig, 'quote' | 'killAtDailyLoss'>,
): { readonly today: number; readonly kill: SwitchEvent | null } => {
  const today = toUnits(profitToday(ledger))
  const limit = quote.limits.maxDailyLoss
  if (today >= -limit || !killAtDailyLoss || !mayPlace(killSwitch)) return { today, kill: null }
  const rejection = { _tag: 'past', of: 'loss-of-day', value: 0 - today, limit } as const
  return { today, kill: { kind: 'kill', at: now, reason: { _tag: 'limit', rejection } } }
}
