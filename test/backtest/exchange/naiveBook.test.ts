/**
 * The venue against a naive one that keeps the whole book as lists of who waits: what a recording
 * shows of others, their trades, bids and asks that come to the desk's prices, made-up takers who
 * sweep, and the desk's orders on either outcome.
 */

import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { onEvent } from '../../../src/backtest/exchange/backtestEvents.js'
import { opened, type Request, taken } from '../../../src/backtest/exchange/backtestState.js'
import type { ExchangeMarket } from '../../../src/backtest/exchange/exchangeMarket.js'
import { onRequest } from '../../../src/backtest/exchange/exchangeOrders.js'
import { swept } from '../../../src/backtest/exchange/exchangeTrades.js'
import { turnOf } from '../../../src/backtest/exchange/turn.js'
import type { MarketEvent } from '../../../src/backtest/marketEvent.js'
import { rules } from '../backtesting.js'
import { market, opens } from '../exchanging.js'

type At = { readonly isBid: boolean; readonly cents: number; readonly size: number }

/** What is done, one thing a millisecond; prices in cents of YES, of whom waits there. */
type Act =
  | ({ readonly kind: 'place'; readonly outcome: 'yes' | 'no' } & At)
  | ({ readonly kind: 'depth' | 'trade' | 'sweep' } & At)
  | { readonly kind: 'cancel'; readonly which: number }
  | { readonly kind: 'amend'; readonly which: number; readonly size: number }

type Own = { readonly id: string; readonly rest: number }
type Told = { readonly fills: ReadonlyArray<string>; readonly left: ReadonlyArray<Own> }

const shares = (size: number): number => Math.round(size * 1e6)

const requestOf = (act: Act, placed: number): Request | null => {
  const known = (which: number) => ({ marketId: 'M', venueId: null, clientOrderId: `o${which}` })
  if (act.kind === 'cancel') return { kind: 'cancel', action: known(act.which) } as Request
  if (act.kind === 'amend')
    return { kind: 'amend', action: { ...known(act.which), size: act.size } } as Request
  if (act.kind !== 'place') return null
  const { isBid, cents, outcome, size } = act
  const isYes = outcome === 'yes'
  // Who bids for YES at 40 cents asks 60 for NO.
  const side = isBid === isYes ? ('bid' as const) : ('ask' as const)
  const order = { outcome, side, price: (isYes ? cents : 100 - cents) / 100, size }
  const action = { marketId: 'M', clientOrderId: `o${placed}`, order }
  return { kind: 'place', rank: 0, action } as Request
}

/** How much a recording shows, at each price of either side. */
type Shown = Map<string, number>
const key = (isBid: boolean, cents: number): string => `${isBid ? 'bid' : 'ask'} ${cents}`
/** A trade hits the best that is shown, and no more than that. */
const hitOf = (shown: Shown, { isBid, size }: At): At | null => {
  for (let i = 1; i < 100; i++) {
    const cents = isBid ? 100 - i : i
    const there = shown.get(key(isBid, cents)) ?? 0
    if (there > 0) return { isBid, cents, size: Math.min(size, there) }
  }
  return null
}

const ours = (acts: ReadonlyArray<Act>): Told => {
  const fills: Array<string> = []
  const setup = {
    config: rules,
    decide: () => ({}) as never,
    tell: (record: { kind: string }) => {
      const { kind, at, buys, size, price } = record as never as Record<string, number>
      if (`${kind}` === 'fill') fills.push(`${at as number} ${buys} ${size} ${price}`)
    },
    note: () => {},
  }
  const turn = turnOf(taken(opened(rules.settings)), setup as never)
  turn.now = opens
  turn.dayEndsAt = opens + 86_400_000
  onEvent(turn, { kind: 'listed', at: opens, heardAt: opens, market })
  const held = turn.markets[0] as ExchangeMarket
  const shown: Shown = new Map()
  let placed = 0
  acts.forEach((act, i) => {
    const at = opens + 1 + i
    turn.now = at
    const when = { at, heardAt: at, marketId: 'M' }
    const shows = ({ isBid, cents, size }: At): void => {
      shown.set(key(isBid, cents), size)
      const side = isBid ? ('bid' as const) : ('ask' as const)
      onEvent(turn, { kind: 'depth', ...when, side, price: cents / 100, size } as MarketEvent)
    }
    const hit = act.kind === 'trade' ? hitOf(shown, act) : null
    if (act.kind === 'depth') shows(act)
    if (hit !== null) {
      const { isBid, cents, size } = hit
      onEvent(turn, { kind: 'trade', ...when, buys: !isBid, price: cents / 100, size })
      shows({ ...hit, size: (shown.get(key(isBid, cents)) ?? 0) - size })
    }
    if (act.kind === 'sweep') {
      const { isBid, cents, size } = act
      const gain = { worth: cents / 100, edge: -1e-9, withFee: false }
      swept(turn, held, { marketId: 'M', buys: !isBid, size, ...gain })
    }
    const asked = requestOf(act, placed)
    if (act.kind === 'place') placed += 1
    if (asked !== null) onRequest(turn, asked)
  })
  return { fills, left: held.orders.map(({ id, rest }) => ({ id, rest })).sort(byId) }
}

const byId = (a: Own, b: Own): number => (a.id < b.id ? -1 : 1)

/** Somebody who waits: an order of the desk, or others. */
type Waiting = { id: string | null; isBid: boolean; cents: number; size: number }

const naive = (acts: ReadonlyArray<Act>): Told => {
  const fills: Array<string> = []
  const shown: Shown = new Map()
  /** In the order in which they came. */
  let book: Array<Waiting> = []
  let now = opens
  const gone = (): void => {
    book = book.filter(({ size }) => size > 0)
  }
  const inTurn = (isBid: boolean, cents: number): ReadonlyArray<Waiting> =>
    book
      .filter((one) => one.isBid === isBid && (isBid ? one.cents >= cents : one.cents <= cents))
      .sort((a, b) => (isBid ? b.cents - a.cents : a.cents - b.cents))
  const takes = (queue: ReadonlyArray<Waiting>, size: number): number => {
    let left = size
    for (const one of queue) {
      const some = Math.min(left, one.size)
      if (some === 0) continue
      one.size -= some
      left -= some
      if (one.id !== null) fills.push(`${now} ${one.isBid} ${some} ${one.cents / 100}`)
    }
    gone()
    return size - left
  }
  const othersAt = (isBid: boolean, cents: number): ReadonlyArray<Waiting> =>
    book.filter((one) => one.id === null && one.isBid === isBid && one.cents === cents)
  /** Who leaves, leaves from the end: nobody is brought forward by more than is sure. */
  const leave = (isBid: boolean, cents: number, size: number): void => {
    let left = size
    for (const one of [...othersAt(isBid, cents)].reverse()) {
      const some = Math.min(left, one.size)
      one.size -= some
      left -= some
    }
    gone()
  }
  /** Others rest here by the recording: whom it saw traded on the other side is not there. */
  const restsAt = (isBid: boolean, cents: number): void => {
    for (let other = 1; other < 100; other++) {
      if (isBid ? other > cents : other < cents) continue
      const there = othersAt(!isBid, other).reduce((sum, { size }) => sum + size, 0)
      leave(!isBid, other, Math.max(0, there - (shown.get(key(!isBid, other)) ?? 0)))
    }
  }
  /** What the recording shows meets the desk's orders. */
  const meets = (isBid: boolean, cents: number): void => {
    const others = othersAt(isBid, cents)
    const there = others.reduce((sum, { size }) => sum + size, 0)
    let left = takes(
      inTurn(!isBid, cents).filter(({ id }) => id !== null),
      there,
    )
    for (const one of others) {
      const some = Math.min(left, one.size)
      one.size -= some
      left -= some
    }
    gone()
  }
  const shows = ({ isBid, cents, size }: At): void => {
    const more = size - (shown.get(key(isBid, cents)) ?? 0)
    shown.set(key(isBid, cents), size)
    if (more > 0) book.push({ id: null, isBid, cents, size: more })
    else leave(isBid, cents, -more)
    if (size === 0) return
    restsAt(isBid, cents)
    meets(isBid, cents)
  }
  const places = ({ isBid, cents, size }: At, id: string): void => {
    const taking = inTurn(!isBid, cents).length > 0
    if (!taking) book.push({ id, isBid, cents, size })
  }
  let placed = 0
  acts.forEach((act, i) => {
    now = opens + 1 + i
    const known = 'which' in act ? book.find(({ id }) => id === `o${act.which}`) : undefined
    if (act.kind === 'depth') shows(act)
    else if (act.kind === 'trade') {
      const hit = hitOf(shown, act)
      if (hit === null) return
      const { isBid, cents, size } = hit
      restsAt(isBid, cents)
      takes(inTurn(isBid, cents), size)
      const left = (shown.get(key(isBid, cents)) ?? 0) - size
      shown.set(key(isBid, cents), left)
      if (left > 0) {
        restsAt(isBid, cents)
        meets(isBid, cents)
      }
    } else if (act.kind === 'sweep') {
      // Nobody made up goes further than the desk's last order.
      const queue = inTurn(act.isBid, act.cents)
      takes(queue.slice(0, queue.map(({ id }) => id !== null).lastIndexOf(true) + 1), act.size)
    } else if (act.kind === 'place') places(act, `o${placed++}`)
    else if (known !== undefined)
      known.size = act.kind === 'cancel' ? 0 : Math.min(known.size, act.size)
    gone()
  })
  const own = book.flatMap(({ id, size }) => (id === null ? [] : [{ id, rest: shares(size) }]))
  return { fills, left: own.sort(byId) }
}

const cents = fc.integer({ min: 47, max: 53 })
const size = fc.integer({ min: 1, max: 30 })
const at = fc.record({ isBid: fc.boolean(), cents, size })
const which = fc.nat({ max: 8 })
const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('place' as const),
      outcome: fc.constantFrom('yes' as const, 'no' as const),
      isBid: fc.boolean(),
      cents,
      size,
    }),
  },
  {
    weight: 5,
    arbitrary: fc
      .tuple(at, fc.integer({ min: -4, max: 30 }))
      .map(([one, shows]) => ({ kind: 'depth' as const, ...one, size: Math.max(0, shows) })),
  },
  { weight: 4, arbitrary: at.map((one) => ({ kind: 'trade' as const, ...one })) },
  { weight: 3, arbitrary: at.map((one) => ({ kind: 'sweep' as const, ...one })) },
  { weight: 1, arbitrary: which.map((one) => ({ kind: 'cancel' as const, which: one })) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('amend' as const), which, size }),
  },
)

describe('against a naive book: law', () => {
  it('the same orders are filled at the same instants, and the same are left', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 40, size: 'max' }), (acts) => {
        expect(ours(acts)).toEqual(naive(acts))
      }),
      { numRuns: 3_000 },
    )
  })
})
