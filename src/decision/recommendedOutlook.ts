/**
 * The outlook to start from.
 */

import type { OutlookConfig } from '../volatility/outlookConfig.js'
import fitted from './recommendedFit.json' with { type: 'json' }

/**
 * The outlook fitted on BTCUSDT by minutes of 2023, by `twoway fit`; both its models. Its numbers
 * have five digits.
 *
 * @example
 * import { recommendedOutlook } from 'twoway'
 *
 * recommendedOutlook.fittedOn // => 'BTCUSDT, 2023-01-01 to 2023-12-31'
 *
 * @category decision
 * @since 0.1.0
 */
export const recommendedOutlook: OutlookConfig =
  // JSON has no literal types; a test decodes it.
  fitted as OutlookConfig
