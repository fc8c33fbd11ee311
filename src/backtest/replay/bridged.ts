/**
 * A step of a Brownian bridge between two walls.
 */

import { drawAt } from '../exchange/drawAt.js'
import { normalDraw } from './normalDraw.js'

/**
 * Returns where a bridge is after its next step, on its way from a price to another in so many
 * steps, `left`, each of the `variance`; with one left it is there. It keeps to `low` to `high`.
 *
 * The distance y from the nearer wall is a Bessel process of dimension three, which is a Brownian
 * motion that never comes back to 0: the length of a bridge in three dimensions. For one whose end
 * is b from that wall, the part of the other two dimensions is `2q / (e^2q − 1)`, with q = y b
 * over the variance left: all of it where the end is on the wall, nothing where it is far. Their
 * squares are drawn near the wall, and at their mean where they no longer matter. The further wall
 * reflects.
 *
 * Source: Pitman (1975) and Williams (1974), by whom a motion about its extremes is such; Revuz and
 * Yor (1999), chapter XI, for the drift of the bridge.
 *
 * @category backtest
 * @since 0.1.0
 */
export const bridged = (
  { low, high }: { readonly low: number; readonly high: number },
  { price, to, left, variance }: Way,
  { seed, index }: { readonly seed: number; readonly index: number },
): number => {
  if (left === 1) return to
  const isHigh = high - price < price - low
  const y = isHigh ? high - price : price - low
  const end = isHigh ? high - to : to - low
  const spread = (variance * (left - 1)) / left
  const moved = y + (end - y) / left + Math.sqrt(spread) * normalDraw({ seed, stream: 16, index })
  const q = (y * end) / (variance * left)
  const part = 1 / (1 + q * (1 + q * (2 / 3 + q * (1 / 3 + q * (2 / 15)))))
  const squares = y * y < near * spread ? -2 * Math.log(drawAt({ seed, stream: 24, index })) : 2
  const away = Math.sqrt(moved * moved + part * spread * squares)
  const range = high - low
  const held = away <= range ? away : away < 2 * range ? 2 * range - away : 0
  return isHigh ? high - held : low + held
}

type Way = {
  readonly price: number
  readonly to: number
  readonly left: number
  readonly variance: number
}

/** From four steps on, drawn or not, the other two dimensions move the length by 3 % of a step. */
const near = 16
