/**
 * The working memory of the patient difference, beside that of every decision: flat arrays, sides
 * and heights as there. Orders of one side on one tick are a group, and stand for one level.
 */

import { maxLevels } from '../quoting/ladder.js'

/**
 * What becomes of an order: it goes, it stays, it shrinks, or it is already going.
 *
 * @category decision
 * @since 0.1.0
 */
export const OrderFate = { goes: 0, kept: 1, amended: 2, going: 3 } as const

/**
 * Which top-up a kept level gets: none, what is missing, or none yet, for either reason.
 *
 * @category decision
 * @since 0.1.0
 */
export const TopUp = { none: 0, placed: 1, wouldSelfTrade: 2, awaitingAnswers: 3 } as const

/**
 * Under the millionth of a share that venues count in.
 *
 * @category decision
 * @since 0.1.0
 */
export const shareTolerance = 1e-9

/** Names that begin with `order` are by place in the state, with `level` as in `work`. */
type PatientMemory = {
  /** In whole ticks; NaN off the grid, out of range, and of what is going. */
  orderHeight: Float64Array
  orderSide: Uint8Array
  orderYoung: Uint8Array
  orderFate: Uint8Array
  orderLevel: Int32Array
  /** The orders of one side that could stay, the most generous first, then as in the state. */
  line: Int32Array
  groups: number
  /** Where in the line each group begins, and where the last one ends. */
  groupStart: Int32Array
  groupHeight: Float64Array
  /** The smallest size at which an order of a group could stay, and one that has yet to rest. */
  groupFits: Float64Array
  groupYoung: Float64Array
  /** Which of the wanted levels of the side a group stands for, or −1; and the reverse. */
  groupLevel: Int32Array
  readonly wanted: Int32Array
  readonly wantedGroup: Int32Array
  /** The table of the pairing: by group, then by wanted level. */
  best: Float64Array
  amendOrder: Int32Array
  amendSize: Float64Array
  amends: number
  readonly levelStanding: Float64Array
  readonly levelTick: Float64Array
  readonly levelWaits: Uint8Array
  readonly levelMissing: Float64Array
  readonly levelTopUp: Uint8Array
  /** The room left, were every live order to fill, when the level was looked at. */
  readonly levelRoom: Float64Array
  readonly placedHeight: Float64Array
  readonly placedSize: Float64Array
}

const byOrder = (
  orders: number,
): Pick<
  PatientMemory,
  | 'orderHeight'
  | 'orderSide'
  | 'orderYoung'
  | 'orderFate'
  | 'orderLevel'
  | 'line'
  | 'groupStart'
  | 'groupHeight'
  | 'groupFits'
  | 'groupYoung'
  | 'groupLevel'
  | 'best'
  | 'amendOrder'
  | 'amendSize'
> => ({
  orderHeight: new Float64Array(orders),
  orderSide: new Uint8Array(orders),
  orderYoung: new Uint8Array(orders),
  orderFate: new Uint8Array(orders),
  orderLevel: new Int32Array(orders),
  line: new Int32Array(orders),
  groupStart: new Int32Array(orders + 1),
  groupHeight: new Float64Array(orders),
  groupFits: new Float64Array(orders),
  groupYoung: new Float64Array(orders),
  groupLevel: new Int32Array(orders),
  best: new Float64Array((orders + 1) * (maxLevels + 1)),
  amendOrder: new Int32Array(orders),
  amendSize: new Float64Array(orders),
})

const createMemory = (): PatientMemory => ({
  ...byOrder(32),
  wanted: new Int32Array(maxLevels),
  wantedGroup: new Int32Array(maxLevels),
  amends: 0,
  groups: 0,
  levelStanding: new Float64Array(2 * maxLevels),
  levelTick: new Float64Array(2 * maxLevels),
  levelWaits: new Uint8Array(2 * maxLevels),
  levelMissing: new Float64Array(2 * maxLevels),
  levelTopUp: new Uint8Array(2 * maxLevels),
  levelRoom: new Float64Array(2 * maxLevels),
  placedHeight: new Float64Array(2 * maxLevels),
  placedSize: new Float64Array(2 * maxLevels),
})

/**
 * A constant of the module, as `work` is; what grows is replaced.
 *
 * @category decision
 * @since 0.1.0
 */
export const patience: PatientMemory = /* @__PURE__ */ createMemory()

/**
 * Makes room for so many orders, where there is too little.
 *
 * @category decision
 * @since 0.1.0
 */
export const growPatience = (orders: number): void => {
  if (orders > patience.line.length) Object.assign(patience, byOrder(2 * orders))
}
