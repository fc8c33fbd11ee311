/**
 * A desk to go on from that is ahead of the clock: it would stand still until the clock is there.
 */

import type { Desk } from '../../desk/desk.js'

/** So long a desk may stand still: the ages that it judges by are seconds. */
const borneMs = 1_000

/**
 * Returns by how many ms a desk is ahead of an instant, null where that is borne.
 *
 * @category bot
 * @since 0.1.0
 */
export const aheadOf = (desk: Desk | null, now: number): number | null => {
  if (desk === null) return null
  const aheadMs = desk.now - now
  return aheadMs > borneMs ? aheadMs : null
}

/** Returns what a person has to know of it. @category bot @since 0.1.0 */
export const aheadWords = (aheadMs: number): string =>
  `the journal is ${aheadMs} ms ahead of this clock, and its desk would stand still for so long: ` +
  'set the clock, or put the journal aside to begin anew'
