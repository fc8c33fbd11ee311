/**
 * The config of a run: its defaults, the environment, a file, and the words of the command.
 */

import * as E from 'fp-ts/lib/Either.js'
import { runConfigOf } from '../../bot/runDefaults.js'
import type { BotConfig } from '../../codec/botConfig.js'
import { configFromEnv, type Env } from '../../codec/configFromEnv.js'
import { type DecodeError, message } from '../../codec/decodeError.js'
import type { FeedName } from '../../codec/driverConfig.js'
import { isObject } from '../../codec/isObject.js'
import { decodeRunConfig, type RunConfig } from '../../codec/runConfig.js'
import { variables } from '../../codec/variable.js'
import { readJson } from '../readJson.js'
import type { RunSettings } from './runSettings.js'

/**
 * Returns the config of a run, or everything that is wrong with it, a line each.
 *
 * The environment goes onto the seed's second system, the file onto that, part by part: what it
 * leaves out stays. A `desk.quote` in the file is whole, and goes with no `MM_` variable that would
 * say the same. The words of the command go before both.
 *
 * @category cli
 * @since 0.1.0
 */
export const readRunConfig = async (
  settings: Pick<RunSettings, 'config' | 'feeds' | 'assets'>,
  env: Env,
): Promise<E.Either<string, RunConfig>> => {
  const fromEnv = configFromEnv(env)
  const read = await fileOf(settings.config)
  const problems = [
    ...(E.isLeft(fromEnv) ? fromEnv.left.map(message) : []),
    ...(E.isLeft(read) ? [read.left] : twice(env, settings.config, read.right)),
  ]
  if (E.isLeft(fromEnv) || E.isLeft(read) || problems.length > 0) return E.left(problems.join('\n'))
  const file = read.right
  const given = partOf(file, 'bot')
  const bot = { ...fromEnv.right.bot, ...given }
  const asked = { ...bot, assets: settings.assets ?? inCapitals(bot.assets) }
  const listedFeeds = 'feeds' in file ? (file['feeds'] as ReadonlyArray<FeedName>) : usualFeeds
  const feeds = settings.feeds ?? listedFeeds
  const usual = runConfigOf({
    quote: fromEnv.right.config,
    bot: listed(asked),
    feeds: listOr(feeds),
  })
  // What is no part at all is told by the codec, and not passed over.
  const isPart = !('bot' in file) || isObject(file['bot'])
  const config = decodeRunConfig({
    ...merged(usual, file),
    bot: isPart ? asked : file['bot'],
    feeds,
  })
  return E.isLeft(config)
    ? E.left(config.left.map((error) => placed(settings.config, error)).join('\n'))
    : config
}

const fileOf = async (file: string | null): Promise<E.Either<string, Members>> =>
  file === null ? E.right({}) : readJson(file, anObject)

const usualFeeds: ReadonlyArray<FeedName> = ['coinbase', 'binance']

type Members = Readonly<Record<string, unknown>>

const anObject = (value: unknown): E.Either<ReadonlyArray<DecodeError>, Members> =>
  isObject(value)
    ? E.right(value)
    : E.left([{ _tag: 'wrong-value', path: '', value, expected: 'an object' }])

const partOf = (whole: Members, key: string): Members => {
  const part = whole[key]
  return isObject(part) ? part : {}
}

/** What is no list is told by the codec, which also sees it. */
const listOr = (feeds: ReadonlyArray<FeedName>): ReadonlyArray<FeedName> =>
  Array.isArray(feeds) ? feeds : usualFeeds

/** As in a variable and on the command line, however an asset is written. */
const inCapitals = (assets: unknown): BotConfig['assets'] =>
  (Array.isArray(assets)
    ? assets.map((name) => (typeof name === 'string' ? name.toUpperCase() : name))
    : assets) as BotConfig['assets']

const listed = (bot: BotConfig): BotConfig =>
  Array.isArray(bot.assets) ? bot : { ...bot, assets: [] }

/** Parts of the file that are objects go onto those there are; all else replaces. */
const merged = (usual: RunConfig, file: Members): Members => {
  const known: Members = usual
  const next: Record<string, unknown> = { ...known }
  for (const [key, value] of Object.entries(file)) {
    const before = known[key]
    next[key] = isObject(before) && isObject(value) ? { ...before, ...value } : value
  }
  return next
}

/** A variable that a file silences would be believed to hold. */
const twice = (env: Env, file: string | null, given: Members): ReadonlyArray<string> =>
  'quote' in partOf(given, 'desk')
    ? variables
        .filter(({ name, path }) => env[name] !== undefined && !path.startsWith('bot.'))
        .map(
          ({ name }) => `${name} is set, and ${file} has a desk.quote: only one of them can hold`,
        )
    : []

const placed = (file: string | null, error: DecodeError): string =>
  `${file === null ? 'the config' : file}: ${message(error)}`
