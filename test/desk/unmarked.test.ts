import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { apply } from '../../src/desk/apply/apply.js'
import { dailyLoss } from '../../src/desk/decide/dailyLoss.js'
import { decide } from '../../src/desk/decide/decide.js'
import type { Desk } from '../../src/desk/desk.js'
import type { DeskEvent } from '../../src/desk/deskEvent.js'
import type { Fill } from '../../src/desk/ledger/fill.js'
import { equity, profitToday } from '../../src/desk/ledger/ledger.js'
import type { LedgerEvent } from '../../src/desk/ledger/ledgerEvent.js'
import { config, fill, quoting, sent, start } from './desks.js'
import { fills, listed, run } from './ledgers.js'

const bought = (id: string, parts: Partial<Fill> = {}): DeskEvent => ({
  kind: 'fill',
  at: start,
  marketId: 'm',
  status: 'confirmed',
  fill: fill(null, { id, outcome: 'yes', side: 'bid', size: 3_000_000_000, fee: 0, ...parts }),
})

const confirmed = (one: Fill): LedgerEvent => ({ _tag: 'confirmed', market: 'm1', fill: one })

const marked = (yes: number | null, no: number | null): LedgerEvent => ({
  _tag: 'marked',
  market: 'm1',
  yes,
  no,
})

describe('examples', () => {
  test('what was never marked is held at its cost, which is told and kills nothing', () => {
    const desk = apply(quoting(), bought('f1', { price: 500_000 }))
    expect(dailyLoss(desk, config)).toEqual({ today: 0, kill: null })
    expect(desk.ledger.account).toMatchObject({ value: 1_500_000_000, unmarked: 1_500_000_000 })
    const actions = decide(desk, config)
    expect([actions.kill, actions.decisions[0]?.diff.halted]).toEqual([null, null])
    expect(sent(desk, actions).ledger.account.unmarked).toBe(0)
  })

  test('a fee is lost at once, and a mark when there is one', () => {
    const desk = apply(quoting(), bought('f1', { price: 500_000, fee: 20_000_000 }))
    expect(dailyLoss(desk, config).today).toBe(-20)
    const book = { bestBid: 0.1, bestAsk: null }
    const seen = apply(desk, { kind: 'book', at: start, marketId: 'm', book })
    expect(dailyLoss(seen, config).kill).toMatchObject({ reason: { _tag: 'limit' } })
  })

  test('a book without bids marks nothing, and a mark stays when the bid is gone', () => {
    const desk = apply(quoting(), bought('f1', { price: 500_000 }))
    const bookOf = (bestBid: number | null): DeskEvent => ({
      kind: 'book',
      at: start,
      marketId: 'm',
      book: { bestBid, bestAsk: null },
    })
    const profitAfter = (...bids: ReadonlyArray<number | null>): number =>
      profitToday(bids.map(bookOf).reduce<Desk>(apply, desk).ledger)
    expect(profitAfter(null)).toBe(0)
    expect(profitAfter(0.48, null)).toBe(-60_000_000)
  })

  test.each<readonly [string, ReadonlyArray<readonly [Fill['outcome'], Fill['side'], number]>]>([
    ['YES owed', [['yes', 'ask', 600_000]]],
    [
      'YES owed beside NO held',
      [
        ['yes', 'ask', 600_000],
        ['no', 'bid', 300_000],
      ],
    ],
    ['NO owed', [['no', 'ask', 10_000]]],
  ])('%s is no loss either', (_, sides) => {
    const history = sides.map(([outcome, side, price], i) =>
      confirmed({ id: `f${i}`, outcome, side, size: 10_000_000, price, fee: 0 }),
    )
    expect(equity(run([...listed, ...history]))).toBe(0)
  })

  test('complete sets are worth a dollar, and only what is beside them its cost', () => {
    const history = [
      confirmed({ id: 'f1', outcome: 'yes', side: 'bid', size: 10e6, price: 600_000, fee: 0 }),
      confirmed({ id: 'f2', outcome: 'no', side: 'bid', size: 6e6, price: 500_000, fee: 0 }),
    ]
    const { account } = run([...listed, ...history])
    expect([account.unmarked, account.value]).toEqual([2_400_000, 8_400_000])
    expect(account.cash + account.value).toBe(-600_000)
  })
})

describe('laws', () => {
  const oneWay = fc.record({
    outcome: fc.constantFrom('yes' as const, 'no' as const),
    side: fc.constantFrom('bid' as const, 'ask' as const),
    all: fc.uniqueArray(fills, { selector: ({ id }) => id, minLength: 1, maxLength: 12 }),
  })

  test('a position gathered on one side, without a mark, has lost its fees and no more', () => {
    fc.assert(
      fc.property(oneWay, ({ outcome, side, all }) => {
        const history = all.map((one) => confirmed({ ...one, outcome, side }))
        const fees = all.reduce((sum, { fee }) => sum + fee, 0)
        expect(equity(run([...listed, ...history]))).toBe(0 - fees)
      }),
      { numRuns: 500 },
    )
  })

  test('marks absent never latch the switch by themselves', () => {
    fc.assert(
      fc.property(oneWay, ({ outcome, side, all }) => {
        const events = all.map((one) => bought(one.id, { ...one, outcome, side, fee: 0 }))
        const desk = events.reduce(apply, quoting())
        expect(dailyLoss(desk, config).kill).toBeNull()
        expect(decide(desk, config).kill).toBeNull()
      }),
    )
  })

  test('without marks the account lies between those of the least and the most of them', () => {
    fc.assert(
      fc.property(fc.array(fills, { maxLength: 12 }), (all) => {
        const ledger = run([...listed, ...all.map(confirmed)])
        const [least, most] = [0, 1_000_000].map((mark) =>
          equity(run([marked(mark, mark)], ledger)),
        )
        expect(run([marked(null, null)], ledger)).toBe(ledger)
        expect(equity(ledger) - (least as number)).toBe(ledger.account.unmarked)
        expect(ledger.account.unmarked).toBeGreaterThanOrEqual(0)
        expect(equity(ledger)).toBeLessThanOrEqual(most as number)
      }),
    )
  })
})

/** The average cost of one outcome after fills, in exact fractions of whole numbers no larger. */
const averageCost = (all: ReadonlyArray<Fill>, outcome: Fill['outcome']) => {
  let [held, cost] = [0, 0]
  for (const one of all) {
    if (one.outcome !== outcome) continue
    const moved = one.side === 'bid' ? one.size : 0 - one.size
    const after = held + moved
    const isOpened = held * moved >= 0
    const isFlipped = held * after < 0
    cost = isOpened ? cost + (moved * one.price) / 1e6 : cost * (after / held)
    if (isFlipped) cost = (after * one.price) / 1e6
    held = after
  }
  return { held, cost }
}

describe('oracle', () => {
  test('the account without marks is that of the average cost read all at once', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fills, { selector: ({ id }) => id, maxLength: 12 }), (all) => {
        const [yes, no] = [averageCost(all, 'yes'), averageCost(all, 'no')]
        const least = Math.min(yes.held, no.held)
        const rest = (one: typeof yes): number =>
          one.held === 0 ? 0 : one.cost * Math.abs((one.held - pairs) / one.held)
        const pairs = yes.held * no.held > 0 ? (least < 0 ? Math.max(yes.held, no.held) : least) : 0
        const value = pairs + rest(yes) + rest(no)
        // A micro-dollar of rounding for each fill, and one for each cost that is parted.
        const error = Math.abs(run([...listed, ...all.map(confirmed)]).account.value - value)
        expect(error).toBeLessThanOrEqual(2 * all.length + 2)
      }),
      { numRuns: 500 },
    )
  })
})
