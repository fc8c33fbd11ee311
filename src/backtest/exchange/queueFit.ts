/**
 * The exponent of the probabilistic queue, from fills of one's own.
 */

import { afterChange, afterTrade, joined, type QueueModel } from './queue.js'

/**
 * What happened at a level while an order of one's own stood there: `joined`, the size displayed
 * then; what it went through, a trade at it or its size `from` one `to` another; and how much of
 * the order was filled in all, of `size` shares.
 *
 * @category backtest
 * @since 0.1.0
 */
export type OwnFill = {
  readonly joined: number
  readonly size: number
  readonly filled: number
  readonly steps: ReadonlyArray<
    | { readonly kind: 'trade'; readonly size: number }
    | { readonly kind: 'change'; readonly from: number; readonly to: number }
  >
}

/**
 * An exponent, and the root mean square by which the fills that it foretells differ from those that
 * were, in parts of the orders.
 *
 * @category backtest
 * @since 0.1.0
 */
export type FittedQueue = { readonly exponent: number; readonly error: number }

/**
 * Returns how many shares a model would have filled of an order.
 *
 * @example
 * import { QueueFit } from 'twoway/backtest'
 *
 * const steps = [{ kind: 'trade', size: 120 }] as const
 * const order = { joined: 100, size: 50, filled: 0, steps }
 * QueueFit.filledBy({ kind: 'riskAverse' }, order) // => 20
 *
 * @category backtest
 * @since 0.1.0
 */
export const filledBy = (model: QueueModel, order: OwnFill): number => {
  let place = joined(model, order.joined)
  let filled = 0
  for (const step of order.steps) {
    if (step.kind === 'change') {
      place = afterChange(model, place, step)
      continue
    }
    const { size } = step
    const after = afterTrade(place, { size, recorded: size })
    const rest = order.size - filled
    filled += after.reaches < rest ? after.reaches : rest
    place = after.place
  }
  return filled
}

/**
 * Returns the exponent of the power queue that comes nearest, by least squares, to fills of one's
 * own, or null without any. It is looked for from 0.1 to 10, by hundredths of its logarithm and
 * then by halving between the best's neighbours; where several come as near, the least.
 *
 * @example
 * import { QueueFit } from 'twoway/backtest'
 *
 * QueueFit.exponentOf([]) // => null
 *
 * @category backtest
 * @since 0.1.0
 */
export const exponentOf = (fills: ReadonlyArray<OwnFill>): FittedQueue | null => {
  if (fills.length === 0) return null
  const steps = 100
  const at = (step: number): number => 0.1 * 100 ** (step / steps)
  let best = 0
  for (let i = 1; i <= steps; i++) if (errorOf(fills, at(i)) < errorOf(fills, at(best))) best = i
  let low = best > 0 ? best - 1 : 0
  let high = best < steps ? best + 1 : steps
  for (let i = 0; i < 40; i++) {
    const [one, other] = [low + (high - low) / 3, high - (high - low) / 3]
    if (errorOf(fills, at(other)) < errorOf(fills, at(one))) low = one
    else high = other
  }
  const refined = at((low + high) / 2)
  const exponent = errorOf(fills, refined) < errorOf(fills, at(best)) ? refined : at(best)
  return { exponent, error: errorOf(fills, exponent) }
}

const errorOf = (fills: ReadonlyArray<OwnFill>, exponent: number): number => {
  const model = { kind: 'probabilistic', f: 'power', exponent } as const
  let sum = 0
  for (const fill of fills) sum += ((filledBy(model, fill) - fill.filled) / fill.size) ** 2
  return Math.sqrt(sum / fills.length)
}
