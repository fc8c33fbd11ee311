/**
 * What `twoway run` was asked for.
 */

import * as E from 'fp-ts/lib/Either.js'
import type { FeedName } from '../../codec/driverConfig.js'
import { isAssetName } from '../../codec/scalar.js'
import type { Arguments } from '../command.js'
import { named } from '../replay/replaySettings.js'

/**
 * The settings of a run, each checked; null where nothing was said. `demo`: on what is made up
 * here. `markets`: whose markets a paper run quotes.
 *
 * @category cli
 * @since 0.1.0
 */
export type RunSettings = {
  readonly demo: boolean
  readonly config: string | null
  readonly live: boolean
  readonly markets: 'own' | 'degen'
  readonly feeds: ReadonlyArray<FeedName> | null
  readonly assets: ReadonlyArray<string> | null
  readonly record: string | null
  readonly journal: string | null
  readonly port: number | null
}

/** Where a run with real orders is written down unless told. @category cli @since 0.1.0 */
export const liveJournal = 'twoway-live.jsonl'

/**
 * Returns the settings, or what is wrong with the first option that is.
 *
 * @category cli
 * @since 0.1.0
 */
export const runSettings = ({ options }: Arguments): E.Either<string, RunSettings> => {
  const demo = options.has('demo')
  const other = [...options.keys()].find((name) => name !== 'demo' && name !== 'port')
  if (demo && other !== undefined)
    return E.left(`--demo and --${other} exclude each other: what a demo runs on is made up`)
  const live = options.has('live')
  const markets = optional(options, 'markets', parseMarkets)
  if (E.isLeft(markets)) return markets
  if (live && markets.right === 'own')
    return E.left('--live and --markets own exclude each other: real orders need a venue')
  const feeds = optional(options, 'feeds', parseFeeds)
  if (E.isLeft(feeds)) return feeds
  const assets = optional(options, 'assets', parseAssets)
  if (E.isLeft(assets)) return assets
  const port = optional(options, 'port', parsePort)
  if (E.isLeft(port)) return port
  return E.right({
    demo,
    config: options.get('config') ?? null,
    live,
    markets: markets.right ?? (live ? 'degen' : 'own'),
    feeds: feeds.right,
    assets: assets.right,
    record: options.get('record') ?? null,
    journal: options.get('journal') ?? (live ? liveJournal : null),
    port: port.right ?? (demo ? 0 : null),
  })
}

const optional = <A>(
  options: Arguments['options'],
  name: string,
  parse: (text: string) => E.Either<string, A>,
): E.Either<string, A | null> => {
  const text = options.get(name)
  return text === undefined ? E.right(null) : named(name, text, parse)
}

const parseMarkets = (text: string): E.Either<string, 'own' | 'degen'> =>
  text === 'own' || text === 'degen' ? E.right(text) : E.left('own or degen')

const isFeed = (text: string): text is FeedName => text === 'binance' || text === 'coinbase'

const parseFeeds = (text: string): E.Either<string, ReadonlyArray<FeedName>> => {
  const words = text.split(',').map((word) => word.trim())
  return words.every(isFeed) && isDistinct(words)
    ? E.right(words)
    : E.left('binance, coinbase or both with a comma between')
}

const parseAssets = (text: string): E.Either<string, ReadonlyArray<string>> => {
  const words = text.split(',').map((word) => word.trim().toUpperCase())
  return words.every(isAssetName) && isDistinct(words)
    ? E.right(words)
    : E.left('names such as BTC,ETH')
}

const isDistinct = (words: ReadonlyArray<string>): boolean => new Set(words).size === words.length

const parsePort = (text: string): E.Either<string, number> => {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN
  return port <= 65_535 ? E.right(port) : E.left('a port from 0 to 65535, 0 for any')
}
