/**
 * The hand of a bot: it does what a turn asks for of the venue.
 */

import type { Snapshot } from '../desk/deskEvent.js'
import type { BotOptions } from './botOptions.js'
import type { BotInput, BotOutput, BotStopped } from './turn/botMessage.js'

/**
 * Returns what does an output; what the venue answers at once is heard in the next turn.
 *
 * @category bot
 * @since 0.1.0
 */
export const botActor = (
  { venue, world }: BotOptions,
  hear: (input: BotInput) => void,
  end: (how: BotStopped) => void,
): ((output: BotOutput) => void) => {
  const problem = (code: string, thrown: unknown): void => {
    const detail = wordsOf(thrown)
    hear({ kind: 'venue', at: world.now(), message: { kind: 'problem', code, detail } })
  }
  const trying = (code: string, run: () => void): void => {
    try {
      run()
    } catch (thrown) {
      problem(code, thrown)
    }
  }
  const ask = asker(venue, world, hear)
  return (output) => {
    switch (output.kind) {
      case 'cancel':
        return trying('cancel', () => venue.cancel(output.action))
      case 'place':
        return trying('place', () => venue.place(output.action))
      case 'merge':
        return trying('merge', () => venue.merge(output.action))
      case 'cancel-all':
        return trying(
          'cancel-all',
          () => void venue.cancelAll().catch((thrown) => problem('cancel-all', thrown)),
        )
      case 'ask':
        return trying('snapshot', () => ask(output.number))
      case 'stopped':
        return end(output)
      default:
        return undefined
    }
  }
}

const asker =
  (
    venue: BotOptions['venue'],
    world: BotOptions['world'],
    hear: (input: BotInput) => void,
  ): ((number: number) => void) =>
  (number) => {
    const said = (snapshot: Snapshot | null, detail: string): void =>
      hear({ kind: 'snapshot', at: world.now(), number, snapshot, detail })
    venue.snapshot().then(
      (snapshot) => said(snapshot, ''),
      (thrown) => said(null, wordsOf(thrown)),
    )
  }

/** Closes all that a bot hears by. @category bot @since 0.1.0 */
export const finish = async ({ venue, feeds }: BotOptions): Promise<void> => {
  for (const feed of feeds) await closed(() => feed.close())
  await closed(() => venue.close())
}

/** What cannot be closed keeps nothing else open. */
const closed = async (close: () => unknown): Promise<void> => {
  try {
    await close()
  } catch {
    // It hears nothing any more, and the bot has ended.
  }
}

/** The words of what was thrown. @category bot @since 0.1.0 */
export const wordsOf = (thrown: unknown): string =>
  thrown instanceof Error ? thrown.message : String(thrown)
