/**
 * What a price changes before anything is decided.
 */

import type { Spot, StruckMarket } from '../../market/market.js'
import { plain, type Settlement } from '../../market/settlement.js'
import { nonePending, noneScored, settle } from '../calibration/forecasts.js'
import { openAt, outcome, passedBetween } from '../marketWindow.js'
import type { ReplayConfig, ReplayState, WindowCounts } from './replayState.js'
import { noOrders } from './venue.js'
import type { VolatilitySource } from './volatilitySource.js'

/**
 * Returns the replay with a price known: the estimator has seen it, the markets that it ends have
 * ended, the one that it opens is open, and no order outlives its market.
 *
 * @category backtest
 * @since 0.1.0
 */
export const advance = (
  replayed: ReplayConfig,
  source: VolatilitySource,
  state: ReplayState,
  spot: Spot,
): ReplayState => {
  const { last, market } = state
  const goesOn = market !== null && spot.at < market.expiresAt
  const { scored, windows, settled } =
    goesOn || last === null ? state : ended(replayed, state, last, spot)
  return {
    prices: state.prices + 1,
    firstAt: state.firstAt ?? spot.at,
    last: spot,
    estimator: source.step(state.estimator, spot),
    market: goesOn ? market : opened(replayed, last, spot),
    standing: goesOn ? state.standing : noOrders,
    pending: goesOn ? state.pending : nonePending,
    scored,
    windows,
    tally: state.tally,
    decision: state.decision,
    settled,
  }
}

const opened = (
  { market, asset, tickSize, config }: ReplayConfig,
  last: Spot | null,
  spot: Spot,
): StruckMarket | null => {
  const window = openAt(market, last, spot)
  if (window === null) return null
  const { start, end, strike } = window
  const known = {
    id: `${asset}-${start}`,
    asset,
    strike,
    openedAt: start,
    expiresAt: end,
    tickSize,
  }
  return config.fairValue.model === 'settled'
    ? { ...known, settlement: market.strike === 'open' ? upOrDown : above }
    : known
}

/** As `MarketWindow.outcome` has it. */
const upOrDown: Settlement = {
  ...plain,
  source: 'recording',
  strike: { kind: 'opening', fixing: { kind: 'point' } },
  tie: 'yes',
}

const above: Settlement = { ...plain, source: 'recording', tie: 'no' }

const ended = (
  replayed: ReplayConfig,
  { market, pending, scored, windows, settled }: ReplayState,
  last: Spot,
  spot: Spot,
): Pick<ReplayState, 'scored' | 'windows' | 'settled'> => {
  const passed = passedBetween(replayed.market, last, spot)
  const counts = (own: number, yes: number): WindowCounts => ({
    finished: windows.finished + passed.count + own,
    yes: windows.yes + passed.yes + yes,
    withoutPrice: windows.withoutPrice + passed.count,
  })
  if (market === null) return { scored, windows: counts(0, 0), settled }
  const known = spot.at === market.expiresAt ? spot : last
  const result = outcome(replayed.market.strike, market.strike, known.price)
  return {
    scored: settle(scored, pending, result),
    windows: counts(1, result === 'yes' ? 1 : 0),
    settled: { market, outcome: result, scored: settle(noneScored, pending, result) },
  }
}
