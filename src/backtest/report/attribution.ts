/**
 * Where the profit of a market comes from, in parts that sum to it to the micro-dollar.
 *
 * All are whole micro-dollars, and each part is a difference of whole values of what is held: so
 * they sum exactly, in any order, below 2^53.
 */

import { floorValue, nearest, perUnit } from '../../desk/ledger/micro.js'
import type { BacktestRecord } from './backtestRecord.js'

/**
 * Parts of a profit, losses below 0: `spread`, by how much a fill was better than the fair value;
 * `inventory`, what was held times the moves of the fair value; `fees`; `rebates` and `rewards`;
 * `settlement`, what was paid out less the last fair value; and `unexplained`, what the records do
 * not tell: 0 but for the rounding of an amount that was no whole number of micro-dollars.
 *
 * @category backtest
 * @since 0.1.0
 */
export type Attribution = {
  readonly spread: number
  readonly inventory: number
  readonly fees: number
  readonly rebates: number
  readonly rewards: number
  readonly settlement: number
  readonly unexplained: number
}

/**
 * A market's account: `cash` with a dollar for each NO held, `position` YES less NO in
 * micro-shares, worth `value` in all at the fair value `mark`, NaN before the first; `granted` of
 * the cash are rebates and rewards, which no settlement tells again.
 *
 * @category backtest
 * @since 0.1.0
 */
export type MarketAccount = {
  readonly cash: number
  readonly position: number
  readonly mark: number
  readonly value: number
  readonly granted: number
  readonly parts: Attribution
}

/** Nothing earned and nothing lost. @category backtest @since 0.1.0 */
export const noParts: Attribution = {
  spread: 0,
  inventory: 0,
  fees: 0,
  rebates: 0,
  rewards: 0,
  settlement: 0,
  unexplained: 0,
}

/** The account of a market in which nothing has happened. @category backtest @since 0.1.0 */
export const noAccount: MarketAccount = {
  cash: 0,
  position: 0,
  mark: Number.NaN,
  value: 0,
  granted: 0,
  parts: noParts,
}

/** The names of the parts, in the order in which they are shown. @category backtest @since 0.1.0 */
export const partNames: ReadonlyArray<keyof Attribution> = [
  'spread',
  'inventory',
  'fees',
  'rebates',
  'rewards',
  'settlement',
  'unexplained',
]

/** What the parts sum to. @category backtest @since 0.1.0 */
export const totalOf = (parts: Attribution): number =>
  partNames.reduce((total, name) => total + parts[name], 0)

/**
 * Returns the account at a new fair value; one that is no probability leaves it as it was.
 *
 * @category backtest
 * @since 0.1.0
 */
export const revalued = (account: MarketAccount, fairValue: number | null): MarketAccount => {
  const mark = fairValue !== null && fairValue >= 0 && fairValue <= 1 ? nearest(fairValue) : -1
  if (mark < 0 || mark === account.mark) return account
  const { cash, position, granted, parts } = account
  const value = cash + floorValue({ size: position, price: mark })
  // Without shares nothing has moved, and most decisions are made without.
  if (value === account.value) return { cash, position, mark, value, granted, parts }
  const inventory = parts.inventory + (value - account.value)
  return { cash, position, mark, value, granted, parts: { ...parts, inventory } }
}

/**
 * Returns the account after a fill. Its fair value is the one told with it; where none was ever
 * known, its price stands for it, and what it earned shows in the parts that follow.
 *
 * @category backtest
 * @since 0.1.0
 */
export const filled = (
  account: MarketAccount,
  fill: Extract<BacktestRecord, { kind: 'fill' }>,
): MarketAccount => {
  const known = revalued(account, fill.fairValue)
  const before = Number.isNaN(known.mark) ? revalued(known, fill.price) : known
  const { mark, granted, parts } = before
  const size = nearest(fill.size)
  const price = nearest(fill.price)
  const traded = fill.buys ? size : 0 - size
  const paid = floorValue({ size: 0 - traded, price })
  const fee = nearest(fill.fee)
  const rebate = nearest(fill.rebate)
  const position = before.position + traded
  const cash = before.cash + paid - fee + rebate
  const value = cash + floorValue({ size: position, price: mark })
  const spread = parts.spread + (value - before.value + fee - rebate)
  const fees = fee > 0 ? parts.fees - fee : parts.fees
  const rebates = parts.rebates + rebate + (fee < 0 ? 0 - fee : 0)
  return { cash, position, mark, value, granted, parts: { ...parts, spread, fees, rebates } }
}

/**
 * Returns the account after a rebate or a reward was paid, which comes on top of the cash that a
 * settlement tells.
 *
 * @category backtest
 * @since 0.1.0
 */
export const granted = (
  account: MarketAccount,
  { source, amount }: Extract<BacktestRecord, { kind: 'granted' }>,
): MarketAccount => {
  const paid = nearest(amount)
  const { parts } = account
  return {
    cash: account.cash + paid,
    position: account.position,
    mark: account.mark,
    value: account.value + paid,
    granted: account.granted + paid,
    parts:
      source === 'rebate'
        ? { ...parts, rebates: parts.rebates + paid }
        : { ...parts, rewards: parts.rewards + paid },
  }
}

/**
 * Returns the parts of a market that has settled: they sum to its cash, its payout, and
 * what was granted.
 *
 * @category backtest
 * @since 0.1.0
 */
export const settled = (
  account: MarketAccount,
  { paysYes, yes, no, cash }: Extract<BacktestRecord, { kind: 'settled' }>,
): Attribution => {
  const price = nearest(paysYes)
  const ofYes = floorValue({ size: nearest(yes), price })
  const ofNo = floorValue({ size: nearest(no), price: perUnit - price })
  const worth = account.cash + floorValue({ size: account.position, price })
  const settlement = worth - account.value
  const told = nearest(cash) + account.granted + ofYes + ofNo
  return { ...account.parts, settlement, unexplained: told - worth }
}
