/**
 * What the venue of a simulation writes down for who asks later.
 */

import type { DeskEvent } from '../../desk/deskEvent.js'
import type { Turn } from './simulationTurn.js'

/** Writes an event down, and returns the number of its entry. @category backtest @since 0.1.0 */
export const written = (turn: Turn, marketId: string, event: DeskEvent): number => {
  const { venue } = turn
  const number = venue.entries + 1
  turn.venue = {
    ...venue,
    entries: number,
    journal: [...venue.journal, { number, marketId, event }],
  }
  return number
}
