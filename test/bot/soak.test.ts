import { describe, expect, test } from 'vitest'
import { market } from './fakeVenue.js'
import { config, quoting } from './running.js'

/** A draw from [0, 1) that is the same in every run. */
const draws = (seed: number): (() => number) => {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

const minutes = Number(process.env['SOAK_MINUTES'] ?? 30)
const gc = (globalThis as { readonly gc?: () => void }).gc

describe('a trading day, compressed', () => {
  test('with faults every few seconds the desk equals the venue, and memory stays', async () => {
    const run = await quoting()
    const { venue, world, feed } = run
    const draw = draws(20_251_122)
    let price = 65_000
    let open = ['m']
    let linesAtHour = 0
    for (let second = 0; second < minutes * 60; second++) {
      if (second % 300 === 0) {
        const id = `m${second}`
        for (const over of open.filter((one) => one !== `m${second - 300}`)) {
          venue.tell({ kind: 'resolved', at: world.now(), marketId: over, outcome: 'yes' })
          venue.positions.delete(over)
          for (const [key, rest] of venue.rests) {
            if (rest.action.marketId === over) venue.rests.delete(key)
          }
        }
        open = [`m${second - 300}`, id]
        venue.tell({ kind: 'listed', at: world.now(), market: market(id, world.now(), 600_000) })
      }
      price *= 1 + (draw() - 0.5) / 5_000
      for (let i = 0; i < 2; i++) {
        feed.price(price * (1 + (draw() - 0.5) / 50_000))
        await world.pass(500)
      }
      if (draw() < 0.3) venue.fill(Math.floor(draw() * 12), draw())
      if (draw() < 0.05) {
        venue.say({ kind: 'connection', status: { kind: 'disconnected', detail: '' } })
        await world.pass(draw() * 2_000)
        venue.say({ kind: 'connection', status: { kind: 'connected', detail: '' } })
      }
      // Only what a day needs is kept here: the file is the journal's business.
      run.outputs.length = 0
      if (run.journal.lines.length > 1_000) linesAtHour += run.journal.lines.splice(1).length
    }
    for (let i = 0; i < 20; i++) {
      feed.price(price)
      await world.pass(1_000)
    }
    const { desk } = run.bot.state()
    expect(desk.live).toBe(venue.rests.size)
    expect(desk.anomalies.counts['mismatched'] ?? 0).toBe(0)
    expect(linesAtHour).toBeGreaterThan(minutes * 60)
    // What is remembered does not grow with the day: the markets of two windows, their orders.
    gc?.()
    expect(JSON.stringify(run.bot.state()).length).toBeLessThan(500_000)
    const held = desk.settings.keepSettledMs / 300_000 + 4
    expect(desk.assetOf.size).toBeLessThanOrEqual(held)
    expect(Object.keys(run.bot.state().decisions).length).toBeLessThanOrEqual(held)
    expect(config.settings.keepSettledMs).toBe(desk.settings.keepSettledMs)
  }, 300_000)
})
