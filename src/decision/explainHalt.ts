/**
 * Why a decision retreated, with the values that made it.
 */

import type { Halt, HaltTag } from '../market/reason.js'
import type { QuoteConfig } from './config.js'
import { invalidConfigPart, invalidStatePart } from './invalidPart.js'
import { invalidForecastPart } from './invalidPolicy.js'
import { isVolatility, uncomputed, volatilityOf } from './plan.js'
import { invalidOrder } from './readOrders.js'
import { invalidSince } from './readPatiently.js'
import type { QuoteState } from './state.js'
import { Term, work } from './workspace.js'

/**
 * Returns the reason of a halt, with the values it was judged by.
 *
 * @category decision
 * @since 0.1.0
 */
export const explainHalt = (state: QuoteState, config: QuoteConfig, halted: HaltTag): Halt => {
  switch (halted) {
    case 'invalid-input':
      return { _tag: halted, path: invalidPath(state, config) }
    case 'near-expiry': {
      const remainingMs = state.market.expiresAt - state.now
      return { _tag: halted, remainingMs, limitMs: config.timing.closeBeforeExpiryMs }
    }
    case 'stale-spot': {
      const ageMs = Math.abs(state.now - state.spot.at)
      return { _tag: halted, ageMs, limitMs: config.timing.staleSpotMs }
    }
    case 'daily-loss':
      return { _tag: halted, today: state.pnl.today, limit: config.limits.maxDailyLoss }
    case 'missing-strike':
      return { _tag: halted, openedAt: state.market.openedAt }
    case 'fast-claim':
      return fastClaim(config)
  }
}

/** Of the last plan, which is the one that halted. */
const fastClaim = ({ spread }: QuoteConfig): Halt => {
  if (spread.kind !== 'latency') return { _tag: 'fast-claim', move: Number.NaN, limit: Number.NaN }
  const move = spread.times * (work.terms[Term.move] as number)
  return { _tag: 'fast-claim', move, limit: spread.stopAbove }
}

/** What throws while it is read has no finer path than its root. */
const invalidPath = (state: QuoteState, config: QuoteConfig): string =>
  attempt('state', () => invalidStatePart(state)) ??
  attempt('config', () => invalidConfigPart(config)) ??
  attempt('state', () => invalidForecastPart(state, config)) ??
  attempt('config.volatility', () => invalidVolatility(state, config)) ??
  attempt('orders', () => invalidOrderPath(state, config)) ??
  uncomputed()

const attempt = (root: string, path: () => string | null): string | null => {
  try {
    return path()
  } catch {
    return root
  }
}

const invalidVolatility = (state: QuoteState, config: QuoteConfig): string | null => {
  return isVolatility(volatilityOf(state, config)) ? null : 'config.volatility'
}

const invalidOrderPath = ({ orders }: QuoteState, { diff }: QuoteConfig): string | null => {
  const index = invalidOrder(orders)
  if (index >= 0) return `orders[${index}]`
  const at = diff.kind === 'patient' ? invalidSince(orders) : -1
  return at >= 0 ? `orders[${at}].since` : null
}
