/**
 * A backtest as JSON.
 */

import type { ReportedBacktest } from './reportedBacktest.js'

/**
 * Returns all that the page and the table show, and what they leave out, as one line of JSON.
 *
 * @category cli
 * @since 0.1.0
 */
export const backtestJson = (result: ReportedBacktest): string => `${JSON.stringify(result)}\n`
