/**
 * Where in the queue of its level an order stands, by models that bracket what is not recorded.
 */

/**
 * How an order comes forward. `riskAverse`: only by trades at its level. `probabilistic`: also by
 * others who leave, of whom the part `f(behind) / (f(behind) + f(ahead))` stood behind it, with
 * `f(x) = xⁿ` (`power`, n the exponent) or `log(1 + x)` (`log`, which reads no exponent).
 * `orderByOrder`: as the recording's own orders leave, first in, first out. `infinite`: never.
 *
 * Source: the models of hftbacktest, after Rigtorp.
 *
 * @category backtest
 * @since 0.1.0
 */
export type QueueModel =
  | { readonly kind: 'riskAverse' }
  | { readonly kind: 'probabilistic'; readonly f: 'power' | 'log'; readonly exponent: number }
  | { readonly kind: 'orderByOrder' }
  | { readonly kind: 'infinite' }

/**
 * The place of an order: how much stands before it, and how much of what was traded since is not
 * yet seen in the level's size.
 *
 * @category backtest
 * @since 0.1.0
 */
export type Place = { readonly ahead: number; readonly traded: number }

/**
 * Returns the place of an order that joins a level of which `size` is displayed.
 *
 * @example
 * import { Queue } from 'twoway/backtest'
 *
 * Queue.joined({ kind: 'riskAverse' }, 100) // => { ahead: 100, traded: 0 }
 *
 * @category backtest
 * @since 0.1.0
 */
export const joined = (model: QueueModel, size: number): Place => ({
  ahead: model.kind === 'infinite' ? Infinity : size,
  traded: 0,
})

/**
 * Returns the place after a trade at the level, and how much of it comes to the order: all that
 * exceeds what stands ahead. `size` is what is left of the trade when it comes to this order, own
 * orders before it served; `recorded`, what it took off the level in the recording.
 *
 * @example
 * import { Queue } from 'twoway/backtest'
 *
 * Queue.afterTrade({ ahead: 100, traded: 0 }, { size: 120, recorded: 120 })
 * // => { place: { ahead: 0, traded: 120 }, reaches: 20 }
 *
 * @category backtest
 * @since 0.1.0
 */
export const afterTrade = (
  { ahead, traded }: Place,
  { size, recorded }: { readonly size: number; readonly recorded: number },
): { readonly place: Place; readonly reaches: number } => {
  const before = size < ahead ? size : ahead
  return { place: { ahead: ahead - before, traded: traded + recorded }, reaches: size - before }
}

/**
 * Returns the place after the level's displayed size went `from` one `to` another. What trades took
 * since is no one's leaving, and is taken out first; those who join, join behind. A trade has to be
 * told before the size that it left.
 *
 * The probabilistic step, with Δ who left, V ahead, B behind and `p` the part that left behind:
 * `V ← V − (1 − p)Δ + min(0, B − pΔ)`, not below 0 nor above what is displayed. By orders, who
 * leaves is told one by one, and a size says nothing more.
 *
 * @example
 * import { Queue } from 'twoway/backtest'
 *
 * const model = { kind: 'probabilistic', f: 'power', exponent: 1 } as const
 * Queue.afterChange(model, { ahead: 60, traded: 0 }, { from: 100, to: 90 })
 * // => { ahead: 54, traded: 0 }
 * Queue.afterChange({ kind: 'riskAverse' }, { ahead: 60, traded: 0 }, { from: 100, to: 90 })
 * // => { ahead: 60, traded: 0 }
 *
 * @category backtest
 * @since 0.1.0
 */
export const afterChange = (
  model: QueueModel,
  { ahead, traded }: Place,
  { from, to }: { readonly from: number; readonly to: number },
): Place => {
  if (model.kind === 'infinite') return { ahead, traded: 0 }
  if (model.kind === 'orderByOrder') return { ahead, traded }
  const left = from - to - traded
  if (!(left > 0) || model.kind === 'riskAverse') {
    return { ahead: to < ahead ? to : ahead, traded: 0 }
  }
  // What the level held before anybody left: the trades came off it first.
  const held = to + left
  const behind = held > ahead ? held - ahead : 0
  const behindPart = partBehind(model, { ahead, behind })
  const short = behind - behindPart * left
  const next = ahead - (1 - behindPart) * left + (short < 0 ? short : 0)
  return { ahead: next > 0 ? (next < to ? next : to) : 0, traded: 0 }
}

/**
 * Returns the place after an order of the recording that stood ahead has `left` so much less. What
 * was traded is seen twice, in the trade and here, and counts once.
 *
 * @example
 * import { Queue } from 'twoway/backtest'
 *
 * Queue.afterLeaving({ ahead: 60, traded: 10 }, 30) // => { ahead: 40, traded: 0 }
 *
 * @category backtest
 * @since 0.1.0
 */
export const afterLeaving = ({ ahead, traded }: Place, left: number): Place => {
  const known = left < traded ? left : traded
  const less = ahead - (left - known)
  return { ahead: less > 0 ? less : 0, traded: traded - known }
}

/**
 * Returns the part of those who leave a level that stood behind an order: 1 where nobody stands
 * ahead, 0 where nobody stands behind, even if nobody stands there at all.
 *
 * @example
 * import { Queue } from 'twoway/backtest'
 *
 * const model = { kind: 'probabilistic', f: 'power', exponent: 2 } as const
 * Queue.partBehind(model, { ahead: 10, behind: 10 }) // => 0.5
 *
 * @category backtest
 * @since 0.1.0
 */
export const partBehind = (
  { f, exponent }: Extract<QueueModel, { readonly kind: 'probabilistic' }>,
  { ahead, behind }: { readonly ahead: number; readonly behind: number },
): number => {
  if (behind <= 0) return 0
  if (ahead <= 0) return 1
  // In units of the larger, so that no power overflows.
  if (f === 'power') return 1 / (1 + (ahead / behind) ** exponent)
  const back = Math.log1p(behind)
  return back / (back + Math.log1p(ahead))
}
