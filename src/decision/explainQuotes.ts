/**
 * The same decision, with everything that a person reads.
 */

import type { Halt, HaltTag } from '../market/reason.js'
import type { QuoteConfig } from './config.js'
import { orderDiff, retreat } from './decideQuotes.js'
import { type ExplainedQuote, explainSide } from './explainedQuote.js'
import { explainHalt } from './explainHalt.js'
import { explainStanding } from './explainStanding.js'
import type { Explain, OrderDiff } from './orderDiff.js'
import { plan } from './plan.js'
import type { QuoteState } from './state.js'
import { askSide, bidSide, Term, work } from './workspace.js'

/**
 * A decision with its numbers and reasons: all of the `OrderDiff`, the halt with its values, the
 * intermediate numbers, and every level of both sides (bids, then asks, inside out), of which none
 * is without a fate. On a halt `explain` is null and `quotes` is empty: all are withheld for
 * `reason`.
 *
 * @category decision
 * @since 0.1.0
 */
export type Explanation = OrderDiff & {
  readonly explain: ExplainedTerms | null
  readonly reason: Halt | null
  readonly quotes: ReadonlyArray<ExplainedQuote>
}

/**
 * The numbers between state and quotes. `volatility` annualised; `remaining` the fraction of life
 * left; `imbalance` in [−1, 1]; rooms in shares, before what rests is taken off.
 *
 * @category decision
 * @since 0.1.0
 */
export type ExplainedTerms = Explain & {
  readonly volatility: number
  readonly remaining: number
  readonly imbalance: number
  readonly bidRoom: number
  readonly askRoom: number
}

/**
 * Returns what `decideQuotes` returns, computed by the same steps, with the reason of everything.
 *
 * Never throws. Each quote's `cents` add up to its price.
 *
 * @example
 * import { explainQuotes, presets } from 'twoway'
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
 *   spot: { price: 65_000, at: now - 9_000 },
 *   position: { yes: 0, no: 0 },
 *   orders: [],
 *   pnl: { today: 0 },
 * }
 * explainQuotes(state, presets.v2).reason
 * // => { _tag: 'stale-spot', ageMs: 9_000, limitMs: 5_000 }
 *
 * @category decision
 * @since 0.1.0
 */
export const explainQuotes = (state: QuoteState, config: QuoteConfig): Explanation => {
  try {
    const halted = plan(state, config)
    return halted === null ? explained(state, config) : halt(state, config, halted)
  } catch {
    return halt(state, config, 'invalid-input')
  }
}

/** Whole literals, here and below: a spread costs more than the decision does. */
const halt = (state: QuoteState, config: QuoteConfig, halted: HaltTag): Explanation => {
  const { cancel, keep, place } = retreat(state, halted)
  const reason = explainHalt(state, config, halted)
  return { cancel, keep, place, halted, explain: null, reason, quotes: [] }
}

const explained = (state: QuoteState, config: QuoteConfig): Explanation => {
  const diff = orderDiff(state, config)
  const explain = explainTerms()
  const quotes = explainLevels(state, config)
  if (config.diff.kind !== undefined) return { ...diff, explain, reason: null, quotes }
  const { cancel, keep, place, halted } = diff
  return { cancel, keep, place, halted, explain, reason: null, quotes }
}

const explainLevels = (state: QuoteState, config: QuoteConfig): ReadonlyArray<ExplainedQuote> => {
  const quotes = [...explainSide(state, config, bidSide), ...explainSide(state, config, askSide)]
  return config.diff.kind === undefined
    ? quotes
    : quotes.map((quote, at) => explainStanding(state, quote, at))
}

const explainTerms = (): ExplainedTerms => ({
  fairValue: work.terms[Term.fairValue] as number,
  spread: work.terms[Term.spread] as number,
  skew: work.terms[Term.skew] as number,
  volatility: work.terms[Term.volatility] as number,
  remaining: work.terms[Term.remaining] as number,
  imbalance: work.terms[Term.imbalance] as number,
  bidRoom: work.terms[Term.bidRoom] as number,
  askRoom: work.terms[Term.askRoom] as number,
})
