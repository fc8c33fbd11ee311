/**
 * What `twoway backtest` and `twoway sweep` were asked to run over, and by which rules.
 */

import * as E from 'fp-ts/lib/Either.js'
import type { Arguments } from '../command.js'
import { parseDuration } from '../duration.js'
import { named, type PresetName, parsePreset, parseStrike } from '../replay/replaySettings.js'
import { settingFault } from './settingFault.js'

/**
 * The settings of a backtest, each checked, as plain data that a worker can be sent. `windowMs`
 * null: not said. `queues` by their names on the command line; `latency` and `takers` a word or a
 * file, `rewards` a file.
 *
 * @category cli
 * @since 0.1.0
 */
export type BacktestSettings = {
  readonly prices: string
  readonly trades: string | null
  readonly book: string | null
  readonly outcomes: string | null
  readonly market: string | null
  readonly windowMs: number | null
  readonly strike: 'open' | number
  readonly asset: string
  readonly bars: BarsSetting | null
  readonly venue: VenueName
  readonly preset: PresetName
  readonly queues: ReadonlyArray<QueueName>
  readonly latency: { readonly ms: number } | { readonly file: string }
  readonly takers: 'made-up' | 'none' | { readonly file: string } | null
  readonly rewards: string | null
  readonly seed: number
}

/**
 * What becomes of bars: their closes alone, or a path within each, with a price every `stepMs`.
 *
 * @category cli
 * @since 0.1.0
 */
export type BarsSetting =
  | { readonly kind: 'close' }
  | { readonly kind: 'path'; readonly stepMs: number }

/** Whose fees, sizes and delays; ticks are a cent at each. @category cli @since 0.1.0 */
export type VenueName = (typeof venues)[number]

/** A queue model by its name. @category cli @since 0.1.0 */
export type QueueName = (typeof queueNames)[number]

/** A live feed says a price about once a second. @category cli @since 0.1.0 */
export const pathStepMs = 1_000

const venues = ['plain', 'polymarket', 'kalshi'] as const
const queueNames = ['riskAverse', 'power', 'log', 'orderByOrder', 'infinite'] as const

/**
 * Returns the settings, or what is wrong with the first argument that is.
 *
 * @category cli
 * @since 0.1.0
 */
export const backtestSettings = ({
  operands,
  options,
}: Pick<Arguments, 'operands' | 'options'>): E.Either<string, BacktestSettings> => {
  const markets = marketSettings(options)
  if (E.isLeft(markets)) return markets
  const rules = ruleSettings(options)
  if (E.isLeft(rules)) return rules
  const settings = {
    prices: operands[0] ?? '-',
    trades: options.get('trades') ?? null,
    book: options.get('book') ?? null,
    market: options.get('market') ?? null,
    rewards: options.get('rewards') ?? null,
    ...markets.right,
    ...rules.right,
  }
  const fault = settingFault(settings)
  return fault === null ? E.right(settings) : E.left(fault)
}

type Options = Arguments['options']

type MarketName = 'outcomes' | 'windowMs' | 'strike' | 'asset' | 'bars'

const marketSettings = (options: Options): E.Either<string, Pick<BacktestSettings, MarketName>> => {
  const said = options.get('window')
  const window = said === undefined ? none : named('window', said, parseDuration)
  if (E.isLeft(window)) return window
  const strike = named('strike', options.get('strike') ?? 'open', parseStrike)
  if (E.isLeft(strike)) return strike
  const asset = (options.get('asset') ?? 'BTC').trim()
  if (asset === '') return E.left('--asset is ""; expected a name such as BTC')
  const bars = barsOf(options.get('bars'))
  if (E.isLeft(bars)) return bars
  return E.right({
    outcomes: options.get('outcomes') ?? null,
    windowMs: window.right,
    strike: strike.right,
    asset,
    bars: bars.right,
  })
}

type Rules = Pick<BacktestSettings, 'venue' | 'preset' | 'queues' | 'latency' | 'takers' | 'seed'>

const ruleSettings = (options: Options): E.Either<string, Rules> => {
  const venue = named('venue', options.get('venue') ?? 'plain', oneOf(venues))
  if (E.isLeft(venue)) return venue
  const preset = named('preset', options.get('preset') ?? 'v2', parsePreset)
  if (E.isLeft(preset)) return preset
  const queues = named('queue', options.get('queue') ?? 'both', parseQueues)
  if (E.isLeft(queues)) return queues
  const latency = named('latency', options.get('latency') ?? '50ms', parseLatency)
  if (E.isLeft(latency)) return latency
  const seed = named('seed', options.get('seed') ?? '1', parseSeed)
  if (E.isLeft(seed)) return seed
  return E.right({
    venue: venue.right,
    preset: preset.right,
    queues: queues.right,
    latency: latency.right,
    takers: takersOf(options.get('takers')),
    seed: seed.right,
  })
}

const none: E.Either<string, null> = E.right(null)

const oneOf =
  <Word extends string>(words: ReadonlyArray<Word>) =>
  (text: string): E.Either<string, Word> => {
    const word = words.find((known) => known === text)
    return word === undefined ? E.left(`one of ${words.join(', ')}`) : E.right(word)
  }

const barsOf = (text: string | undefined): E.Either<string, BarsSetting | null> =>
  text === undefined ? none : named('bars', text, parseBars)

const parseBars = (text: string): E.Either<string, BarsSetting> => {
  if (text === 'close') return E.right({ kind: 'close' })
  if (text === 'path') return E.right({ kind: 'path', stepMs: pathStepMs })
  const step = text.startsWith('path:') ? parseDuration(text.slice('path:'.length)) : none
  return E.isLeft(step) || step.right === null
    ? E.left('close, path, or path with its step such as path:5s')
    : E.right({ kind: 'path', stepMs: step.right })
}

/** The pessimistic end and the other: what is recorded cannot tell where between them one stood. */
const parseQueues = (text: string): E.Either<string, ReadonlyArray<QueueName>> => {
  if (text === 'both') return E.right(['riskAverse', 'power'])
  const one = oneOf(queueNames)(text)
  return E.isLeft(one) ? E.left(`both or ${one.left}`) : E.right([one.right])
}

const parseLatency = (text: string): E.Either<string, BacktestSettings['latency']> => {
  const match = /^(\d+(?:\.\d+)?)(ms|s)$/.exec(text)
  if (match === null) {
    // A number, whatever its unit, is likelier a slip than the name of a file.
    return /^[-+]?[\d.,]+\s*[a-zµ]*$/i.test(text) || text === ''
      ? E.left('a duration such as 50ms, or a file')
      : E.right({ file: text })
  }
  const ms = Number(match[1]) * (match[2] === 's' ? 1_000 : 1)
  return ms <= 3_600_000 ? E.right({ ms }) : E.left('an hour at most')
}

const parseSeed = (text: string): E.Either<string, number> => {
  const seed = /^\d+$/.test(text) ? Number(text) : Number.NaN
  return seed <= 0xffff_ffff ? E.right(seed) : E.left('a whole number from 0 to 4294967295')
}

const takersOf = (text: string | undefined): BacktestSettings['takers'] => {
  if (text === undefined) return null
  return text === 'made-up' || text === 'none' ? text : { file: text }
}
