/**
 * One decision, computed: the rules of the contract in their order, into the workspace.
 */

import { cdf } from '../math/normal.js'
import type { HaltTag } from '../market/reason.js'
import { d2 } from '../pricing/d2.js'
import { skew } from '../quoting/skew.js'
import { spread } from '../quoting/spread.js'
import { haltTag } from '../risk/halt.js'
import { forAsks, forBids } from '../risk/room.js'
import type { QuoteConfig } from './config.js'
import { invalidConfigPart, invalidStatePart } from './invalidPart.js'
import { match } from './match.js'
import { place } from './place.js'
import { readOrders } from './readOrders.js'
import type { QuoteState } from './state.js'
import { target } from './target.js'
import { Term, type Workspace } from './workspace.js'

/**
 * Computes a decision into the workspace and returns null, or returns why it must retreat; then what
 * the workspace holds is of no meaning.
 *
 * The stages hand each other numbers through the workspace: a double that crosses a call which the
 * engine does not inline costs an allocation.
 */
export const plan = (work: Workspace, state: QuoteState, config: QuoteConfig): HaltTag | null => {
  if (invalidStatePart(state) !== null || invalidConfigPart(config) !== null) return 'invalid-input'
  const volatility = volatilityOf(state, config)
  if (!(volatility > 0 && volatility < Infinity)) return 'invalid-input'
  if (readOrders(work, state.orders, state.market.tickSize) >= 0) return 'invalid-input'
  const halted = halt(state, config)
  if (halted !== null) return halted
  if (!price(work, state, config)) return 'invalid-input'
  target(work, state, config)
  match(work, state.orders.length, config)
  place(work, state.orders.length, config)
  return null
}

/** Returns the volatility that a decision uses: the state's, else the asset's override, else the default. */
export const volatilityOf = (
  { volatility, market }: QuoteState,
  config: QuoteConfig,
): number => {
  if (volatility !== null && volatility !== undefined) return volatility
  const { overrides } = config.volatility
  return Object.hasOwn(overrides, market.asset)
    ? (overrides[market.asset] as number)
    : config.volatility.default
}

/** Rule 1, but for what is invalid. */
const halt = ({ now, market, spot, pnl }: QuoteState, config: QuoteConfig): HaltTag | null =>
  haltTag(
    config.timing,
    config.limits.maxDailyLoss,
    market.expiresAt - now,
    Math.abs(now - spot.at),
    pnl.today,
  )

/** Rules 2 to 4; false where they give no number. */
const price = ({ terms }: Workspace, state: QuoteState, config: QuoteConfig): boolean => {
  const { market, spot, position } = state
  const { limits } = config
  const volatility = volatilityOf(state, config)
  const remainingMs = market.expiresAt - state.now
  const { model } = config.fairValue
  const fairValue = cdf(d2(model, spot.price, market.strike, volatility, remainingMs / 1000))
  const left = remainingMs / (market.expiresAt - market.openedAt)
  const remaining = left < 0 ? 0 : left > 1 ? 1 : left
  const ratio = (position.yes - position.no) / limits.maxImbalance
  const imbalance = ratio < -1 ? -1 : ratio > 1 ? 1 : ratio
  const wide = spread(config.spread, fairValue, remaining, imbalance)
  const down = skew(config.skew, imbalance, 1 - remaining)
  terms[Term.volatility] = volatility
  terms[Term.fairValue] = fairValue
  terms[Term.spread] = wide
  terms[Term.skew] = down
  terms[Term.remaining] = remaining
  terms[Term.imbalance] = imbalance
  terms[Term.bidRoom] = forBids(limits, position)
  terms[Term.askRoom] = forAsks(limits, position)
  // NaN and infinities of any of the three survive the sum of their differences with themselves.
  return fairValue - fairValue + (wide - wide) + (down - down) === 0
}
