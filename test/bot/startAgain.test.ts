import { describe, expect, test } from 'vitest'
import { replayJournal } from '../../src/bot/journal/replayJournal.js'
import { startAgain } from '../../src/bot/window/startAgain.js'
import { type Faked, faked, quoting } from './running.js'

const killed = async (): Promise<Faked> => {
  const run = await quoting()
  const reason = { _tag: 'asked', by: 'a person' } as const
  run.bot.move({ kind: 'kill', at: run.world.now(), reason })
  return run
}

const on = async ({ feed, world }: Faked, seconds: number): Promise<void> => {
  for (let i = 0; i < seconds; i++) {
    feed.price(65_000 + i)
    await world.pass(1_000)
  }
}

describe('startAgain', () => {
  test('lets a bot that was killed quote again, once nothing rests', async () => {
    const run = await killed()
    await on(run, 5)
    expect(run.bot.state().desk).toMatchObject({ live: 0, killSwitch: { kind: 'stopped' } })
    expect(startAgain(run.bot, 'ops')).toBeNull()
    await on(run, 5)
    expect(run.bot.state().desk.killSwitch.kind).toBe('running')
    expect(run.bot.state().desk.live).toBeGreaterThan(0)
    expect(replayJournal(run.journal.lines)).toMatchObject({ fault: null })
  })

  test('waits for the answers of what is cancelled', async () => {
    const { bot } = await killed()
    const state = bot.state()
    const killSwitch = { kind: 'cancelling', since: 0, reasons: [] } as const
    const waiting = { ...state, desk: { ...state.desk, killSwitch } }
    let moves = 0
    const move = (): void => {
      moves += 1
    }
    const refusal = startAgain({ state: () => waiting, move }, 'ops')
    expect([refusal, moves]).toEqual(['orders still wait for their cancels', 0])
  })

  test('lets one that the venue paused quote again', async () => {
    const run = await quoting()
    run.venue.tell({
      kind: 'switch',
      at: run.world.now(),
      event: { kind: 'pause', at: run.world.now(), why: 'agents are disabled' },
    })
    await on(run, 3)
    expect(run.bot.state().desk).toMatchObject({ live: 0, killSwitch: { kind: 'paused' } })
    expect(startAgain(run.bot, 'ops')).toBeNull()
    expect(startAgain(run.bot, 'ops')).toBeNull()
    await on(run, 3)
    expect(run.bot.state().desk.live).toBeGreaterThan(0)
  })

  test('waits for what rests where a run goes on from one that was killed', async () => {
    const before = await killed()
    await on(before, 5)
    const { desk } = replayJournal(before.journal.lines)
    const run = await faked({ before: desk, world: before.world })
    expect(run.bot.state().desk.killSwitch.kind).toBe('stopped')
    expect(startAgain(run.bot, 'ops')).toBe('the venue has not said yet what rests')
    run.bot.move({ kind: 'reset', by: 'ops' })
    expect(run.bot.state().desk.killSwitch.kind).toBe('stopped')
    void run.bot.stop('a signal')
    expect(startAgain(run.bot, 'ops')).toBe('the bot is ending')
  })

  test('says what stops it again at once', async () => {
    const run = await killed()
    await on(run, 5)
    run.venue.say({ kind: 'connection', status: { kind: 'disconnected', detail: '' } })
    expect(startAgain(run.bot, 'ops')).toBe('it is paused again: the venue is away')
  })
})
