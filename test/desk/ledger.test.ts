import { describe, expect, test } from 'vitest'
import * as Account from '../../src/desk/ledger/account.js'
import type { Fill } from '../../src/desk/ledger/fill.js'
import { archive, cash, empty, equity, market, profitToday } from '../../src/desk/ledger/ledger.js'
import { message } from '../../src/desk/ledger/ledgerAnomaly.js'
import type { LedgerEvent } from '../../src/desk/ledger/ledgerEvent.js'
import type { Ledger } from '../../src/desk/ledger/ledgerState.js'
import { position, profitToday as profitOfMarket } from '../../src/desk/ledger/marketLedger.js'
import { listed, run } from './ledgers.js'

const share = 1_000_000

const bid = (id: string, shares: number, price: number, terms: Partial<Fill> = {}): Fill => ({
  id,
  outcome: 'yes',
  side: 'bid',
  size: shares * share,
  price,
  fee: 0,
  ...terms,
})
const matched = (fill: Fill): LedgerEvent => ({ _tag: 'matched', market: 'm1', fill })
const confirmed = (fill: Fill): LedgerEvent => ({ _tag: 'confirmed', market: 'm1', fill })
const failed = (id: string): LedgerEvent => ({ _tag: 'failed', market: 'm1', id })
const sets = (_tag: 'split' | 'merged', id: string, count: number): LedgerEvent => ({
  _tag,
  market: 'm1',
  id,
  size: count * share,
})
const marked = (yes: number, no: number): LedgerEvent => ({ _tag: 'marked', market: 'm1', yes, no })
const resolved = (as: 'yes' | 'no' | 'void'): LedgerEvent => ({
  _tag: 'resolved',
  market: 'm1',
  as,
})
const deposited = (id: string, amount: number): LedgerEvent => ({ _tag: 'deposited', id, amount })
const rolled = (day: string, at: number): LedgerEvent => ({ _tag: 'rolled', day, at })

const told = (...events: ReadonlyArray<LedgerEvent>): Ledger => run([...listed, ...events])
const only = (ledger: Ledger) => {
  const one = market(ledger, 'm1')
  if (one === undefined) return expect.fail('m1 is not listed')
  return one
}

describe('examples', () => {
  test('a sale realises at the average cost', () => {
    const bought = told(confirmed(bid('f1', 100, 400_000)), confirmed(bid('f2', 100, 500_000)))
    const { holding } = only(run([confirmed(bid('f3', 50, 600_000, { side: 'ask' }))], bought))
    expect(holding).toMatchObject({
      yes: 150 * share,
      yesCost: 67_500_000,
      cash: -60_000_000,
      realised: 7_500_000,
    })
  })

  test('a sale of more than is held owes the rest, which stands as the other outcome', () => {
    const ledger = told(
      confirmed(bid('f1', 10, 400_000)),
      confirmed(bid('f2', 30, 600_000, { side: 'ask' })),
    )
    expect(only(ledger).holding).toMatchObject({
      yes: -20 * share,
      yesCost: -12_000_000,
      realised: 2_000_000,
    })
    expect(position(only(ledger))).toEqual({ yes: 0, no: 20 * share })
    expect(equity(run([marked(550_000, 430_000)], ledger))).toBe(
      14_000_000 - 20_000_000 + 8_600_000,
    )
    const back = run([confirmed(bid('f3', 20, 500_000))], ledger)
    expect(only(back).holding).toMatchObject({ yes: 0, yesCost: 0, realised: 4_000_000 })
  })

  test('fees and rebates stand beside what is realised', () => {
    const ledger = told(confirmed(bid('f1', 1, 500_000, { fee: 17_500 })), {
      _tag: 'rebated',
      market: 'm1',
      id: 'r1',
      amount: 3_500,
    })
    expect(ledger.account).toEqual({
      cash: -514_000,
      value: 500_000,
      unmarked: 500_000,
      cost: 500_000,
      realised: 0,
      fees: 17_500,
      rebates: 3_500,
    })
  })

  test('a complete set is worth a dollar, merged or not', () => {
    const both = told(
      confirmed(bid('f1', 10, 400_000)),
      confirmed(bid('f2', 10, 550_000, { outcome: 'no' })),
      marked(390_000, 540_000),
    )
    const merged = run([sets('merged', 't1', 10)], both)
    expect([equity(both), cash(both)]).toEqual([500_000, -9_500_000])
    expect([equity(merged), cash(merged), merged.account.realised]).toEqual([
      500_000, 500_000, 500_000,
    ])
    const split = run([sets('split', 't2', 5)], merged)
    expect([equity(split), position(only(split))]).toEqual([
      500_000,
      { yes: 5_000_000, no: 5_000_000 },
    ])
    expect(only(split).holding).toMatchObject({ yesCost: 2_500_000, noCost: 2_500_000 })
  })

  test('what is matched is no position until it is confirmed, and nothing once it fails', () => {
    const doubt = told(matched(bid('f1', 10, 400_000)), matched(bid('f2', 5, 300_000)))
    expect([cash(doubt), position(only(doubt)), only(doubt).count]).toEqual([
      0,
      { yes: 0, no: 0 },
      2,
    ])
    const ledger = run([failed('f1'), confirmed(bid('f2', 5, 300_000))], doubt)
    expect([cash(ledger), only(ledger).count]).toEqual([-1_500_000, 0])
    expect(only(ledger).inDoubt).toEqual(only(told()).inDoubt)
  })

  test('a confirmation counts with its own numbers', () => {
    const ledger = told(matched(bid('f1', 10, 400_000)), confirmed(bid('f1', 8, 390_000)))
    expect([cash(ledger), only(ledger).inDoubt.yesUp]).toEqual([-3_120_000, 0])
  })

  test('resolved as void each share pays half, and a correction replaces the payout', () => {
    const held = told(confirmed(bid('f1', 10, 400_000)), marked(900_000, 0))
    expect(equity(held)).toBe(5_000_000)
    const settled = run([resolved('void')], held)
    expect(settled.account).toMatchObject({
      cash: 1_000_000,
      value: 0,
      cost: 0,
      realised: 1_000_000,
    })
    expect(position(only(settled))).toEqual({ yes: 0, no: 0 })
    const corrected = run([resolved('no')], settled)
    expect([equity(corrected), only(corrected).corrections]).toEqual([-4_000_000, 1])
    const open = run([{ _tag: 'unresolved', market: 'm1' }], corrected)
    expect([open.account, only(open).corrections]).toEqual([held.account, 2])
  })

  test('a fill confirmed after the resolution is paid out too', () => {
    const ledger = told(resolved('yes'), confirmed(bid('f1', 10, 400_000)))
    expect(ledger.account).toMatchObject({ cash: 6_000_000, value: 0, realised: 6_000_000 })
  })

  test('the day counts what is open, and no deposit', () => {
    const first = told(deposited('d1', 100 * share), confirmed(bid('f1', 10, 400_000)))
    expect(profitToday(first)).toBe(0)
    const next = run([marked(380_000, 0), rolled('2026-11-23', 1_000)], first)
    expect([profitToday(next), next.dayBefore]).toEqual([0, { name: '', profit: -200_000 }])
    const then = run([marked(350_000, 0), deposited('d2', 50 * share)], next)
    expect([profitToday(then), equity(then)]).toEqual([-300_000, 149_500_000])
    expect([profitOfMarket(only(then), 1), profitOfMarket(only(then), 2)]).toEqual([-300_000, 0])
  })

  test('an archived market is gone, and its totals are not', () => {
    const settled = told(confirmed(bid('f1', 10, 400_000)), resolved('yes'))
    const ledger = archive(settled, 'm1')
    expect([market(ledger, 'm1'), ledger.markets.size]).toEqual([undefined, 1])
    expect([ledger.account, equity(ledger)]).toEqual([settled.account, 6_000_000])
    expect(ledger.archived).toEqual({ count: 1, account: settled.account })
    expect(run([{ _tag: 'archived', market: 'm1' }], settled)).toEqual(ledger)
    const twice = run([confirmed(bid('f9', 1, 1)), { _tag: 'archived', market: 'm1' }], ledger)
    expect([twice.account, twice.refused]).toEqual([ledger.account, 2])
  })
})

describe('edges', () => {
  const confirmation = confirmed(bid('f1', 10, 400_000))

  test('the venue’s words on a fill agree in whatever order they come', () => {
    const match = matched(bid('f1', 10, 400_000))
    expect(told(failed('f1'), match)).toEqual(told(match, failed('f1')))
    expect(told(failed('f1'), match, failed('f1')).account).toEqual(Account.empty)
    expect(told(confirmation, match)).toEqual(told(match, confirmation))
    const forth = told(match, failed('f1'), confirmation)
    const back = told(match, confirmation, failed('f1'))
    expect(forth.account).toEqual(back.account)
    expect(forth.account.cash).toBe(-4_000_000)
    expect([forth, back].map((ledger) => only(ledger).anomalies.map(message))).toEqual([
      ['the fill f1 is confirmed after it had failed, and counts'],
      ['the fill f1 fails after it was confirmed, and stays'],
    ])
    for (const one of [forth, back]) expect(run([failed('f1'), confirmation, match], one)).toBe(one)
  })

  test.each<readonly [string, LedgerEvent]>([
    [
      'a fill of a market that is not listed',
      { _tag: 'confirmed', market: 'm9', fill: bid('f', 1, 1) },
    ],
    ['a fill without size', confirmed(bid('f1', 0, 400_000))],
    ['a match of half a micro-share', matched(bid('f1', 0.0000005, 400_000))],
    ['a fill above a dollar', confirmed(bid('f1', 1, 1_000_001))],
    ['a fill with a fee of NaN', confirmed(bid('f1', 1, 1, { fee: Number.NaN }))],
    ['a split of no sets', sets('split', 't1', 0)],
    ['a merge of fewer than none', sets('merged', 't1', -1)],
    ['a rebate of NaN', { _tag: 'rebated', market: 'm1', id: 'r1', amount: Number.NaN }],
    ['a deposit of half a micro-dollar', deposited('d1', 0.5)],
    ['a day that begins never', rolled('d', Number.NaN)],
    ['an archived market that is open', { _tag: 'archived', market: 'm1' }],
    ['an archived market that is not listed', { _tag: 'archived', market: 'm9' }],
  ])('%s is refused, and nothing else changes', (_, event) => {
    const ledger = told(event)
    expect(ledger.lastRefusal).not.toBeNull()
    expect({ ...ledger, lastRefusal: null }).toEqual({ ...told(), refused: 1 })
    expect(run([event], ledger).refused).toBe(2)
  })

  test('a market with fills in doubt is not archived', () => {
    const ledger = archive(told(matched(bid('f1', 1, 1)), resolved('no')), 'm1')
    expect(ledger.lastRefusal).toEqual({ _tag: 'not-archivable', market: 'm1', provisional: 1 })
    expect(ledger.markets.size).toBe(2)
  })

  test('what could not be counted exactly is refused', () => {
    const huge = { size: Number.MAX_SAFE_INTEGER }
    const ledger = told(confirmed(bid('f1', 1, 1_000_000, huge)))
    for (const event of [confirmed(bid('f2', 1, 1_000_000)), confirmed(bid('f2', 1, 0))])
      expect(run([event], ledger).lastRefusal).toEqual({ _tag: 'too-large', said: 'confirmed' })
    const other = { _tag: 'confirmed', market: 'm2', fill: bid('f1', 1, 1_000_000, huge) } as const
    expect(run([other], ledger).lastRefusal).toEqual({ _tag: 'too-large', said: 'confirmed' })
    const rich = told(deposited('d1', Number.MAX_SAFE_INTEGER))
    expect(run([deposited('d2', 1)], rich).lastRefusal?._tag).toBe('too-large')
    expect(run([deposited('d3', -1)], rich).refused).toBe(0)
  })

  test('a mark that is no price counts as nothing', () => {
    const held = told(confirmed(bid('f1', 10, 400_000)), marked(900_000, 100_000))
    for (const wrong of [Number.NaN, -1, 1_000_001, 0.5])
      expect(run([marked(wrong, 0)], held).account.value).toBe(0)
  })

  test('an event heard before leaves the ledger itself', () => {
    const events = [listed[0] as LedgerEvent, confirmation, sets('split', 't1', 1), resolved('yes')]
    const others = [deposited('d1', 1), rolled('d', 5), marked(1, 2)]
    for (const event of [...events, ...others]) {
      const once = told(event)
      expect(run([event], once)).toBe(once)
    }
    expect(told({ _tag: 'unresolved', market: 'm1' })).toEqual(told())
  })

  test('a deposit is known through the next day and a day has to begin after the last', () => {
    const one = told(deposited('d1', 1), rolled('a', 5))
    expect(run([deposited('d1', 1)], one)).toBe(one)
    expect(run([rolled('b', 5)], one).lastRefusal).toEqual({
      _tag: 'late-roll',
      at: 5,
      openedAt: 5,
    })
    expect(run([rolled('b', 6), deposited('d1', 1)], one).deposits).toBe(2)
    expect(run([rolled('', -5)], empty).day).toMatchObject({ number: 1, at: -5 })
  })

  test('message(anomaly) holds the offending values', () => {
    expect(
      [
        { _tag: 'nonsense', said: 'split' } as const,
        { _tag: 'too-large', said: 'split' } as const,
        { _tag: 'not-archivable', market: 'm1', provisional: 2 } as const,
        { _tag: 'late-roll', at: 5, openedAt: 6 } as const,
      ].map(message),
    ).toEqual([
      'an event of the kind split holds what cannot be',
      'split would take an amount past what is counted exactly',
      'm1 is unresolved or has fills in doubt: 2',
      'a day at 5 is not after the one at 6',
    ])
  })
})
