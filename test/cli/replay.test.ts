import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { replay } from '../../src/backtest/replay/replay.js'
import { decideQuotes } from '../../src/decision/decideQuotes.js'
import { presets } from '../../src/decision/presets.js'
import { run } from '../../src/math/fold.js'
import { built, inFolder, linesOf, start, twoway } from './twoway.js'

const minute = 60_000

/** Two hours of minutes, made by a formula: up and down by a few basis points. */
const closes = Array.from({ length: 120 }, (_, i) => 65_000 + ((i * 37) % 101) - 50)
const bars = closes.map((close, i) => `${i * minute},${close}`)
const csv = ['ts_ms,close', ...bars, ''].join('\n')
const prices = closes.map((price, i) => ({ price, at: (i + 1) * minute }))

const reportOf = (market: { readonly windowMs: number; readonly strike: 'open' | number }) =>
  run(
    replay({
      config: presets.v1,
      market,
      asset: 'ETH',
      tickSize: 0.001,
      volatility: { window: 100, confidence: 0.95, kurtosis: 3 },
      decide: decideQuotes,
      check: true,
    }),
  )(prices)

const options = ['--preset', 'v1', '--asset', 'ETH', '--tick', '0.001', '--check']

describe('twoway replay: examples', () => {
  it('prints as JSON what the fold says of the same prices', async () => {
    for (const [words, market] of [
      [['--window', '5m'], { windowMs: 5 * minute, strike: 'open' }],
      [['--strike', '65010.5'], { windowMs: 15 * minute, strike: 65_010.5 }],
    ] as const) {
      const { code, stdout, stderr } = await built(
        ['replay', '-', '--json', ...options, ...words],
        [csv],
      )
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
      const { recording, settings, rowsSkipped, seconds, decisionsPerSecond, ...report } =
        JSON.parse(stdout)
      expect(report).toEqual(JSON.parse(JSON.stringify(reportOf(market))))
      expect(report.decisions.made).toBeGreaterThan(100)
      expect({ recording, rowsSkipped }).toEqual({ recording: 'standard input', rowsSkipped: 0 })
      expect(settings).toEqual({
        ...market,
        tickSize: 0.001,
        asset: 'ETH',
        config: { preset: 'v1' },
      })
      expect(seconds).toBeGreaterThan(0)
      expect(decisionsPerSecond).toBeGreaterThan(0)
    }
  })

  it('shows the same figures as a table whose columns stand in line', async () => {
    const json = JSON.parse((await twoway(['replay', '-', '--json'], [csv])).stdout)
    const { code, stdout } = await twoway(['replay', '-'], [csv])
    expect(code).toBe(0)
    const shown = (name: string) => new RegExp(`^ {2}${name} {2,}(\\S+)`, 'm').exec(stdout)?.[1]
    expect(shown('prices')).toBe('120')
    expect(shown('finished')).toBe(String(json.windows.finished))
    expect(shown('placed')).toBe(String(json.quotes.placed))
    expect(shown('would-self-trade')).toBe(String(json.quotes.withheld['would-self-trade']))
    expect(shown('log loss')).toBe(json.scores.fairValue.logLoss.toFixed(4))
    const ends = linesOf(stdout)
      .filter((line) => /^ {2}(cancelled|kept|wanted|log loss|same-tick) /.test(line))
      .map((line) => /^ {2}\S+(?: loss)? +[\d.]+(?: \([\d.]+ %\))?/.exec(line)?.[0].length)
    expect(new Set(ends).size).toBe(1)
    expect(ends).toHaveLength(5)
  })

  it('writes a page that holds the JSON, into a folder that it makes', async () => {
    await inFolder(async (folder) => {
      const recording = join(folder, '<b>&"prices".csv')
      const page = join(folder, 'a', 'b', 'page.html')
      await writeFile(recording, gzipSync(csv))
      const { code, stdout } = await twoway(['replay', recording, '--json', '--html', page])
      expect(code).toBe(0)
      const html = readFileSync(page, 'utf8')
      const embedded = /<script type="application\/json" id="result">(.*)<\/script>/.exec(html)?.[1]
      expect(JSON.parse(embedded ?? '')).toEqual(JSON.parse(stdout))
      expect(html).toContain('&lt;b&gt;&amp;&quot;prices&quot;.csv')
      expect(html).not.toContain('<b>')
      expect(html).not.toMatch(/(src|href|url)\s*[=(]/)
      expect(html.match(/<circle /g)?.length).toBe(
        JSON.parse(stdout).calibration.filter(
          ({ decisions }: { decisions: number }) => decisions > 0,
        ).length,
      )
    })
  })

  it('takes a config from a file', async () => {
    await inFolder(async (folder) => {
      const config = join(folder, 'config.json')
      const one = { ...presets.v2, ladder: { ...presets.v2.ladder, levels: 1 } }
      await writeFile(config, `\uFEFF${JSON.stringify(one)}`)
      const { stdout } = await twoway(['replay', '-', '--json', '--config', config], [csv])
      const { quotes, decisions, settings } = JSON.parse(stdout)
      expect(quotes.levels).toBe(2 * decisions.made)
      expect(settings.config).toEqual({ file: config })
    })
  })
})

describe('twoway replay: edges', () => {
  it('counts the rows that it leaves out', async () => {
    const doubled = ['ts_ms,close', ...bars, ...bars.slice(-3), ''].join('\n')
    const { stdout } = await twoway(['replay', '-', '--json'], [doubled])
    expect(JSON.parse(stdout)).toMatchObject({ prices: 120, rowsSkipped: 3 })
  })

  it('has no score before a market has ended', async () => {
    const { stdout } = await twoway(['replay', '-', '--json'], ['0,100\n1000,101\n'])
    expect(JSON.parse(stdout)).toMatchObject({
      windows: { finished: 0 },
      scores: { fairValue: null },
    })
    const table = (await twoway(['replay', '-'], ['0,100\n'])).stdout
    expect(table).toMatch(/^ {2}log loss +none {2}/m)
  })

  const bad: ReadonlyArray<readonly [string, string | Uint8Array, string]> = [
    ['nothing', '', 'standard input: the file is empty; expected a line for each price'],
    [
      'a bad row',
      `${csv}7200000,abc\n`,
      'standard input:122: close is "abc"; expected a price above 0',
    ],
    [
      'half a file',
      gzipSync(csv).subarray(0, -9),
      'standard input: the file ends early; is the download complete?',
    ],
  ]
  for (const [name, input, problem] of bad) {
    it(`says what is wrong with ${name}, and reports nothing`, async () => {
      expect(await twoway(['replay', '-'], [input])).toEqual({
        code: 1,
        stdout: '',
        stderr: `twoway: ${problem}\n`,
      })
    })
  }

  it('says what is wrong with files that it is given', async () => {
    await inFolder(async (folder) => {
      const none = join(folder, 'none')
      const config = join(folder, 'config.json')
      const recording = join(folder, 'prices.csv')
      await writeFile(recording, csv)
      const failing: ReadonlyArray<readonly [ReadonlyArray<string>, string]> = [
        [[none], `${none}: no such file`],
        [[folder], `${folder}: is a directory; expected a file`],
        [[recording, '--config', none], `${none}: no such file`],
        [[recording, '--html', folder], `${folder}: is a directory; expected a file`],
      ]
      for (const [words, problem] of failing) {
        const wanted = { code: 1, stdout: '', stderr: `twoway: ${problem}\n` }
        expect(await twoway(['replay', ...words])).toEqual(wanted)
      }
      await writeFile(config, '{')
      const broken = await twoway(['replay', recording, '--config', config])
      expect(broken.code).toBe(1)
      expect(broken.stderr).toMatch(/^twoway: .*config\.json: not JSON: .*\n$/)
      await writeFile(config, JSON.stringify({ ...presets.v2, laddr: 1, limits: 3 }))
      const wrong = await twoway(['replay', recording, '--config', config])
      expect({ code: wrong.code, stdout: wrong.stdout }).toEqual({ code: 1, stdout: '' })
      expect(wrong.stderr).toContain(`${config}: laddr: unknown key; did you mean "ladder"?`)
      expect(wrong.stderr).toContain(`${config}: limits: 3, expected an object`)
    })
  })

  it('ends quietly with code 0 when its reader goes away', async () => {
    const child = start(['replay', '-'])
    child.stdout.destroy()
    child.stdin.end(csv)
    let said = ''
    child.stderr.on('data', (chunk) => {
      said += chunk
    })
    expect(await once(child, 'close')).toEqual([0, null])
    expect(said).toBe('')
  })
})

const day = new URL('../../../shared/data/chainlink_btcusd_1hz_2026-06-08.csv.gz', import.meta.url)

describe('twoway replay: oracle', () => {
  it.skipIf(!existsSync(day))(
    'breaks no promise on a recorded day, skipped where it is not there',
    async () => {
      const { code, stdout } = await twoway([
        'replay',
        fileURLToPath(day),
        '--window',
        '5m',
        '--json',
        '--check',
      ])
      const { prices, windows, decisions, quotes } = JSON.parse(stdout)
      expect(code).toBe(0)
      // The rows less the header, and a day of five minutes less the one that nobody saw end.
      expect({ prices, finished: windows.finished }).toEqual({ prices: 84_558, finished: 287 })
      expect(decisions.violations).toBe(0)
      expect(quotes.levels).toBe(6 * decisions.made)
    },
  )
})
