/**
 * What the innermost quote of a side is worth and how large a level is, worked out apart from the
 * decision that is judged.
 */

import type { Side } from '../market/side.js'
import { elapsed } from '../market/units.js'
import { fairValue } from '../pricing/fairValue.js'
import { size } from '../quoting/size.js'
import { skew } from '../quoting/skew.js'
import { spread } from '../quoting/spread.js'
import type { QuoteConfig } from './config.js'
import { plan, volatilityOf } from './plan.js'
import type { QuoteState } from './state.js'
import { isLosing } from './target.js'
import { Term, work } from './workspace.js'

/**
 * Returns the price beyond which a quote of a side is too generous, whether the side is losing, and
 * the most shares that one of its levels wants.
 *
 * Of the seed's policies by their own functions; of others by the terms of a plan of the state.
 *
 * @category decision
 * @since 0.1.0
 */
export const worthOf = (
  state: QuoteState,
  config: QuoteConfig,
  side: Side,
): { readonly price: number; readonly losing: boolean; readonly size: number } => {
  plan(state, config)
  const { now, market, position } = state
  const left = (market.expiresAt - now) / (market.expiresAt - market.openedAt)
  const remaining = Math.min(1, Math.max(0, left))
  const ratio = (position.yes - position.no) / config.limits.maxImbalance
  const imbalance = Math.min(1, Math.max(-1, ratio))
  const fair = fairOf(state, config)
  const half =
    config.spread.kind === 'dynamic'
      ? spread(config.spread, fair, remaining, imbalance) / 2
      : (work.terms[side === 'bid' ? Term.bidHalf : Term.askHalf] as number)
  const down =
    config.skew.kind === 'linear'
      ? skew(config.skew, imbalance, 1 - remaining)
      : (work.terms[Term.skew] as number)
  const share = (side === 'bid' ? position.yes : position.no) / config.limits.maxPosition
  return {
    price: fair - down + (side === 'bid' ? -half : half),
    losing: isLosing(config.timing.stopLoser, side, fair, remaining, half),
    size: size(config.size, fair, remaining, share),
  }
}

const fairOf = (state: QuoteState, config: QuoteConfig): number => {
  const { now, market, spot } = state
  if (config.fairValue.model === 'settled') return work.terms[Term.fairValue] as number
  return fairValue({
    spot: spot.price,
    strike: market.strike,
    volatility: volatilityOf(state, config),
    secondsToExpiry: elapsed({ from: now, to: market.expiresAt }),
    model: config.fairValue.model,
  })
}
