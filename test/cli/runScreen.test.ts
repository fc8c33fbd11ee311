/**
 * The terminal of a run, read back by a terminal of another make.
 */

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { DeskView } from '../../src/bot/window/deskView.js'
import { orderBookView } from '../../src/bot/window/orderBookView.js'
import { runScreen } from '../../src/cli/run/runScreen.js'
import { showDesk } from '../../src/cli/run/showDesk.js'
import { config, quoting } from '../bot/running.js'
import { held, viewOf } from '../bot/windowDesk.js'

const begin = String.fromCharCode(27)

/** What a person sees: home, erase and colours are known; what leaves at the top is scrolled. */
const terminal = (rows: number, columns: number) => {
  const screen: Array<Array<string>> = Array.from({ length: rows }, () => [])
  const scrolled: Array<string> = []
  let [y, x] = [0, 0]
  const down = (): void => {
    if (y < rows - 1) y += 1
    else {
      scrolled.push((screen.shift() ?? []).join(''))
      screen.push([])
    }
  }
  const put = (one: string): void => {
    if (x === columns) {
      x = 0
      down()
    }
    const row = screen[y] ?? []
    row[x] = one
    x += 1
  }
  const write = (text: string): boolean => {
    const parts = text.split(new RegExp(`(${begin}\\[[0-9;]*[a-zA-Z])`))
    for (const part of parts) {
      if (part === `${begin}[H`) [y, x] = [0, 0]
      else if (part === `${begin}[J`) for (let at = y; at < rows; at++) screen[at] = []
      else if (part.startsWith(`${begin}[`)) expect(part.endsWith('m')).toBe(true)
      else
        for (const one of part) {
          if (one === '\n') {
            x = 0
            down()
          } else put(one)
        }
    }
    return true
  }
  return { write, scrolled, seen: () => screen.map((row) => row.join('')) }
}

const link = 'twoway: the window: http://127.0.0.1:8787/#a-token-for-tests-only'

const view = viewOf(held)

const deep = (levels: number): DeskView => {
  const side = (towards: number) =>
    Array.from({ length: levels }, (_, at) => ({
      price: 0.5 + towards * (0.01 + at / 100),
      size: 9,
    }))
  const book = orderBookView({
    ...{ tickSize: 0.01, own: [], best: null, depth: 10 },
    levels: { bids: side(-1), asks: side(1) },
  })
  return { ...view, markets: view.markets.map((market) => ({ ...market, book })) }
}

const shown = (rows: number, columns: number) => {
  const there = terminal(rows, columns)
  const out = { isTTY: true, columns, rows, write: there.write }
  return { ...there, screen: runScreen(out, { isTTY: true, write: there.write }) }
}

describe('runScreen', () => {
  test('keeps the address of the window in sight, and what stood before within reach', () => {
    const { screen, seen, scrolled, write } = shown(24, 80)
    write('$ npx twoway run --demo\n')
    screen.tell(link)
    for (let second = 0; second < 5; second++) screen.draw(deep(3))
    expect(seen()).toContain(link)
    expect(scrolled.filter((line) => line === '$ npx twoway run --demo')).toHaveLength(1)
    expect(scrolled.filter((line) => line.includes('SPREAD'))).toEqual([])
  })

  test('shows its head, the spread, the best prices and the last line on any terminal', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 14, max: 70 }),
        fc.integer({ min: 40, max: 200 }),
        fc.integer({ min: 1, max: 10 }),
        fc.integer({ min: 0, max: 30 }),
        (rows, columns, levels, said) => {
          const { screen, seen, scrolled } = shown(rows, columns)
          screen.tell(link)
          for (let at = 0; at <= said; at++) screen.say(at, 'news', `line ${at}`)
          for (let second = 0; second < 3; second++) screen.draw(deep(levels))
          const lines = seen()
          expect(lines[0]).toMatch(/^paper, running, today 0\.00 dollars/)
          expect(lines.join('')).toContain(link)
          expect(lines.some((line) => line.includes('SPREAD $0.02'))).toBe(true)
          expect(lines.some((line) => line.includes('$0.51    $0.49'))).toBe(true)
          expect(lines.some((line) => line.includes('$0.49    $0.51'))).toBe(true)
          expect(lines.at(-2) === '' || lines.at(-2)?.endsWith(`: line ${said}`)).toBe(true)
          expect(lines.some((line) => line.endsWith(`: line ${said}`))).toBe(true)
          expect(scrolled.some((line) => line.includes('SPREAD'))).toBe(false)
        },
      ),
    )
  })

  test('ends with how the bot ended', async () => {
    const { screen, seen } = shown(24, 80)
    const { bot, outputs, world } = await quoting()
    const settings = { port: null, live: false }
    const window = await showDesk({ settings, config, bot, screen, venue: 'fake' })
    const ended = bot.stop('SIGINT')
    await world.pass(2_000)
    await ended
    for (const one of outputs) if (one.kind === 'say') screen.say(one.at, one.weight, one.text)
    if (window._tag === 'Right') await window.right.close()
    expect(seen()[0]).toMatch(/^paper, paused, .* 0 orders$/)
    expect(seen().some((line) => line.endsWith('news: stopped; nothing rests'))).toBe(true)
  })

  test('hands no control character of a venue to the terminal or to the log', () => {
    for (const isTTY of [true, false]) {
      const written: Array<string> = []
      const write = (text: string): boolean => written.push(text) > 0
      const screen = runScreen({ isTTY, columns: 80, rows: 30, write }, { isTTY, write })
      screen.say(0, 'warning', `no${begin}[2J${begin}]0;title\u0007 for\nan answer`)
      screen.tell(`twoway: the venue does not open: ${begin}c`)
      screen.draw(view)
      const text = written.join('')
      expect(text).toContain('warning: no�[2J�]0;title� for�an answer')
      expect(text).toContain('does not open: �c')
      expect(text).not.toContain(`${begin}]`)
      expect(text).not.toContain(`${begin}c`)
    }
  })
})
