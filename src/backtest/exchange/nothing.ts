/**
 * Where what nobody asks for goes.
 */

import type { Fold } from '../../math/fold.js'

/**
 * A sink that keeps nothing.
 *
 * @example
 * import { Fold } from 'twoway'
 * import { nothing } from 'twoway/backtest'
 *
 * Fold.run(nothing)([]) // => null
 *
 * @category backtest
 * @since 0.1.0
 */
export const nothing: Fold<unknown, null, null> = {
  initial: null,
  step: () => null,
  value: () => null,
}
