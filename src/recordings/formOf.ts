/**
 * What a file of prices turns out to be.
 */

import { columnsOf } from './columns.js'
import { defaults } from './eventOptions.js'
import { hourlyTable } from './hourlyTable.js'
import { rolesOf } from './roles.js'

/**
 * `events`: our own, of any kind; `markets`: prices with markets and their books; `prices` alone.
 *
 * @category recordings
 * @since 0.1.0
 */
export type Form = 'events' | 'markets' | 'prices'

/**
 * Returns what a file is by its first line; one that nobody knows is taken for prices.
 *
 * @category recordings
 * @since 0.1.0
 */
export const formOf = (firstLine: string): Form => {
  if (/^\s*\{/.test(firstLine)) return 'events'
  const columns = columnsOf(firstLine)
  if (columns === null) return 'prices'
  return hourlyTable(rolesOf(columns), defaults) === null ? 'prices' : 'markets'
}
