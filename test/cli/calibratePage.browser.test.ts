/**
 * The page of a calibration in a browser, opened from disk. Skips where no Chromium is; `.ci/run`
 * installs one.
 */

import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type {
  ReportedEstimate,
  TimeLeft,
} from '../../src/backtest/calibration/calibrationReport.js'
import type { ReliabilityBucket } from '../../src/backtest/calibration/forecasterScore.js'
import { csv } from './minutes.js'
import { inFolder, twoway } from './twoway.js'

const executablePath = '/usr/bin/chromium'

/** As a reader of the JSON would write them, apart from the page's own code. */
const signed = (value: number, digits: number): string => {
  const text = value.toFixed(digits).replace('-', '−')
  return /[1-9]/.test(text) ? (value > 0 ? `+${text}` : text) : text.replace('−', '')
}

const cents = (value: number | null): string => (value === null ? '' : signed(100 * value, 2))

const span = ({ lower, upper }: ReportedEstimate, words: (value: number) => string): string =>
  lower === null || upper === null ? '' : `${words(lower)} to ${words(upper)}`

const five = (value: number | null): string => (value ?? Number.NaN).toFixed(5).replace('-', '−')

const bucketCells = (buckets: ReadonlyArray<ReliabilityBucket<ReportedEstimate>>) =>
  buckets.map(({ from, to, forecasts, mean, share, gap }) => [
    `${Math.round(100 * from)} to ${Math.round(100 * to)}`,
    forecasts.toLocaleString('en-US'),
    mean === null ? '' : (100 * mean).toFixed(2),
    share === null ? '' : (100 * share).toFixed(2),
    mean === null ? '' : cents(gap.value),
    span(gap, cents),
    gap.value === null || gap.standardError === null
      ? ''
      : (100 * Math.max(0, Math.abs(gap.value) - 2 * gap.standardError)).toFixed(2),
  ])

const scoreCells = ({ forecasters }: TimeLeft) =>
  forecasters.map(({ name, logLoss, improvement, brier, clamped }) => [
    name,
    five(logLoss.value),
    span(logLoss, five),
    improvement === null ? '' : `${signed(improvement.value ?? Number.NaN, 2)} %`,
    improvement === null ? '' : `${span(improvement, (value) => signed(value, 2))} %`,
    five(brier.score.value),
    String(clamped),
  ])

const cellsIn = (page: Page, selector: string): Promise<ReadonlyArray<ReadonlyArray<string>>> =>
  page.$$eval(`${selector} tr:has(td)`, (rows) =>
    rows.map((row) => [...row.children].map((cell) => cell.textContent ?? '')),
  )

describe.skipIf(!existsSync(executablePath))('the page of a calibration in Chromium', () => {
  let browser: Browser

  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath,
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
    })
  })

  afterAll(async () => {
    await browser?.close()
  })

  const opened = async (
    path: string,
    look: { readonly colorScheme: 'light' | 'dark'; readonly width: number },
  ): Promise<{ readonly page: Page; readonly faults: ReadonlyArray<string> }> => {
    const { colorScheme, width } = look
    const page = await browser.newPage({ colorScheme, viewport: { width, height: 900 } })
    const faults: Array<string> = []
    page.on('pageerror', (fault) => faults.push(fault.message))
    page.on('console', (line) => faults.push(line.text()))
    page.on('requestfailed', (request) => faults.push(request.url()))
    page.on('request', (request) => {
      if (!request.url().startsWith('file:')) faults.push(request.url())
    })
    await page.goto(pathToFileURL(path).href)
    return { page, faults }
  }

  it('shows the figures of --json, light and dark, wide and narrow, without a fault', async () => {
    await inFolder(async (folder) => {
      const path = join(folder, '<b>&.html')
      const words = ['calibrate', '-', '--block', '1h', '--window', '5m', '--left', '2m,30s']
      const { stdout } = await twoway([...words, '--json', '--html', path], [csv])
      const result = JSON.parse(stdout)
      for (const colorScheme of ['light', 'dark'] as const) {
        for (const width of [1200, 390]) {
          const { page, faults } = await opened(path, { colorScheme, width })
          expect(await page.locator('h1').textContent()).toBe('Calibration on standard input')
          expect(JSON.parse((await page.locator('#result').textContent()) ?? '')).toEqual(result)
          expect(await page.locator('section.time').count()).toBe(3)
          for (const time of result.times as ReadonlyArray<TimeLeft>) {
            const section = `section[data-left="${time.leftMs ?? 'all'}"]`
            expect(await cellsIn(page, `${section} .scores`)).toEqual(scoreCells(time))
            const [model] = time.forecasters
            for (const kind of ['favourite', 'yes'] as const) {
              expect(await cellsIn(page, `${section} .${kind}`)).toEqual(
                bucketCells(model?.[kind] ?? []),
              )
            }
            const parts = await cellsIn(page, `${section} .parts`)
            expect(parts).toEqual(
              (['reliability', 'resolution', 'uncertainty', 'within'] as const).map((name) => {
                const part = model?.brier[name]
                return [name, five(part?.value ?? null), part === undefined ? '' : span(part, five)]
              }),
            )
            const full = model?.yes.filter(({ forecasts }) => forecasts > 0).length
            expect(await page.locator(`${section} circle.model`).count()).toBe(full)
            expect(await page.locator(`${section} rect.bar`).count()).toBe(10)
          }
          const ground = await page.evaluate('getComputedStyle(document.body).backgroundColor')
          expect(ground).toBe(colorScheme === 'dark' ? 'rgb(17, 21, 27)' : 'rgb(255, 255, 255)')
          expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width)
          expect(faults).toEqual([])
        }
      }
    })
  })
})
