/**
 * Numbers that look normally distributed, by the place at which they are drawn.
 */

import { wichura } from '../../math/wichura.js'
import { drawAt } from '../exchange/drawAt.js'

/**
 * Returns the standard normal number at an index of one of a seed's streams: the quantile of
 * `drawAt` to seven digits, within ±6.3, so that none is infinite.
 *
 * @category backtest
 * @since 0.1.0
 */
export const normalDraw = (place: Parameters<typeof drawAt>[0]): number => {
  const uniform = drawAt(place)
  return uniform < 0.5 ? wichura(uniform) : -wichura(1 - uniform)
}
