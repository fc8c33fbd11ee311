/**
 * A desk after what has happened: the one way in which it changes.
 */

import { step } from '../../risk/killSwitch.js'
import type { Desk } from '../desk.js'
import { booked, changed, heard, noted } from '../deskChange.js'
import type { DeskEvent } from '../deskEvent.js'
import { onActed } from './applyActed.js'
import { onOutlook, onPrice } from './applyAsset.js'
import { onClock } from './applyClock.js'
import { onListed, onMarketEvent } from './applyMarket.js'
import { onReconciled } from './applyReconciled.js'
import { onLimited, onVenue } from './applyVenue.js'

/**
 * Returns the desk after an event.
 *
 * Never throws: what cannot be, or names what is not known, is counted in `anomalies` and changes
 * nothing else. What is told again changes nothing. The desk's clock never goes back. The same
 * events give the same desk, in one run or in many.
 *
 * @example
 * import { apply, Desk } from 'twoway'
 *
 * const settings = { answerMs: 5_000, requestMs: 10_000, keepSettledMs: 3_600_000, keepEnded: 32 }
 * const desk = Desk.open({ now: 0, nextOrder: 1, settings })
 * apply(desk, { kind: 'clock', at: 1_000 }).now // => 1_000
 *
 * @category desk
 * @since 0.1.0
 */
export const apply = (desk: Desk, event: DeskEvent): Desk => {
  try {
    const { at } = event
    if (!Number.isSafeInteger(at)) return noted(heard(desk, desk.now), 'unreadable', nameOf(event))
    const timed = heard(desk, at > desk.now ? at : desk.now)
    const next = applied(at < desk.now ? noted(timed, 'late', nameOf(event)) : timed, event)
    return next.killSwitch.kind === 'running' ? next : withLive(next)
  } catch {
    // What reads as no event at all, down to a getter that throws, is counted too.
    return noted(heard(desk, desk.now), 'unreadable', 'an event')
  }
}

const nameOf = ({ kind }: DeskEvent): string => String(kind)

const withLive = (desk: Desk): Desk => {
  const killSwitch = step(desk.killSwitch, { kind: 'live', orders: desk.live + desk.strays.length })
  return killSwitch === desk.killSwitch ? desk : changed(desk, { killSwitch })
}

const applied = (desk: Desk, event: DeskEvent): Desk => {
  switch (event.kind) {
    case 'clock':
      return onClock(desk)
    case 'price':
      return onPrice(desk, event)
    case 'outlook':
      return onOutlook(desk, event)
    case 'listed':
      return onListed(desk, event.market)
    case 'struck':
    case 'printed':
    case 'book':
    case 'regridded':
    case 'order':
    case 'fill':
    case 'merged':
    case 'split':
    case 'resolved':
      return onMarketEvent(desk, event)
    case 'reconciled':
      return onReconciled(desk, event.snapshot)
    case 'day':
      return booked(desk, { _tag: 'rolled', day: event.day, at: event.at })
    case 'booked':
      return booked(desk, event.entry)
    case 'switch':
      return changed(desk, { killSwitch: step(desk.killSwitch, event.event) ?? desk.killSwitch })
    case 'venue':
      return onVenue(desk, event.told)
    case 'limited':
      return onLimited(desk, event.until)
    case 'acted':
      return onActed(desk, event.actions)
    default:
      return noted(desk, 'unreadable', nameOf(event))
  }
}
