/**
 * The walk of a backtest over its files, for all queue models at once.
 */

import * as E from 'fp-ts/lib/Either.js'
import { type Backtest, backtest } from '../../backtest/exchange/backtest.js'
import { type BacktestConfig, nothing } from '../../backtest/exchange/backtestConfig.js'
import type { BacktestResult } from '../../backtest/exchange/backtestResult.js'
import type { BacktestState } from '../../backtest/exchange/backtestState.js'
import type { MarketEvent } from '../../backtest/marketEvent.js'
import type { BacktestRecord } from '../../backtest/report/backtestRecord.js'
import { backtestReport } from '../../backtest/report/backtestReport.js'
import { reportConfig } from '../../backtest/report/reportConfig.js'
import type { BacktestReport } from '../../backtest/report/reportResult.js'
import type { ReportState } from '../../backtest/report/reportState.js'
import type { QuoteConfig } from '../../decision/config.js'
import type { JsonLines } from '../../recordings/jsonLines.js'
import { message } from '../../recordings/recordingError.js'
import { type BacktestFiles, backtestRules } from './backtestRules.js'
import type { BacktestSettings, QueueName } from './backtestSettings.js'
import type { OpenedRecording } from './openRecording.js'
import { createListing, type Unlisted } from './unlisted.js'

/**
 * What a backtest is run on. `events` and `records` take what was read and what was told, null
 * where nobody asks; `onChunk` hears how many events there were so far.
 *
 * @category cli
 * @since 0.1.0
 */
export type BacktestRun = {
  readonly settings: BacktestSettings
  readonly files: BacktestFiles
  readonly quote: QuoteConfig
  readonly recording: OpenedRecording
  readonly events: JsonLines | null
  readonly records: JsonLines | null
  readonly onChunk: (events: number) => void
}

/**
 * What came of it, for each queue model; `skipped` rows were left out, and what is `unlisted` was
 * read for nothing.
 *
 * @category cli
 * @since 0.1.0
 */
export type RunEnd = {
  readonly events: number
  readonly skipped: number
  readonly unlisted: Unlisted | null
  readonly ends: ReadonlyArray<{
    readonly queue: QueueName
    readonly result: BacktestResult<BacktestReport, null>
  }>
}

/**
 * Returns the results of a whole recording, or what is wrong with it or with what is written.
 *
 * @category cli
 * @since 0.1.0
 */
export const runBacktest = async (run: BacktestRun): Promise<E.Either<string, RunEnd>> => {
  const ends = run.settings.queues.map((queue) => createEnd(run, queue))
  const listing = createListing()
  let [events, skipped] = [0, 0]
  for await (const chunk of run.recording.stream) {
    if (E.isLeft(chunk)) return E.left(message(chunk.left))
    const heard = chunk.right.events
    listing.hear(heard)
    if (listing.trades() > 0 && areMadeUp(run)) return E.left(lateTrades(run))
    for (const end of ends) end.hear(heard)
    for (const event of run.events === null ? [] : heard) run.events?.add(event)
    const failed = await flushed(run)
    if (failed !== null) return E.left(failed)
    events += heard.length
    skipped += chunk.right.skipped
    run.onChunk(events)
  }
  const fault = listing.fault(run.settings)
  if (fault !== null) return E.left(fault)
  const results = ends.map((end) => end.value())
  for (const lines of [run.events, run.records]) {
    const written = await lines?.end()
    if (written !== undefined && E.isLeft(written)) return E.left(message(written.left))
  }
  return E.right({ events, skipped, unlisted: listing.unlisted(), ends: results })
}

/** For want of recorded trades, of which the beginning of a recording told none. */
const areMadeUp = ({ settings, files, recording }: BacktestRun): boolean =>
  settings.takers === null && files.takers !== null && !recording.hasTrades

const lateTrades = ({ recording }: BacktestRun): string =>
  `${recording.names.join(', ')}: trades are recorded after all, later than was looked for them, ` +
  'and who trades was made up; expected --takers none, or --takers made-up for both'

type Test = Backtest<ReportState, BacktestReport, null, null>

type End = {
  readonly hear: (events: ReadonlyArray<MarketEvent>) => void
  readonly value: () => RunEnd['ends'][number]
}

const createEnd = (run: BacktestRun, queue: QueueName): End => {
  const test: Test = backtest(configOf(run, queue))
  let state: BacktestState<ReportState, null> = test.initial
  return {
    hear: (events) => {
      state = test.steps(state, events)
    },
    value: () => ({ queue, result: test.value(state) }),
  }
}

const configOf = (
  { settings, files, quote, recording, records }: BacktestRun,
  queue: QueueName,
): BacktestConfig<ReportState, BacktestReport, null, null> => {
  const report = backtestReport(reportConfig)
  const record: typeof report =
    records === null
      ? report
      : {
          ...report,
          step: (state: ReportState, told: BacktestRecord) => {
            records.add({ queue, ...told })
            return report.step(state, told)
          },
        }
  const { bars, lifeMs, hasOutcomes } = recording
  const asFound = { ...settings, bars, lifeMs, hasOutcomes }
  return { ...backtestRules(quote, queue, asFound, files), record, journal: nothing }
}

const flushed = async ({ events, records }: BacktestRun): Promise<string | null> => {
  for (const lines of [events, records]) {
    const written = await lines?.flush()
    if (written !== undefined && E.isLeft(written)) return message(written.left)
  }
  return null
}
