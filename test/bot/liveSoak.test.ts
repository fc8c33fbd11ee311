/**
 * The whole bot at a venue for a trading day, in a time that a test makes pass: 20 frames a
 * simulated second, a fault every few seconds, the desk held against the venue every five minutes.
 * Twenty minutes of it as a rule; `LIVE_SOAK_HOURS=24` is the day.
 */

import { getHeapStatistics, setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { decide } from '../../src/desk/decide/decide.js'
import { deskViolations } from '../../src/desk/deskViolations.js'
import { differences } from '../adapters/degenHarness.js'
import { isLive, type LoopMarket } from '../adapters/degenVenue.js'
import type { LoopFrameFault, LoopRequestFault } from './liveLoop.js'
import { startLoopBot } from './loopBot.js'
import { config } from './running.js'

const hours = Number(process.env['LIVE_SOAK_HOURS'] ?? 1 / 3)

/** A draw from [0, 1) that is the same in every run. */
const drawn = (seed: number): (() => number) => {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

const frameFaults: ReadonlyArray<LoopFrameFault> = ['drop', 'duplicate', 'reorder', 'garbage']
const requestFaults: ReadonlyArray<LoopRequestFault> = [
  'lost',
  'late',
  'failed',
  'limited',
  'cancels-limited',
  'signed-out',
]

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

/** Bytes that are still held after a collection. */
const heldBytes = (): number => {
  collect()
  return getHeapStatistics().used_heap_size
}

const begun = async () => {
  const draw = drawn(20_251_123)
  const counts = { lines: 0, fills: 0 }
  const run = await startLoopBot({
    draw,
    // What ended is forgotten soon, so that minutes show what a day holds.
    limits: { keepMs: 120_000 },
    write: (lines) => {
      counts.lines += lines.length
    },
  })
  return { ...run, draw, counts }
}

type Soak = Awaited<ReturnType<typeof begun>>

/** One fault of any kind. */
const spoil = ({ loop, draw }: Soak): void => {
  const kind = draw()
  if (kind < 0.08) loop.drop()
  else if (kind < 0.55) loop.spoilFrame(frameFaults[Math.floor(draw() * 4)] ?? 'drop')
  else loop.spoilRequest(requestFaults[Math.floor(draw() * 6)] ?? 'lost')
}

/** Twenty frames of a second: others move their orders in either book. */
const second = async ({ loop, world, draw }: Soak, markets: ReadonlyArray<LoopMarket>) => {
  for (let quarter = 0; quarter < 4; quarter++) {
    for (let i = 0; i < 5; i++) {
      const market = markets[Math.floor(draw() * markets.length)]
      if (market === undefined) continue
      const outcome = draw() < 0.5 ? 'YES' : 'NO'
      const isBid = draw() < 0.5
      const cents = Math.floor(draw() * 6)
      const price = ((isBid ? 2 : 93) + cents) / 100
      const size = Math.floor(draw() * 50) * 2
      loop.level(market, outcome, isBid ? 'bids' : 'asks', [price, size])
    }
    await world.pass(250)
  }
}

/** How desk and venue differ after they had some seconds without faults. */
const settled = async ({ loop, world, bot, feed }: Soak, price: number) => {
  loop.calm()
  let found: ReadonlyArray<string> = []
  for (let i = 0; i < 60; i++) {
    feed.price(price)
    await world.pass(1_000)
    found = differences({ server: loop, desk: () => bot.state().desk }, config.desk)
    if (i > 5 && found.length === 0) return found
  }
  return found
}

/** The platform's own turn: nothing but the test would have one otherwise. */
const breath = (): Promise<void> =>
  new Promise((resolve) => {
    setImmediate(resolve)
  })

test('a day with faults every few seconds: the desk is the venue, memory is flat', async () => {
  const soak = await begun()
  const { loop, world, draw, feed, bot, counts } = soak
  const heap: Array<number> = []
  const broken: Array<unknown> = []
  let price = 100_000
  let markets: ReadonlyArray<LoopMarket> = []
  let most = 0
  const heapEvery = Math.max(120, Math.floor(hours * 60))
  for (let at = 0; at < hours * 3_600; at++) {
    if (at % 300 === 0) {
      for (const market of markets) loop.resolve(market, price > market.strike ? 'YES' : 'NO')
      markets = [loop.addMarket(Math.floor(price), 300_000)]
      loop.forget()
    }
    price *= 1 + (draw() - 0.5) / 10_000
    feed.price(price)
    if (draw() < 0.25) spoil(soak)
    const resting = [...loop.venue.orders.values()].filter(isLive)
    const hit = resting[Math.floor(draw() * 4 * resting.length)]
    if (hit !== undefined) {
      const left = hit.size - hit.filled
      loop.fill(hit, draw() < 0.3 ? left : Math.ceil(left * draw() * 100) / 100)
      counts.fills += 1
    }
    most = Math.max(most, resting.length)
    await second(soak, markets)
    const { desk } = bot.state()
    if (at % 10 === 0) broken.push(...deskViolations(desk, config.desk, decide(desk, config.desk)))
    if (at % 300 === 200) expect(await settled(soak, price), `second ${at}`).toEqual([])
    if (at % heapEvery === heapEvery - 1) heap.push(heldBytes())
    if (at % 20 === 0) await breath()
  }
  const { desk } = bot.state()
  const half = heap.slice(Math.floor(heap.length / 2))
  const figures = { hours, ...loop.counts, ...counts, placed: loop.venue.placed, most, heap }
  if (process.env['LIVE_SOAK_HOURS'] !== undefined) console.log(JSON.stringify(figures))
  expect(broken).toEqual([])
  expect(loop.complaints).toEqual([])
  expect(desk.anomalies.counts['mismatched'] ?? 0).toBe(0)
  expect(loop.counts.frames).toBeGreaterThan(hours * 3_600 * 18)
  expect(loop.counts.spoiled).toBeGreaterThan(hours * 600)
  expect(counts.fills).toBeGreaterThan(hours * 200)
  // Ten minutes of frames are two megabytes: of many hours, nothing like them may stay.
  expect((half.at(-1) ?? 0) - Math.min(...half)).toBeLessThan(3e6)
  const ended = bot.stop('the day is over')
  await world.pass(config.timing.shutdownMs + 1_000)
  expect(await ended).toEqual({ live: 0, inTime: true, isWritten: true })
  expect([...loop.venue.orders.values()].filter(isLive)).toEqual([])
}, 1_800_000)
