/**
 * Numbers against their limits.
 */

import type { DeskConfig } from '../../desk/decide/deskConfig.js'
import type { AssetDesk, Desk, DeskMarket } from '../../desk/desk.js'
import { profitToday } from '../../desk/ledger/ledger.js'
import { toUnits } from '../../desk/ledger/micro.js'

/**
 * A number against its limit, null where it has none; a loss is a positive number, and a gain
 * none.
 *
 * @category bot
 * @since 0.1.0
 */
export type Meter = {
  readonly name: string
  readonly unit: 'dollars' | 'shares'
  readonly value: number
  readonly limit: number | null
}

/** Returns what of the limits of the whole desk is used. @category bot @since 0.1.0 */
export const deskMeters = (
  desk: Desk,
  assets: ReadonlyArray<AssetDesk>,
  { quote, groups, checks }: DeskConfig,
): ReadonlyArray<Meter> => {
  const worst = assets.reduce((sum, asset) => sum + asset.worst, 0)
  const ofAsset = lower(groups?.maxLossOfUnderlying, checks?.limits.maxWorstOfUnderlying)
  return [
    lossMeter('loss of the day', profitToday(desk.ledger), quote.limits.maxDailyLoss),
    lossMeter('worst of all', worst, lower(checks?.limits.maxWorstOfAccount)),
    ...assets.map((asset) => lossMeter(`worst of ${asset.asset}`, asset.worst, ofAsset)),
  ]
}

/** Returns what of the limits of one market is used. @category bot @since 0.1.0 */
export const marketMeters = (
  { position: { yes, no }, worstIfYes, worstIfNo, resolvedAt }: DeskMarket,
  { quote: { limits }, checks }: DeskConfig,
): ReadonlyArray<Meter> => {
  const worst = resolvedAt === null ? Math.min(worstIfYes, worstIfNo) : 0
  const net = Math.abs(yes - no)
  return [
    { name: 'YES held', unit: 'shares', value: yes, limit: finite(limits.maxPosition) },
    { name: 'NO held', unit: 'shares', value: no, limit: finite(limits.maxPosition) },
    { name: 'imbalance', unit: 'shares', value: net, limit: finite(limits.maxImbalance) },
    lossMeter('worst case', worst, lower(checks?.limits.maxWorstOfMarket)),
  ]
}

const lossMeter = (name: string, profit: number, limit: number | null): Meter => ({
  name,
  unit: 'dollars',
  value: profit < 0 ? 0 - toUnits(profit) : 0,
  limit: finite(limit),
})

const lower = (...limits: ReadonlyArray<number | undefined>): number | null =>
  finite(Math.min(...limits.map((limit) => limit ?? Number.POSITIVE_INFINITY)))

const finite = (limit: number | null): number | null =>
  limit === null || !Number.isFinite(limit) ? null : limit
