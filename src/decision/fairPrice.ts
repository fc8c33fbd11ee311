/**
 * What a share is worth by the model of a config.
 */

import type { Outcome } from '../market/side.js'
import { elapsed } from '../market/units.js'
import { fairValue } from '../pricing/fairValue.js'
import { pooled } from '../pricing/pooled.js'
import { settledProbability } from '../pricing/settledProbability.js'
import { middleOf } from './appraiseSettled.js'
import { claimOf } from './claimOf.js'
import type { QuoteConfig, SettledFairValue } from './config.js'
import { volatilityOf } from './plan.js'
import type { QuoteState } from './state.js'

/**
 * Returns the fair value of an outcome as a decision takes it, NO from its own tail: `1 − YES`
 * would have lost the digits of a small one. NaN where there is nothing to price.
 *
 * @example
 * import { fairPrice, presets } from 'twoway'
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
 * fairPrice(state, presets.v2, 'no') // => 0.5
 *
 * @category decision
 * @since 0.1.0
 */
export const fairPrice = (state: QuoteState, config: QuoteConfig, outcome: Outcome): number => {
  const volatility = volatilityOf(state, config)
  const { now, market, spot } = state
  if (config.fairValue.model !== 'settled') {
    return fairValue({
      spot: spot.price,
      strike: market.strike,
      volatility,
      secondsToExpiry: elapsed({ from: now, to: market.expiresAt }),
      model: config.fairValue.model,
      outcome,
    })
  }
  const of = outcome === 'yes' ? 'no' : 'yes'
  const own = settledPrice(state, config.fairValue, volatility, outcome)
  // Pooled from the smaller of the two, which has all its digits.
  return own <= 0.5 ? own : 1 - settledPrice(state, config.fairValue, volatility, of)
}

const settledPrice = (
  state: QuoteState,
  config: SettledFairValue,
  volatility: number,
  outcome: Outcome,
): number => {
  const { link, modelWeight: weight } = config
  const model = settledProbability(claimOf(state, config, volatility), link, outcome)
  const middle = weight < 1 ? middleOf(state) : null
  if (middle === null) return model
  return pooled({ model, market: outcome === 'yes' ? middle : 1 - middle, weight })
}
