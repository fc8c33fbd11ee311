/**
 * The markets of a recording: those that it lists, or those that its prices make.
 */

import * as E from 'fp-ts/lib/Either.js'
import { render } from '../../codec/render.js'
import type { EventStream } from '../../recordings/eventChunk.js'
import { type EventOptions, upOrDown } from '../../recordings/eventOptions.js'
import type { Form } from '../../recordings/formOf.js'
import { merged } from '../../recordings/merged.js'
import { withWindows } from '../../recordings/withWindows.js'
import type { BacktestSettings, BarsSetting } from './backtestSettings.js'
import { type PeekedLog, peekedLog } from './peekedLog.js'
import type { FoundMarkets } from './venueRules.js'

/**
 * All of a recording as one stream. `bars`: what became of its bars, null where it has none;
 * `windowMs`: how long the markets are that its prices make, null where they make none;
 * `hasTrades`: whether trades are among the events, of a log as far as its beginning tells;
 * `empty`: of how many windows no market was made so far. `release` closes what was opened, where
 * nobody reads the stream.
 *
 * @category cli
 * @since 0.1.0
 */
export type RecordedMarkets = FoundMarkets & {
  readonly bars: BarsSetting | null
  readonly windowMs: number | null
  readonly hasTrades: boolean
  readonly empty: () => number
  readonly stream: EventStream
  readonly release: () => Promise<void>
}

/** How far a log is looked into for its first market and its first trade. */
const mostPeeked = 100_000

/**
 * Returns the streams of a recording as one, with the markets that its prices make where none are
 * recorded; or what is wrong with those that are asked for. The prices are the first stream, the
 * outcomes, where there are any, the next.
 *
 * @category cli
 * @since 0.1.0
 */
export const marketsIn = async (
  [prices, ...others]: ReadonlyArray<EventStream>,
  form: Form,
  settings: BacktestSettings,
  options: EventOptions,
): Promise<E.Either<string, RecordedMarkets>> => {
  const { outcomes, trades } = settings
  const log = form === 'events' ? await peekedLog(prices as EventStream, mostPeeked) : null
  // A file of outcomes goes next to the prices.
  const listing = outcomes === null ? null : await peekedLog(others[0] as EventStream, 1)
  const release = async (): Promise<void> => {
    for (const peek of [log, listing]) await peek?.release()
  }
  const fault = windowFault(settings, form, log)
  if (fault !== null) {
    await release()
    return E.left(fault)
  }
  const windowMs = windowOf(settings, form)
  const windows = windowed(log?.stream ?? (prices as EventStream), windowMs, settings, options)
  const rest = listing === null ? others : [listing.stream, ...others.slice(1)]
  const known = form === 'markets' ? hour : (log?.lifeMs ?? null)
  return E.right({
    bars: log?.bars ?? null,
    windowMs,
    hasTrades: trades !== null || log?.hasTrades === true,
    hasOutcomes: outcomes !== null || form !== 'prices',
    lifeMs: listing?.lifeMs ?? windowMs ?? known,
    empty: windows.empty,
    stream: merged([windows.stream, ...rest]),
    release,
  })
}

/** What is wrong with a window, or a strike, that is asked of a file of prices. */
const windowFault = (
  { prices, windowMs, strike, asset }: BacktestSettings,
  form: Form,
  log: PeekedLog | null,
): string | null => {
  const isListing = form === 'markets' || (log !== null && log.lifeMs !== null)
  if (isListing && (windowMs !== null || strike !== 'open')) {
    const name = prices === '-' ? 'standard input' : prices
    const option = windowMs === null ? '--strike' : '--window'
    return `${option} makes markets of prices alone: ${name} lists markets of its own`
  }
  if (log === null) return null
  if (windowMs === null)
    return strike === 'open'
      ? null
      : '--strike is of the markets that --window makes of a log; expected --window too'
  return log.asset === null || log.asset === asset
    ? null
    : `--asset is ${render(asset)}; expected that of the prices, ${render(log.asset)}`
}

/** How long the markets are that the prices make, null where they make none. */
const windowOf = ({ windowMs, outcomes }: BacktestSettings, form: Form): number | null => {
  const isAsked = windowMs !== null || form === 'prices'
  return !isAsked || form === 'markets' || outcomes !== null ? null : (windowMs ?? quarterHour)
}

const windowed = (
  stream: EventStream,
  windowMs: number | null,
  { strike }: BacktestSettings,
  options: EventOptions,
): Pick<RecordedMarkets, 'stream' | 'empty'> => {
  if (windowMs === null) return { stream, empty: () => 0 }
  const { asset, source, tickSize } = options
  const opening = upOrDown(options)
  const settlement =
    strike === 'open' ? opening : ({ ...opening, strike: { kind: 'fixed' }, tie: 'no' } as const)
  const markets = { asset, source, rule: { windowMs, strike }, tickSize, settlement }
  let empty = 0
  const windows = withWindows(stream, markets, (count) => {
    empty = count
  })
  return { stream: windows, empty: () => empty }
}

const quarterHour = 900_000
const hour = 3_600_000
