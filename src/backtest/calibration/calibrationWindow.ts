/**
 * How a window of a calibration opens, and how it settles.
 */

import { floor, price as priceOf } from '../../market/grid.js'
import type { Settlement } from '../../market/settlement.js'
import type { Outcome } from '../../market/side.js'
import { years } from '../../market/units.js'
import type { CalibrationConfig, CalibrationState, PendingWindow } from './calibrationState.js'
import { added } from './calibrationSums.js'
import { begin, type FixingRule, printed, value } from './recordedFixing.js'

/**
 * Returns by how long the index is read after the venue's own instants, in ms: so much later a
 * strike is known, and a market settles.
 *
 * @category backtest
 * @since 0.1.0
 */
export const delayOf = <State>({ settlement }: CalibrationConfig<State>): number =>
  Math.max(-settlement.lagMs, 0)

/**
 * Returns the rule of the end of each market.
 *
 * @category backtest
 * @since 0.1.0
 */
export const endRule = <State>({ settlement, windowMs }: CalibrationConfig<State>): FixingRule => ({
  fixing: settlement.end,
  lagMs: Math.max(settlement.lagMs, 0),
  lifeMs: windowMs,
})

/**
 * Returns the rule of what the strike is made from: the fixing of an opening, or else the last
 * price known at the start.
 *
 * @category backtest
 * @since 0.1.0
 */
export const strikeRule = <State>({
  settlement: { strike, lagMs },
  windowMs,
}: CalibrationConfig<State>): FixingRule =>
  strike.kind === 'opening'
    ? { fixing: strike.fixing, lagMs: Math.max(lagMs, 0), lifeMs: windowMs }
    : { fixing: { kind: 'point' }, lagMs: 0, lifeMs: windowMs }

/**
 * Returns the calibration with the window that starts at an instant open, its strike made from the
 * prices so far.
 *
 * @category backtest
 * @since 0.1.0
 */
export const opened = <State>(
  config: CalibrationConfig<State>,
  state: CalibrationState<State>,
  start: number,
): CalibrationState<State> => {
  const rule = strikeRule(config)
  const now = start + delayOf(config)
  const price = state.last?.close ?? null
  const fixing = printed(rule, state.strikeFixing, price, { at: now, inclusive: true })
  const opening = value(rule, fixing)
  const end = start + config.windowMs
  return {
    ...state,
    window: {
      start,
      end,
      strike: opening === null ? null : strikeOf(config, state, opening, start),
      endFixing: begin(now + config.windowMs),
      next: 0,
      predictions: [],
    },
    strikeFixing: begin(now + config.windowMs),
  }
}

/**
 * Returns the calibration with its window settled: scored, or counted for why it was not.
 *
 * @category backtest
 * @since 0.1.0
 */
export const settled = <State>(
  config: CalibrationConfig<State>,
  state: CalibrationState<State>,
): CalibrationState<State> => {
  const { window, windows, sums, last } = state
  if (window === null) return state
  const { start, end, strike, predictions } = window
  const price = endPrice(config, window, last?.close ?? null)
  if (strike === null) {
    return {
      ...state,
      window: null,
      windows: { ...windows, withoutStrike: windows.withoutStrike + 1 },
    }
  }
  if (price === null) {
    return { ...state, window: null, windows: { ...windows, withoutEnd: windows.withoutEnd + 1 } }
  }
  const outcome = outcomeOf(config.settlement, strike, price)
  if (outcome === 'half') {
    return { ...state, window: null, windows: { ...windows, half: windows.half + 1 } }
  }
  const yes = windows.yes + (outcome === 'yes' ? 1 : 0)
  return {
    ...state,
    window: null,
    windows: { ...windows, finished: windows.finished + 1, yes },
    sums: added(sums, {
      block: Math.floor(start / config.bootstrap.blockMs),
      cells: config.leftMs.length * config.panel.names.length,
      predictions,
      outcome,
    }),
    settled: { start, end, strike, price, outcome, predictions },
  }
}

const endPrice = <State>(
  config: CalibrationConfig<State>,
  { end, endFixing }: PendingWindow,
  price: number | null,
): number | null => {
  const rule = endRule(config)
  const at = end + delayOf(config)
  const known = value(rule, printed(rule, endFixing, price, { at, inclusive: true }))
  return known === null ? null : published(config.settlement, known)
}

/** The tick nearest to a price, as the index is published; the upper one where two are. */
const published = ({ tickSize }: Settlement, price: number): number =>
  tickSize > 0
    ? priceOf({ ticks: floor({ price: price + tickSize / 2, tickSize }), tickSize })
    : price

const strikeOf = <State>(
  config: CalibrationConfig<State>,
  { forecasters, last }: CalibrationState<State>,
  price: number,
  start: number,
): number | null => {
  const { strike, settlement, windowMs, panel } = config
  if (strike === 'open') {
    return settlement.strike.kind === 'opening' ? published(settlement, price) : price
  }
  const said = panel.forecast(forecasters, {
    now: start + delayOf(config),
    spot: { price, at: last?.at ?? start },
    strike: price,
    openedAt: start,
    expiresAt: start + windowMs,
    settlement,
    printed: { strike: null, end: null },
  })
  const volatility = said?.[0]?.volatility
  return volatility === undefined
    ? null
    : price * Math.exp(strike.deviations * volatility * Math.sqrt(years(windowMs / 1000)))
}

/** YES beyond the strike, NO short of it, and on it what the tie says. */
const outcomeOf = ({ tie, end }: Settlement, strike: number, price: number): Outcome | 'half' => {
  if (price === strike) return tie
  const isDownward = end.kind === 'extremum' && end.of === 'lowest'
  return price > strike !== isDownward ? 'yes' : 'no'
}
