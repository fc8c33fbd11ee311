/**
 * The eye on the clocks of a bot: the machine's, its own, and the venue's, which settles a doubt.
 */

import type { BotCrank } from './botCrank.js'
import type { BotOptions } from './botOptions.js'
import { clockSkewLimit } from './clockSkewLimit.js'
import type { SteadyClock } from './steadyClock.js'

/** `ask`: for the venue's time, now and from now on. @category bot @since 0.1.0 */
export type ClockWatch = { readonly ask: () => void }

/** What is watched. @category bot @since 0.1.0 */
export type WatchedClock = {
  readonly options: Pick<BotOptions, 'venue' | 'world' | 'config'>
  readonly crank: Pick<BotCrank, 'hear' | 'state' | 'ended'>
  readonly clock: SteadyClock
}

const askEveryMs = 60_000

/** A jump that is taken back at once is none: so long it has to have stood. */
const doubtMs = 10_000

/**
 * Tells a bot of jumps of the machine's clock, and of the venue's time each minute, or each ten
 * seconds while a clock is in doubt. Where the venue then bears out the machine's, the bot's own
 * follows it.
 *
 * @category bot
 * @since 0.1.0
 */
export const clockWatch = (of: WatchedClock): ClockWatch => {
  const { options, crank, clock } = of
  const { venue, world } = options
  let timer: unknown = null
  let hasEnded = false
  const later = (ms: number): void => {
    world.clearTimeout(timer)
    if (!hasEnded) timer = world.setTimeout(ask, ms)
  }
  const ask = (): void => {
    const askedAt = world.now()
    venue.serverTime().then(
      (time) => {
        const at = world.now()
        // Half of the way is taken off: that is when the venue looked at its clock.
        const skewMs = time - (askedAt + at) / 2
        crank.hear({ kind: 'skew', at, skewMs })
        settle(of, skewMs)
      },
      () => undefined,
    )
    later(crank.state().doubt === null ? askEveryMs : doubtMs)
  }
  clock.watch((byMs) => {
    crank.hear({ kind: 'jump', at: world.now(), byMs })
    later(doubtMs)
  })
  void crank.ended.then(() => {
    hasEnded = true
    world.clearTimeout(timer)
  })
  return { ask }
}

/** The machine's clock is followed where the venue has it so too. */
const settle = ({ options, crank, clock }: WatchedClock, skewMs: number): void => {
  const { doubt } = crank.state()
  if (doubt === null) return
  const leadMs = clock.lead()
  const byMachine = skewMs - leadMs
  const most = clockSkewLimit(options.config)
  if (Math.abs(byMachine) <= most || Math.abs(byMachine - doubt.skewMs) <= most) clock.follow()
}
