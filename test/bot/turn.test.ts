import { describe, expect, test } from 'vitest'
import { presets } from '../../src/decision/presets.js'
import { market } from './fakeVenue.js'
import { config, faked, quoting, sends } from './running.js'

const slow = { ...config, bot: { ...config.bot, quoteIntervalMs: 10_000 } }

describe('examples', () => {
  test('a bot quotes a market that is listed once the venue has said what rests', async () => {
    const { venue, bot } = await quoting()
    expect(venue.rests.size).toBe(6)
    expect(bot.state().desk.live).toBe(6)
    expect(bot.state().desk.killSwitch.kind).toBe('running')
  })

  test('what is decided is written down before it is sent', async () => {
    const { outputs } = await quoting()
    const acted = outputs.findIndex(
      (one) => one.kind === 'heard' && one.entry.event.kind === 'acted',
    )
    const placed = outputs.findIndex(({ kind }) => kind === 'place')
    expect(acted).toBeGreaterThan(0)
    expect(placed).toBeGreaterThan(acted)
  })

  test('cancels go before places', async () => {
    const run = await quoting()
    run.outputs.length = 0
    run.feed.price(65_060)
    await run.world.pass(1_000)
    const kinds = run.outputs.map(({ kind }) => kind)
    expect(kinds.filter((kind) => kind === 'cancel').length).toBeGreaterThan(0)
    expect(kinds.lastIndexOf('cancel')).toBeLessThan(kinds.indexOf('place'))
  })
})

describe('when a decision is made', () => {
  test('at most once in the interval, however fast the price moves', async () => {
    const run = await quoting({ config: slow })
    const before = sends(run).length
    for (let i = 1; i <= 50; i++) {
      run.feed.price(65_000 + 10 * i)
      await run.world.pass(100)
    }
    expect(sends(run).length - before).toBeLessThanOrEqual(1)
  })

  test('at once on a fill', async () => {
    const run = await quoting({ config: slow })
    const before = sends(run).length
    run.venue.fill(0, 1)
    expect(sends(run).slice(before)).toEqual([run.world.now()])
  })

  test('at once when the price crosses the strike', async () => {
    const run = await quoting({ config: slow })
    const before = sends(run).length
    run.feed.price(65_030)
    expect(sends(run).length).toBe(before + 1)
    run.feed.price(65_040)
    expect(sends(run).length).toBe(before + 1)
    run.feed.price(64_970)
    expect(sends(run).length).toBe(before + 2)
  })

  test('at once when a feed falls silent, and once only', async () => {
    const run = await quoting({ config: slow })
    const before = run.bot.state().desk.live
    await run.world.pass(presets.v2.timing.staleSpotMs + 1_000)
    expect(before).toBe(6)
    expect(run.bot.state().desk.live).toBe(0)
    const decidedAt = run.bot.state().decidedAt
    await run.world.pass(1_000)
    expect(run.bot.state().decidedAt).toBe(decidedAt)
  })

  test('at once when a feed says that it is stale', async () => {
    const run = await quoting({ config: slow })
    run.feed.say({ kind: 'stale', asset: 'BTC', since: run.world.now() })
    expect(run.bot.state().decidedAt).toBe(run.world.now())
  })

  test('at once when a person moves the switch', async () => {
    const run = await quoting({ config: slow })
    const reason = { _tag: 'asked', by: 'ops' } as const
    run.bot.move({ kind: 'kill', at: run.world.now(), reason })
    await run.world.pass(1)
    expect(run.venue.rests.size).toBe(0)
    expect(run.bot.state().desk.killSwitch.kind).toBe('stopped')
  })
})

describe('what the desk is promised', () => {
  test('nothing is placed before the venue has said what rests', async () => {
    const run = await faked({ answers: false })
    run.venue.tell({ kind: 'listed', at: run.world.now(), market: market() })
    run.feed.price(65_000)
    await run.world.pass(3_000)
    expect(run.venue.placed).toEqual([])
    expect(run.venue.questions.length).toBe(1)
    run.venue.questions[0]?.reply()
    await run.world.pass(1_100)
    expect(run.venue.placed.length).toBe(6)
  })

  test('in earnest a request of an earlier run gets the time that it may take', async () => {
    const run = await faked({ answers: true, live: true })
    run.venue.tell({ kind: 'listed', at: run.world.now(), market: market() })
    const { requestMs } = config.timing
    for (let past = 0; past <= requestMs; past += 1_000) {
      run.feed.price(65_000)
      expect(run.venue.placed).toEqual([])
      await run.world.pass(1_000)
    }
    run.feed.price(65_000)
    await run.world.pass(2_000)
    expect(run.venue.placed.length).toBe(6)
  })

  test('snapshots are asked for no closer than a request may take', async () => {
    const run = await faked({ answers: false })
    for (let i = 0; i < 30; i++) {
      run.venue.say({ kind: 'connection', status: { kind: 'connecting', detail: '' } })
      run.venue.say({ kind: 'connection', status: { kind: 'connected', detail: '' } })
      await run.world.pass(1_000)
      run.venue.questions[i]?.reply(true)
    }
    const gaps = run.venue.questions
      .slice(1)
      .map(({ at }, i) => at - (run.venue.questions[i]?.at ?? 0))
    expect(gaps.length).toBeGreaterThan(3)
    expect(Math.min(...gaps)).toBeGreaterThan(config.timing.requestMs)
  })

  test('an answer that comes after the next question is dropped', async () => {
    const run = await faked({ answers: false })
    await run.world.pass(config.timing.requestMs + 2_000)
    const [first, second] = run.venue.questions
    first?.reply()
    await run.world.pass(1)
    expect(run.bot.state().told).toBe(false)
    second?.reply()
    await run.world.pass(1)
    expect(run.bot.state().told).toBe(true)
    expect(run.bot.state().asking.asOf).toBe(second?.at)
  })

  test('a snapshot waits for the fills that it holds', async () => {
    const run = await quoting()
    await run.world.pass(config.timing.snapshotMs)
    const at = run.bot.state().asking
    expect(at.held).toBeNull()
    expect(run.bot.state().desk.anomalies.counts).toEqual({})
  })

  test('a venue that goes away takes everything back, and quoting waits for its word', async () => {
    const run = await quoting()
    run.venue.say({ kind: 'connection', status: { kind: 'disconnected', detail: 'reset' } })
    expect(run.venue.rests.size).toBe(0)
    run.feed.price(65_001)
    await run.world.pass(3_000)
    expect(run.venue.rests.size).toBe(0)
    run.venue.say({ kind: 'connection', status: { kind: 'connected', detail: '' } })
    for (let i = 0; i < 6; i++) {
      run.feed.price(65_001 + i)
      await run.world.pass(1_000)
    }
    expect(run.venue.rests.size).toBe(6)
  })
})

describe('edges', () => {
  test('a price that is no number is told and goes no further', async () => {
    const run = await quoting()
    run.feed.price(Number.NaN)
    expect(run.said().at(-1)).toContain('an event of the kind price that means nothing')
    expect(run.journal.lines.some((line) => line.includes('"price":null'))).toBe(false)
  })

  test('trades of others are passed on and the last twelve of a market kept', async () => {
    const run = await quoting()
    const trade = (of: number, marketId = market().id) =>
      ({ marketId, of, buys: of % 2 === 0, price: 0.5, size: 10 }) as const
    run.outputs.length = 0
    for (let of = 1; of <= 15; of++) run.venue.say({ kind: 'trade', trade: trade(of) })
    run.venue.say({ kind: 'trade', trade: trade(1, 'another') })
    expect(run.outputs.filter(({ kind }) => kind === 'traded')).toHaveLength(15)
    expect(run.outputs.filter(({ kind }) => kind === 'heard')).toEqual([])
    const kept = run.bot.state().trades
    expect(Object.keys(kept)).toEqual([market().id])
    expect(kept[market().id]?.map(({ of }) => of)).toEqual([
      15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4,
    ])
  })

  test('a market of an asset that nobody asked for is left alone', async () => {
    const run = await quoting()
    run.venue.tell({ kind: 'listed', at: 0, market: { ...market('e'), asset: 'ETH' } })
    expect(Object.keys(run.bot.state().decisions)).toEqual(['m'])
    run.venue.tell({ kind: 'book', at: 0, marketId: 'e', book: { bestBid: 0.4, bestAsk: 0.6 } })
    expect(run.bot.state().desk.anomalies.counts).toEqual({})
  })

  test('a clock that goes back is told, and what rests is taken back', async () => {
    const run = await quoting()
    const before = run.bot.state().now
    run.world.jump(-60_000)
    run.feed.price(65_001)
    await run.world.pass(3_000)
    expect(run.said().some((line) => line.includes('the clock went back'))).toBe(true)
    expect(run.bot.state().now).toBeGreaterThanOrEqual(before)
    expect(run.bot.state().desk.live).toBe(0)
  })

  test('a person who resumes too early is told so', async () => {
    const run = await faked({ answers: false })
    run.bot.move({ kind: 'resume' })
    expect(run.bot.state().desk.killSwitch.kind).toBe('paused')
    expect(run.said().at(-1)).toContain('not resumed')
  })
})
