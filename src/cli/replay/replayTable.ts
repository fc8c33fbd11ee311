/**
 * The figures of a replay as text.
 */

import { figuresTable } from '../figuresTable.js'
import { replayFigures } from './replayFigures.js'
import type { ReplayResult } from './replayResult.js'

/**
 * Returns the figures as an aligned table: names to the left, values to the right, then the notes.
 *
 * @category cli
 * @since 0.1.0
 */
export const replayTable = (result: ReplayResult): string => figuresTable(replayFigures(result))
