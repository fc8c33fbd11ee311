import { describe, expect, test } from 'vitest'
import { config, faked, quoting } from './running.js'

describe('examples', () => {
  test('a stop takes everything back and says so', async () => {
    const run = await quoting()
    const ended = run.bot.stop('SIGTERM')
    await run.world.pass(1)
    expect(await ended).toMatchObject({ live: 0, inTime: true })
    expect(run.venue.rests.size).toBe(0)
    expect(run.venue.cancelAlls()).toBe(1)
    expect(run.said().slice(-2)).toEqual([
      'news: stopping (SIGTERM): 6 orders are taken back',
      'news: stopped; nothing rests',
    ])
  })

  test('answers that never come are waited for so long and no longer', async () => {
    const run = await quoting()
    run.venue.mute()
    const ended = run.bot.stop('test')
    await run.world.pass(config.timing.shutdownMs - 1_000)
    expect(run.bot.state().ended).toBe(false)
    await run.world.pass(2_000)
    expect(await ended).toMatchObject({ live: 6, inTime: false })
    expect(run.said().at(-1)).toBe('critical: stopped with 6 orders in doubt')
  })

  test('late answers end it as they come', async () => {
    const run = await quoting()
    run.venue.mute()
    const ended = run.bot.stop('test')
    await run.world.pass(2_000)
    while (run.venue.asked.length > 0) run.venue.answer()
    await run.world.pass(1)
    expect(await ended).toMatchObject({ live: 0, inTime: true })
  })

  test('a stop before anything was heard ends at once', async () => {
    const run = await faked()
    const ended = run.bot.stop('test')
    await run.world.pass(1)
    expect((await ended).live).toBe(0)
    // A timer that stays would keep the process.
    expect(run.world.pending()).toBe(0)
  })

  test('nothing is sent after the end', async () => {
    const run = await quoting()
    const ended = run.bot.stop('test')
    await ended
    const sent = run.venue.placed.length
    run.feed.price(65_100)
    await run.world.pass(5_000)
    expect(run.venue.placed.length).toBe(sent)
  })

  test('a journal that cannot be written ends the bot, and nothing more is placed', async () => {
    const run = await quoting()
    const sent = run.venue.placed.length
    run.journal.write = () => {
      throw new Error('no space left')
    }
    run.feed.price(65_100)
    await run.world.pass(config.timing.shutdownMs + 3_000)
    expect(run.venue.placed.length).toBe(sent)
    expect(run.venue.rests.size).toBe(0)
    expect(run.bot.state().ended).toBe(true)
    expect(run.said()).toContain('critical: the journal cannot be written: no space left')
  })
})
