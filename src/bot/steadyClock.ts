/**
 * A clock that never stands still and never goes back, whatever is done to the machine's.
 */

/**
 * A machine's clocks in ms: `wall`, which may be set, and `monotonic`, which only passes, null
 * where there is none.
 *
 * @category bot
 * @since 0.1.0
 */
export type MachineClocks = {
  readonly wall: () => number
  readonly monotonic: (() => number) | null
}

/**
 * A steady clock: `now` in whole ms. `lead`: by how many ms the machine's clock is ahead of it.
 * `follow` goes to where the machine's clock is: ahead at once, back at half the pace. `watch`
 * names who hears by how many ms the machine's clock has jumped, back where that is negative.
 *
 * @category bot
 * @since 0.1.0
 */
export type SteadyClock = {
  readonly now: () => number
  readonly lead: () => number
  readonly follow: () => void
  readonly watch: (jumped: (byMs: number) => void) => void
}

/** Up to here two clocks drift apart, past it one of them was set. */
const driftMs = 1_000

/** A drift is made good by a thousandth of the time that passes. */
const driftPace = 0.001

/** A machine that was set back is waited for at half the pace. */
const waitPace = 0.5

/** Without a clock that only passes, a longer gap between two looks is a jump, or a long stall. */
const longestGapMs = 5_000

/**
 * Returns a clock that begins where the machine's is and goes on by what passes, so that a machine
 * whose clock is set moves it only where `follow` says so. A drift of less than a second is made
 * good by a thousandth of the time that passes. Without a monotonic clock what passes is told from
 * the machine's own, of which steps back and gaps of more than five seconds count as none.
 *
 * @example
 * import { steadyClock } from 'twoway/bot'
 *
 * let wall = 1_000_000
 * const clock = steadyClock({ wall: () => wall, monotonic: () => 0 })
 * wall -= 120_000
 * clock.now() // => 1_000_000
 * clock.lead() // => -120_000
 *
 * @category bot
 * @since 0.1.0
 */
export const steadyClock = ({ wall, monotonic }: MachineClocks): SteadyClock => {
  const passing = monotonic ?? passingOf(wall)
  let seen = passing()
  let exact = wall()
  let told = 0
  let isWaiting = false
  let jumped: (byMs: number) => void = () => {}
  const pass = (): number => {
    const at = passing()
    const passed = Math.max(0, at - seen)
    seen = at
    const lead = wall() - exact - passed
    exact += passed + corrected(lead, passed, isWaiting)
    if (lead > -driftMs) isWaiting = false
    return wall() - exact
  }
  const look = (): number => {
    const lead = pass()
    const byMs = Math.round(lead - told)
    if (isWaiting || Math.abs(byMs) <= driftMs) return exact
    told = lead
    jumped(byMs)
    return exact
  }
  return {
    now: () => Math.floor(look()),
    lead: () => Math.round(wall() - look()),
    follow: () => {
      const lead = pass()
      if (lead > 0) exact += lead
      else isWaiting = lead < -driftMs
      told = 0
    },
    watch: (listener) => {
      jumped = listener
    },
  }
}

/** Returns the steady clock of a world. @category bot @since 0.1.0 */
export const steadyClockOf = ({
  now,
  monotonic,
}: {
  readonly now: () => number
  readonly monotonic?: () => number
}): SteadyClock => steadyClock({ wall: now, monotonic: monotonic ?? null })

/** What is added to the time that passed, to come nearer to the machine's clock. */
const corrected = (lead: number, passed: number, isWaiting: boolean): number => {
  if (isWaiting && lead < 0) return -Math.min(-lead, passed * waitPace)
  if (Math.abs(lead) > driftMs) return 0
  return Math.sign(lead) * Math.min(Math.abs(lead), passed * driftPace)
}

const passingOf = (wall: () => number): (() => number) => {
  let last = wall()
  let passed = 0
  return () => {
    const at = wall()
    const gap = at - last
    last = at
    if (gap > 0 && gap <= longestGapMs) passed += gap
    return passed
  }
}
