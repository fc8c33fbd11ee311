/**
 * One second of the demonstration.
 */

import type { Fill } from '../../backtest/replay/madeUpFills.js'
import type { Moment } from '../../backtest/replay/marketLife.js'
import type { Violation } from '../../decision/violation.js'
import type { Position, Spot } from '../../market/market.js'
import type { HaltTag } from '../../market/reason.js'
import { type WithheldQuotes, withheldQuotes } from '../withheldQuotes.js'

/** A price of YES in dollars, and the shares quoted there. @category cli @since 0.1.0 */
export type Quote = { readonly price: number; readonly size: number }

/**
 * One second of the demonstration. `price` is the path's, `spot` what the maker knew of it;
 * `position` after the `fills` since the second before; `bids` and `asks` inside out, as they
 * stand once the decision is answered; the three numbers in dollars a share, null where the
 * decision halted.
 *
 * @category cli
 * @since 0.1.0
 */
export type DemoStep = {
  readonly at: number
  readonly secondsLeft: number
  readonly price: number
  readonly spot: Spot
  readonly fairValue: number | null
  readonly spread: number | null
  readonly skew: number | null
  readonly position: Position
  readonly fills: ReadonlyArray<Fill>
  readonly bids: ReadonlyArray<Quote>
  readonly asks: ReadonlyArray<Quote>
  readonly placed: number
  readonly kept: number
  readonly cancelled: number
  readonly halted: HaltTag | null
  readonly withheld: ReadonlyArray<WithheldQuotes>
  readonly violations: ReadonlyArray<Violation>
}

/**
 * Returns what is shown of a moment.
 *
 * @category cli
 * @since 0.1.0
 */
export const demoStep = ({ price, fills, state, decision, violations }: Moment): DemoStep => {
  const { explain, quotes, halted, keep, place, cancel } = decision
  const shown = (side: 'bid' | 'ask'): ReadonlyArray<Quote> =>
    quotes.flatMap(({ side: stands, action, price, size }) =>
      stands === side && action !== 'withhold' && size !== null ? [{ price, size }] : [],
    )
  return {
    at: state.now,
    secondsLeft: (state.market.expiresAt - state.now) / 1_000,
    price,
    spot: state.spot,
    fairValue: explain?.fairValue ?? null,
    spread: explain?.spread ?? null,
    skew: explain?.skew ?? null,
    position: state.position,
    fills,
    bids: shown('bid'),
    asks: shown('ask'),
    placed: place.length,
    kept: keep.length,
    cancelled: cancel.length,
    halted,
    withheld: withheldQuotes(decision),
    violations,
  }
}
