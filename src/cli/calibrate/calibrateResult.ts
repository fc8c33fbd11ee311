/**
 * A finished calibration: its report, what it was run with, and how long it took.
 */

import type { CalibrationReport } from '../../backtest/calibration/calibrationReport.js'
import type { Settlement } from '../../market/settlement.js'
import type { CalibrateSettings } from './calibrateSettings.js'

/**
 * What the table, the page and `--json` show alike. `warnings` say where the recording is too
 * coarse for the settlement; `rowsSkipped` counts rows that were no later than the one before;
 * `seconds` are of the wall.
 *
 * @category cli
 * @since 0.1.0
 */
export type CalibrateResult = CalibrationReport & {
  readonly recording: string
  readonly settings: Pick<
    CalibrateSettings,
    'windowMs' | 'leftMs' | 'strike' | 'preset' | 'fit' | 'out'
  > & { readonly settlement: Settlement }
  readonly warnings: ReadonlyArray<string>
  readonly rowsSkipped: number
  readonly seconds: number
}
