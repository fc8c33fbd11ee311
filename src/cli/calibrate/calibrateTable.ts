/**
 * The figures of a calibration as text.
 */

import { figuresTable } from '../figuresTable.js'
import { calibrateFigures } from './calibrateFigures.js'
import type { CalibrateResult } from './calibrateResult.js'

/**
 * Returns the figures as an aligned table: names to the left, values to the right, then the notes.
 *
 * @category cli
 * @since 0.1.0
 */
export const calibrateTable = (result: CalibrateResult): string =>
  figuresTable(calibrateFigures(result))
