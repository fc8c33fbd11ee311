/**
 * How a market of the simulated venue settles by its own rule, where no outcome is recorded.
 */

import type { PrintedSoFar } from '../../decision/state.js'
import type { Resolution } from '../../desk/ledger/ledgerEvent.js'
import type { Market } from '../../market/market.js'
import { pointBar } from '../../market/pointBar.js'
import { type Fixing, plain, type Settlement } from '../../market/settlement.js'
import * as RecordedFixing from '../calibration/recordedFixing.js'
import type { ExchangeMarket } from './exchangeMarket.js'

const settlementOf = ({ settlement }: Market): Settlement => settlement ?? plain

const endRule = (market: Market): RecordedFixing.FixingRule => {
  const { end, lagMs } = settlementOf(market)
  return { fixing: end, lagMs, lifeMs: market.expiresAt - market.openedAt }
}

const startRule = (market: Market): RecordedFixing.FixingRule => {
  const { strike, lagMs } = settlementOf(market)
  const fixing: Fixing = strike.kind === 'opening' ? strike.fixing : { kind: 'point' }
  return { fixing, lagMs, lifeMs: market.expiresAt - market.openedAt }
}

/**
 * Lets a market print what a price settles of it. One of another source than its own counts only as
 * long as its own was never heard.
 *
 * @category backtest
 * @since 0.1.0
 */
export const printed = (
  held: ExchangeMarket,
  { source, price, at }: { readonly source: string; readonly price: number; readonly at: number },
): void => {
  const { market, last } = held
  const { source: own, end, lagMs } = settlementOf(market)
  if (source === own) held.source = own
  else if (held.source !== null) return
  held.last = price
  const before = last > 0 ? last : null
  if (held.start !== null) {
    held.start = RecordedFixing.printed(startRule(market), held.start, before, {
      at,
      inclusive: false,
    })
  }
  const windowMs = end.kind === 'mean' || end.kind === 'trimmedMean' ? end.windowMs : 0
  if (end.kind === 'extremum')
    held.end = RecordedFixing.seen(endRule(market), held.end, pointBar({ price, at }))
  else if (at + lagMs >= market.expiresAt - windowMs) {
    held.end = RecordedFixing.printed(endRule(market), held.end, before, { at, inclusive: false })
  }
}

/** What of an average is printed so far, or null. @category backtest @since 0.1.0 */
export const soFar = ({ market, start, end }: ExchangeMarket): PrintedSoFar | null => {
  const strike = start === null ? null : RecordedFixing.partOf(startRule(market), start)
  const ended = RecordedFixing.partOf(endRule(market), end)
  return strike === null && ended === null ? null : { strike, end: ended }
}

/** When the price to beat is known, by the market's own rule. @category backtest @since 0.1.0 */
export const struckAt = ({ market, start }: ExchangeMarket): number => {
  if (start === null) return Infinity
  const { lagMs } = settlementOf(market)
  return lagMs < 0 ? market.openedAt - lagMs : market.openedAt
}

/** Returns the price to beat by the market's own rule, or null. @category backtest @since 0.1.0 */
export const strikeOf = ({ market, start, last }: ExchangeMarket): number | null => {
  if (start === null) return null
  const rule = startRule(market)
  const price = last > 0 ? last : null
  const at = market.openedAt + (rule.lagMs < 0 ? 0 - rule.lagMs : 0)
  return RecordedFixing.value(
    rule,
    RecordedFixing.printed(rule, start, price, { at, inclusive: true }),
  )
}

/**
 * Returns the outcome of a market by its own rule and the prices so far: void where there were
 * none, or no price to beat.
 *
 * @category backtest
 * @since 0.1.0
 */
export const outcomeOf = ({ market, end, last }: ExchangeMarket): Resolution => {
  const settlement = settlementOf(market)
  const rule = endRule(market)
  const at = market.expiresAt + (rule.lagMs < 0 ? 0 - rule.lagMs : 0)
  const price = last > 0 ? last : null
  const done = RecordedFixing.printed(rule, end, price, { at, inclusive: true })
  const value = RecordedFixing.value(rule, done)
  return value === null || market.strike === null
    ? 'void'
    : outcomeAt(settlement, market.strike, value)
}

/**
 * Returns the outcome of a settlement rule at a settlement price.
 *
 * @category backtest
 * @since 0.1.0
 */
export const outcomeAt = (settlement: Settlement, strike: number, value: number): Resolution => {
  const { strike: rule, end, tie, tickSize } = settlement
  const onTick = (price: number): number =>
    tickSize > 0 ? tickSize * Math.floor(price / tickSize + 0.5) : price
  const settles = onTick(value)
  const onTie = tie === 'half' ? 'void' : tie
  const beat = onTick(strike)
  if (rule.kind === 'between') {
    const upper = onTick(rule.upper)
    if (settles === beat || settles === upper) return onTie
    return settles > beat && settles < upper ? 'yes' : 'no'
  }
  if (settles === beat) return onTie
  const isLowest = end.kind === 'extremum' && end.of === 'lowest'
  return settles > beat !== isLowest ? 'yes' : 'no'
}

/**
 * Whether an average of the market is being printed at an instant.
 *
 * @category backtest
 * @since 0.1.0
 */
export const isAveraging = ({ market, start }: ExchangeMarket, now: number): boolean => {
  const { settlement } = market
  if (settlement === null || settlement === undefined) return false
  const { end, strike, lagMs } = settlement
  const isIn = (fixing: Fixing, boundary: number): boolean =>
    fixing.kind !== 'point' && now + lagMs > boundary - fixing.windowMs
  if (start !== null && strike.kind === 'opening' && isIn(strike.fixing, market.openedAt))
    return true
  return end.kind === 'extremum' || isIn(end, market.expiresAt)
}
