/**
 * One decision, computed: the rules of the contract in their order, into the working memory.
 */

import type { HaltTag } from '../market/reason.js'
import { cdf } from '../math/normal.js'
import { d2 } from '../pricing/d2.js'
import { type LinearSkew, skew } from '../quoting/skew.js'
import { type DynamicSpread, spread } from '../quoting/spread.js'
import { haltTag } from '../risk/haltTag.js'
import { appraiseSettled } from './appraiseSettled.js'
import type { PointFairValue, QuoteConfig } from './config.js'
import { invalidConfigPart, invalidStatePart } from './invalidPart.js'
import { invalidForecastPart } from './invalidPolicy.js'
import { place } from './place.js'
import { placePatiently } from './placePatiently.js'
import { readOrders } from './readOrders.js'
import { readPatiently } from './readPatiently.js'
import { skewByModel, spreadByModel } from './shapeByModel.js'
import type { QuoteState } from './state.js'
import { target } from './target.js'
import { Term, work } from './workspace.js'

/**
 * Computes a decision into the working memory and returns null, or returns why it must retreat;
 * then what the memory holds is of no meaning.
 *
 * Every stage runs even when one before it has halted: an invalid order is the first reason of all,
 * and to be found on its tick it needs the target.
 *
 * @category decision
 * @since 0.1.0
 */
export const plan = (state: QuoteState, config: QuoteConfig): HaltTag | null => {
  if (invalidStatePart(state) !== null || invalidConfigPart(config) !== null) return 'invalid-input'
  if (invalidForecastPart(state, config) !== null) return 'invalid-input'
  const stages = stagesOf(config)
  let halted: HaltTag | null = null
  for (let i = 0; i < stages.length; i++) {
    const tag = (stages[i] as Stage)(state, config)
    if (tag === 'invalid-input') return tag
    halted ??= tag
  }
  return halted ?? (isComputed() ? null : 'invalid-input')
}

/**
 * Returns the volatility of a decision: the state's, else the asset's, else the default.
 *
 * @category decision
 * @since 0.1.0
 */
export const volatilityOf = ({ volatility, market }: QuoteState, config: QuoteConfig): number => {
  if (volatility !== null && volatility !== undefined) return volatility
  const { overrides } = config.volatility
  return Object.hasOwn(overrides, market.asset)
    ? (overrides[market.asset] as number)
    : config.volatility.default
}

/**
 * Returns whether a volatility can be used, wherever it comes from.
 *
 * @category decision
 * @since 0.1.0
 */
export const isVolatility = (value: number): boolean =>
  typeof value === 'number' && value > 0 && value < Infinity

/** The rest of rule 1, with what the later rules know of time and inventory. */
const appraise: Stage = (state, config) => {
  const { terms } = work
  const { now, market, spot, position, pnl } = state
  const { limits } = config
  const volatility = volatilityOf(state, config)
  const remainingMs = market.expiresAt - now
  const left = remainingMs / (market.expiresAt - market.openedAt)
  const ratio = (position.yes - position.no) / limits.maxImbalance
  terms[Term.volatility] = volatility
  terms[Term.remaining] = left < 0 ? 0 : left > 1 ? 1 : left
  terms[Term.imbalance] = ratio < -1 ? -1 : ratio > 1 ? 1 : ratio
  if (!isVolatility(volatility)) return 'invalid-input'
  const age = Math.abs(now - spot.at)
  return haltTag(config.timing, limits.maxDailyLoss, remainingMs, age, pnl.today)
}

/** Rules 2 to 4. */
const priceBySeed: Stage = ({ now, market, spot }, config) => {
  const { terms } = work
  const { model } = config.fairValue as PointFairValue
  const volatility = terms[Term.volatility] as number
  const remaining = terms[Term.remaining] as number
  const imbalance = terms[Term.imbalance] as number
  if (market.strike === null) return 'missing-strike'
  const seconds = (market.expiresAt - now) / 1000
  const fairValue = cdf(d2(model, spot.price, market.strike, volatility, seconds))
  const whole = spread(config.spread as DynamicSpread, fairValue, remaining, imbalance)
  terms[Term.fairValue] = fairValue
  terms[Term.error] = 0
  terms[Term.spread] = whole
  terms[Term.bidHalf] = whole / 2
  terms[Term.askHalf] = whole / 2
  terms[Term.skew] = skew(config.skew as LinearSkew, imbalance, 1 - remaining)
  return null
}

/** The policies in the place of rules 2 to 4, any of them beside the seed's. */
const priceByPolicy: Stage = (state, config) => {
  const { terms } = work
  const { fairValue } = config
  const volatility = terms[Term.volatility] as number
  let halted: HaltTag | null = null
  if (fairValue.model === 'settled') halted = appraiseSettled(state, fairValue, volatility)
  else if (state.market.strike === null) halted = 'missing-strike'
  else {
    const { market, spot } = state
    const seconds = (market.expiresAt - state.now) / 1000
    const distance = d2(fairValue.model, spot.price, state.market.strike, volatility, seconds)
    terms[Term.fairValue] = cdf(distance)
    terms[Term.error] = 0
  }
  const fair = terms[Term.fairValue] as number
  const remaining = terms[Term.remaining] as number
  const imbalance = terms[Term.imbalance] as number
  if (config.spread.kind === 'latency') halted ??= spreadByModel(state, config, config.spread)
  else {
    const whole = spread(config.spread, fair, remaining, imbalance)
    terms[Term.spread] = whole
    terms[Term.bidHalf] = whole / 2
    terms[Term.askHalf] = whole / 2
  }
  if (config.skew.kind === 'logit') skewByModel(state, config, config.skew)
  else terms[Term.skew] = skew(config.skew, imbalance, 1 - remaining)
  return halted
}

/** NaN and infinities of any of the four survive the difference of their sum with itself. */
const isComputed = (): boolean => {
  const { terms } = work
  const quote = (terms[Term.fairValue] as number) + (terms[Term.spread] as number)
  const sum = quote + (terms[Term.skew] as number) + (terms[Term.fullSize] as number)
  return sum - sum === 0
}

/**
 * Returns which part of a plan that cannot be computed is no number.
 *
 * @category decision
 * @since 0.1.0
 */
export const uncomputed = (): string => {
  const { terms } = work
  if (!Number.isFinite(terms[Term.fairValue])) return 'fairValue'
  if (!Number.isFinite(terms[Term.imbalance])) return 'config.limits.maxImbalance'
  if (!Number.isFinite(terms[Term.spread])) return 'config.spread'
  return Number.isFinite(terms[Term.skew]) ? 'config.size' : 'config.skew'
}

type Stage = (state: QuoteState, config: QuoteConfig) => HaltTag | null

/**
 * A table, because V8 inlines what a call site always calls, a caller's too, until its budget is
 * spent in the middle of a stage; from there on every double that a leaf takes or returns costs an
 * allocation. A site that calls five functions it leaves alone, and each stage inlines its leaves.
 */
const seedStages: ReadonlyArray<Stage> = [appraise, priceBySeed, target, readOrders, place]

/** The same with other policies, apart so that none of them costs the seed's a branch. */
const policyStages: ReadonlyArray<Stage> = [appraise, priceByPolicy, target, readOrders, place]

/** With the difference that holds its place in the queue. */
const patientStages: ReadonlyArray<Stage> = [
  appraise,
  priceByPolicy,
  target,
  readPatiently,
  placePatiently,
]

const stagesOf = ({ fairValue, spread: { kind }, skew: policy, diff }: QuoteConfig) => {
  if (diff.kind !== undefined) return patientStages
  return fairValue.model !== 'settled' && kind === 'dynamic' && policy.kind === 'linear'
    ? seedStages
    : policyStages
}
