/**
 * `twoway replay`: recorded prices, a market of each window, and what was decided there.
 */

import * as E from 'fp-ts/lib/Either.js'
import { message } from '../../recordings/recordingError.js'
import { open } from '../../recordings/source.js'
import type { Arguments, Command, ExitCode } from '../command.js'
import { inputFailed, write, wrongUsage } from '../output.js'
import { overwritten } from '../overwritten.js'
import { readConfig } from '../readConfig.js'
import { unwritable, writePage } from '../writePage.js'
import { replayPage } from './replayPage.js'
import { replaySettings } from './replaySettings.js'
import { replayTable } from './replayTable.js'
import { runReplay } from './runReplay.js'

const run = async (args: Arguments): Promise<ExitCode> => {
  const asked = replaySettings(args)
  if (E.isLeft(asked)) return wrongUsage(asked.left, 'twoway replay --help')
  const settings = asked.right
  const file = 'file' in settings.config ? settings.config.file : null
  const lost = await overwritten(
    { PRICES: settings.prices, '--config': file },
    { '--html': settings.html },
  )
  if (lost !== null) return wrongUsage(lost, 'twoway replay --help')
  const problem = await unwritable(settings.html)
  if (problem !== null) return inputFailed(problem)
  const config = await readConfig(settings.config)
  if (E.isLeft(config)) return inputFailed(config.left)
  const source = await open(settings.prices)
  if (E.isLeft(source)) return inputFailed(message(source.left))
  const replayed = await runReplay(settings, config.right, source.right)
  if (E.isLeft(replayed)) return inputFailed(message(replayed.left))
  const result = replayed.right
  // The page first: a reader who stops after ten lines of the table still gets it whole.
  if (settings.html !== null) {
    const written = await writePage(settings.html, replayPage(result))
    if (E.isLeft(written)) return inputFailed(written.left)
  }
  await write(settings.json ? `${JSON.stringify(result)}\n` : replayTable(result))
  return 0
}

/**
 * Walks recorded prices and reports what was decided, what was withheld and why, and how well the
 * fair value foretold the outcomes.
 *
 * @category cli
 * @since 0.1.0
 */
export const replay: Command = {
  name: 'replay',
  summary: 'Decide at every recorded price, and score the fair value against what happened.',
  operands: [{ name: 'PRICES', required: true }],
  options: [
    {
      name: 'window',
      value: 'DURATION',
      help: 'the life of a market: 30s, 5m, 1h, 1d (default 15m)',
    },
    {
      name: 'preset',
      value: 'NAME',
      help: 'the config by its name: v1, v2 or recommended (default v2)',
    },
    {
      name: 'config',
      value: 'FILE',
      help: 'the config from a JSON file, whole, in place of a preset',
    },
    {
      name: 'strike',
      value: 'open|NUMBER',
      help: 'the price at the start of each window, or one for all (default open)',
    },
    { name: 'tick', value: 'NUMBER', help: 'the tick size in dollars (default 0.01)' },
    {
      name: 'asset',
      value: 'NAME',
      help: 'the asset, for its volatility in the config (default BTC)',
    },
    { name: 'html', value: 'FILE', help: 'write a page with the figures and a plot' },
    { name: 'json', value: null, help: 'print one JSON object in place of the table' },
    { name: 'check', value: null, help: 'count violations of what a decision promises' },
  ],
  notes: `\
PRICES is a file, CSV or Parquet, plain, gzipped or zipped, or - for CSV on standard input: klines
of Binance as published (with or without a header, in ms or µs) or the columns ts_ms,price. A bar's
close counts from its end.

Each window, aligned to the epoch, is a market, from the first on at whose start a price is known;
with a strike in dollars, from that of the first price on. It ends YES if the last price known at
its end is no lower than at its start; with a strike in dollars, if it is higher than that. Orders
are placed and cancelled as asked, and none fills.`,
  run,
}
