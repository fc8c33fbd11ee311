/**
 * The pages of the commands in a browser, opened from disk. Skips where no Chromium is; `.ci/run`
 * installs one.
 */

import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inFolder, twoway } from './twoway.js'

const executablePath = '/usr/bin/chromium'

type Quote = { readonly price: number; readonly size: number }

/** The cells as a reader of the JSON would write them, apart from the page's own code. */
const cellsOf = (step: {
  readonly secondsLeft: number
  readonly spot: { readonly price: number }
  readonly fairValue: number | null
  readonly position: { readonly yes: number; readonly no: number }
  readonly bids: ReadonlyArray<Quote>
  readonly asks: ReadonlyArray<Quote>
}) => ({
  left: `${Math.floor(step.secondsLeft / 60)}:${`0${step.secondsLeft % 60}`.slice(-2)}`,
  spot: step.spot.price.toFixed(2).replace(/(\d)(\d{3}\.)/, '$1,$2'),
  fairValue: step.fairValue === null ? '–' : (100 * step.fairValue).toFixed(1),
  position: `${step.position.yes}/${step.position.no}`,
  bids: step.bids.map(({ price }) => Math.round(100 * price)),
  asks: step.asks.map(({ price }) => Math.round(100 * price)),
})

/** The prices of a cell such as `48 47 × 100, 46 × 50`, without the sizes. */
const pricesIn = (cell: string): ReadonlyArray<number> =>
  cell.replace(/× \d+/g, '').match(/\d+/g)?.map(Number) ?? []

const tableOf = (page: Page): Promise<ReadonlyArray<Record<string, string>>> =>
  page.$$eval('#seconds tbody tr', (rows) =>
    rows.map((row) =>
      Object.fromEntries(
        [...row.querySelectorAll('td')].map((td) => [td.className, td.textContent ?? '']),
      ),
    ),
  )

describe.skipIf(!existsSync(executablePath))('the pages in Chromium', () => {
  let browser: Browser
  let folder = ''
  let demo = { path: '', result: JSON.parse('{}') }

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'twoway-'))
    const path = join(folder, 'demo.html')
    demo = { path, result: JSON.parse((await twoway(['demo', '--json', '--html', path])).stdout) }
    browser = await chromium.launch({
      executablePath,
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
    })
  })

  afterAll(async () => {
    await browser?.close()
    await rm(folder, { recursive: true })
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

  for (const colorScheme of ['light', 'dark'] as const) {
    it(`shows the figures of --json, in ${colorScheme}, and without a fault`, async () => {
      const { result, path } = demo
      const { page, faults } = await opened(path, { colorScheme, width: 1200 })
      expect(JSON.parse((await page.locator('#figures').textContent()) ?? '')).toEqual(result)
      await page.check('#every')
      const shown = (await tableOf(page)).map(({ left, spot, fairValue, position, ...row }) => ({
        ...{ left, spot, fairValue, position },
        bids: pricesIn(row['bids'] ?? ''),
        asks: pricesIn(row['asks'] ?? ''),
      }))
      expect(shown).toEqual(result.steps.map(cellsOf))
      const figures = await page.$$eval('.figures tr', (rows) =>
        rows.map((row) => [...row.children].slice(0, 2).map((cell) => cell.textContent)),
      )
      const { summary, settlement } = result
      expect(Object.fromEntries(figures)).toEqual({
        ended: settlement.outcome.toUpperCase(),
        'YES held': String(summary.position.yes),
        'NO held': String(summary.position.no),
        made: String(summary.decisions),
        'orders placed': String(summary.placed),
        kept: String(summary.kept),
        cancelled: String(summary.cancelled),
        fills: String(summary.fills),
        violations: '0',
        ...stringsOf(summary.halted),
        ...stringsOf(summary.withheld),
      })
      const ground = await page.evaluate('getComputedStyle(document.body).backgroundColor')
      expect(ground).toBe(colorScheme === 'dark' ? 'rgb(17, 21, 27)' : 'rgb(255, 255, 255)')
      expect(faults).toEqual([])
    })
  }

  for (const width of [1200, 390]) {
    it(`reads out the second that is pointed at or chosen, ${width} pixels wide`, async () => {
      const { result, path } = demo
      const { page, faults } = await opened(path, { colorScheme: 'light', width })
      const readOut = (key: string) => page.locator(`#read-out [data-key=${key}] dd`).textContent()
      expect(await readOut('left')).toBe('5:00')
      await page.locator('#second').focus()
      await page.keyboard.press('End')
      expect(await readOut('left')).toBe('0:01')
      const plot = page.locator('svg.plot:visible')
      expect(await plot.count()).toBe(1)
      const { start, end, units } = await plot.evaluate((svg) => ({
        start: Number(svg.getAttribute('data-start')),
        end: Number(svg.getAttribute('data-end')),
        units: Number(svg.getAttribute('viewBox')?.split(' ')[2]),
      }))
      const box = await plot.boundingBox()
      const x = ((start + ((end - start) * 100.5) / 300) / units) * (box?.width ?? 0)
      await plot.hover({ position: { x, y: 200 } })
      expect(await readOut('left')).toBe('3:20')
      expect(await readOut('spot')).toBe(cellsOf(result.steps[100]).spot)
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width)
      expect(faults).toEqual([])
    })
  }

  it('opens a replay’s page in light and dark, wide and narrow, without a fault', async () => {
    await inFolder(async (folder) => {
      const path = join(folder, 'replay.html')
      const prices = Array.from({ length: 60 }, (_, i) => `${i * 60_000},${65_000 + (i % 7)}`)
      const csv = ['ts_ms,price', ...prices, ''].join('\n')
      const { code } = await twoway(['replay', '-', '--html', path], [csv])
      expect(code).toBe(0)
      for (const colorScheme of ['light', 'dark'] as const) {
        for (const width of [1200, 390]) {
          const { page, faults } = await opened(path, { colorScheme, width })
          expect(await page.locator('h1').textContent()).toBe('Replay of standard input')
          expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width)
          expect(faults).toEqual([])
        }
      }
    })
  })
})

const stringsOf = (counts: Readonly<Record<string, number>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(counts).map(([tag, times]) => [tag, String(times)]))
