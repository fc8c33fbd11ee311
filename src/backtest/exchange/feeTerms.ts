/**
 * What a venue charges and pays for a trade, to its own unit.
 */

import { part } from '../../desk/ledger/micro.js'
import { type FeeCurve, perShare } from '../../market/feeCurve.js'
import { type FeeRounding, wholeFee } from './wholeFee.js'

/**
 * Terms of a venue. `taker` and `maker`: what a share costs each. `unit`: what a fee is rounded to,
 * in micro-dollars, and `rounding` which way; a fee above 0 is `least` micro-dollars at least.
 * `rebate`: the maker gets that share of what its taker paid, with the fill or, if the day's sum
 * comes to `leastPaid` micro-dollars, after the UTC day; null for none.
 *
 * A day's pot that is split by the fees that each maker's fills brought comes to the same share.
 *
 * @category backtest
 * @since 0.1.0
 */
export type FeeTerms = {
  readonly taker: FeeCurve
  readonly maker: FeeCurve
  readonly unit: number
  readonly rounding: FeeRounding
  readonly least: number
  readonly rebate: {
    readonly share: number
    readonly paid: 'at-fill' | 'daily'
    readonly leastPaid: number
  } | null
}

/**
 * No fees.
 *
 * @example
 * import { FeeTerms } from 'twoway/backtest'
 *
 * FeeTerms.feeOf(FeeTerms.free, 'taker', { size: 100_000_000, price: 500_000 }) // => 0
 *
 * @category backtest
 * @since 0.1.0
 */
export const free: FeeTerms = {
  taker: { rate: 0, exponent: 1 },
  maker: { rate: 0, exponent: 1 },
  unit: 1,
  rounding: 'up',
  least: 0,
  rebate: null,
}

/**
 * Polymarket's crypto markets since 2026-03-30, to a hundred-thousandth of a dollar. Which way it
 * rounds is not published.
 *
 * @example
 * import { FeeTerms } from 'twoway/backtest'
 *
 * FeeTerms.polymarketCrypto.rebate?.share // => 0.2
 *
 * @category backtest
 * @since 0.1.0
 */
export const polymarketCrypto: FeeTerms = {
  taker: { rate: 0.07, exponent: 1 },
  maker: { rate: 0, exponent: 1 },
  unit: 10,
  rounding: 'nearest',
  least: 10,
  rebate: { share: 0.2, paid: 'daily', leastPaid: 1_000_000 },
}

/**
 * Kalshi's short crypto markets, as seen in September 2026: up to a hundredth of a cent.
 *
 * @example
 * import { FeeTerms } from 'twoway/backtest'
 *
 * FeeTerms.kalshiCrypto.rebate // => null
 *
 * @category backtest
 * @since 0.1.0
 */
export const kalshiCrypto: FeeTerms = {
  taker: { rate: 0.07, exponent: 1 },
  maker: { rate: 0, exponent: 1 },
  unit: 100,
  rounding: 'up',
  least: 0,
  rebate: null,
}

/**
 * Returns what so many micro-shares at a price in micro-dollars cost a taker or a maker, in
 * micro-dollars, rounded as the venue does.
 *
 * Exact before that for a whole exponent and a rate of no more than six decimals; others to 1e-14
 * of the fee.
 *
 * @example
 * import { FeeTerms } from 'twoway/backtest'
 *
 * const trade = { size: 100_000_000, price: 500_000 }
 * FeeTerms.feeOf(FeeTerms.polymarketCrypto, 'taker', trade) // => 1_750_000
 *
 * @category backtest
 * @since 0.1.0
 */
export const feeOf = (
  terms: FeeTerms,
  of: 'taker' | 'maker',
  { size, price }: { readonly size: number; readonly price: number },
): number => {
  const curve = of === 'taker' ? terms.taker : terms.maker
  if (curve.rate === 0) return 0
  const { unit, rounding, least } = terms
  const exact = wholeFee(curve, { size, price }, { unit, rounding })
  const due = perShare(curve, price / 1e6) * size
  const fee = exact ?? unit * roundedOf(due / unit, rounding)
  return due > 0 && fee < least ? least : fee
}

const roundedOf = (units: number, rounding: FeeRounding): number => {
  const nearest = Math.floor(units + 0.5)
  if (rounding === 'nearest') return nearest
  // A product that only its own rounding puts past a whole unit is on it.
  if (Math.abs(units - nearest) <= 1e-14 * nearest) return nearest
  return Math.floor(units) + (rounding === 'up' ? 1 : 0)
}

/**
 * Returns what a maker gets of its taker's fee, in whole micro-dollars, rounded down.
 *
 * @example
 * import { FeeTerms } from 'twoway/backtest'
 *
 * FeeTerms.rebateOf(FeeTerms.polymarketCrypto, 1_750_000) // => 350_000
 *
 * @category backtest
 * @since 0.1.0
 */
export const rebateOf = ({ rebate }: FeeTerms, takerFee: number): number =>
  rebate === null
    ? 0
    : part({ of: takerFee, taken: Math.floor(rebate.share * 1e6 + 0.5), outOf: 1_000_000 })
