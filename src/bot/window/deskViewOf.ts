/**
 * A bot as a person looks at it.
 */

import type { RunConfig } from '../../codec/runConfig.js'
import type { BotState } from '../turn/botState.js'
import { type DeskView, deskView } from './deskView.js'

/** What a bot does not know of itself. @category bot @since 0.1.0 */
export type SeenBot = { readonly config: RunConfig; readonly live: boolean; readonly venue: string }

/** How many prices a side of a book. */
const depth = 10

/**
 * Returns a bot as a person looks at it: its desk, its last decisions, its sockets and alerts, and
 * the venue's depth and trades where they are told.
 *
 * @category bot
 * @since 0.1.0
 */
export const deskViewOf = (
  { desk, decisions, venue: status, feeds, alerts, books, trades }: BotState,
  { config, live, venue }: SeenBot,
): DeskView => {
  const connections = [
    { name: venue, ...status },
    ...Object.entries(feeds).map(([name, feed]) => ({ name, ...feed.status })),
  ]
  return deskView(desk, { decisions: Object.values(decisions) }, config.desk, {
    live,
    venue,
    books,
    trades,
    connections,
    alerts: alerts.active,
    depth,
  })
}
