/**
 * What a person sees of a run: the terminal, and the window where it was asked for.
 */

import * as E from 'fp-ts/lib/Either.js'
import type { Bot } from '../../bot/createBot.js'
import { deskMetrics } from '../../bot/turn/deskMetrics.js'
import type { DeskView } from '../../bot/window/deskView.js'
import { deskViewOf } from '../../bot/window/deskViewOf.js'
import { openRegistry } from '../../bot/window/openRegistry.js'
import { openWindow } from '../../bot/window/openWindow.js'
import { startAgain } from '../../bot/window/startAgain.js'
import { message } from '../../bot/window/windowError.js'
import { windowToken } from '../../bot/window/windowToken.js'
import type { RunConfig } from '../../codec/runConfig.js'
import { warn } from '../output.js'
import type { RunScreen } from './runScreen.js'
import type { RunSettings } from './runSettings.js'

/** What is shown, until it is closed. @category cli @since 0.1.0 */
export type ShownWindow = { readonly close: () => Promise<void> }

/** What is shown, and where. @category cli @since 0.1.0 */
export type ShownDesk = {
  readonly settings: Pick<RunSettings, 'port' | 'live'>
  readonly config: RunConfig
  readonly bot: Bot
  readonly screen: RunScreen
  readonly venue: string
}

const refreshMs = 500
const drawMs = 1_000

/**
 * Draws the terminal each second and opens the window, or returns why it does not open.
 *
 * @category cli
 * @since 0.1.0
 */
export const showDesk = async (of: ShownDesk): Promise<E.Either<string, ShownWindow>> => {
  const { settings, config, bot, screen, venue } = of
  const { live } = settings
  const source = (): DeskView => deskViewOf(bot.state(), { config, live, venue })
  const timer = setInterval(() => screen.draw(source()), drawMs)
  timer.unref()
  // How it ended is said in the last lines.
  const stop = (): void => {
    clearInterval(timer)
    screen.draw(source())
  }
  if (settings.port === null) return E.right({ close: async () => stop() })
  const opened = await openWindow({
    port: settings.port,
    host: '127.0.0.1',
    token: windowToken(),
    source,
    // The bot's own clock: that of the machine may have jumped.
    onKill: (by) => bot.move({ kind: 'kill', at: bot.state().now, reason: { _tag: 'asked', by } }),
    onResume: (by) => startAgain(bot, by),
    metrics: () => deskMetrics(config).value(bot.state().metrics),
    registry: await openRegistry(),
    refreshMs,
  })
  if (E.isLeft(opened)) {
    clearInterval(timer)
    return E.left(message(opened.left))
  }
  const { link, notes, close } = opened.right
  screen.tell(`twoway: the window: ${link}`)
  for (const note of notes) warn(`twoway: ${note}`)
  return E.right({
    close: async () => {
      stop()
      await close()
    },
  })
}
