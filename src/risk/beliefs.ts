/**
 * Whether what the model is fed, and what it says, can be believed.
 */

import { modelGap } from './apartSince.js'
import type { Check } from './checkContext.js'
import { dust, missing, past } from './past.js'

/**
 * Rejects when the price sources are too far apart for their usual deviation.
 *
 * @category risk
 * @since 0.1.0
 */
export const sourcesApart: Check = (_, { sources }, limits) => {
  if (!(sources !== null && Number.isFinite(sources.range) && sources.deviation >= 0)) {
    return missing('sources')
  }
  const { range, deviation } = sources
  const deviations = range === 0 ? 0 : range / deviation
  return deviations <= limits.maxSourceDeviations
    ? null
    : { _tag: 'sources-apart', range, limit: limits.maxSourceDeviations * deviation }
}

/**
 * Rejects when the model has been too far from the market's middle, in log odds, for too long. A
 * book with an empty side has no middle, and says nothing against the model.
 *
 * @category risk
 * @since 0.1.0
 */
export const modelApart: Check = (_, context, limits) => {
  if (context.model === null || context.book === null) return missing('book')
  const { apartSince } = context.model
  const gap = modelGap(context.model.fair, context.book)
  if (gap === null) return null
  const forMs = apartSince === null ? 0 : context.now - apartSince
  if (Number.isNaN(gap) || !Number.isFinite(forMs)) return missing('model.fair')
  if (gap <= limits.maxModelGap + dust || forMs <= limits.maxModelGapMs) return null
  return { _tag: 'model-apart', gap, limit: limits.maxModelGap, forMs }
}

/** Rejects a volatility too low to be true. @category risk @since 0.1.0 */
export const tooStill: Check = (_, { model }, limits) => {
  if (!(model !== null && Number.isFinite(model.volatility))) return missing('volatility')
  const { volatility } = model
  const min = limits.volatilityFloor
  return volatility >= min ? null : { _tag: 'still-market', volatility, min }
}

/** Rejects a volatility too high to be true, or to quote in. @category risk @since 0.1.0 */
export const tooWild: Check = (_, { model }, limits) =>
  past('volatility', model === null ? Number.NaN : model.volatility, limits.maxVolatility)
