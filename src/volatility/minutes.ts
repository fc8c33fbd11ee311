/**
 * Bars of any length, and single prices, as whole minutes.
 */

import type { Bar } from '../market/bar.js'

/**
 * A minute that ends `at`, a multiple of 60,000 ms: its last price, and where all that was heard of
 * it told them, its bounds, the dollars traded and the number of trades; null where not.
 *
 * @category volatility
 * @since 0.1.0
 */
export type Minute = {
  readonly at: number
  readonly close: number
  readonly traded: MinuteTrading | null
}

/** What was traded in a minute, prices and volume in dollars. @category volatility @since 0.1.0 */
export type MinuteTrading = {
  readonly high: number
  readonly low: number
  readonly volume: number
  readonly trades: number
}

/**
 * When something was last heard, null before; what is known of the minute that is not over, and
 * which minutes ended with what was heard last, at most two.
 *
 * @category volatility
 * @since 0.1.0
 */
export type MinutesState = {
  readonly at: number | null
  readonly pending: Minute | null
  readonly ended: ReadonlyArray<Minute>
}

/**
 * Nothing heard yet.
 *
 * @example
 * import { Minutes } from 'twoway'
 *
 * Minutes.none.ended // => []
 *
 * @category volatility
 * @since 0.1.0
 */
export const none: MinutesState = { at: null, pending: null, ended: [] }

/**
 * Returns the minutes with one bar more. A minute holds the bars that end after its start and up to
 * its end; it is over once a bar ends at its end, or later. One in which no bar ended is not there.
 *
 * A bar that begins before the minute in which it ends tells its close alone. One that ends no
 * later than the last, or whose close is no positive number, is passed over.
 *
 * @example
 * import { Minutes } from 'twoway'
 *
 * const price = { open: 100, high: 100, low: 100, close: 100 }
 * const none = { volume: null, trades: null, takerBuyVolume: null }
 * const heard = Minutes.hear(Minutes.none, { at: 59_000, milliseconds: 0, ...price, ...none })
 * heard.pending?.at // => 60_000
 * Minutes.hear(heard, { at: 60_000, milliseconds: 0, ...price, ...none }).ended.length // => 1
 *
 * @category volatility
 * @since 0.1.0
 */
export const hear = (state: MinutesState, bar: Bar): MinutesState => {
  const { at } = bar
  if (!isNews(state.at, bar)) {
    return state.ended.length === 0
      ? state
      : { at: state.at, pending: state.pending, ended: nothing }
  }
  const { pending } = state
  const end = Math.ceil(at / minuteMs) * minuteMs
  const before = pending !== null && pending.at < end ? pending : null
  const minute = joined(before === null ? pending : null, minuteOf(bar, end))
  if (at < end) return { at, pending: minute, ended: before === null ? nothing : [before] }
  return { at, pending: null, ended: before === null ? [minute] : [before, minute] }
}

const isNews = (last: number | null, { at, close }: Bar): boolean =>
  close > 0 && close < Infinity && Number.isFinite(at) && (last === null || at > last)

const minuteMs = 60_000

const nothing: ReadonlyArray<Minute> = []

const minuteOf = (bar: Bar, end: number): Minute => ({
  at: end,
  close: bar.close,
  traded: bar.at - bar.milliseconds >= end - minuteMs ? tradingOf(bar) : null,
})

const tradingOf = ({
  milliseconds,
  high,
  low,
  close,
  volume,
  trades,
}: Bar): MinuteTrading | null => {
  if (volume === null || trades === null) return null
  const dollars = volume * close
  const isSound = milliseconds > 0 && low > 0 && low <= close && close <= high && high < Infinity
  return isSound && dollars >= 0 && dollars < Infinity && trades >= 0 && trades < Infinity
    ? { high, low, volume: dollars, trades }
    : null
}

const joined = (first: Minute | null, second: Minute): Minute => {
  if (first === null) return second
  const { at, close } = second
  const [a, b] = [first.traded, second.traded]
  if (a === null || b === null) return { at, close, traded: null }
  const traded = {
    high: Math.max(a.high, b.high),
    low: Math.min(a.low, b.low),
    volume: a.volume + b.volume,
    trades: a.trades + b.trades,
  }
  return { at, close, traded }
}
