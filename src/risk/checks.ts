/**
 * Every check there is, in the order in which rejections are told.
 */

import * as Beliefs from './beliefs.js'
import type { Check } from './checkContext.js'
import * as Freshness from './freshness.js'
import * as LossBounds from './lossBounds.js'
import * as OrderBounds from './orderBounds.js'
import * as OwnOrders from './ownOrders.js'
import * as Permissions from './permissions.js'
import * as PositionBounds from './positionBounds.js'
import * as Throttles from './throttles.js'
import * as VenueRules from './venueRules.js'

/**
 * The checks: whether any order may go out, whether enough is known, whether this order may.
 *
 * @category risk
 * @since 0.1.0
 */
export const checks: ReadonlyArray<Check> = [
  Permissions.stopped,
  Permissions.notOpen,
  Permissions.nearExpiry,
  Permissions.nearHalt,
  Permissions.noDeadMan,
  Permissions.staleReconcile,
  Permissions.positionDiffers,
  Permissions.unknownOrders,
  Freshness.staleIndex,
  Freshness.staleBook,
  Freshness.staleUserStream,
  Freshness.clockSkew,
  Freshness.staleMove,
  Beliefs.sourcesApart,
  Beliefs.modelApart,
  Beliefs.tooStill,
  Beliefs.tooWild,
  Throttles.noTokens,
  Throttles.tooManyFills,
  Throttles.tooManyShares,
  Throttles.fillRun,
  VenueRules.offTick,
  VenueRules.outsideRange,
  VenueRules.offLot,
  VenueRules.underSize,
  VenueRules.underNotional,
  OrderBounds.overSize,
  OrderBounds.overNotional,
  OrderBounds.offFair,
  OrderBounds.thinEdge,
  OrderBounds.wouldTake,
  OwnOrders.selfCross,
  OwnOrders.sameId,
  OwnOrders.repeated,
  OwnOrders.tooManyOfSide,
  OwnOrders.tooManyOfMarket,
  OwnOrders.tooManyInAll,
  PositionBounds.netPosition,
  PositionBounds.yesPosition,
  PositionBounds.noPosition,
  PositionBounds.noCapital,
  PositionBounds.noInventory,
  LossBounds.worstOfMarket,
  LossBounds.worstOfInstant,
  LossBounds.worstOfUnderlying,
  LossBounds.worstOfAccount,
  LossBounds.lossOfDay,
  LossBounds.lossOfHour,
  LossBounds.lossOfMarket,
  LossBounds.drawdown,
]
