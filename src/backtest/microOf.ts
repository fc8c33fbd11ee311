/**
 * Money and shares as the venue of a simulation counts them.
 */

/** Returns dollars or shares in whole millionths. @category backtest @since 0.1.0 */
export const micro = (amount: number): number => Math.floor(amount * 1_000_000 + 0.5)
