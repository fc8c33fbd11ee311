/**
 * The working memory of one decision: flat arrays that the stages fill in turn, so that a decision
 * allocates nothing but the difference it returns. It never leaves the decision that uses it.
 */

import { maxLevels } from '../quoting/ladder.js'

/** What becomes of a level; the ones from `outsideRange` on are withheld, and each names its reason. */
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

/** What becomes of an order that is live. */
export const OrderFate = { cancelling: 0, cancel: 1, keep: 2 } as const

/** Sides as the arrays store them. */
export const bidSide = 0
export const askSide = 1

/**
 * Orders are indexed as in the state, in YES terms; levels inside out, the bids and then the asks.
 *
 * @category decision
 * @since 0.1.0
 */
export type Workspace = {
  readonly orderSide: Uint8Array
  readonly orderTicks: Float64Array
  readonly orderSize: Float64Array
  readonly orderFate: Uint8Array
  readonly levelTicks: Float64Array
  readonly levelSize: Float64Array
  readonly levelFate: Uint8Array
  readonly levelOrder: Int32Array
  readonly cancelled: Int32Array
  readonly kept: Int32Array
  readonly placed: Int32Array
  readonly terms: Float64Array
}

/** Where `terms` keeps each number of the decision. */
export const Term = {
  fairValue: 0,
  spread: 1,
  skew: 2,
  remaining: 3,
  imbalance: 4,
  volatility: 5,
  bidRoom: 6,
  askRoom: 7,
} as const

const createWorkspace = (orders: number): Workspace => ({
  orderSide: new Uint8Array(orders),
  orderTicks: new Float64Array(orders),
  orderSize: new Float64Array(orders),
  orderFate: new Uint8Array(orders),
  levelTicks: new Float64Array(2 * maxLevels),
  levelSize: new Float64Array(2 * maxLevels),
  levelFate: new Uint8Array(2 * maxLevels),
  levelOrder: new Int32Array(2 * maxLevels),
  cancelled: new Int32Array(orders),
  kept: new Int32Array(2 * maxLevels),
  placed: new Int32Array(2 * maxLevels),
  terms: new Float64Array(8),
})

const sharedOrders = 256
const shared = createWorkspace(sharedOrders)

/** Returns a workspace that holds so many orders: the shared one, or its own for a longer list. */
export const workspaceFor = (orders: number): Workspace =>
  orders <= sharedOrders ? shared : createWorkspace(orders)
