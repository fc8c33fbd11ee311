/**
 * `twoway fit`: what a recording teaches about how prices move.
 */

import * as E from 'fp-ts/lib/Either.js'
import { message } from '../../recordings/recordingError.js'
import { open } from '../../recordings/source.js'
import type { Arguments, Command, ExitCode } from '../command.js'
import { inputFailed, write, wrongUsage } from '../output.js'
import { overwritten } from '../overwritten.js'
import { unwritable, writePage } from '../writePage.js'
import { fitSettings } from './fitSettings.js'
import { fitTable } from './fitTable.js'
import { runFit } from './runFit.js'

const run = async (args: Arguments): Promise<ExitCode> => {
  const asked = fitSettings(args)
  if (E.isLeft(asked)) return wrongUsage(asked.left, 'twoway fit --help')
  const settings = asked.right
  const lost = await overwritten({ PRICES: settings.prices }, { '--out': settings.out })
  if (lost !== null) return wrongUsage(lost, 'twoway fit --help')
  const problem = await unwritable(settings.out)
  if (problem !== null) return inputFailed(problem)
  const source = await open(settings.prices)
  if (E.isLeft(source)) return inputFailed(message(source.left))
  const fitted = await runFit(settings, source.right)
  if (E.isLeft(fitted)) return inputFailed(fitted.left)
  const result = fitted.right
  if (settings.out !== null) {
    const written = await writePage(settings.out, `${JSON.stringify(result.config)}\n`)
    if (E.isLeft(written)) return inputFailed(written.left)
  }
  await write(settings.json ? `${JSON.stringify(result)}\n` : fitTable(result))
  return 0
}

/**
 * Fits the outlook, how far and whither prices go, to a recording.
 *
 * @category cli
 * @since 0.1.0
 */
export const fit: Command = {
  name: 'fit',
  summary: 'Fit the volatility, its seasons and the odds to recorded prices.',
  operands: [{ name: 'PRICES', required: true }],
  options: [
    { name: 'out', value: 'FILE', help: 'write the fit as JSON, as calibrate --fit takes it' },
    { name: 'asset', value: 'NAME', help: 'what the fit is called after (default the file)' },
    { name: 'json', value: null, help: 'print one JSON object in place of the table' },
  ],
  notes: `\
PRICES is a file, CSV or Parquet, plain, gzipped or zipped, or - for CSV on standard input: Binance
klines of at most a minute as published (with or without a header, in ms or µs) or the columns
ts_ms,price. Four weeks of minutes that follow one another are needed; a year takes half a minute.

Two models are fitted: "prices" reads closes alone; "full" also the range, the volume and the
trades of each minute, where all of them tell it. Each has a seasonal clock and coefficients that
lower the log loss over markets of 5, 15 and 60 minutes and over fixed strikes. The same recording
gives the same fit; its numbers have five digits.`,
  run,
}
