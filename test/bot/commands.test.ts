import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { replayJournal } from '../../src/bot/journal/replayJournal.js'
import { decide } from '../../src/desk/decide/decide.js'
import { deskViolations } from '../../src/desk/deskViolations.js'
import { market } from './fakeVenue.js'
import { config, type Faked, faked, sends } from './running.js'

/** What may happen to a bot, each as a step that a shrunk failure prints. */
type Step =
  | { readonly kind: 'pass'; readonly ms: number }
  | { readonly kind: 'price'; readonly price: number }
  | { readonly kind: 'answer' | 'double' | 'forget'; readonly count: number }
  | { readonly kind: 'fill'; readonly index: number; readonly part: number }
  | { readonly kind: 'reply'; readonly index: number; readonly fails: boolean }
  | { readonly kind: 'connect' | 'cut' | 'list' | 'resolve' | 'stale' | 'limited' | 'nonsense' }
  | { readonly kind: 'jump'; readonly ms: number }
  | { readonly kind: 'reject'; readonly index: number }

const count = fc.integer({ min: 1, max: 6 })

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('pass' as const),
      ms: fc.integer({ min: 1, max: 4_000 }),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('price' as const),
      price: fc.integer({ min: 64_900, max: 65_100 }),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constantFrom('answer' as const, 'double' as const, 'forget' as const),
      count,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('fill' as const),
      index: fc.nat(5),
      part: fc.double({ min: 0.01, max: 1, noNaN: true }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('reply' as const),
      index: fc.nat(3),
      fails: fc.boolean(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constantFrom(
        'connect' as const,
        'cut' as const,
        'list' as const,
        'resolve' as const,
        'stale' as const,
        'limited' as const,
        'nonsense' as const,
      ),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('jump' as const),
      ms: fc.integer({ min: -5_000, max: 20_000 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('reject' as const), index: fc.nat(5) }) },
)

const connection = (kind: 'connected' | 'disconnected') =>
  ({ kind: 'connection', status: { kind, detail: '' } }) as const

const done = async (run: Faked, one: Step): Promise<void> => {
  const { venue, feed, world } = run
  const at = world.now()
  switch (one.kind) {
    case 'pass':
      return world.pass(one.ms)
    case 'price':
      return feed.price(one.price)
    case 'answer':
    case 'double':
      for (let i = 0; i < one.count; i++) venue.answer(one.kind === 'double')
      return
    case 'forget':
      venue.asked.splice(0, one.count)
      return
    case 'fill':
      return venue.fill(one.index, one.part)
    case 'reply':
      venue.questions[venue.questions.length - 1 - one.index]?.reply(one.fails)
      return
    case 'connect':
      return venue.say(connection('connected'))
    case 'cut':
      return venue.say(connection('disconnected'))
    case 'list':
      return venue.tell({ kind: 'listed', at, market: market(`m${at}`, at, 60_000) })
    case 'resolve':
      return venue.tell({ kind: 'resolved', at, marketId: 'm', outcome: 'yes' })
    case 'stale':
      return feed.say({ kind: 'stale', asset: 'BTC', since: at })
    case 'limited':
      return venue.say({ kind: 'limited', scope: 'all', until: at + 3_000 })
    case 'nonsense':
      return feed.price(Number.NaN)
    case 'jump':
      return world.jump(one.ms)
    case 'reject': {
      const next = venue.asked.splice(one.index, 1)[0]
      if (next?.kind === 'place') venue.news(next.action.clientOrderId, { _tag: 'rejected', at })
    }
  }
}

/** Whatever is urgent: what asks for a decision at once. */
const urgent = new Set<Step['kind']>(['fill', 'resolve', 'stale', 'cut', 'price', 'reply', 'jump'])

describe('laws', () => {
  test('nothing throws, no order is doubled, and a replay gives the same desk', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 80 }), async (steps) => {
        const run = await faked()
        run.venue.tell({ kind: 'listed', at: run.world.now(), market: market() })
        run.feed.price(65_000)
        run.venue.questions[0]?.reply()
        for (const one of steps) {
          const before = sends(run).length
          await done(run, one)
          // A frame that is not urgent sends nothing that was not due.
          const sent = sends(run).slice(before)
          if (!urgent.has(one.kind) && one.kind !== 'pass') expect(sent.length).toBeLessThan(2)
        }
        const ids = run.venue.placed.map(({ clientOrderId }) => clientOrderId)
        expect(new Set(ids).size).toBe(ids.length)
        const { desk } = run.bot.state()
        expect(deskViolations(desk, config.desk, decide(desk, config.desk))).toEqual([])
        const played = replayJournal(run.journal.lines)
        expect(played.fault).toBeNull()
        expect(JSON.stringify(played.desk)).toBe(JSON.stringify(desk))
      }),
      { numRuns: 60 },
    )
  }, 120_000)

  test('prices that cross no strike ask for at most one decision an interval', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.tuple(fc.integer({ min: 65_010, max: 65_090 }), fc.integer({ min: 0, max: 400 })),
        ),
        async (prices) => {
          const run = await faked({ answers: true })
          run.venue.tell({ kind: 'listed', at: run.world.now(), market: market() })
          run.feed.price(65_050)
          await run.world.pass(1_500)
          const before = sends(run).length
          for (const [price, ms] of prices) {
            run.feed.price(price)
            await run.world.pass(ms)
          }
          const times = sends(run).slice(before)
          times.forEach((at, i) => {
            if (i > 0) expect(at - (times[i - 1] ?? 0)).toBeGreaterThanOrEqual(1_000)
          })
        },
      ),
      { numRuns: 40 },
    )
  }, 60_000)
})
