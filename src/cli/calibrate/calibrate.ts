/**
 * `twoway calibrate`: what the model said some time before each market's end, against what came.
 */

import * as E from 'fp-ts/lib/Either.js'
import type { CalibrationConfig } from '../../backtest/calibration/calibrationState.js'
import { halfForecaster } from '../../backtest/calibration/halfForecaster.js'
import { type ModelState, modelForecaster } from '../../backtest/calibration/modelForecaster.js'
import { normalForecaster } from '../../backtest/calibration/normalForecaster.js'
import { alone, beside } from '../../backtest/calibration/panel.js'
import { type SeedState, seedForecaster } from '../../backtest/calibration/seedForecaster.js'
import { decodeFit, type Fit } from '../../codec/decodeFit.js'
import { decodeSettlement } from '../../codec/decodeSettlement.js'
import { presets } from '../../decision/presets.js'
import type { Settlement } from '../../market/settlement.js'
import { message } from '../../recordings/recordingError.js'
import { open } from '../../recordings/source.js'
import type { Arguments, Command, ExitCode } from '../command.js'
import { inputFailed, warn, write, wrongUsage } from '../output.js'
import { overwritten } from '../overwritten.js'
import { readJson } from '../readJson.js'
import { unwritable, writePage } from '../writePage.js'
import { calibratePage } from './calibratePage.js'
import type { CalibrateResult } from './calibrateResult.js'
import { plainRule, ruleProblem } from './calibrateRule.js'
import { type CalibrateSettings, calibrateSettings } from './calibrateSettings.js'
import { calibrateTable } from './calibrateTable.js'
import { openPredictions } from './predictionsFile.js'
import { runCalibration } from './runCalibration.js'

const run = async (args: Arguments): Promise<ExitCode> => {
  const asked = calibrateSettings(args)
  if (E.isLeft(asked)) return wrongUsage(asked.left, 'twoway calibrate --help')
  const settings = asked.right
  const lost = await overwritten(
    {
      PRICES: settings.prices,
      '--settlement': settings.settlement,
      '--fit': settings.fit,
    },
    { '--out': settings.out, '--html': settings.html },
  )
  if (lost !== null) return wrongUsage(lost, 'twoway calibrate --help')
  const problem = await unwritable(settings.html)
  if (problem !== null) return inputFailed(problem)
  const config = await configOf(settings)
  if (E.isLeft(config)) return inputFailed(config.left)
  const calibrated = await withPredictions(settings, config.right)
  if (E.isLeft(calibrated)) return inputFailed(calibrated.left)
  const result = calibrated.right
  for (const warning of result.warnings) warn(`twoway: ${warning}`)
  // The page first: a reader who stops after ten lines of the table still gets it whole.
  if (settings.html !== null) {
    const written = await writePage(settings.html, calibratePage(result))
    if (E.isLeft(written)) return inputFailed(written.left)
  }
  await write(settings.json ? `${JSON.stringify(result)}\n` : calibrateTable(result))
  return 0
}

type States = readonly [readonly [readonly [ModelState, null], SeedState], ModelState]

const configOf = async (
  settings: CalibrateSettings,
): Promise<E.Either<string, CalibrationConfig<States>>> => {
  const settlement = await settlementOf(settings)
  if (E.isLeft(settlement)) return settlement
  const fit = await fitOf(settings)
  if (E.isLeft(fit)) return fit
  const { windowMs, leftMs, strike, preset, blockMs, seed } = settings
  const model = modelForecaster(presets[preset], fit.right)
  return E.right({
    panel: beside(
      beside(beside(alone(model), halfForecaster), seedForecaster),
      normalForecaster(model),
    ),
    windowMs,
    leftMs,
    strike,
    settlement: settlement.right,
    bootstrap: { blockMs, resamples: 1_000, confidence: 0.95, seed },
  })
}

const settlementOf = async (settings: CalibrateSettings): Promise<E.Either<string, Settlement>> => {
  const file = settings.settlement
  if (file === null) return E.right(plainRule(settings))
  const settlement = await readJson(file, decodeSettlement)
  if (E.isLeft(settlement)) return settlement
  const problem = ruleProblem(settings, settlement.right)
  return problem === null ? settlement : E.left(`${file}: ${problem}`)
}

const fitOf = async ({ fit }: CalibrateSettings): Promise<E.Either<string, Fit | null>> =>
  fit === null ? E.right(null) : readJson(fit, decodeFit)

const withPredictions = async (
  settings: CalibrateSettings,
  config: CalibrationConfig<States>,
): Promise<E.Either<string, CalibrateResult>> => {
  const source = await open(settings.prices)
  if (E.isLeft(source)) return E.left(message(source.left))
  if (settings.out === null) return runCalibration(settings, config, source.right, null)
  const file = await openPredictions(settings.out)
  if (E.isLeft(file)) return file
  const result = await runCalibration(settings, config, source.right, file.right)
  const closed = await file.right.close()
  return E.isRight(result) && E.isLeft(closed) ? closed : result
}

/**
 * Scores the model's fair value at given times before the end of each window of a recording, and
 * says how sure the score is.
 *
 * @category cli
 * @since 0.1.0
 */
export const calibrate: Command = {
  name: 'calibrate',
  summary: 'Score the fair value some time before each market’s end, against baselines.',
  operands: [{ name: 'PRICES', required: true }],
  options: [
    {
      name: 'window',
      value: 'DURATION',
      help: 'the life of a market: 30s, 5m, 1h, 1d (default 15m)',
    },
    {
      name: 'left',
      value: 'DURATIONS',
      help: 'the times before the end (default those of 10m,5m,2m within the window)',
    },
    {
      name: 'strike',
      value: 'open|fixed:SD',
      help: 'the price at the start, or SD deviations of the forecast from it (default open)',
    },
    { name: 'settlement', value: 'FILE', help: 'how markets settle, from a JSON file' },
    {
      name: 'preset',
      value: 'NAME',
      help: 'the model by its name: v1, v2 or recommended (default v2)',
    },
    { name: 'fit', value: 'FILE', help: 'what the model was fitted to, as twoway fit writes it' },
    { name: 'block', value: 'DURATION', help: 'the blocks of the bootstrap (default 1d)' },
    { name: 'seed', value: 'NUMBER', help: 'the seed of the bootstrap (default 1)' },
    { name: 'out', value: 'FILE', help: 'write start_ms,left_s,fair,outcome of each forecast' },
    { name: 'html', value: 'FILE', help: 'write a page with the figures and plots' },
    { name: 'json', value: null, help: 'print one JSON object in place of the table' },
  ],
  notes: `\
PRICES is a file, CSV or Parquet, plain, gzipped or zipped, or - for CSV on standard input: klines
of Binance as published (with or without a header, in ms or µs) or the columns ts_ms,price. A bar is
known at its end.

Each window, aligned to the epoch, is a market, as in twoway replay: it ends YES if the last price
known at its end is no lower than at its start, or with fixed:SD if it is higher than the strike.
A settlement file says otherwise. It is scored at each of the times left, by what was known then:

  half    always one half
  seed    normal, the standard deviation of the last 15 one-minute returns, no drift term
  normal  normal, with the volatility that the model uses

All are scored at the same instants: one is left out where the last price is older than a minute
(or a bar), or where one of them knows too little. How far a price may move counts from its own
instant: where it is old, a shorter --left brings no better forecast. Where the settlement is a mean
or an extreme, it counts from then. Log loss is in nats; a probability under 1e-12 counts as 1e-12,
and how many did is told. Intervals hold 95 % of 1,000 resamples of whole blocks.`,
  run,
}
