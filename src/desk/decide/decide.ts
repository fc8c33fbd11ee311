/**
 * What to change now, over all markets of a desk.
 */

import { decideQuotes } from '../../decision/decideQuotes.js'
import type { Desk } from '../desk.js'
import { decideWith } from './decideWith.js'
import type { DeskActions } from './deskActions.js'
import type { DeskConfig } from './deskConfig.js'

/**
 * Returns what to cancel, place, shrink and merge, and each market's decision with what it was made
 * from. Nothing is changed: hand the actions to `apply` in an `acted` event once they are sent.
 *
 * The same desk gives the same actions, ids included. Never throws.
 *
 * @example
 * import { apply, decide, Desk, presets } from 'twoway'
 *
 * const settings = { answerMs: 5_000, requestMs: 10_000, keepSettledMs: 3_600_000, keepEnded: 32 }
 * const market = {
 *   id: 'BTC-5m', asset: 'BTC', strike: 65_000, openedAt: 0, expiresAt: 300_000, tickSize: 0.01,
 * }
 * const empty = Desk.open({ now: 0, nextOrder: 1, settings })
 * const listed = apply(empty, { kind: 'listed', at: 0, market })
 * const said = { asset: 'BTC', source: 'spot', price: 65_000, of: 0 }
 * const price = { kind: 'price', at: 0, ...said } as const
 * const config = {
 *   quote: presets.v2, selection: null, groups: null, merge: null,
 *   asBuys: false, killAtDailyLoss: true,
 * }
 * decide(apply(listed, price), config).places[0]?.clientOrderId // => 'BTC-5m#1'
 *
 * @category desk
 * @since 0.1.0
 */
export const decide = (desk: Desk, config: DeskConfig): DeskActions => decideAll(desk, config)

const decideAll = /* @__PURE__ */ decideWith(decideQuotes)
