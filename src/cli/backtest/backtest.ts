/**
 * `twoway backtest`: the live desk against a simulated venue, over recorded prices.
 */

import * as E from 'fp-ts/lib/Either.js'
import { presets } from '../../decision/presets.js'
import { type JsonLines, openJsonLines } from '../../recordings/jsonLines.js'
import { message } from '../../recordings/recordingError.js'
import type { Arguments, Command, ExitCode } from '../command.js'
import { inputFailed, warn, write, wrongUsage } from '../output.js'
import { createProgress } from '../progress.js'
import { unwritable, writePage } from '../writePage.js'
import { backtestJson } from './backtestJson.js'
import { backtestOptions } from './backtestOptions.js'
import { backtestPage } from './backtestPage.js'
import { readBacktestFiles } from './backtestRules.js'
import { backtestSettings } from './backtestSettings.js'
import { runWarningsOf, shownSettings } from './backtestShown.js'
import { backtestTable } from './backtestTable.js'
import { unlistedWords } from './backtestWords.js'
import { lostFile } from './lostFile.js'
import { type OpenedRecording, openRecording } from './openRecording.js'
import type { ReportedBacktest } from './reportedBacktest.js'
import { runBacktest } from './runBacktest.js'

const run = async (args: Arguments): Promise<ExitCode> => {
  const asked = backtestSettings(args)
  if (E.isLeft(asked)) return wrongUsage(asked.left, 'twoway backtest --help')
  const { options } = args
  const html = options.get('html') ?? null
  const outputs = {
    '--html': html,
    '--events': options.get('events'),
    '--records': options.get('records'),
  }
  const lost = await lostFile(asked.right, {}, outputs)
  if (lost !== null) return wrongUsage(lost, 'twoway backtest --help')
  const problem = await unwritable(html)
  if (problem !== null) return inputFailed(problem)
  const reported = await report(args, asked.right)
  if (E.isLeft(reported)) return inputFailed(reported.left)
  const result = reported.right
  // The page first: a reader who stops after ten lines of the table still gets it whole.
  if (html !== null) {
    const written = await writePage(html, backtestPage(result))
    if (E.isLeft(written)) return inputFailed(written.left)
  }
  await write(options.has('json') ? backtestJson(result) : backtestTable(result))
  return 0
}

type Settings = Parameters<typeof openRecording>[0]

const report = async (
  { options }: Arguments,
  settings: Settings,
): Promise<E.Either<string, ReportedBacktest>> => {
  const start = performance.now()
  const opened = await openRecording(settings)
  if (E.isLeft(opened)) return opened
  const recording = opened.right
  const files = await readBacktestFiles(settings, recording.hasTrades)
  if (E.isLeft(files)) return files
  const events = await linesTo(options.get('events'))
  if (E.isLeft(events)) return events
  const records = await linesTo(options.get('records'))
  if (E.isLeft(records)) return records
  const ended = await watched({
    settings,
    files: files.right,
    quote: presets[settings.preset],
    recording,
    events: events.right,
    records: records.right,
  })
  if (E.isLeft(ended)) return ended
  const { ends, events: count, skipped, unlisted } = ended.right
  if (unlisted !== null) warn(`twoway: ${unlistedWords(unlisted)}`)
  return E.right({
    recording: recording.names.join(', '),
    settings: shownSettings(settings, files.right, {
      ...recording,
      skipped,
      empty: recording.empty(),
    }),
    warnings: runWarningsOf(ends, recording),
    ends: ends.map(({ queue, result }) => ({ queue, report: result.report })),
    comparison: null,
    unlisted,
    events: count,
    seconds: (performance.now() - start) / 1_000,
  })
}

const watched = async (
  of: Omit<Parameters<typeof runBacktest>[0], 'onChunk'> & { readonly recording: OpenedRecording },
): ReturnType<typeof runBacktest> => {
  const now = (): number => performance.now()
  const progress = createProgress({ ...of.recording, stream: process.stderr, now, noun: 'events' })
  const ended = await runBacktest({ ...of, onChunk: progress.tick })
  progress.end()
  return ended
}

const linesTo = async (path: string | undefined): Promise<E.Either<string, JsonLines | null>> => {
  if (path === undefined) return E.right(null)
  const opened = await openJsonLines(path)
  return E.isLeft(opened) ? E.left(message(opened.left)) : opened
}

/**
 * Runs the desk of the live bot against a simulated venue over recordings, and reports what it made
 * under both ends of the bracket of queue models.
 *
 * @category cli
 * @since 0.1.0
 */
export const backtest: Command = {
  name: 'backtest',
  summary: 'Quote recorded markets against a simulated venue, and report what it made.',
  operands: [{ name: 'PRICES', required: true }],
  options: [
    ...backtestOptions,
    { name: 'html', value: 'FILE', help: 'write a page with the figures and plots' },
    { name: 'json', value: null, help: 'print one JSON object in place of the table' },
    { name: 'events', value: 'FILE', help: 'write what was read as JSON lines, to read again' },
    { name: 'records', value: 'FILE', help: 'write what was decided, filled and settled' },
  ],
  notes: `\
PRICES is Binance's klines, trades or aggTrades as published, the columns ts_ms,price, hourly
markets with a minute's bids, or events as --events writes them; - is standard input. Events are
JSON lines, all else is CSV. Every file may be plain or gzipped; one with a path also a zip archive
of one CSV file, or Parquet. Its first line tells what a file holds.

Without --outcomes the prices make a market of each window, with --strike; a file that lists markets
of its own takes neither. Trades and books of a market that is not listed are left out, and told;
where a file has none that is listed, the backtest fails. Where no trades are recorded, those who
trade are made up, by numbers that the report shows and that nothing was fitted to.

A bar tells four prices of its minute. With --bars path, the default where no trades or book are
given, a path is made up between them, of the bar's own range: the desk has a price each second,
and takes its quotes back when none comes. With --bars close it has the close alone, and its quotes
stand until the next: whoever trades in between knows more than a live desk would let them. Markets
open and settle by the recorded closes either way, and volatility is estimated from them.

The latency is each way: of news to the desk, on top of what the recording knows of it, of orders
and cancels to the venue, and of answers back. Both queue models are run: riskAverse, by which only
trades bring an order forward, and power, by which those who leave do so too. The truth lies
between.`,
  run,
}
