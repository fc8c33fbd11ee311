/**
 * A run from its preflight to its end.
 */

import * as E from 'fp-ts/lib/Either.js'
import type { BotWorld } from '../../bot/botOptions.js'
import type { Bot } from '../../bot/createBot.js'
import { createBot } from '../../bot/createBot.js'
import { demoClients, demoConfig } from '../../bot/demoClients.js'
import { machineClock } from '../../bot/platformWorld.js'
import { type RunClients, runClients } from '../../bot/runClients.js'
import type { RunConfig } from '../../codec/runConfig.js'
import type { Desk } from '../../desk/desk.js'
import type { ExitCode } from '../command.js'
import { inputFailed, outliveReader, warn } from '../output.js'
import { checkedOf, keysOf, worldOf } from './runFacts.js'
import { type RunFiles, runFiles } from './runFiles.js'
import { runListener } from './runListener.js'
import { type RunScreen, runScreen } from './runScreen.js'
import type { RunSettings } from './runSettings.js'
import { type ShownWindow, showDesk } from './showDesk.js'
import { untilSignal } from './untilSignal.js'

/**
 * Runs a bot until a signal or its own end, and returns the exit code: 1 where it could not begin,
 * or ended with orders in doubt or a journal that could not be written.
 *
 * @category cli
 * @since 0.1.0
 */
export const runBot = async (settings: RunSettings, config: RunConfig): Promise<ExitCode> => {
  const keys = keysOf(settings, config)
  const world = await worldOf()
  const url = process.env['TWOWAY_WEBHOOK'] ?? null
  const checked = await checkedOf(settings, config, { keys, url, hasWebSocket: E.isRight(world) })
  for (const note of checked.notes) warn(`twoway: note: ${note}`)
  if (checked.faults.length > 0) return inputFailed(checked.faults.join('\ntwoway: '))
  if (E.isLeft(world)) return inputFailed(world.left)
  const { live, markets } = settings
  const { signer, token } = keys
  return withFiles(settings, config, {
    world: world.right,
    url,
    clients: (before) =>
      runClients({ config, live, markets, world: world.right, signer, token, before }),
    words: live
      ? 'LIVE: orders are sent, with real money'
      : 'on paper: nothing is sent; --live sends orders',
  })
}

/**
 * Runs a bot on prices, markets and counterparties that are made up here: no environment is read
 * but the terminal's, no file, and no network but the window's.
 *
 * @category cli
 * @since 0.1.0
 */
export const runDemo = async (settings: RunSettings): Promise<ExitCode> => {
  const world: BotWorld = {
    ...machineClock(Date.now),
    setTimeout: (run, ms) => setTimeout(run, ms),
    clearTimeout: (timer) => clearTimeout(timer as NodeJS.Timeout),
  }
  return withFiles(settings, demoConfig, {
    world,
    url: null,
    clients: () => demoClients(world, demoSeed),
    words: 'DEMO: prices, markets and counterparties are made up; nothing is sent; Ctrl-C ends it',
  })
}

const demoSeed = 229

/** `url`: where alerts are posted; `words`: what a person has to know first. */
type Parts = {
  readonly world: BotWorld
  readonly url: string | null
  readonly clients: (before: Desk | null) => RunClients
  readonly words: string
}

const withFiles = async (
  settings: RunSettings,
  config: RunConfig,
  parts: Parts,
): Promise<ExitCode> => {
  const files = await runFiles(settings, parts.world.now())
  if (E.isLeft(files)) return inputFailed(files.left)
  try {
    return await running(settings, config, { ...parts, files: files.right })
  } finally {
    await files.right.close()
  }
}

const running = async (
  settings: RunSettings,
  config: RunConfig,
  { world, files, url, clients, words }: Parts & { readonly files: RunFiles },
): Promise<ExitCode> => {
  const { live } = settings
  const screen = runScreen(process.stdout, process.stderr)
  const { before, journal } = files
  const { venue, feeds } = clients(before)
  const listen = runListener({ screen, files, world, url })
  const bot: Bot = createBot({
    venue,
    feeds,
    config,
    live,
    world,
    journal,
    before,
    listen: (output) => {
      listen(output)
      if (output.kind === 'stopped') ended()
    },
  })
  let ended: () => void = () => {}
  const byItself = new Promise<string>((resolve) => {
    ended = () => resolve('it has ended')
  })
  screen.tell(`twoway: ${words}`)
  const shown = await showDesk({ settings, config, bot, screen, venue: venue.name })
  if (E.isLeft(shown)) return inputFailed(shown.left)
  return untilEnd({ bot, screen, byItself, shown: shown.right })
}

type Running = {
  readonly bot: Bot
  readonly shown: ShownWindow
  readonly screen: RunScreen
  readonly byItself: Promise<string>
}

const untilEnd = async ({ bot, shown, screen, byItself }: Running): Promise<ExitCode> => {
  const signal = untilSignal(process)
  const release = outliveReader(process.stdout, () => {
    screen.stop()
    signal.raise('the terminal is gone')
  })
  let problem: string | null = null
  const failed = bot.start().then(
    () => new Promise<never>(() => {}),
    (thrown: unknown) => {
      problem = thrown instanceof Error ? thrown.message : String(thrown)
      return 'the venue does not open'
    },
  )
  let isOwnEnd = false
  const ended = byItself.then((why) => {
    isOwnEnd = true
    return why
  })
  const why = await Promise.race([signal.first, failed, ended])
  const isFailure = isOwnEnd || problem !== null
  if (problem !== null) screen.tell(`twoway: the venue does not open: ${problem}`)
  const { live, isWritten } = await bot.stop(why)
  await shown.close()
  // The last drawing may have met a terminal that is gone, and says so a moment later.
  await new Promise<void>((later) => setImmediate(later))
  signal.release()
  release()
  return live > 0 || isFailure || !isWritten ? 1 : 0
}
