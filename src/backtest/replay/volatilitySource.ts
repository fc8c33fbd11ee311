/**
 * Where a replay has its volatility from: the forecast of its config, or the moves so far.
 */

import type { QuoteConfig } from '../../decision/config.js'
import type { Spot, StruckMarket } from '../../market/market.js'
import { pointBar } from '../../market/pointBar.js'
import { elapsed } from '../../market/units.js'
import { logRatio } from '../../math/logRatio.js'
import {
  type CloseToCloseConfig,
  type CloseToCloseState,
  closeToClose,
} from '../../volatility/closeToClose.js'
import { type OutlookState, outlook } from '../../volatility/outlook.js'
import type { MarketRule } from '../marketWindow.js'

/**
 * What is remembered of the prices so far; the one of the two that is not read is null.
 *
 * @category backtest
 * @since 0.1.0
 */
export type VolatilityState = {
  readonly moves: CloseToCloseState | null
  readonly outlook: OutlookState | null
}

/** What a state is told of its market's volatility. @category backtest @since 0.1.0 */
export type SaidVolatility = {
  readonly volatility: number | null
  readonly volatilityError: number | null
  readonly drift: number | null
}

/** A fold over prices whose value is asked for a market. @category backtest @since 0.1.0 */
export type VolatilitySource = {
  readonly initial: VolatilityState
  readonly step: (state: VolatilityState, spot: Spot) => VolatilityState
  readonly value: (state: VolatilityState, market: StruckMarket, spot: Spot) => SaidVolatility
}

/** What a source is made from: as in `ReplayConfig`. @category backtest @since 0.1.0 */
export type SourceConfig = {
  readonly config: QuoteConfig
  readonly market: MarketRule
  readonly volatility: CloseToCloseConfig
}

/**
 * Returns the source of a replay: the outlook of `config.volatility.forecast`, where there is one,
 * over the closes; else the estimator of `volatility`, which knows of no error and no drift.
 *
 * @category backtest
 * @since 0.1.0
 */
export const volatilitySource = ({
  config,
  market,
  volatility,
}: SourceConfig): VolatilitySource => {
  const { forecast } = config.volatility
  if (forecast !== null && forecast !== undefined) return ofOutlook(outlook(forecast), market)
  const estimator = closeToClose(volatility)
  // Asked more often than it is fed it sums the same returns: what it last said of them is kept.
  let last: CloseToCloseState | null = null
  let said: SaidVolatility = nothing
  return {
    initial: { moves: estimator.initial, outlook: null },
    step: ({ moves }, spot) => ({
      moves: estimator.step(moves ?? estimator.initial, spot),
      outlook: null,
    }),
    value: ({ moves }) => {
      if (moves === null) return nothing
      if (moves !== last) {
        last = moves
        said = { ...nothing, volatility: estimator.value(moves)?.volatility ?? null }
      }
      return said
    },
  }
}

const nothing: SaidVolatility = { volatility: null, volatilityError: null, drift: null }

const ofOutlook = (fold: ReturnType<typeof outlook>, { strike }: MarketRule): VolatilitySource => ({
  initial: { moves: null, outlook: fold.initial },
  step: ({ outlook: state }, { price, at }) => ({
    moves: null,
    outlook: fold.step(state ?? fold.initial, pointBar({ price, at })),
  }),
  value: ({ outlook: state }, market, spot) => {
    const { openedAt, expiresAt } = market
    const said = fold.value(state ?? fold.initial)({
      now: spot.at,
      seconds: elapsed({ from: spot.at, to: expiresAt }),
      elapsed: strike === 'open' ? (spot.at - openedAt) / (expiresAt - openedAt) : 0,
      distance: logRatio(spot.price, market.strike),
    })
    return said === null
      ? nothing
      : { volatility: said.volatility, volatilityError: said.error, drift: said.drift }
  },
})
