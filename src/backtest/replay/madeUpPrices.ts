/**
 * Prices that nobody ever paid: a random path, for a demonstration that needs no recording.
 */

import type { Spot } from '../../market/market.js'
import { years } from '../../market/units.js'
import { quantile } from '../../math/normal.js'
import { uniform } from '../uniform.js'

/**
 * What to make up: `count` prices, `stepMs` apart, the first `start` dollars at the instant
 * `from` (ms since the epoch); `volatility` annualised; `seed` from 0 to 2³² − 1.
 *
 * @category backtest
 * @since 0.1.0
 */
export type MadeUpPricesConfig = {
  readonly seed: number
  readonly start: number
  readonly from: number
  readonly stepMs: number
  readonly count: number
  readonly volatility: number
}

/**
 * Returns a path of geometric Brownian motion without drift, in whole cents: the same for the same
 * config, on every engine.
 *
 * `ln(Sᵢ/Sᵢ₋₁) = σ√Δt z − σ²Δt/2`, so that the price expected later is the price now. The path runs
 * on unrounded; only what is shown of it is in cents, so that small steps are not lost.
 *
 * Source: Black and Scholes (1973); `z` is the normal quantile of a seeded uniform number.
 *
 * @category backtest
 * @since 0.1.0
 */
export const madeUpPrices = ({
  seed,
  start,
  from,
  stepMs,
  count,
  volatility,
}: MadeUpPricesConfig): ReadonlyArray<Spot> => {
  const stdDev = volatility * Math.sqrt(years(stepMs / 1000))
  const prices: Array<Spot> = []
  let logReturn = 0
  for (let index = 0; index < count; index++) {
    if (index > 0) logReturn += stdDev * (quantile(uniform({ seed, index })) - stdDev / 2)
    prices.push({ price: inCents(start * Math.exp(logReturn)), at: from + index * stepMs })
  }
  return prices
}

const inCents = (price: number): number => Math.floor(100 * price + 0.5) / 100
