/**
 * Reads the environment variables of the seed's bot.
 */

import * as E from 'fp-ts/lib/Either.js'
import type * as t from 'io-ts'
import type { SeedConfig } from '../decision/config.js'
import { presets } from '../decision/presets.js'
import type { ElapsedTier } from '../quoting/tier.js'
import { type BotConfig, botConfig, seedBot } from './botConfig.js'
import { decode } from './decode.js'
import { quoteConfig } from './decodeConfig.js'
import type { DecodeError } from './decodeError.js'
import { inVariables } from './inVariables.js'
import { isObject } from './isObject.js'
import { nearest } from './nearest.js'
import * as Range from './range.js'
import { reading } from './reading.js'
import { number, oneOf, optional } from './scalar.js'
import { struct } from './shape.js'
import { variables } from './variable.js'

/** The text of each variable, as `process.env` has it. @category codec @since 0.1.0 */
export type Env = Readonly<Record<string, string | undefined>>

/** What variables set: how to decide, and how to run. @category codec @since 0.1.0 */
export type BotSettings = { readonly config: SeedConfig; readonly bot: BotConfig }

/**
 * Returns the config and the bot that the `MM_*` variables describe, or every error in them.
 *
 * They go onto the preset that `MM_VERSION` names, `v2` where it is absent. An absent variable
 * keeps what the preset says; an empty one is an error, since it was meant to say something.
 * Numbers are plain decimals, flags `true` or `false`, assets names with commas between them.
 * What is no text, and what is no object of texts, is an error. Never throws.
 *
 * `MM_VOLATILITY_OVERRIDES` replaces all overrides. `MM_SKEW_FACTOR` moves `skew.max` along, in
 * the preset's ratio. The rebalance marks are those with times 2 and 4: v1 has none, so there
 * only a mark that is set comes to be; where both stand at one point the second holds. Nor does v1
 * stop a loser: its `stopLoser.below` is 0, which no variable sets, so `MM_STOP_QUOTING_LOSER_PCT`
 * alone has no effect there. A variable that begins with `MM_` and is none of the seed's is an
 * error; all others are left alone.
 *
 * @example
 * import { configFromEnv, DecodeError } from 'twoway/codec'
 *
 * const settings = configFromEnv({ MM_BASE_SPREAD: '4' })
 * settings._tag === 'Left' ? settings.left.map(DecodeError.message) : []
 * // => ['MM_BASE_SPREAD: "4", expected a number from 0 to 1 (dollars a share)']
 *
 * @category codec
 * @since 0.1.0
 */
export const configFromEnv = (env: Env): E.Either<ReadonlyArray<DecodeError>, BotSettings> =>
  reading(env, () => {
    if (isObject(env)) return settingsFrom(env)
    const expected = 'an object with the text of each variable'
    return E.left([{ _tag: 'wrong-value', path: '', value: env, expected }])
  })

const settingsFrom = (env: Env): E.Either<ReadonlyArray<DecodeError>, BotSettings> => {
  const preset = presets[env['MM_VERSION'] === 'v1' ? 'v1' : 'v2']
  const ratio = preset.skew.max / preset.skew.factor
  const settings = decode(settingsCodec(ratio))(withVariables(env, settingsOf(preset)))
  const others = [...notTexts(env), ...unknownVariables(env)]
  if (E.isLeft(settings)) return E.left([...settings.left.map(inVariables(env)), ...others])
  if (others.length > 0) return E.left(others)
  const { config, bot, skewFactor, rebalance } = settings.right
  const skew = {
    ...config.skew,
    factor: skewFactor,
    max: skewFactor * ratio,
    rebalance: toTiers(rebalance),
  }
  return E.right({ config: { ...config, skew }, bot })
}

/** The settings as the variables know them; `config.skew` is put together from the last two. */
type Settings = BotSettings & {
  readonly version: 'v1' | 'v2'
  readonly skewFactor: number
  readonly rebalance: Rebalance
}

type Rebalance = { readonly start?: number | null; readonly critical?: number | null }

const settingsOf = (preset: SeedConfig): Settings => ({
  version: 'v2',
  config: preset,
  bot: seedBot,
  skewFactor: preset.skew.factor,
  rebalance: {
    start: markOf(preset.skew.rebalance, startTimes),
    critical: markOf(preset.skew.rebalance, criticalTimes),
  },
})

const settingsCodec = (ratio: number): t.Type<Settings> =>
  struct<Settings>({
    version: oneOf('v1', 'v2'),
    // What goes in is a preset of the seed, and no variable changes a kind.
    config: quoteConfig as t.Type<SeedConfig>,
    bot: botConfig,
    // Up to where `skew.max`, so many times the factor, leaves its own range.
    skewFactor: number({ from: 0, to: 1 / ratio, unit: 'dollars a share' }),
    rebalance: struct<Rebalance>({ start: optional(Range.part), critical: optional(Range.part) }, [
      { low: 'start', high: 'critical', orEqual: true },
    ]),
  })

const startTimes = 2
const criticalTimes = 4

const markOf = (tiers: ReadonlyArray<ElapsedTier>, times: number): number | null =>
  tiers.find((tier) => tier.times === times)?.elapsed ?? null

const toTiers = ({ start, critical }: Rebalance): ReadonlyArray<ElapsedTier> =>
  [
    { elapsed: start === critical ? null : start, times: startTimes },
    { elapsed: critical, times: criticalTimes },
  ].flatMap(({ elapsed, times }) => (typeof elapsed === 'number' ? [{ elapsed, times }] : []))

const withVariables = (env: Env, settings: Settings): unknown =>
  variables.reduce<unknown>((whole, { name, path, read }) => {
    const text = env[name]
    return typeof text === 'string' ? withValue(whole, path.split('.'), read(text)) : whole
  }, settings)

const withValue = (whole: unknown, path: ReadonlyArray<string>, value: unknown): unknown => {
  const [key, ...rest] = path
  if (key === undefined) return value
  const members = whole as Readonly<Record<string, unknown>>
  return { ...members, [key]: withValue(members[key], rest, value) }
}

/** An environment that a program puts together may hold a number where the type says text. */
const notTexts = (env: Readonly<Record<string, unknown>>): ReadonlyArray<DecodeError> =>
  variables
    .filter(({ name }) => env[name] !== undefined && typeof env[name] !== 'string')
    .map(({ name }) => ({
      _tag: 'wrong-value',
      path: name,
      value: env[name],
      expected: 'text',
    }))

const unknownVariables = (env: Env): ReadonlyArray<DecodeError> => {
  const known = variables.map(({ name }) => name)
  return Object.keys(env)
    .filter((name) => name.startsWith('MM_') && env[name] !== undefined && !known.includes(name))
    .map((name) => ({
      _tag: 'unknown-key',
      path: name,
      value: env[name],
      expected: `one of ${known.join(', ')}`,
      nearest: nearest(name, known),
    }))
}
