/**
 * One decision, computed: the rules of the contract in their order, into the working memory.
 */

import type { HaltTag } from '../market/reason.js'
import { cdf } from '../math/normal.js'
import { d2 } from '../pricing/d2.js'
import { skew } from '../quoting/skew.js'
import { spread } from '../quoting/spread.js'
import { haltTag } from '../risk/haltTag.js'
import { appraiseSettled } from './appraiseSettled.js'
import type { QuoteConfig } from './config.js'
import { invalidConfigPart, invalidStatePart } from './invalidPart.js'
import { place } from './place.js'
import { readOrders } from './readOrders.js'
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

/** The rest of rule 1, and rule 2, with what the later rules know of time and inventory. */
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
  const priced = price(state, config, volatility, remainingMs / 1000)
  const age = Math.abs(now - spot.at)
  return haltTag(config.timing, limits.maxDailyLoss, remainingMs, age, pnl.today) ?? priced
}

/** Rule 2, or the fair value under the market's settlement rule. */
const price = (
  state: QuoteState,
  { fairValue }: QuoteConfig,
  volatility: number,
  seconds: number,
): 'missing-strike' | null => {
  const { terms } = work
  const { market, spot } = state
  if (fairValue.model === 'settled') return appraiseSettled(state, fairValue, volatility)
  if (market.strike === null) return 'missing-strike'
  terms[Term.fairValue] = cdf(d2(fairValue.model, spot.price, market.strike, volatility, seconds))
  terms[Term.error] = 0
  return null
}

/** Rules 3 and 4, or the policies in their place. */
const shape: Stage = (state, config) => {
  const { terms } = work
  const fairValue = terms[Term.fairValue] as number
  const remaining = terms[Term.remaining] as number
  const imbalance = terms[Term.imbalance] as number
  let halted: HaltTag | null = null
  if (config.spread.kind === 'dynamic') {
    const whole = spread(config.spread, fairValue, remaining, imbalance)
    terms[Term.spread] = whole
    terms[Term.bidHalf] = whole / 2
    terms[Term.askHalf] = whole / 2
  } else halted = spreadByModel(state, config, config.spread)
  if (config.skew.kind === 'linear') {
    terms[Term.skew] = skew(config.skew, imbalance, 1 - remaining)
  } else skewByModel(state, config, config.skew)
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
const stages: ReadonlyArray<Stage> = [appraise, shape, target, readOrders, place]
