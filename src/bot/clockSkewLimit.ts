/**
 * How far the venue's clock may be from the bot's.
 */

import type { RunConfig } from '../codec/runConfig.js'

/** Returns the limit in ms, a second where no check says. @category bot @since 0.1.0 */
export const clockSkewLimit = ({ desk }: Pick<RunConfig, 'desk'>): number =>
  desk.checks?.limits.maxClockSkewMs ?? 1_000
