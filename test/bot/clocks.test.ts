import { describe, expect, test } from 'vitest'
import { createBot } from '../../src/bot/createBot.js'
import { replayJournal } from '../../src/bot/journal/replayJournal.js'
import { steadyClock } from '../../src/bot/steadyClock.js'
import { fakeVenue } from './fakeVenue.js'
import { type FakeWorld, fakeWorld } from './fakeWorld.js'
import { config, faked, memoryJournal, type Paper, paper, quoting } from './running.js'

/** The exchange's own clock, which nobody sets: prices each quarter of a second. */
const prices = async (
  { feed, world }: Pick<Paper, 'feed' | 'world'>,
  seconds: number,
  setBy = 0,
): Promise<void> => {
  for (let i = 0; i < seconds * 4; i++) {
    const of = world.now() - setBy
    const event = {
      kind: 'price',
      at: 0,
      asset: 'BTC',
      source: 'coinbase',
      price: 65_000 + (i % 3),
      of,
    }
    feed.say({ kind: 'price', event: event as never })
    await world.pass(250)
  }
}

const live = ({ bot }: Pick<Paper, 'bot'>): number => bot.state().desk.live

const placed = ({ outputs }: Pick<Paper, 'outputs'>): number =>
  outputs.filter(({ kind }) => kind === 'place').length

/** A world whose clock is steady, as a run's is: what a test sets is the machine's. */
const steadied = (): { readonly world: FakeWorld; readonly set: (ms: number) => void } => {
  const inner = fakeWorld()
  let shift = 0
  const steady = steadyClock({ wall: () => inner.now() + shift, monotonic: inner.now })
  const set = (ms: number): void => {
    shift += ms
  }
  return { world: { ...inner, now: steady.now, steady }, set }
}

describe('a clock that is set back', () => {
  test.each([-120_000, -5_000, -1_500])(
    'by %i ms: a feed that then dies is stale as ever, and nothing more is placed',
    async (byMs) => {
      const run = await paper()
      await prices(run, 20)
      expect(live(run)).toBeGreaterThan(0)
      run.world.jump(byMs)
      await prices(run, 20, byMs)
      await run.world.pass(config.desk.quote.timing.staleSpotMs + 2_000)
      const before = placed(run)
      expect(live(run)).toBe(0)
      await run.world.pass(150_000)
      expect([live(run), placed(run)]).toEqual([0, before])
    },
  )

  test('with a steady clock beside it: the bot goes on where the venue bears it out', async () => {
    const { world, set } = steadied()
    const run = await paper({ world })
    await prices(run, 20)
    set(-120_000)
    await prices(run, 5)
    expect(live(run)).toBe(0)
    expect(run.said().join()).toContain('critical: the clock went back by 120000 ms')
    await prices(run, 15)
    expect(live(run)).toBeGreaterThan(0)
    await world.pass(8_000)
    expect(live(run)).toBe(0)
  })
})

describe('a clock that jumps ahead', () => {
  test('and back again: the bot goes on, its desk where it was', async () => {
    const { world, set } = steadied()
    const run = await paper({ world })
    await prices(run, 20)
    set(86_400_000)
    await prices(run, 2)
    expect(live(run)).toBe(0)
    set(-86_400_000)
    await prices(run, 30)
    expect(live(run)).toBeGreaterThan(0)
    expect(run.bot.state().desk.now).toBeLessThanOrEqual(world.now())
    const played = replayJournal(run.journal.lines)
    expect(played.fault).toBeNull()
    expect(JSON.stringify(played.desk)).toBe(JSON.stringify(run.bot.state().desk))
  })

  test('of a world that has no other clock: it goes on once that is right again', async () => {
    const inner = fakeWorld()
    let shift = 0
    const run = await paper({ world: { ...inner, now: () => inner.now() + shift } })
    await prices(run, 20)
    shift = 86_400_000
    await prices(run, 2, shift)
    expect(live(run)).toBe(0)
    shift = 0
    await prices(run, 400)
    expect(live(run)).toBeGreaterThan(0)
  })

  test('and stays, as after a sleep: the bot follows where the venue is there too', async () => {
    const run = await quoting({ live: true })
    run.world.jump(3_600_000)
    await prices(run, 5)
    expect(live(run)).toBe(0)
    await prices(run, 30)
    expect(run.bot.state().desk.now).toBeGreaterThan(run.world.now() - 2_000)
    expect(run.bot.state().doubt).toBeNull()
  })

  test('while it is in doubt nobody resumes, and a venue that comes back does not', async () => {
    const { world, set } = steadied()
    const run = await faked({ answers: true, world })
    await world.pass(1_000)
    set(60_000)
    await world.pass(1_000)
    run.bot.move({ kind: 'resume' })
    run.venue.say({ kind: 'connection', status: { kind: 'disconnected', detail: '' } })
    run.venue.say({ kind: 'connection', status: { kind: 'connected', detail: '' } })
    await world.pass(4_000)
    expect(run.bot.state().desk.killSwitch.kind).toBe('paused')
    await world.pass(20_000)
    expect(run.bot.state().desk.killSwitch.kind).toBe('running')
  })
})

describe('a journal that is ahead of the clock', () => {
  const begun = async (aheadMs: number): Promise<string> => {
    const first = await quoting()
    const before = first.bot.state().desk
    const world = fakeWorld(before.now - aheadMs)
    const venue = fakeVenue(world, true)
    const rest = { feeds: [], live: false, journal: memoryJournal(), listen: () => {} }
    const bot = createBot({ venue, config, world, before, ...rest })
    return bot.start().then(
      () => 'started',
      (thrown: Error) => thrown.message,
    )
  }

  test('is refused, with by how much', async () => {
    expect(await begun(86_400_000)).toContain('the journal is 86400000 ms ahead of this clock')
  })

  test('is borne by a second', async () => {
    expect(await begun(1_000)).toBe('started')
  })
})
