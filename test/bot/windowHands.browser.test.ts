/**
 * What a person does at the page of the window: types, keeps a place, opens it many times. Skips
 * where no Chromium is; `.ci/run` installs one.
 */

import { existsSync } from 'node:fs'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DeskView } from '../../src/bot/window/deskView.js'
import type { OpenWindow, WindowConfig } from '../../src/bot/window/openWindow.js'
import { opened, token } from './windowDesk.js'
import { type Walk, walk } from './windowWalk.js'

const executablePath = '/usr/bin/chromium'

type Shown = { readonly page: Page; readonly context: BrowserContext; readonly window: OpenWindow }

describe.skipIf(!existsSync(executablePath))('the hands of a person at the window', () => {
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

  const shown = async (
    bot: Walk,
    see: (shown: Shown) => Promise<void>,
    parts: Partial<WindowConfig> = {},
    link: (window: OpenWindow) => string = (window) => window.link,
  ): Promise<void> => {
    const window = await opened({ source: bot.view, onKill: bot.kill, ...parts })
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
    const page = await context.newPage()
    try {
      await page.goto(link(window))
      await page.waitForSelector('#book-rows tr.bid')
      await see({ page, context, window })
    } finally {
      await context.close()
      await window.close()
    }
  }

  const walked = (): Walk => {
    const bot = walk()
    for (let second = 0; second < 20; second += 1) bot.step()
    return bot
  }

  it('stops the desk where a person ends the token with Enter', async () => {
    const bot = walked()
    await shown(
      bot,
      async ({ page }) => {
        await page.click('#kill')
        await page.click('#kill-yes')
        await page.fill('#kill-token', token)
        await page.press('#kill-token', 'Enter')
        await expect.poll(() => bot.desk().killSwitch.kind).toBe('stopped')
        await expect.poll(() => page.locator('#kill-dialog').isVisible()).toBe(false)
        await expect.poll(() => page.locator('#resume').isVisible()).toBe(true)
        for (const width of [320, 360, 800]) {
          await page.setViewportSize({ width, height: 900 })
          expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width)
        }
      },
      {},
      ({ url }) => url,
    )
  })

  it('takes the token of an address that is pasted over the one before', async () => {
    const bot = walked()
    await shown(
      bot,
      async ({ page, window }) => {
        await page.goto(window.link)
        await expect.poll(() => new URL(page.url()).hash).toBe('')
        await page.click('#kill')
        await page.click('#kill-yes')
        expect(await page.locator('#kill-token').isVisible()).toBe(false)
        await page.click('#kill-yes')
        await expect.poll(() => bot.desk().killSwitch.kind).toBe('stopped')
      },
      {},
      ({ url }) => `${url}#the-token-of-an-earlier-run`,
    )
  })

  it('shows alerts that only a number tells apart, each once, however long', async () => {
    const bot = walked()
    const words = (market: string): DeskView['alerts'][number] => ({
      ...{ severity: 'warning', action: 'watch', since: 0 },
      words: `900 shares are held in ${market}, more than 800`,
    })
    const told = [words('BTC-5m-20261123T154000Z'), words('BTC-5m-20261123T154500Z')]
    await shown(
      bot,
      async ({ page }) => {
        for (let second = 0; second < 20; second += 1) {
          bot.step()
          await page.waitForTimeout(25)
        }
        expect(await page.locator('#alerts .alert').allTextContents()).toEqual(
          told.map((one) => one.words),
        )
      },
      { source: () => ({ ...bot.view(), alerts: told }) },
    )
  })

  it('keeps the focus on a market when the one above it goes, and when it ends', async () => {
    const bot = walked()
    let order: ReadonlyArray<number> = [0, 1, 2, 3]
    const source = (): DeskView => {
      const view = bot.view()
      const markets = [0, 1, 2, 3].flatMap((at) =>
        view.markets.slice(0, 1).map((market) => ({ ...market, id: `market ${at}` })),
      )
      return { ...view, markets: order.flatMap((at) => markets[at] ?? []) }
    }
    await shown(
      bot,
      async ({ page }) => {
        const focused = 'document.activeElement.textContent'
        for (const [next, name] of [
          [[1, 2, 3], 'market 2'],
          [[2, 3, 1], 'market 3'],
          [[3, 1, 0, 2], 'market 2'],
          [[2, 0, 1, 3], 'market 3'],
        ] as const) {
          await page.getByRole('button', { name }).focus()
          order = next
          const names = next.map((at) => `market ${at}`)
          await expect
            .poll(() => page.locator('#market-rows button').allTextContents())
            .toEqual(names)
          expect(await page.evaluate(focused)).toBe(name)
        }
      },
      { source },
    )
  })

  it('lights up no row that did not change', async () => {
    const bot = walked()
    let gone = 0
    const source = (): DeskView => {
      const view = bot.view()
      return {
        ...view,
        markets: view.markets.map((market) => {
          const { book } = market
          return { ...market, book: { ...book, asks: book.asks.slice(gone) } }
        }),
      }
    }
    await shown(
      bot,
      async ({ page }) => {
        bot.step()
        await page.waitForSelector('#book-rows tr.flash')
        await page.waitForTimeout(1_200)
        const lit = `document.querySelector('#book-rows').getAnimations({ subtree: true }).length`
        expect(await page.evaluate(lit)).toBe(0)
        const before = await page.locator('#book-rows tr').count()
        gone = 1
        await expect.poll(() => page.locator('#book-rows tr').count()).toBe(before - 1)
        expect(await page.evaluate(lit)).toBe(0)
      },
      { source },
    )
  })

  it('stops the desk with as many pages open as a browser has connections', async () => {
    const bot = walked()
    await shown(bot, async ({ page, context, window }) => {
      for (let others = 0; others < 5; others += 1) {
        const other = await context.newPage()
        await other.goto(window.url)
        await other.waitForSelector('#book-rows tr.bid')
      }
      await page.click('#kill')
      await page.click('#kill-yes')
      await page.click('#kill-yes')
      await expect.poll(() => bot.desk().killSwitch.kind, { timeout: 3_000 }).toBe('stopped')
      await expect.poll(() => page.textContent('#state'), { timeout: 5_000 }).toBe('stopped')
    })
  })

  it('says that it could not stop a desk whose answer does not come', async () => {
    const bot = walked()
    await shown(
      bot,
      async ({ page }) => {
        await page.click('#kill')
        await page.click('#kill-yes')
        await page.click('#kill-yes')
        await expect
          .poll(() => page.textContent('#kill-fault'), { timeout: 8_000 })
          .toContain('does not answer')
      },
      { onKill: () => new Promise(() => {}) },
    )
  })
})
