/**
 * What was held, on an even grid of time: how long a position stays can be told by it.
 */

import type { NeighbourSums } from '../../statistics/halfLife.js'

/**
 * Where the grid of a market stands: the next instant, and what was held at the one before, NaN
 * before the first.
 *
 * @category backtest
 * @since 0.1.0
 */
export type GridPlace = { readonly next: number; readonly last: number }

/** No pair yet. @category backtest @since 0.1.0 */
export const noNeighbours: NeighbourSums = {
  pairs: 0,
  earlier: 0,
  later: 0,
  earlierSquares: 0,
  laterSquares: 0,
  products: 0,
}

/**
 * Returns the sums and the place once so many shares were held up to an instant, which is not seen
 * itself.
 *
 * @category backtest
 * @since 0.1.0
 */
export const heldUntil = (
  sums: NeighbourSums,
  { next, last }: GridPlace,
  { held, until, step }: { readonly held: number; readonly until: number; readonly step: number },
): { readonly sums: NeighbourSums; readonly place: GridPlace } => {
  const instants = Math.ceil((until - next) / step)
  if (!(instants > 0)) return { sums, place: { next, last } }
  const first = Number.isNaN(last) ? 0 : 1
  // One pair leads here from what was held before; the others have both ends here.
  const same = instants - 1
  return {
    sums: {
      pairs: sums.pairs + first + same,
      earlier: sums.earlier + (first === 1 ? last : 0) + same * held,
      later: sums.later + (first + same) * held,
      earlierSquares: sums.earlierSquares + (first === 1 ? last * last : 0) + same * held * held,
      laterSquares: sums.laterSquares + (first + same) * held * held,
      products: sums.products + (first === 1 ? last * held : 0) + same * held * held,
    },
    place: { next: next + instants * step, last: held },
  }
}
