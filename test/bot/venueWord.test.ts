/** What the venue's word lets a desk do, and what only a person does. */

import { describe, expect, test } from 'vitest'
import { market as deskMarket } from '../../src/desk/desk.js'
import { market } from './fakeVenue.js'
import { config, type Faked, quoting } from './running.js'

const slow = { ...config, bot: { ...config.bot, quoteIntervalMs: 10_000 } }

describe('who may resume', () => {
  const away = { kind: 'connection', status: { kind: 'disconnected', detail: 'reset' } } as const
  const back = { kind: 'connection', status: { kind: 'connected', detail: '' } } as const
  const why = 'Degen: AGENT_ORDERS_DISABLED'

  /** A bot whose venue takes no more orders. */
  const refused = async (): Promise<Faked> => {
    const run = await quoting()
    const at = run.world.now()
    run.venue.tell({ kind: 'switch', at, event: { kind: 'pause', at, why } })
    return run
  }

  const wait = async (run: Faked, seconds: number): Promise<void> => {
    for (let i = 0; i < seconds; i++) {
      run.feed.price(65_001 + i)
      await run.world.pass(1_000)
    }
  }

  test('a venue that takes no more orders pauses the desk until a person resumes', async () => {
    const run = await refused()
    expect(run.bot.state().desk.killSwitch).toMatchObject({ kind: 'paused', why })
    expect(run.said()).toContain(`critical: paused until a person resumes: ${why}`)
    expect(run.venue.rests.size).toBe(0)
    const sent = run.venue.placed.length
    await wait(run, 2 * (config.timing.snapshotMs / 1_000))
    expect(run.venue.placed.length).toBe(sent)
    run.bot.move({ kind: 'resume' })
    await wait(run, 2)
    expect(run.venue.rests.size).toBe(6)
  })

  test.each(['the venue', 'a person'])(
    'a reconnect does not lift what %s has paused',
    async (who) => {
      const run = who === 'the venue' ? await refused() : await quoting()
      run.bot.move({ kind: 'pause', at: run.world.now(), why: 'asked' })
      run.venue.say(away)
      await wait(run, 2)
      run.venue.say(back)
      await wait(run, 20)
      expect(run.bot.state().desk.killSwitch.kind).toBe('paused')
      expect(run.venue.rests.size).toBe(0)
    },
  )

  test('who resumes while the venue is away is obeyed once it has said what rests', async () => {
    const run = await refused()
    run.venue.say(away)
    run.bot.move({ kind: 'resume' })
    expect(run.bot.state().desk.killSwitch).toMatchObject({ kind: 'paused' })
    const sent = run.venue.placed.length
    await wait(run, 5)
    expect(run.venue.placed.length).toBe(sent)
    run.venue.say(back)
    await wait(run, 6)
    expect(run.venue.rests.size).toBe(6)
  })

  test('a venue neither resumes nor kills', async () => {
    const run = await refused()
    const at = run.world.now()
    run.venue.tell({ kind: 'switch', at, event: { kind: 'resume' } })
    const reason = { _tag: 'asked', by: 'venue' } as const
    run.venue.tell({ kind: 'switch', at, event: { kind: 'kill', at, reason } })
    expect(run.bot.state().desk.killSwitch.kind).toBe('paused')
  })
})

describe('an answer that the client had begun to gather before it was asked', () => {
  /** From now on each question gets the answer of now, whenever it comes. */
  const stuck = async (run: Faked): Promise<() => void> => {
    const { snapshot } = run.venue
    const said = await snapshot()
    Object.assign(run.venue, { snapshot: async () => said })
    return () => Object.assign(run.venue, { snapshot })
  }

  test('judges nothing that has happened since', async () => {
    const run = await quoting({ config: slow })
    await stuck(run)
    run.venue.fill(0, 1)
    await run.world.pass(config.timing.snapshotMs + config.timing.requestMs)
    expect(run.bot.state().desk.anomalies.counts).toEqual({})
    expect(deskMarket(run.bot.state().desk, market().id)?.mismatched).toBe(false)
  })

  test('lets nothing be placed after a reconnect', async () => {
    const run = await quoting()
    const free = await stuck(run)
    run.venue.say({ kind: 'connection', status: { kind: 'disconnected', detail: 'reset' } })
    await run.world.pass(1_000)
    run.venue.say({ kind: 'connection', status: { kind: 'connected', detail: '' } })
    await run.world.pass(3 * config.timing.requestMs)
    expect(run.bot.state().desk.killSwitch.kind).toBe('paused')
    free()
    await run.world.pass(2 * config.timing.requestMs)
    expect(run.bot.state().desk.killSwitch.kind).toBe('running')
  })
})
