/**
 * What `twoway replay` was asked for.
 */

import * as E from 'fp-ts/lib/Either.js'
import { render } from '../../codec/render.js'
import { presets } from '../../decision/presets.js'
import { number } from '../../recordings/cells.js'
import type { Arguments } from '../command.js'
import { parseDuration } from '../duration.js'

/**
 * The settings of a replay, each checked; `config` is a preset by its name or a file.
 *
 * @category cli
 * @since 0.1.0
 */
export type ReplaySettings = {
  readonly prices: string
  readonly windowMs: number
  readonly config: { readonly preset: PresetName } | { readonly file: string }
  readonly strike: 'open' | number
  readonly tickSize: number
  readonly asset: string
  readonly html: string | null
  readonly json: boolean
  readonly check: boolean
}

/** The name of a preset. @category cli @since 0.1.0 */
export type PresetName = keyof typeof presets

/**
 * Returns the settings, or what is wrong with the first argument that is.
 *
 * @category cli
 * @since 0.1.0
 */
export const replaySettings = ({
  operands,
  options,
}: Arguments): E.Either<string, ReplaySettings> => {
  const value = (name: string, fallback: string): string => options.get(name) ?? fallback
  const window = named('window', value('window', '15m'), parseDuration)
  if (E.isLeft(window)) return window
  const strike = named('strike', value('strike', 'open'), parseStrike)
  if (E.isLeft(strike)) return strike
  const tick = named('tick', value('tick', '0.01'), parseTick)
  if (E.isLeft(tick)) return tick
  const asset = named('asset', value('asset', 'BTC'), parseName)
  if (E.isLeft(asset)) return asset
  const config = parseConfig(options)
  if (E.isLeft(config)) return config
  return E.right({
    prices: operands[0] ?? '-',
    windowMs: window.right,
    config: config.right,
    strike: strike.right,
    tickSize: tick.right,
    asset: asset.right,
    html: options.get('html') ?? null,
    json: options.has('json'),
    check: options.has('check'),
  })
}

/**
 * Returns what an option says, or its name, its text and what was expected.
 *
 * @category cli
 * @since 0.1.0
 */
export const named = <A>(
  option: string,
  text: string,
  parse: (text: string) => E.Either<string, A>,
): E.Either<string, A> => {
  const parsed = parse(text)
  return E.isLeft(parsed)
    ? E.left(`--${option} is ${render(text)}; expected ${parsed.left}`)
    : parsed
}

/**
 * Returns a strike, `open` or dollars, or what was expected.
 *
 * @category cli
 * @since 0.1.0
 */
export const parseStrike = (text: string): E.Either<string, 'open' | number> => {
  if (text === 'open') return E.right('open')
  const strike = number(text)
  return strike > 0 ? E.right(strike) : E.left('open or a price above 0')
}

const parseTick = (text: string): E.Either<string, number> => {
  const tick = number(text)
  if (tick > 0 && tick < leastTick) return E.left(`a number of at least ${leastTick}`)
  return tick > 0 && tick < 1 ? E.right(tick) : E.left('a number between 0 and 1')
}

/** Below it the digits of a double no longer tell one tick of a dollar from the next. */
const leastTick = 1e-9

const parseName = (text: string): E.Either<string, string> =>
  text.trim() === '' ? E.left('a name such as BTC') : E.right(text)

const parseConfig = (options: Arguments['options']): E.Either<string, ReplaySettings['config']> => {
  const file = options.get('config')
  const preset = options.get('preset')
  if (file === undefined) {
    const parsed = named('preset', preset ?? 'v2', parsePreset)
    return E.isLeft(parsed) ? parsed : E.right({ preset: parsed.right })
  }
  return preset === undefined
    ? E.right({ file })
    : E.left('--preset and --config exclude each other: a config file is whole')
}

/**
 * Returns the name of a preset, or the list of those there are.
 *
 * @category cli
 * @since 0.1.0
 */
export const parsePreset = (text: string): E.Either<string, PresetName> =>
  isPreset(text) ? E.right(text) : E.left(`one of ${Object.keys(presets).join(', ')}`)

const isPreset = (text: string): text is PresetName => Object.hasOwn(presets, text)
