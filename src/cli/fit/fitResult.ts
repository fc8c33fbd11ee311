/**
 * A finished fit: what it came to, what it was run with, and how long it took.
 */

import type { FittedOutlook } from '../../backtest/calibration/fitOutlook.js'
import type { FitSettings } from './fitSettings.js'

/**
 * What the table and `--json` show alike. `rowsSkipped` counts rows that were no later than the one
 * before; `seconds` are of the wall.
 *
 * @category cli
 * @since 0.1.0
 */
export type FitResult = FittedOutlook & {
  readonly recording: string
  readonly settings: Pick<FitSettings, 'asset' | 'out'>
  readonly bars: number
  readonly rowsSkipped: number
  readonly seconds: number
}
