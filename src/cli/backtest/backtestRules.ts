/**
 * The rules of a backtest, from what the command line was asked for.
 */

import * as E from 'fp-ts/lib/Either.js'
import type { BacktestRules, ExchangeConfig } from '../../backtest/exchange/backtestConfig.js'
import type { LatencyConfig } from '../../backtest/exchange/latency.js'
import type { QueueModel } from '../../backtest/exchange/queue.js'
import type { TakersConfig } from '../../backtest/exchange/takers.js'
import { volatilitySource } from '../../backtest/replay/volatilitySource.js'
import { decodeLatency } from '../../codec/decodeLatency.js'
import { decodeTakers } from '../../codec/decodeTakers.js'
import type { QuoteConfig } from '../../decision/config.js'
import { explainQuotes } from '../../decision/explainQuotes.js'
import { readJson } from '../readJson.js'
import type { BacktestSettings, QueueName } from './backtestSettings.js'
import { decodeRewards } from './decodeRewards.js'
import { fileOf } from './lostFile.js'
import { type FoundMarkets, venueRules } from './venueRules.js'

/**
 * What of the rules stands in files of its own; `takers` null where none are asked for, `rewards`
 * empty.
 *
 * @category cli
 * @since 0.1.0
 */
export type BacktestFiles = {
  readonly latency: LatencyConfig
  readonly takers: TakersConfig | null
  readonly rewards: ExchangeConfig['rewards']
}

/**
 * Returns latency, counterparties and rewards, or every error in the first of their files that has
 * one. Where nobody says, takers are made up if the recording has no trades.
 *
 * @category cli
 * @since 0.1.0
 */
export const readBacktestFiles = async (
  { latency, takers, rewards }: BacktestSettings,
  hasTrades: boolean,
): Promise<E.Either<string, BacktestFiles>> => {
  const ways = 'ms' in latency ? E.right(constant(latency.ms)) : await readLatency(latency.file)
  if (E.isLeft(ways)) return orWord(ways, fileOf(latency), 'a duration such as 50ms, or a file')
  const others = await readTakers(takers ?? (hasTrades ? 'none' : 'made-up'))
  if (E.isLeft(others)) return orWord(others, fileOf(takers), 'made-up, none, or a file')
  const paid = rewards === null ? E.right([]) : await readJson(rewards, decodeRewards)
  return E.isLeft(paid)
    ? paid
    : E.right({ latency: ways.right, takers: others.right, rewards: paid.right })
}

/** A name without a dot or a folder that is no file may have been meant for a word. */
const orWord = (problem: E.Left<string>, file: string | null, expected: string): E.Left<string> =>
  file === null || /[./\\]/.test(file) || !problem.left.endsWith('no such file')
    ? problem
    : { _tag: 'Left', left: `${problem.left}; expected ${expected}` }

const readTakers = async (
  asked: NonNullable<BacktestSettings['takers']>,
): Promise<E.Either<string, TakersConfig | null>> => {
  if (typeof asked !== 'string') return readJson(asked.file, decodeTakers)
  return E.right(asked === 'none' ? null : madeUpTakers)
}

/**
 * Those who trade where no trades are recorded. Nothing was fitted: informed ones who see the
 * price a second early and want a cent for it, one a minute who comes by chance and pays about
 * 2 cents, and at each level as much as that one wants, turned over by cancels once a minute.
 *
 * @category cli
 * @since 0.1.0
 */
export const madeUpTakers: TakersConfig = {
  volatility: null,
  informed: { leadMs: 1_000, edge: 0.01, size: 100 },
  uninformed: { perHour: 60, distance: 0.02, size: 20 },
  depth: { shares: 20, leavePerHour: 60 },
  calibrated: false,
}

/**
 * Returns the rules for one end of the bracket.
 *
 * A desk as the live bot has it, but that the switch of a day's loss is not pulled for good: nobody
 * is there to move it back.
 *
 * @category cli
 * @since 0.1.0
 */
export const backtestRules = (
  quote: QuoteConfig,
  queue: QueueName,
  { windowMs, strike, bars, venue, seed, ...found }: BacktestSettings & FoundMarkets,
  files: BacktestFiles,
): BacktestRules => ({
  desk: {
    quote,
    selection: null,
    groups: null,
    merge: null,
    asBuys: false,
    killAtDailyLoss: false,
  },
  settings: { answerMs: 5_000, requestMs: 10_000, keepSettledMs: 60_000, keepEnded: 16 },
  decide: explainQuotes,
  pace: { quoteUpdateMs: 250, idleMs: bars?.kind === 'path' ? idleMs : null },
  seed,
  exchange: venueRules(venue, found, files),
  queue: queues[queue],
  latency: files.latency,
  takers: files.takers,
  outlook: {
    source: volatilitySource({
      config: quote,
      market: { windowMs: windowMs ?? 900_000, strike },
      volatility: { window: 100, confidence: 0.95, kurtosis: 3 },
    }),
    feed: null,
    everyMs: 1_000,
  },
})

/**
 * Where prices come at a live pace a gap among them is news: the desk is to see that the last one
 * grows old. Where they are a bar apart it would quote for a moment of each bar alone.
 */
const idleMs = 1_000

const constant = (ms: number): LatencyConfig => {
  const way = { kind: 'constant', ms } as const
  return { data: way, orders: way, answers: way }
}

/** A list of ms is what was measured, and goes for each way. */
const readLatency = async (file: string): Promise<E.Either<string, LatencyConfig>> =>
  readJson(file, (value) => {
    if (!Array.isArray(value)) return decodeLatency(value)
    const sorted = value.every((each) => typeof each === 'number')
      ? [...value].sort((a, b) => a - b)
      : value
    const way = { kind: 'empirical', sorted }
    return decodeLatency({ data: way, orders: way, answers: way })
  })

/** The exponent is that of hftbacktest's examples. */
const queues: Readonly<Record<QueueName, QueueModel>> = {
  riskAverse: { kind: 'riskAverse' },
  power: { kind: 'probabilistic', f: 'power', exponent: 3 },
  log: { kind: 'probabilistic', f: 'log', exponent: 1 },
  orderByOrder: { kind: 'orderByOrder' },
  infinite: { kind: 'infinite' },
}
