/**
 * How good a probability was, once the outcome is known. Lower is better.
 */

/**
 * Returns the log loss of a probability that was given to what then happened: `−ln p`, in nats.
 *
 * `probability` in [0, 1]; out of range gives NaN. A probability that underflowed to 0 is taken as
 * the smallest double, so the loss is at most 744.5 and a mean stays finite. For a NO hand in NO's
 * own probability, not `1 − p`: that loses the digits of a small one.
 *
 * Source: Good (1952), the logarithmic score. Accuracy: that of `Math.log`, 1 ulp.
 *
 * @example
 * import { Score } from 'twoway/backtest'
 *
 * Score.logLoss(0.5) // => 0.6931471805599453
 *
 * @category backtest
 * @since 0.1.0
 */
export const logLoss = (probability: number): number =>
  probability >= 0 && probability <= 1
    ? 0 - Math.log(Math.max(probability, Number.MIN_VALUE))
    : Number.NaN

/**
 * Returns the Brier score of a probability that was given to what then did **not** happen: its
 * square.
 *
 * `probability` in [0, 1]; out of range gives NaN. The score of a forecast of YES is `brier(no)`
 * after a YES and `brier(yes)` after a NO.
 *
 * Source: Brier (1950), for one of two outcomes. Accuracy: one rounding.
 *
 * @example
 * import { Score } from 'twoway/backtest'
 *
 * Score.brier(0.5) // => 0.25
 *
 * @category backtest
 * @since 0.1.0
 */
export const brier = (probability: number): number =>
  probability >= 0 && probability <= 1 ? probability * probability : Number.NaN
