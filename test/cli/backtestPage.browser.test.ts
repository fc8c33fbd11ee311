/**
 * The page of a backtest in a browser, opened from disk. Skips where no Chromium is; `.ci/run`
 * installs one.
 */

import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { backtestPage } from '../../src/cli/backtest/backtestPage.js'
import { warningWords } from '../../src/cli/backtest/backtestWords.js'
import type { ReportedBacktest } from '../../src/cli/backtest/reportedBacktest.js'
import { bothEnds, nothingAtAll, oneEnd } from './reportedBacktests.js'
import { inFolder } from './twoway.js'

const executablePath = '/usr/bin/chromium'

type Look = { readonly colorScheme: 'light' | 'dark'; readonly width: number }

const looks: ReadonlyArray<Look> = (['light', 'dark'] as const).flatMap((colorScheme) =>
  [1200, 390].map((width) => ({ colorScheme, width })),
)

const textsIn = (page: Page, selector: string): Promise<ReadonlyArray<string>> =>
  page.$$eval(selector, (found) => found.map((each) => each.textContent ?? ''))

/** Marks whose box leaves the plot they belong to, by more than a line's width. */
const outside = `[...document.querySelectorAll('main .plots svg')].flatMap((svg) => {
  const frame = svg.getBoundingClientRect()
  return [...svg.querySelectorAll('text, rect, circle, path')].flatMap((mark) => {
    const box = mark.getBoundingClientRect()
    const inside = box.left >= frame.left - 2 && box.right <= frame.right + 2 &&
      box.top >= frame.top - 2 && box.bottom <= frame.bottom + 2
    return inside ? [] : [svg.getAttribute('aria-label') + ': ' + mark.outerHTML.slice(0, 120)]
  })
})`

describe.skipIf(!existsSync(executablePath))('the page of a backtest in Chromium', () => {
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

  const withPage = (
    result: ReportedBacktest,
    { colorScheme, width }: Look,
    use: (page: Page) => Promise<void>,
  ): Promise<void> =>
    inFolder(async (folder) => {
      const path = join(folder, 'page.html')
      await writeFile(path, backtestPage(result))
      const page = await browser.newPage({ colorScheme, viewport: { width, height: 900 } })
      const faults: Array<string> = []
      page.on('pageerror', (fault) => faults.push(fault.message))
      page.on('console', (line) => faults.push(line.text()))
      page.on('request', (request) => {
        if (!request.url().startsWith('file:')) faults.push(request.url())
      })
      await page.goto(pathToFileURL(path).href)
      await use(page)
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width)
      expect(await page.textContent('body')).not.toMatch(/NaN|undefined|Infinity/)
      expect(await page.content()).not.toMatch(/="[^"]*(NaN|undefined|Infinity)/)
      expect(faults).toEqual([])
      await page.close()
    })

  it.each(looks)('shows both ends on one scale, $colorScheme, $width wide', async (look) => {
    await withPage(bothEnds, look, async (page) => {
      expect(await page.textContent('h1')).toBe(`Backtest on ${bothEnds.recording}`)
      expect(JSON.parse((await page.textContent('#result')) ?? '')).toEqual(bothEnds)
      expect(await textsIn(page, '.warnings li')).toEqual(warningWords(bothEnds))
      for (const id of [
        'equity',
        'split',
        'markouts',
        'inventory',
        'levels',
        'lefts',
        'withheld',
      ]) {
        const queues = await textsIn(page, `#${id} h3`)
        expect(queues).toEqual(['risk-averse', 'probabilistic'])
        expect(await page.locator(`#${id} svg`).count()).toBe(2)
      }
      // The lines of both have the same values beside them: they compare by eye.
      const axes = await page.$$eval('#markouts svg', (plots) =>
        plots.map((plot) => [...plot.querySelectorAll('text')].map((each) => each.textContent)),
      )
      expect(axes[0]).toEqual(axes[1])
      expect(await page.locator('#markouts circle').count()).toBe(12)
      expect(await page.evaluate(outside)).toEqual([])
      const ground = await page.evaluate('getComputedStyle(document.body).backgroundColor')
      expect(ground).toBe(look.colorScheme === 'dark' ? 'rgb(17, 21, 27)' : 'rgb(255, 255, 255)')
    })
  })

  it.each(looks)('shows one end alone, $colorScheme, $width wide', async (look) => {
    await withPage(oneEnd, look, async (page) => {
      expect(await page.locator('main .plots svg').count()).toBe(9 + 3)
      expect(await page.locator('h3').count()).toBe(0)
      expect(await page.evaluate(outside)).toEqual([])
    })
  })

  it('draws each part of the profit as long as it is', async () => {
    await withPage(oneEnd, { colorScheme: 'light', width: 1200 }, async (page) => {
      const bars = await page.$$eval('#split g', (rows) =>
        rows.map((row) => ({
          name: row.querySelector('text')?.textContent ?? '',
          width: Number(row.querySelector('rect')?.getAttribute('width')),
          isLoss: row.querySelector('rect')?.classList.contains('loss') === true,
        })),
      )
      const { parts, total } = oneEnd.ends[0]?.report.profit ?? { parts: null, total: null }
      if (parts === null) throw new Error('no report')
      const { unexplained: _, ...shown } = parts
      const values = { ...shown, total }
      expect(bars.map(({ name }) => name)).toEqual(Object.keys(values))
      const perDollar = (bars[0]?.width ?? 0) / (parts.spread.value ?? 0)
      for (const { name, width, isLoss } of bars) {
        const value = values[name as keyof typeof values]?.value ?? 0
        expect(Math.abs(width - Math.abs(value) * perDollar)).toBeLessThan(1)
        expect(isLoss).toBe(name !== 'total' && value < 0)
      }
    })
  })

  it('says that there is nothing where nothing happened', async () => {
    await withPage(nothingAtAll, { colorScheme: 'dark', width: 390 }, async (page) => {
      expect(await textsIn(page, '.nothing')).toHaveLength(2)
      expect(await page.evaluate(outside)).toEqual([])
    })
  })
})
