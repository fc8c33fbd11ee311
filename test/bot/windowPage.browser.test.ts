/**
 * The page of the window in a browser. Skips where no Chromium is; `.ci/run` installs one.
 * `WINDOW_PNG=docs/window.png` keeps the picture that it takes.
 */

import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { OpenWindow, WindowConfig } from '../../src/bot/window/openWindow.js'
import { atTick, shares } from '../../src/bot/window/windowWords.js'
import { opened, token } from './windowDesk.js'
import { type Walk, walk } from './windowWalk.js'

const executablePath = '/usr/bin/chromium'
const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js')
const id = 'BTC-5m 12:00'

const alert = { _tag: 'stale-source', source: 'binance', ageMs: 2_400, threshold: 2_000 } as const

type Look = {
  readonly colorScheme: 'light' | 'dark'
  readonly width: number
  readonly reducedMotion?: 'reduce'
}

const looks: ReadonlyArray<Look> = [
  { colorScheme: 'light', width: 1280 },
  { colorScheme: 'dark', width: 1280 },
  { colorScheme: 'light', width: 360 },
  { colorScheme: 'dark', width: 360 },
]

type Shown = {
  readonly page: Page
  readonly bot: Walk
  readonly window: OpenWindow
  readonly faults: ReadonlyArray<string>
}

describe.skipIf(!existsSync(executablePath))('the window in Chromium', () => {
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

  const watched = async (
    { width, ...look }: Look,
    see: (shown: Shown) => Promise<void>,
    parts: Partial<WindowConfig> = {},
    link: (window: OpenWindow) => string = (window) => window.link,
  ): Promise<void> => {
    const bot = walk([{ key: 'k', raisedAt: 0, calmSince: null, alert }])
    for (let second = 0; second < 20; second += 1) bot.step()
    const window = await opened({ source: bot.view, onKill: bot.kill, ...parts })
    const page = await browser.newPage({ ...look, viewport: { width, height: 900 } })
    const faults: Array<string> = []
    page.on('pageerror', (fault) => faults.push(fault.message))
    page.on('console', (line) => faults.push(line.text()))
    page.on('request', (request) => {
      if (!request.url().startsWith(window.url)) faults.push(request.url())
    })
    try {
      await page.goto(link(window))
      await page.waitForSelector('#book-rows tr.bid')
      await see({ page, bot, window, faults })
    } finally {
      await page.close()
      await window.close()
    }
  }

  const wide: Look = { colorScheme: 'light', width: 1280 }

  const bookOn = (page: Page): Promise<ReadonlyArray<ReadonlyArray<string>>> =>
    page.$$eval('#book-rows tr', (rows) =>
      rows.map((row) => [...row.children].map((cell) => cell.textContent ?? '')),
    )

  const bookOf = (bot: Walk): ReadonlyArray<ReadonlyArray<string>> => {
    const { book, tickSize } = bot.view().markets[0] ?? { book: null, tickSize: 0.01 }
    const rows = [...(book?.asks ?? []), null, ...(book?.bids ?? [])]
    return rows.map((row) =>
      row === null
        ? [`spread ${atTick(book?.spread ?? null, tickSize)}`]
        : [
            shares(row.size),
            atTick(row.above, tickSize),
            atTick(row.below, tickSize),
            shares(row.total),
            row.own > 0 ? `◆ ${shares(row.own)}` : '',
          ],
    )
  }

  it('shows the book of its source, and moves when it moves, without a fault', async () => {
    await watched(wide, async ({ page, bot, faults }) => {
      expect(await bookOn(page)).toEqual(bookOf(bot))
      const before = await bookOn(page)
      expect(await page.locator('#book-rows tr.flash').count()).toBe(0)
      bot.step()
      await page.waitForSelector('#book-rows tr.flash')
      await expect.poll(() => bookOn(page)).toEqual(bookOf(bot))
      expect(await bookOn(page)).not.toEqual(before)
      expect(await page.locator('#book-rows tr.own').count()).toBe(6)
      expect(faults).toEqual([])
    })
  })

  it('shows the last trades, the newest first', async () => {
    await watched(wide, async ({ page }) => {
      const rows = await page.$$eval('#trade-rows tr', (all) =>
        all.map((row) => [...row.children].slice(1).map((cell) => cell.textContent ?? '')),
      )
      expect(rows).toEqual([
        ['buys ABOVE', '$0.52', '12'],
        ['buys BELOW', '$0.47', '1,200.5'],
      ])
    })
  })

  it('shows another market when it is asked for by the keyboard, and stays with it', async () => {
    await watched(wide, async ({ page, bot }) => {
      await page.getByRole('button', { name: 'BTC-5m 12:00 high' }).focus()
      await page.keyboard.press('Enter')
      await expect.poll(() => page.locator('#book-market').textContent()).toContain('high · strike')
      bot.step()
      await expect.poll(() => page.locator('#book-market').textContent()).toContain('4:39 left')
      const focused = 'document.activeElement.textContent'
      expect(await page.evaluate(focused)).toBe('BTC-5m 12:00 high')
      const pressed = page.locator('#market-rows button[aria-pressed=true]')
      expect(await pressed.allTextContents()).toEqual(['BTC-5m 12:00 high'])
    })
  })

  it('draws what came before it was opened, and reads it out where it is pointed at', async () => {
    await watched(wide, async ({ page, bot, faults }) => {
      for (let second = 0; second < 30; second += 1) {
        bot.step()
        await new Promise((later) => setTimeout(later, 25))
      }
      await page.reload()
      await page.waitForSelector('#book-rows tr.bid')
      const readOut = page.locator('#plot-list figure').first().locator('b').first()
      const last = await readOut.textContent()
      const plot = page.locator('#plot-list .u-over').first()
      const width = (await plot.boundingBox())?.width ?? 0
      await plot.hover({ position: { x: width * 0.1, y: 20 } })
      await expect.poll(() => readOut.textContent()).not.toBe(last)
      const inked = (await page.evaluate(`[...document.querySelectorAll('#plot-list canvas')].map(
        (one) => one.getContext('2d').getImageData(0, 0, one.width, one.height).data
          .filter((byte, at) => at % 4 === 3 && byte > 0).length)`)) as ReadonlyArray<number>
      expect(Math.min(...inked)).toBeGreaterThan(500)
      expect(inked).toHaveLength(4)
      expect(faults).toEqual([])
    })
  })

  it('stops the desk after it has asked twice, and shows that it stands', async () => {
    await watched(wide, async ({ page, bot, faults }) => {
      expect(new URL(page.url()).hash).toBe('')
      await page.click('#kill')
      expect(await page.textContent('#kill-question')).toBe('Stop trading?')
      expect(await page.evaluate('document.activeElement.id')).toBe('kill-no')
      await page.keyboard.press('Enter')
      expect(await page.locator('#kill-dialog').isVisible()).toBe(false)
      expect(bot.desk().killSwitch.kind).toBe('running')
      await page.click('#kill')
      await page.click('#kill-yes')
      expect(await page.textContent('#kill-question')).toBe('Stop it now?')
      expect(await page.textContent('#kill-words')).toContain('12 paper orders in 2 markets')
      expect(bot.desk().killSwitch.kind).toBe('running')
      await page.click('#kill-yes')
      await expect.poll(() => page.textContent('#state')).toBe('stopped')
      expect(bot.desk().killSwitch).toMatchObject({
        reasons: [{ _tag: 'asked', by: 'a person at the window' }],
      })
      expect(await page.textContent('#alerts')).toContain('stopped: a person at the window asked')
      expect(await page.locator('#kill-dialog').isVisible()).toBe(false)
      expect(await page.locator('#book-rows tr.own').count()).toBe(0)
      expect(faults).toEqual([])
    })
  })

  it('asks for the token where the address had none, and again where it is wrong', async () => {
    await watched(
      wide,
      async ({ page, bot }) => {
        await page.click('#kill')
        expect(await page.locator('#kill-token').isVisible()).toBe(false)
        await page.click('#kill-yes')
        await page.fill('#kill-token', 'not the token')
        await page.click('#kill-yes')
        await expect
          .poll(() => page.textContent('#kill-fault'))
          .toContain('token is missing or wrong')
        expect(bot.desk().killSwitch.kind).toBe('running')
        await page.fill('#kill-token', token)
        await page.click('#kill-yes')
        await expect.poll(() => page.textContent('#state')).toBe('stopped')
        expect(await page.inputValue('#kill-token')).toBe('')
      },
      {},
      ({ url }) => url,
    )
  })

  it('says when no word comes from the bot, and that it could not stop it', async () => {
    await watched(wide, async ({ page, window }) => {
      await window.close()
      await expect
        .poll(() => page.textContent('#link'), { timeout: 8_000 })
        .toContain('no word from')
      await page.click('#kill')
      await page.click('#kill-yes')
      await page.click('#kill-yes')
      await expect.poll(() => page.textContent('#kill-fault')).toContain('does not answer')
    })
  })

  it('shows a name as it is written, whatever it holds', async () => {
    const evil = '<img src=x onerror=alert(1)>'
    const bot = walk()
    bot.step()
    const source = () => {
      const view = bot.view()
      return { ...view, markets: view.markets.map((one) => ({ ...one, id: `${evil} ${one.id}` })) }
    }
    await watched(
      wide,
      async ({ page, faults }) => {
        expect(await page.textContent('#book-market')).toContain(`${evil} ${id}`)
        expect(await page.locator('img').count()).toBe(0)
        expect(faults).toEqual([])
      },
      { source },
    )
  })

  it.each(looks)('has no accessibility fault that axe finds, %o', async (look) => {
    await watched(look, async ({ page, faults }) => {
      // Chromium lets a debugger's script in where the page's own policy would not.
      const check = async (): Promise<ReadonlyArray<string>> => {
        await page.evaluate(readFileSync(axe, 'utf8'))
        const { violations } = (await page.evaluate('axe.run()')) as {
          violations: ReadonlyArray<{ id: string; nodes: ReadonlyArray<{ html: string }> }>
        }
        return violations.map((one) => `${one.id}: ${one.nodes.map(({ html }) => html).join(' ')}`)
      }
      expect(await check()).toEqual([])
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(look.width)
      await page.click('#kill')
      expect(await check()).toEqual([])
      await page.click('#kill-yes')
      expect(await check()).toEqual([])
      const ground = await page.evaluate('getComputedStyle(document.body).backgroundColor')
      expect(ground).toBe(look.colorScheme === 'dark' ? 'rgb(17, 21, 27)' : 'rgb(255, 255, 255)')
      expect(faults).toEqual([])
    })
  })

  it('moves nothing where motion is not wanted', async () => {
    const animation = 'getComputedStyle(document.querySelector("tr.flash td")).animationName'
    for (const reducedMotion of ['reduce', undefined] as const) {
      const look = reducedMotion === undefined ? wide : { ...wide, reducedMotion }
      await watched(look, async ({ page, bot }) => {
        bot.step()
        await page.waitForSelector('#book-rows tr.flash')
        expect(await page.evaluate(animation)).toBe(reducedMotion === undefined ? 'flash' : 'none')
      })
    }
  })

  it('makes a picture for the docs', async () => {
    await watched({ colorScheme: 'light', width: 1200 }, async ({ page, bot }) => {
      for (let second = 0; second < 150; second += 1) {
        bot.step()
        await new Promise((later) => setTimeout(later, 22))
      }
      await expect.poll(() => bookOn(page)).toEqual(bookOf(bot))
      await page.waitForTimeout(1_000)
      const clip = { x: 0, y: 0, width: 1200, height: 890 }
      const picture = await page.screenshot({ fullPage: true, clip })
      expect(picture.length).toBeLessThan(200_000)
      const kept = process.env['WINDOW_PNG']
      if (kept !== undefined) writeFileSync(kept, picture)
    })
  })
})
