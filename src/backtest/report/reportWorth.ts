/**
 * What all markets are worth, as a report follows it.
 */

import { toUnits } from '../../desk/ledger/micro.js'
import { drawdown } from '../../statistics/drawdown.js'
import type { NeighbourSums } from '../../statistics/halfLife.js'
import type { MarketAccount } from './attribution.js'
import { pathAfter } from './reportPath.js'
import type { ReportedWorth } from './reportState.js'

/** A market's account before something happened, and after. @category backtest @since 0.1.0 */
export type AccountChange = { readonly before: MarketAccount; readonly after: MarketAccount }

/**
 * Returns the worth of all with a market's account changed at an instant, and the sums of what was
 * held with it.
 *
 * @category backtest
 * @since 0.1.0
 */
export const withAccount = (
  worth: ReportedWorth,
  at: number,
  { before, after }: AccountChange,
  neighbours: NeighbourSums,
): ReportedWorth => {
  if (before.value === after.value && before.position === after.position) return worth
  return moved(worth, at, {
    closed: worth.closed,
    open: worth.open + after.value - before.value,
    net: worth.net + after.position - before.position,
    neighbours,
  })
}

/**
 * Returns the worth of all with so much more closed, of what an account held.
 *
 * @category backtest
 * @since 0.1.0
 */
export const withClosed = (
  worth: ReportedWorth,
  at: number,
  { profit, account }: { readonly profit: number; readonly account: MarketAccount },
  neighbours: NeighbourSums,
): ReportedWorth =>
  moved(worth, at, {
    closed: worth.closed + profit,
    open: worth.open - account.value,
    net: worth.net - account.position,
    neighbours,
  })

/**
 * Returns the worth of all once the instant of its last change is over.
 *
 * Markets are told one by one: until all of an instant are told, the sum is that of no instant.
 *
 * @category backtest
 * @since 0.1.0
 */
export const withInstantOver = (worth: ReportedWorth): ReportedWorth => {
  const { closed, open, net, at, equity, equityPath, netPath, neighbours } = worth
  if (at === null) return worth
  const value = toUnits(closed + open)
  const held = toUnits(net)
  return {
    closed,
    open,
    net,
    at: null,
    equity: drawdown.step(equity, { at, value }),
    equityPath: pathAfter(equityPath, at, value),
    netPath: held === (netPath.open?.last ?? 0) ? netPath : pathAfter(netPath, at, held),
    neighbours,
  }
}

const moved = (
  worth: ReportedWorth,
  at: number,
  { closed, open, net, neighbours }: Pick<ReportedWorth, 'closed' | 'open' | 'net' | 'neighbours'>,
): ReportedWorth => {
  const { equity, equityPath, netPath } = worth.at === at ? worth : withInstantOver(worth)
  return { closed, open, net, at, equity, equityPath, netPath, neighbours }
}
