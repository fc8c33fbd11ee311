/**
 * A claim that settles on a mean whose window is still to come: a law, where others need a claim.
 */

import { aheadLaw } from '../pricing/aheadLaw.js'
import type { SettledLaw } from '../pricing/settledLaw.js'
import { indexNow, isOneLevel, pointSeconds } from './appraisePoint.js'
import type { SettledFairValue } from './config.js'
import type { QuoteState } from './state.js'

/**
 * Returns the law of a claim that settles on a mean of which all is still to come, against one
 * known strike; null for every other claim, and where nothing moves.
 *
 * What `settledMoments` says of such a claim, without the claim.
 *
 * @category decision
 * @since 0.1.0
 */
export const meanAhead = (
  state: QuoteState,
  config: SettledFairValue,
  volatility: number,
): SettledLaw | null => {
  const { market, printed, basis } = state
  const { settlement, strike } = market
  if (settlement === null || settlement === undefined || strike === null) return null
  if ((printed !== null && printed !== undefined) || !isOneLevel(settlement)) return null
  const index = indexNow(state, config)
  const left = pointSeconds(state)
  const { deviation } = basis ?? config.basis
  const law = aheadLaw(settlement.end, index, strike, left, volatility, deviation)
  return law === null || law.variance === 0 ? null : law
}
