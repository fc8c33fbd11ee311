/**
 * The venue against a naive one that keeps each queue as a list: orders placed, cut down, cancelled
 * while a trade is on its way, taken off by a new grid, ended by the market's own end.
 */

import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { onEvent } from '../../../src/backtest/exchange/backtestEvents.js'
import { opened, type Request, taken } from '../../../src/backtest/exchange/backtestState.js'
import { advance } from '../../../src/backtest/exchange/backtestTime.js'
import { turnOf } from '../../../src/backtest/exchange/turn.js'
import { request } from '../../../src/backtest/exchange/underway.js'
import type { MarketEvent } from '../../../src/backtest/marketEvent.js'
import type { BacktestRecord } from '../../../src/backtest/report/backtestRecord.js'
import type { DeskActions } from '../../../src/desk/decide/deskActions.js'
import { rules } from '../backtesting.js'
import { market, opens } from '../exchanging.js'

const wayMs = 50
const lifeMs = 2_000

/** What is done, so many ms after the market opens; prices in cents. */
type Act = { readonly ms: number } & (
  | {
      readonly kind: 'trade'
      readonly buys: boolean
      readonly cents: number
      readonly size: number
    }
  | { readonly kind: 'regrid'; readonly cents: number }
  | {
      readonly kind: 'place'
      readonly isBid: boolean
      readonly cents: number
      readonly size: number
    }
  | { readonly kind: 'cancel'; readonly which: number }
  | { readonly kind: 'amend'; readonly which: number; readonly size: number }
)

const nothingDone: DeskActions = {
  decisions: [],
  cancels: [],
  places: [],
  amends: [],
  merges: [],
  worths: [],
  disagreements: [],
  nextOrder: 1,
  budget: null,
  kill: null,
  scores: [],
} as unknown as DeskActions

const requestOf = (act: Act, placed: number): Request | null => {
  const id = { marketId: 'M', venueId: null }
  if (act.kind === 'place') {
    const side = act.isBid ? ('bid' as const) : ('ask' as const)
    const order = { outcome: 'yes' as const, side, price: act.cents / 100, size: act.size }
    const action = { marketId: 'M', clientOrderId: `o${placed}`, order }
    return { kind: 'place', rank: 0, action } as Request
  }
  if (act.kind === 'cancel')
    return { kind: 'cancel', action: { ...id, clientOrderId: `o${act.which}` } } as Request
  if (act.kind !== 'amend') return null
  const clientOrderId = `o${act.which}`
  return { kind: 'amend', action: { ...id, clientOrderId, size: act.size } } as Request
}

const eventOf = (act: Act): MarketEvent | null => {
  const when = { at: opens + act.ms, heardAt: opens + act.ms, marketId: 'M' }
  if (act.kind === 'trade')
    return { kind: 'trade', ...when, buys: act.buys, price: act.cents / 100, size: act.size }
  if (act.kind !== 'regrid') return null
  return { kind: 'regridded', ...when, tickSize: act.cents / 100, bands: null }
}

const line = (ms: number, what: string): string => `${ms} ${what}`

const ours = (acts: ReadonlyArray<Act>): ReadonlyArray<string> => {
  const told: Array<string> = []
  const tell = (record: BacktestRecord): void => {
    const ms = record.at - opens
    if (record.kind === 'fill')
      told.push(line(ms, `${record.buys ? 'buys' : 'sells'} ${record.size} at ${record.price}`))
    if (record.kind === 'action') told.push(line(ms, record.action))
    if (record.kind === 'stood')
      told.push(line(ms, `since ${record.since - opens}: ${record.bids} ${record.asks}`))
  }
  const latency = {
    ...rules.latency,
    orders: { kind: 'constant', ms: wayMs } as const,
  }
  const config = { ...rules, latency, exchange: { ...rules.exchange, resolveMs: 0 } }
  const setup = { config, decide: () => nothingDone, tell, note: () => {} }
  const turn = turnOf(taken(opened(rules.settings)), setup)
  turn.now = opens
  turn.dayEndsAt = opens + 86_400_000
  const listed = { ...market, expiresAt: opens + lifeMs }
  onEvent(turn, { kind: 'listed', at: opens, heardAt: opens, market: listed })
  let placed = 0
  for (const act of acts) {
    advance(turn, opens + act.ms, false)
    turn.now = opens + act.ms
    const event = eventOf(act)
    if (event !== null) onEvent(turn, event)
    const asked = requestOf(act, placed)
    if (act.kind === 'place') placed += 1
    if (asked !== null) request(turn, asked)
  }
  advance(turn, opens + lifeMs + 1_000, true)
  return told
}

/** Somebody in a queue: an order of the desk, or others who were spared by it. */
type Waiting = { id: string | null; isBid: boolean; cents: number; size: number }

const naive = (acts: ReadonlyArray<Act>): ReadonlyArray<string> => {
  const told: Array<string> = []
  let queue: Array<Waiting> = []
  let grid = 1
  let open = true
  let since = 0
  const own = (isBid: boolean): number =>
    queue.filter((one) => one.id !== null && one.isBid === isBid).length
  const stood = (ms: number): void => {
    if (ms > since) told.push(line(ms, `since ${since}: ${own(true)} ${own(false)}`))
    since = Math.max(since, ms)
  }
  const without = (ms: number, leaves: (one: Waiting) => boolean): void => {
    if (queue.some((one) => one.id !== null && leaves(one))) stood(ms)
    queue = queue.filter((one) => !leaves(one))
  }
  const trades = (ms: number, buys: boolean, cents: number, size: number): void => {
    const reached = queue
      .filter((one) => one.isBid !== buys && (buys ? one.cents <= cents : one.cents >= cents))
      .sort((a, b) => (buys ? a.cents - b.cents : b.cents - a.cents))
    let left = size
    for (const one of reached) {
      const some = Math.min(left, one.size)
      if (some === 0) continue
      one.size -= some
      left -= some
      if (one.id !== null)
        told.push(line(ms, `${buys ? 'sells' : 'buys'} ${some} at ${one.cents / 100}`))
    }
    // Those whom the recording saw hit are hit by what is left alone.
    if (left < size) queue.push({ id: null, isBid: !buys, cents, size: size - left })
    without(ms, (one) => one.size === 0)
  }
  const asks = (ms: number, act: Act, id: string): void => {
    if (act.kind === 'place') {
      const { isBid, cents, size } = act
      const meets = queue.some(
        (one) => one.isBid !== isBid && (isBid ? one.cents <= cents : one.cents >= cents),
      )
      if (!open || meets || cents % grid !== 0) told.push(line(ms, 'rejected'))
      else {
        stood(ms)
        queue.push({ id, isBid, cents, size })
        told.push(line(ms, 'placed'))
      }
      return
    }
    const known = queue.find((one) => one.id === id)
    if (act.kind === 'amend' && known !== undefined && act.size > 0)
      known.size = Math.min(known.size, act.size)
    else if (act.kind === 'cancel' || (act.kind === 'amend' && known !== undefined)) {
      without(ms, (one) => one.id === id)
      told.push(line(ms, known === undefined ? 'cancel-refused' : 'cancelled'))
    }
  }
  let placed = 0
  const steps = acts.map((act) => {
    const isAsked = act.kind !== 'trade' && act.kind !== 'regrid'
    const id = act.kind === 'place' ? `o${placed++}` : 'which' in act ? `o${act.which}` : ''
    // At one instant the recording comes first, then the end, then what the desk asks.
    return { act, id, ms: act.ms + (isAsked ? wayMs : 0), turn: isAsked ? 2 : 0 }
  })
  const end = { act: null, id: '', ms: lifeMs, turn: 1 }
  for (const { act, id, ms } of [...steps, end].sort((a, b) => a.ms - b.ms || a.turn - b.turn)) {
    if (act === null) {
      stood(ms)
      queue = []
      open = false
    } else if (act.kind === 'trade') {
      if (ms < lifeMs) trades(ms, act.buys, act.cents, act.size)
    } else if (act.kind === 'regrid') {
      grid = act.cents
      without(ms, (one) => one.id !== null && one.cents % grid !== 0)
    } else asks(ms, act, id)
  }
  return told
}

const cents = (isBid: boolean): fc.Arbitrary<number> =>
  isBid ? fc.integer({ min: 46, max: 48 }) : fc.integer({ min: 52, max: 54 })

const size = fc.integer({ min: 1, max: 20 })
const which = fc.nat({ max: 8 })
const sided = fc
  .boolean()
  .chain((isBid) => fc.record({ isBid: fc.constant(isBid), cents: cents(isBid) }))

const body = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .tuple(sided, size)
      .map(([one, shares]) => ({ kind: 'place' as const, ...one, size: shares })),
  },
  {
    weight: 4,
    arbitrary: fc.tuple(sided, size).map(([one, shares]) => ({
      kind: 'trade' as const,
      buys: !one.isBid,
      cents: one.cents,
      size: shares,
    })),
  },
  { weight: 2, arbitrary: which.map((one) => ({ kind: 'cancel' as const, which: one })) },
  {
    weight: 2,
    arbitrary: fc.tuple(which, fc.nat({ max: 12 })).map(([one, shares]) => ({
      kind: 'amend' as const,
      which: one,
      size: shares,
    })),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(1, 2, 4).map((one) => ({ kind: 'regrid' as const, cents: one })),
  },
)

/** Instants on a grid of the way, so that many fall together, the market's end among them. */
const acts = fc
  .array(fc.tuple(fc.nat({ max: lifeMs / wayMs + 1 }), body), { maxLength: 40, size: 'max' })
  .map((all) =>
    all.sort(([a], [b]) => a - b).map(([step, one]): Act => ({ ms: step * wayMs, ...one }) as Act),
  )

describe('against a naive venue: law', () => {
  it('the same orders rest, end and are filled at the same instants', () => {
    fc.assert(
      fc.property(acts, (all) => {
        expect(ours(all)).toEqual(naive(all))
      }),
      { numRuns: 1_000 },
    )
  })
})
