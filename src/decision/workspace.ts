/**
 * The working memory of one decision: flat arrays that the stages fill in turn, so that a decision
 * allocates nothing but the difference it returns. It never leaves the decision that uses it.
 *
 * Prices are kept as heights: the ticks of a bid, and minus the ticks of an ask, all on YES. Then
 * one rule serves both sides: a higher quote is the more generous one, rounding goes down, and two
 * quotes of opposite sides trade where their heights add up to 0 or more. Negation is exact, so
 * nothing is lost by it.
 */

import { maxLevels } from '../quoting/ladder.js'

/**
 * What becomes of a level; from `outsideRange` on it is withheld, and each names its reason.
 *
 * @category decision
 * @since 0.1.0
 */
export const LevelFate = {
  wanted: 0,
  kept: 1,
  placed: 2,
  outsideRange: 3,
  sameTick: 4,
  losingSide: 5,
  nearBook: 6,
  noRoom: 7,
  wouldSelfTrade: 8,
  awaitingAnswers: 9,
} as const

/**
 * The bids, as the arrays store sides.
 *
 * @category decision
 * @since 0.1.0
 */
export const bidSide = 0
/**
 * The asks, as the arrays store sides.
 *
 * @category decision
 * @since 0.1.0
 */
export const askSide = 1

/**
 * Which list each of `counts` is the length of.
 *
 * @category decision
 * @since 0.1.0
 */
export const Count = { cancelled: 0, kept: 1, placed: 2 } as const

/**
 * Where `terms` keeps each number of the decision.
 *
 * @category decision
 * @since 0.1.0
 */
export const Term = {
  fairValue: 0,
  spread: 1,
  skew: 2,
  remaining: 3,
  imbalance: 4,
  volatility: 5,
  bidRoom: 6,
  askRoom: 7,
  bidRoomLeft: 8,
  askRoomLeft: 9,
  highestBid: 10,
  highestAsk: 11,
  fullSize: 12,
  bidHalf: 13,
  askHalf: 14,
  error: 15,
  move: 16,
  byVolatility: 17,
  byBasis: 18,
  quantileOf: 19,
  quantile: 20,
} as const

/** Orders are named by their place in the state; levels go inside out, bids and then asks. */
type Workspace = {
  readonly levelHeight: Float64Array
  readonly levelSize: Float64Array
  readonly levelFate: Uint8Array
  readonly levelOrder: Int32Array
  readonly placed: Int32Array
  readonly counts: Int32Array
  readonly terms: Float64Array
  /** The lists whose length is the caller's: they grow to the longest that was met. */
  cancelled: Int32Array
  kept: Int32Array
}

const createWorkspace = (): Workspace => ({
  levelHeight: new Float64Array(2 * maxLevels),
  levelSize: new Float64Array(2 * maxLevels),
  levelFate: new Uint8Array(2 * maxLevels),
  levelOrder: new Int32Array(2 * maxLevels),
  kept: new Int32Array(2 * maxLevels),
  placed: new Int32Array(2 * maxLevels),
  counts: new Int32Array(3),
  terms: new Float64Array(21),
  cancelled: new Int32Array(256),
})

/**
 * A constant of the module, since the engine then knows where each array lies and its length.
 *
 * @category decision
 * @since 0.1.0
 */
export const work: Workspace = /* @__PURE__ */ createWorkspace()

/**
 * Makes room for another order to cancel, when the list is full.
 *
 * @category decision
 * @since 0.1.0
 */
export const growCancelled = (): void => {
  const longer = new Int32Array(2 * work.cancelled.length)
  longer.set(work.cancelled)
  work.cancelled = longer
}

/**
 * Makes room for another order to keep; only several orders on one level fill this list.
 *
 * @category decision
 * @since 0.1.0
 */
export const growKept = (): void => {
  const longer = new Int32Array(2 * work.kept.length)
  longer.set(work.kept)
  work.kept = longer
}
