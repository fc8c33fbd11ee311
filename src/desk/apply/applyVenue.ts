/**
 * What is heard of the connection to the venue, and of its patience.
 */

import type { Desk } from '../desk.js'
import { changed, noted } from '../deskChange.js'
import * as DeskConditions from '../deskConditions.js'

/** Returns the desk after word of its connection. @category desk @since 0.1.0 */
export const onVenue = (desk: Desk, told: DeskConditions.VenueTold): Desk => {
  const { userStreamAt, heartbeatAt, cancelOnDisconnect, clockSkewMs } = told
  const isTold =
    isInstant(userStreamAt) &&
    isInstant(heartbeatAt) &&
    typeof cancelOnDisconnect === 'boolean' &&
    isInstant(clockSkewMs)
  if (!isTold) return noted(desk, 'unreadable', 'venue')
  const venue = { userStreamAt, heartbeatAt, cancelOnDisconnect, clockSkewMs }
  return changed(desk, { conditions: DeskConditions.changed(desk.conditions, { venue }) })
}

const isInstant = (value: number | null): boolean => value === null || Number.isFinite(value)

/** More than that no venue asks for: a clock is wrong. */
const longestRest = 600_000

/**
 * Returns the desk after the venue asked for silence: it sends nothing until then, ten minutes at
 * most. An earlier end does not shorten a rest.
 *
 * @category desk
 * @since 0.1.0
 */
export const onLimited = (desk: Desk, until: number): Desk => {
  if (!Number.isFinite(until)) return noted(desk, 'unreadable', 'limited')
  const { restsUntil } = desk.conditions
  const end = until < desk.now + longestRest ? until : desk.now + longestRest
  if (end <= desk.now || (restsUntil !== null && end <= restsUntil)) return desk
  return changed(desk, {
    conditions: DeskConditions.changed(desk.conditions, { restsUntil: end }),
  })
}
