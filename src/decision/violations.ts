/**
 * The promises of a difference, checked by other means than those that make it.
 */

import type { NewOrder } from '../market/order.js'
import type { HaltTag } from '../market/reason.js'
import type { QuoteConfig } from './config.js'
import { explainQuotes } from './explainQuotes.js'
import type { OrderDiff } from './orderDiff.js'
import type { QuoteState } from './state.js'
import type { Violation } from './violation.js'
import { orderViolations } from './violationsOfOrders.js'
import { quoteViolations } from './violationsOfQuotes.js'

/**
 * Returns every promise that a difference would break on a state; of what `decideQuotes` gives,
 * none.
 *
 * Orders on NO are read as their mirrors, so the difference may come from `asBuys`. Never throws.
 * For tests, for each step of a backtest, and for whoever wants a second look before orders go out.
 *
 * @example
 * import { presets, violations } from 'twoway'
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
 * const diff = { cancel: ['o1'], keep: [], place: [], halted: null, explain: null }
 * violations(state, presets.v2, diff) // => [{ _tag: 'unknown-order', id: 'o1' }]
 *
 * @category decision
 * @since 0.1.0
 */
export const violations = (
  state: QuoteState,
  config: QuoteConfig,
  diff: OrderDiff,
): ReadonlyArray<Violation> => {
  try {
    const path = malformedPart(diff, config)
    if (path !== null) return [{ _tag: 'malformed', path }]
    const { halted } = explainQuotes(state, config)
    return [
      ...haltViolations(halted, diff),
      ...orderViolations(state, diff),
      ...(halted === null ? quoteViolations(state, config, diff) : []),
    ]
  } catch {
    return [{ _tag: 'unreadable' }]
  }
}

const haltViolations = (holds: HaltTag | null, diff: OrderDiff): ReadonlyArray<Violation> => {
  const violations: Array<Violation> = []
  if (diff.halted !== holds) violations.push({ _tag: 'wrong-halt', said: diff.halted, holds })
  const quotes = diff.keep.length + diff.place.length + (diff.amend?.length ?? 0)
  if (holds !== null && quotes > 0) {
    violations.push({ _tag: 'quotes-on-halt', halted: holds })
  }
  return violations
}

/** A difference may come from another program, by JSON. */
const malformedPart = (
  { cancel, keep, place, amend }: OrderDiff,
  config: QuoteConfig,
): string | null => {
  if (!(Array.isArray(cancel) && cancel.every(isText))) return 'cancel'
  if (!(Array.isArray(keep) && keep.every(isText))) return 'keep'
  if (!Array.isArray(place)) return 'place'
  const index = place.findIndex((order) => !isNewOrder(order))
  if (index >= 0) return `place[${index}]`
  return amend === undefined || (mayAmend(config) && isAmendments(amend)) ? null : 'amend'
}

/** Where the venue takes no reduction, to ask for one is to ask for nothing. */
const mayAmend = ({ diff }: QuoteConfig): boolean => diff.kind === 'patient' && diff.amend

const isAmendments = (amend: OrderDiff['amend']): boolean =>
  Array.isArray(amend) && amend.every(({ id, size }) => isText(id) && Number.isFinite(size))

const isText = (value: unknown): boolean => typeof value === 'string'

const isNewOrder = ({ side, outcome, price, size }: NewOrder): boolean =>
  (side === 'bid' || side === 'ask') &&
  (outcome === 'yes' || outcome === 'no') &&
  Number.isFinite(price) &&
  Number.isFinite(size)
