/**
 * A finished replay: its report, what it was run with, and how long it took.
 */

import type { ReplayReport } from '../../backtest/replay/replayReport.js'
import type { ReplaySettings } from './replaySettings.js'

/**
 * What the table, the page and `--json` show alike. `rowsSkipped` counts rows that were no later
 * than the one before; `decisionsPerSecond` is null where no decision was made; `seconds` are of
 * the wall.
 *
 * @category cli
 * @since 0.1.0
 */
export type ReplayResult = ReplayReport & {
  readonly recording: string
  readonly settings: Pick<ReplaySettings, 'windowMs' | 'strike' | 'tickSize' | 'asset' | 'config'>
  readonly rowsSkipped: number
  readonly seconds: number
  readonly decisionsPerSecond: number | null
}
