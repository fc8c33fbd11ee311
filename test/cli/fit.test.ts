import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'
import { fitOutlook } from '../../src/backtest/calibration/fitOutlook.js'
import { decodeFit } from '../../src/codec/decodeFit.js'
import { madeUpBars, minutesOf } from '../volatility/madeUpBars.js'
import { csv as twoDays } from './minutes.js'
import { built, inFolder, linesOf, twoway } from './twoway.js'

const bars = madeUpBars(41_000)
const csv = [
  'ts_ms,open,high,low,close,volume,trades,taker_buy_volume',
  ...bars.map(({ at, open, high, low, close, volume, trades }) =>
    [at - 60_000, open, high, low, close, volume, trades, 0].join(),
  ),
  '',
].join('\n')
const closes = ['ts_ms,price', ...bars.map(({ at, close }) => `${at},${close}`), ''].join('\n')

const fiveDigits = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (_, each) =>
      typeof each === 'number' ? Number(each.toPrecision(5)) : each,
    ),
  )

describe('twoway fit: examples', () => {
  it('writes the fit that calibrate takes, and prints what it came to', async () => {
    await inFolder(async (folder) => {
      const out = join(folder, 'a', 'fit.json')
      const words = ['fit', '-', '--asset', 'MADE-UP', '--out', out]
      const { code, stdout, stderr } = await twoway([...words, '--json'], [csv])
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
      const walk = fitOutlook(minutesOf(bars), 'MADE-UP, 2024-01-01 to 2024-01-29')
      let step = walk.next()
      while (step.done !== true) step = walk.next()
      if (E.isLeft(step.value)) return expect(step.value.left).toBe(null)
      const { config, models, minutes } = step.value.right
      const result = JSON.parse(stdout)
      expect(result.seconds).toBeGreaterThan(0)
      expect(result).toEqual({
        recording: 'standard input',
        settings: { asset: 'MADE-UP', out },
        config: fiveDigits(config),
        models,
        minutes,
        bars: bars.length,
        rowsSkipped: 0,
        seconds: result.seconds,
      })
      const written = readFileSync(out, 'utf8')
      expect(written).toBe(`${JSON.stringify(result.config)}\n`)
      expect(decodeFit(JSON.parse(written))._tag).toBe('Right')
      const words2 = ['calibrate', '-', '--left', '5m', '--fit', out, '--json']
      const calibrated = await twoway(words2, [csv])
      expect(calibrated.stderr).toBe('')
      expect(JSON.parse(calibrated.stdout).settings.fit).toBe(out)
      // Two hours of windows go by before the outlook speaks.
      expect(JSON.parse(calibrated.stdout).times[0].leftOut.unknown).toBe(7)
    })
  })

  it('prints a table, of prices alone without the model of trading', async () => {
    const { code, stdout } = await twoway(['fit', '-'], [closes])
    expect(code).toBe(0)
    const lines = linesOf(stdout)
    expect(lines[0]).toBe('Recording')
    expect(lines[1]).toMatch(/^ {2}file +standard input$/)
    expect(lines[2]).toMatch(/^ {2}fitted on +standard input, 2024-01-01 to 2024-01-29$/)
    expect(lines[3]).toMatch(/^ {2}bars +40,969 {2}40,969 minutes$/)
    expect(stdout).toMatch(/written to +nowhere; name a file with --out\n/)
    expect(stdout).toMatch(/Model "prices"\n {2}rows +7\d,\d{3} {2}markets/)
    expect(stdout).toMatch(/log loss +0\.\d{6} {2}in nats/)
    expect(stdout).toMatch(/error at 2m +0\.\d{3} {2}of the logarithm/)
    expect(stdout).not.toContain('Model "full"')
  })

  it('says the same of the same recording', async () => {
    const [first, second] = await Promise.all(
      [twoway, built].map((run) => run(['fit', '-', '--json'], [closes])),
    )
    expect(JSON.parse(first?.stdout ?? '').config).toEqual(JSON.parse(second?.stdout ?? '').config)
  })
})

describe('twoway fit: edges', () => {
  it.each([
    [
      'a recording of two days',
      ['fit', '-'],
      twoDays,
      1,
      'twoway: standard input: 2.0 days of minutes that follow one another; expected at least 28',
    ],
    [
      'a recording of four weeks but a minute',
      ['fit', '-'],
      csv.split('\n').slice(0, 40_320).join('\n'),
      1,
      'twoway: standard input: 27.9 days of minutes that follow one another; expected at least 28',
    ],
    [
      'bars longer than a minute',
      ['fit', '-'],
      'ts_ms,open,high,low,close\n0,1,1,1,1\n300000,1,1,1,1\n',
      1,
      'twoway: standard input: bars of 5m; expected prices, or bars of at most a minute',
    ],
    [
      'prices that stand still',
      ['fit', '-'],
      closes.replace(/,\d+\.?\d*$/gm, ',100'),
      1,
      'twoway: standard input: the model "prices" found no best fit; do the prices move?',
    ],
    [
      'a row that is no bar',
      ['fit', '-'],
      'ts_ms,price\n1,x\n',
      1,
      'twoway: standard input:2: price is "x"; expected',
    ],
    ['no such file', ['fit', 'no/such.csv'], '', 1, 'twoway: no/such.csv: no such file'],
    [
      'an empty name',
      ['fit', '-', '--asset', ' '],
      '',
      2,
      'twoway: --asset is " "; expected a name such as BTC',
    ],
    [
      'the recording for the fit',
      ['fit', 'a.csv', '--out', './a.csv'],
      '',
      2,
      'twoway: --out is the recording itself',
    ],
  ])('of %s it says what is wrong', async (_, words, input, code, message) => {
    const ended = await twoway(words, [input])
    expect(ended.code).toBe(code)
    expect(ended.stdout).toBe('')
    expect(ended.stderr.slice(0, message.length)).toBe(message)
  })

  it('a file that cannot be written is told', async () => {
    const ended = await twoway(['fit', '-', '--out', '/dev/null/fit.json'], [closes])
    expect(ended.code).toBe(1)
    expect(ended.stderr).toBe(
      'twoway: /dev/null/fit.json: a file stands where a folder is needed\n',
    )
    expect(ended.stdout).toBe('')
  })
})
