/**
 * The page in a browser, on a bot that trades in earnest at the loopback venue. Skips where no
 * Chromium is; `.ci/run` installs one.
 */

import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import * as E from 'fp-ts/lib/Either.js'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { deskMetrics } from '../../src/bot/turn/deskMetrics.js'
import { deskViewOf } from '../../src/bot/window/deskViewOf.js'
import { openWindow } from '../../src/bot/window/openWindow.js'
import { startAgain } from '../../src/bot/window/startAgain.js'
import { until } from '../adapters/degenHarness.js'
import { exact } from '../adapters/degenVenue.js'
import { type Live, quoted, startLive } from './liveBot.js'

const executablePath = '/usr/bin/chromium'
const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js')

/** Size, price and what is one's own of each row, as the page says it. */
type Row = { readonly size: number; readonly above: number; readonly own: number }

const rowsOn = async (page: Page): Promise<ReadonlyArray<Row>> => {
  const cells = await page.$$eval('#book-rows tr', (rows) =>
    rows.map((row) => [...row.children].map((cell) => cell.textContent ?? '')),
  )
  const numberOf = (text = ''): number => Number(text.replace(/[^0-9.]/g, ''))
  return cells
    .filter((row) => row.length === 5)
    .map(([size, above, , , own]) => ({
      size: numberOf(size),
      above: numberOf(above),
      own: numberOf(own),
    }))
}

/** The venue's own book of YES, put together from its two outcomes by whole cents. */
const rowsOf = ({ market, resting }: Live): ReadonlyArray<Row> => {
  const sides = { bid: new Map<number, Row>(), ask: new Map<number, Row>() }
  const add = (side: 'bid' | 'ask', price: number, size: number, own: number): void => {
    const known = sides[side].get(price) ?? { size: 0, above: price, own: 0 }
    const next = { above: price, size: exact(known.size + size), own: exact(known.own + own) }
    if (next.size > 0) sides[side].set(price, next)
  }
  const mirrored = (price: number): number => (100 - Math.floor(price * 100 + 0.5)) / 100
  const { YES, NO } = market.others
  for (const [price, size] of YES.bids) add('bid', price, size, 0)
  for (const [price, size] of YES.asks) add('ask', price, size, 0)
  for (const [price, size] of NO.bids) add('ask', mirrored(price), size, 0)
  for (const [price, size] of NO.asks) add('bid', mirrored(price), size, 0)
  for (const { outcome, price, size, filled } of resting()) {
    const left = size - filled
    if (outcome === 'YES') add('bid', price, left, left)
    else add('ask', mirrored(price), left, left)
  }
  const down = (a: Row, b: Row): number => b.above - a.above
  return [...[...sides.ask.values()].sort(down), ...[...sides.bid.values()].sort(down)]
}

/** Rows that only one of them has, in their places. */
const differing = (on: ReadonlyArray<Row>, of: ReadonlyArray<Row>): ReadonlyArray<string> => {
  const wordsOf = ({ size, above, own }: Row): string => `${size} at ${above}, ${own} own`
  const longer = on.length > of.length ? on : of
  return longer.flatMap((_, i) => {
    const [shown, there] = [on[i], of[i]].map((row) => (row === undefined ? '' : wordsOf(row)))
    return shown === there ? [] : [`${shown} for ${there}`]
  })
}

describe.skipIf(!existsSync(executablePath))('the window of a bot in earnest', () => {
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

  it('shows the venue’s book, moves when it moves, and kills at the venue', async () => {
    const live = await startLive()
    const { bot, config, server, market } = live
    await quoted(live)
    const opened = await openWindow({
      port: 0,
      host: '127.0.0.1',
      token: 'a-token-for-tests-only',
      source: () => deskViewOf(bot.state(), { config, live: true, venue: 'degen' }),
      onKill: (by) => bot.move({ kind: 'kill', at: Date.now(), reason: { _tag: 'asked', by } }),
      onResume: (by) => startAgain(bot, by),
      metrics: () => deskMetrics(config).value(bot.state().metrics),
      registry: null,
      refreshMs: 50,
    })
    if (E.isLeft(opened)) throw new Error(opened.left._tag)
    const window = opened.right
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
    const faults: Array<string> = []
    page.on('pageerror', (fault) => faults.push(fault.message))
    page.on('console', (line) => faults.push(line.text()))
    try {
      await page.goto(window.link)
      await page.waitForSelector('#book-rows tr.own')
      const shows = (): Promise<void> =>
        expect
          .poll(async () => differing(await rowsOn(page), rowsOf(live)), { timeout: 8_000 })
          .toEqual([])
      await shows()
      expect(rowsOf(live).some(({ own }) => own > 0)).toBe(true)
      server.level(market, 'YES', 'bids', [0.07, 33])
      server.level(market, 'NO', 'bids', [0.08, 21])
      await expect.poll(async () => (await rowsOn(page)).at(-2)?.size).toBe(33)
      await expect.poll(async () => (await rowsOn(page))[1]?.size).toBe(21)
      await shows()
      server.level(market, 'YES', 'bids', [0.07, 0])
      await shows()
      const order = live.resting()[0]
      if (order === undefined) throw new Error('nothing rests')
      server.fill(order, order.size)
      await shows()
      const side = order.outcome === 'YES' ? 'buys BELOW' : 'buys ABOVE'
      await expect.poll(() => page.textContent('#trade-rows td')).toBe(side)
      const debug = (await (await fetch(`${window.url}debug/mm`)).json()) as {
        readonly live: boolean
        readonly markets: ReadonlyArray<{ readonly book: { readonly bids: ReadonlyArray<object> } }>
      }
      expect(debug.live).toBe(true)
      expect(debug.markets[0]?.book.bids.at(-1)).toMatchObject({ above: 0.05, size: 10, own: 0 })
      const check = async (): Promise<ReadonlyArray<string>> => {
        await page.evaluate(readFileSync(axe, 'utf8'))
        const { violations } = (await page.evaluate('axe.run()')) as {
          readonly violations: ReadonlyArray<{ readonly id: string }>
        }
        return violations.map(({ id }) => id)
      }
      expect(await check()).toEqual([])
      await page.click('#kill')
      await page.click('#kill-yes')
      expect(await page.textContent('#kill-question')).toBe('Stop it now?')
      expect(live.resting().length).toBeGreaterThan(0)
      await page.click('#kill-yes')
      await until('nothing rests at the venue', () => live.resting().length === 0)
      await expect.poll(() => page.textContent('#state')).toBe('stopped')
      await expect.poll(() => page.locator('#book-rows tr.own').count()).toBe(0)
      await shows()
      const placed = server.venue.placed
      live.price(100_100)
      await page.waitForTimeout(400)
      expect(server.venue.placed).toBe(placed)
      await page.click('#resume')
      expect(await page.textContent('#kill-question')).toBe('Start again?')
      expect(await check()).toEqual([])
      await page.click('#kill-yes')
      await expect.poll(() => page.textContent('#state')).toBe('running')
      expect(await page.locator('#resume').isVisible()).toBe(false)
      await until('something rests at the venue', () => live.resting().length > 0)
      await shows()
      expect(await check()).toEqual([])
      expect(faults).toEqual([])
    } finally {
      await page.close()
      await window.close()
      await live.close()
    }
    expect(server.complaints).toEqual([])
  })
})
