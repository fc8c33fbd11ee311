import { existsSync, readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { calibration } from '../../src/backtest/calibration/calibration.js'
import { halfForecaster } from '../../src/backtest/calibration/halfForecaster.js'
import { modelForecaster } from '../../src/backtest/calibration/modelForecaster.js'
import { normalForecaster } from '../../src/backtest/calibration/normalForecaster.js'
import { alone, beside } from '../../src/backtest/calibration/panel.js'
import { seedForecaster } from '../../src/backtest/calibration/seedForecaster.js'
import { presets } from '../../src/decision/presets.js'
import { run } from '../../src/math/fold.js'
import { opening } from '../backtest/calibrating.js'
import { bars, closes, csv } from './minutes.js'
import { built, inFolder, linesOf, twoway } from './twoway.js'

const minute = 60_000

const model = modelForecaster(presets.v1, null)
const panel = beside(
  beside(beside(alone(model), halfForecaster), seedForecaster),
  normalForecaster(model),
)
const options = [
  '--window',
  '5m',
  '--left',
  '90s,2m',
  '--preset',
  'v1',
  '--block',
  '1h',
  '--seed',
  '3',
]

describe('twoway calibrate: examples', () => {
  it('prints as JSON what the fold says of the same bars', async () => {
    for (const [words, strike, settlement] of [
      [[], 'open', opening],
      [
        ['--strike', 'fixed:-0.5'],
        { deviations: -0.5 },
        { ...opening, strike: { kind: 'fixed' }, tie: 'no' },
      ],
    ] as const) {
      const { code, stdout, stderr } = await built(
        ['calibrate', '-', '--json', ...options, ...words],
        [csv],
      )
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
      const { recording, settings, rowsSkipped, seconds, warnings, ...report } = JSON.parse(stdout)
      const fold = calibration({
        panel,
        windowMs: 5 * minute,
        leftMs: [120_000, 90_000],
        strike,
        settlement,
        bootstrap: { blockMs: 60 * minute, resamples: 1_000, confidence: 0.95, seed: 3 },
      })
      expect(report).toEqual(JSON.parse(JSON.stringify(run(fold)(bars))))
      expect(report.times[0].scored).toBeGreaterThan(500)
      expect({ recording, rowsSkipped, warnings }).toEqual({
        recording: 'standard input',
        rowsSkipped: 0,
        warnings: [],
      })
      expect(settings).toEqual({
        windowMs: 5 * minute,
        leftMs: [120_000, 90_000],
        strike,
        preset: 'v1',
        fit: null,
        out: null,
        settlement,
      })
      expect(seconds).toBeGreaterThan(0)
    }
  })

  it('writes predictions from which anyone can score it anew', async () => {
    await inFolder(async (folder) => {
      const out = join(folder, 'a', 'predictions.csv')
      const { stdout } = await twoway(['calibrate', '-', '--json', ...options, '--out', out], [csv])
      const { times } = JSON.parse(stdout)
      const [header, ...lines] = linesOf(readFileSync(out, 'utf8'))
      expect(header).toBe('start_ms,left_s,fair,outcome')
      expect(lines.length).toBe(times[2].scored)
      const predictions = lines.map((line) => line.split(',').map(Number))
      expect(predictions.map(([at, left]) => [at, left])).toEqual(
        [...new Set(predictions.map(([at]) => at))].flatMap((at) => [
          [at, 120],
          [at, 90],
        ]),
      )
      for (const [i, left] of [120, 90].entries()) {
        const scored = predictions.filter((row) => row[1] === left)
        const losses = scored.map(([, , fair = 0, came]) =>
          Math.log(Math.max(came === 1 ? fair : 1 - fair, 1e-12)),
        )
        const mean = -losses.reduce((total, loss) => total + loss, 0) / losses.length
        expect(times[i].forecasters[0].logLoss.value).toBeCloseTo(mean, 8)
      }
      for (const [at = 0, , , came] of predictions) {
        const [first, last] = [at, at + 5 * minute].map((end) => closes[end / minute - 1] ?? 0)
        expect(came).toBe((last ?? 0) >= (first ?? 0) ? 1 : 0)
      }
    })
  })

  it('shows the same figures as a table', async () => {
    const { times } = JSON.parse(
      (await twoway(['calibrate', '-', '--json', ...options], [csv])).stdout,
    )
    const { code, stdout } = await twoway(['calibrate', '-', ...options], [csv])
    expect(code).toBe(0)
    const sections = stdout
      .split('\n\n')
      .filter((section) => /left|together/.test(section.split('\n')[0] ?? ''))
    expect(sections.map((section) => section.split('\n')[0])).toEqual([
      '2m left',
      '90s left',
      'All times together',
    ])
    for (const [i, section] of sections.entries()) {
      const shown = (name: string) => new RegExp(`^ {2}${name} {2,}(\\S+)`, 'm').exec(section)?.[1]
      const [first, half, seed, normal] = times[i].forecasters
      expect(shown('forecasts')).toBe(times[i].scored.toLocaleString('en-US'))
      expect(shown('log loss')).toBe(first.logLoss.value.toFixed(5))
      expect(shown('log loss of half')).toBe(half.logLoss.value.toFixed(5))
      expect(shown('log loss of seed')).toBe(seed.logLoss.value.toFixed(5))
      expect(shown('log loss of normal')).toBe(normal.logLoss.value.toFixed(5))
      expect(shown('Brier score')).toBe(first.brier.score.value.toFixed(5))
      expect(section).toContain(`model lower by +${half.improvement.value.toFixed(2)} %`)
    }
    expect(stdout).toMatch(/^ {2}resamples +1,000 {2}seed 3$/m)
    expect(stdout).toMatch(/^ {2}blocks +48 {2}1h each$/m)
  })

  it('settles as a file says, and warns where the recording is coarse', async () => {
    await inFolder(async (folder) => {
      const file = join(folder, 'settlement.json')
      const mean = { kind: 'mean', windowMs: 120_000, prints: 120 }
      const settlement = { ...opening, end: mean, strike: { kind: 'opening', fixing: mean } }
      await writeFile(file, JSON.stringify(settlement))
      const words = ['calibrate', '-', '--json', '--window', '5m', '--settlement', file]
      const { code, stdout, stderr } = await twoway(words, [csv])
      const prints = 'end has prints 1000 ms apart'
      const coarse = 'the prices of the recording are 60000 ms apart: each stands until the next'
      const warning = `${file}: ${prints}, but ${coarse}`
      expect({ code, stderr }).toEqual({ code: 0, stderr: `twoway: ${warning}\n` })
      const result = JSON.parse(stdout)
      expect(result.warnings).toEqual([warning])
      expect(result.settings.settlement).toEqual(settlement)
      expect(result.times.map(({ leftMs }: { leftMs: number }) => leftMs)).toEqual([120_000])
      expect(result.times[0].scored).toBeGreaterThan(500)
    })
  })
})

const year = new URL(
  '../../../shared/data/ethusdt_spot_1m_20240726_20240825.csv.gz',
  import.meta.url,
)

describe('twoway calibrate: oracle', () => {
  it.skipIf(!existsSync(year))(
    'settles a recorded month as twoway replay does, skipped where it is not there',
    async () => {
      const path = fileURLToPath(year)
      const replayed = JSON.parse((await twoway(['replay', path, '--json'])).stdout)
      const { windows, times } = JSON.parse((await twoway(['calibrate', path, '--json'])).stdout)
      const { finished, yes, withoutPrice } = replayed.windows
      expect([windows.finished, windows.yes]).toEqual([finished, yes])
      expect([windows.withoutPrice, withoutPrice]).toEqual([0, 0])
      expect(times[1].forecasters[1].improvement.lower).toBeGreaterThan(20)
    },
  )
})
