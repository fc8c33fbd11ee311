/**
 * The environment variables of the seed: where each goes, and how its text is read.
 */

import * as E from 'fp-ts/lib/Either.js'
import { identity } from 'fp-ts/lib/function.js'
import * as Json from 'fp-ts/lib/Json.js'

/**
 * A variable: `path` is where its value goes among the settings; `read` turns its text into what
 * the codec of that place judges, and leaves a text that it cannot read as it is, so that the codec
 * refuses it; `form` turns what was expected into how it is written.
 *
 * @category codec
 * @since 0.1.0
 */
export type Variable = {
  readonly name: string
  readonly path: string
  readonly read: (text: string) => unknown
  readonly form: (expected: string) => string
}

/** Plain decimals with or without an exponent: no hexadecimal, no spaces, nothing after them. */
const decimal = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i

const number = (name: string, path: string): Variable => ({
  name,
  path,
  read: (text) => (decimal.test(text) ? Number(text) : text),
  form: identity,
})

const word = (name: string, path: string): Variable => ({
  name,
  path,
  read: (text) => text,
  form: identity,
})

/** Only these two words: of `1`, `yes` and `TRUE` one cannot know that the other bots agree. */
const flag = (name: string, path: string): Variable => ({
  name,
  path,
  read: (text) => (text === 'true' ? true : text === 'false' ? false : text),
  form: identity,
})

/** Assets are named in capitals, however they are written. */
const list = (name: string, path: string): Variable => ({
  name,
  path,
  read: (text) => (text === '' ? text : text.split(',').map((item) => item.trim().toUpperCase())),
  // A text that names no list is the only thing that its codec can mind as a whole.
  form: () => 'names with commas between them',
})

const json = (name: string, path: string): Variable => ({
  name,
  path,
  read: (text) => E.getOrElse((): unknown => text)(Json.parse(text)),
  form: (expected) => `the JSON of ${expected}`,
})

/**
 * Every variable there is, in the order of the seed's list.
 *
 * @category codec
 * @since 0.1.0
 */
export const variables: ReadonlyArray<Variable> = [
  word('MM_VERSION', 'version'),
  flag('MM_ENABLED', 'bot.enabled'),
  number('MM_BASE_SPREAD', 'config.spread.base'),
  number('MM_MIN_SPREAD', 'config.spread.min'),
  number('MM_MAX_SPREAD', 'config.spread.max'),
  number('MM_BASE_SIZE', 'config.size.base'),
  number('MM_MAX_SIZE', 'config.size.max'),
  number('MM_MIN_SIZE', 'config.size.min'),
  number('MM_LEVELS', 'config.ladder.levels'),
  number('MM_LEVEL_SPACING', 'config.ladder.spacing'),
  number('MM_MAX_POSITION', 'config.limits.maxPosition'),
  number('MM_MAX_IMBALANCE', 'config.limits.maxImbalance'),
  number('MM_SKEW_FACTOR', 'skewFactor'),
  number('MM_REBALANCE_START_PCT', 'rebalance.start'),
  number('MM_CRITICAL_REBALANCE_PCT', 'rebalance.critical'),
  number('MM_QUOTE_UPDATE_MS', 'bot.quoteIntervalMs'),
  number('MM_CLOSE_BEFORE_EXPIRY_MS', 'config.timing.closeBeforeExpiryMs'),
  number('MM_STOP_QUOTING_LOSER_PCT', 'config.timing.stopLoser.remaining'),
  number('MM_DEFAULT_VOLATILITY', 'config.volatility.default'),
  json('MM_VOLATILITY_OVERRIDES', 'config.volatility.overrides'),
  list('MM_ASSETS', 'bot.assets'),
  flag('MM_USE_WEBSOCKET', 'bot.websocket'),
  number('MM_WS_RECONNECT_MS', 'bot.websocketReconnectMs'),
]
