/**
 * The worst that markets of one settlement instant can do together: every place where the price can
 * settle, and at each of them every fill that hurts.
 */

import { asYes, type FillableOrder } from './asYes.js'

/**
 * When YES pays: above `strike`, and where `upper` is not null from `strike` to `upper`, both
 * included. `tie` says what a settlement at the strike itself pays; a range has none. A `strike`
 * of null is a price to beat that is not known yet. Prices in dollars, above 0.
 *
 * @category risk
 * @since 0.1.0
 */
export type PayoffRule = {
  readonly strike: number | null
  readonly upper: number | null
  readonly tie: 'yes' | 'no' | 'half'
}

/**
 * What is held of one market and what may still come: shares of each outcome, `cash` received less
 * paid, in dollars; the fee of a share; and `live`, every order that may fill and every fill that
 * may be reverted (then it is not in `yes`, `no` and `cash`).
 *
 * @category risk
 * @since 0.1.0
 */
export type Exposure = PayoffRule & {
  readonly yes: number
  readonly no: number
  readonly cash: number
  readonly feePerShare: number
  readonly live: ReadonlyArray<FillableOrder>
}

/**
 * The worst profit and loss, in dollars, and the settlement prices that give it: all of
 * `(from, to)`, or the one price where the two are equal.
 *
 * @category risk
 * @since 0.1.0
 */
export type WorstCase = { readonly pnl: number; readonly from: number; readonly to: number }

/**
 * Returns the least profit and loss over all settlement prices and all fills of what is live.
 *
 * All markets settle at one price, so between two strikes nothing changes: the gaps and the strikes
 * themselves are all the cases there are, `O(m log m)` of `m` markets. An order counts where it
 * would lose and not where it would win, since it may fill in either case. A market whose strike is
 * not known settles against the others: its own worst is added, a bound. A market voided at a half
 * alone is not among the cases. Exact but for the rounding of the sums; the worst of several
 * instants with known strikes is the sum of each. What is not a number gives NaN.
 *
 * @example
 * import { scenarioWorstCase } from 'twoway'
 *
 * const rest = { upper: null, tie: 'yes', feePerShare: 0, live: [] } as const
 * scenarioWorstCase([
 *   { ...rest, strike: 65_000, yes: 100, no: 0, cash: -60 },
 *   { ...rest, strike: 66_000, yes: 0, no: 100, cash: -70 },
 * ])
 * // => { pnl: -30, from: 0, to: 65_000 }
 *
 * @category risk
 * @since 0.1.0
 */
export const scenarioWorstCase = (exposures: ReadonlyArray<Exposure>): WorstCase => {
  const steps: Array<Step> = []
  let lowest = 0
  for (const exposure of exposures) lowest += startOf(exposure, steps)
  steps.sort((a, b) => a.price - b.price)
  let worst: WorstCase = { pnl: lowest, from: 0, to: steps[0]?.price ?? Number.POSITIVE_INFINITY }
  let pnl = lowest
  for (let at = 0; at < steps.length; ) {
    const price = steps[at]?.price ?? Number.NaN
    let tied = pnl
    let end = at
    for (; end < steps.length && steps[end]?.price === price; end++) {
      tied += steps[end]?.onto ?? 0
      pnl += steps[end]?.past ?? 0
    }
    // A strike that is not a number equals nothing, not even itself.
    if (end === at) return nowhere
    const next = steps[end]?.price ?? Number.POSITIVE_INFINITY
    if (!(tied >= worst.pnl)) worst = { pnl: tied, from: price, to: price }
    if (!(pnl >= worst.pnl)) worst = { pnl, from: price, to: next }
    at = end
  }
  return Number.isFinite(worst.pnl) ? worst : nowhere
}

const nowhere: WorstCase = { pnl: Number.NaN, from: Number.NaN, to: Number.NaN }

/** By how much profit and loss differs from below a price: on it, and above it. */
type Step = { readonly price: number; readonly onto: number; readonly past: number }

/** Adds the steps of a market; returns what it gives below all of them. */
const startOf = (exposure: Exposure, steps: Array<Step>): number => {
  const { strike, upper, tie } = exposure
  const won = pnlAt(exposure, 1)
  const lost = pnlAt(exposure, 0)
  if (strike === null) return Math.min(won, lost)
  if (!(strike > 0) || !Number.isFinite(strike)) return Number.NaN
  const rise = won - lost
  if (upper === null) {
    const onto = tie === 'yes' ? rise : tie === 'no' ? 0 : pnlAt(exposure, 0.5) - lost
    steps.push({ price: strike, onto, past: rise })
    return lost
  }
  if (!(upper >= strike) || !Number.isFinite(upper)) return Number.NaN
  steps.push({ price: strike, onto: rise, past: rise }, { price: upper, onto: 0, past: -rise })
  return lost
}

/** What a market gives if YES pays `payout`, each live order filled where it loses. */
const pnlAt = (exposure: Exposure, payout: number): number => {
  let pnl = exposure.cash + exposure.yes * payout + exposure.no * (1 - payout)
  for (const order of exposure.live) {
    const { side, price } = asYes(order)
    const gain = side === 'bid' ? payout - price : price - payout
    pnl += Math.min(0, (gain - exposure.feePerShare) * order.size)
  }
  return pnl
}
