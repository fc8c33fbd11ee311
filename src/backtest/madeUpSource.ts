/**
 * Whose prices are those that no recording holds.
 */

/**
 * The source of the prices that are made up between those of a recording. They settle nothing, and
 * no volatility is estimated from them.
 *
 * @example
 * import { madeUpSource } from 'twoway/backtest'
 *
 * madeUpSource // => 'made-up path'
 *
 * @category backtest
 * @since 0.1.0
 */
export const madeUpSource = 'made-up path'
