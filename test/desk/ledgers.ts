/** Events of a ledger for property tests, and a second ledger without limits to compare with. */

import * as fc from 'fast-check'
import type { Fill } from '../../src/desk/ledger/fill.js'
import { applied, empty } from '../../src/desk/ledger/ledger.js'
import type { LedgerEvent, Resolution } from '../../src/desk/ledger/ledgerEvent.js'
import type { Ledger } from '../../src/desk/ledger/ledgerState.js'

export const run = (events: ReadonlyArray<LedgerEvent>, from: Ledger = empty): Ledger =>
  events.reduce(applied, from)

export const listed: ReadonlyArray<LedgerEvent> = [
  { _tag: 'listed', market: 'm1' },
  { _tag: 'listed', market: 'm2' },
]

/** Marked at nothing from the start, so that no cost counts and the order of fills is no matter. */
export const marked: ReadonlyArray<LedgerEvent> = [
  ...listed,
  { _tag: 'marked', market: 'm1', yes: 0, no: 0 },
  { _tag: 'marked', market: 'm2', yes: 0, no: 0 },
]

const size = fc.oneof(
  fc.integer({ min: 1, max: 9 }),
  fc.integer({ min: 1, max: 500_000_000 }),
  fc.constantFrom(1_000_000, 100_000_000, 33_333_333),
)
const price = fc.oneof(fc.constantFrom(0, 1_000_000, 500_000), fc.nat({ max: 1_000_000 }))
const id = fc.nat({ max: 11 }).map((number) => `f${number}`)
const amount = fc.integer({ min: -5_000_000, max: 50_000_000 })

export const fills: fc.Arbitrary<Fill> = fc.record({
  id,
  outcome: fc.constantFrom('yes', 'no'),
  side: fc.constantFrom('bid', 'bid', 'ask'),
  size,
  price,
  fee: fc.oneof(fc.constant(0), fc.integer({ min: -2_000, max: 20_000 })),
})

const market = fc.constantFrom('m1', 'm2')
const resolution: fc.Arbitrary<Resolution> = fc.constantFrom('yes', 'no', 'void')

/** Anything that changes no day and drops no market. */
export const events: fc.Arbitrary<LedgerEvent> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ _tag: fc.constant('matched' as const), market, fill: fills }),
  },
  {
    weight: 5,
    arbitrary: fc.record({ _tag: fc.constant('confirmed' as const), market, fill: fills }),
  },
  { weight: 2, arbitrary: fc.record({ _tag: fc.constant('failed' as const), market, id }) },
  fc.record({ _tag: fc.constantFrom('split' as const, 'merged' as const), market, id, size }),
  fc.record({ _tag: fc.constant('rebated' as const), market, id, amount }),
  {
    weight: 2,
    arbitrary: fc.record({ _tag: fc.constant('marked' as const), market, yes: price, no: price }),
  },
  fc.record({ _tag: fc.constant('resolved' as const), market, as: resolution }),
  fc.record({ _tag: fc.constant('unresolved' as const), market }),
  fc.record({ _tag: fc.constantFrom('deposited' as const, 'granted' as const), id, amount }),
)

const million = 1_000_000n
const floored = (over: bigint): bigint =>
  over >= 0n || over % million === 0n ? over / million : over / million - 1n

type Flow = {
  readonly yes: bigint
  readonly no: bigint
  readonly cash: bigint
  readonly fee: bigint
}

const flowOf = ({ outcome, side, size: shares, price: paid, fee }: Fill): Flow => {
  const sign = side === 'bid' ? 1n : -1n
  const moved = sign * BigInt(shares)
  return {
    yes: outcome === 'yes' ? moved : 0n,
    no: outcome === 'no' ? moved : 0n,
    cash: floored(0n - moved * BigInt(paid)) - BigInt(fee),
    fee: BigInt(fee),
  }
}

export type Model = {
  cash: bigint
  equity: bigint
  fees: bigint
  rebates: bigint
  deposits: bigint
}

const payoutOf = {
  yes: [million, 0n],
  no: [0n, million],
  void: [million / 2n, million / 2n],
} as const

/** Reads a whole history after `marked` at once: what is confirmed, summed in any order. */
export const modelOf = (history: ReadonlyArray<LedgerEvent>): Model => {
  const model: Model = { cash: 0n, equity: 0n, fees: 0n, rebates: 0n, deposits: 0n }
  const once = new Set<string>()
  const isNew = (key: string): boolean => once.size < once.add(key).size
  for (const event of history) {
    if (event._tag !== 'deposited' && event._tag !== 'granted') continue
    if (!isNew(`account ${event.id}`)) continue
    model.cash += BigInt(event.amount)
    model[event._tag === 'granted' ? 'rebates' : 'deposits'] += BigInt(event.amount)
  }
  model.equity = model.cash
  for (const name of ['m1', 'm2']) {
    const own = history.filter((event) => 'market' in event && event.market === name)
    let [yes, no, cash] = [0n, 0n, 0n]
    let worth: readonly [bigint, bigint] = [0n, 0n]
    let payout: readonly [bigint, bigint] | null = null
    for (const event of own) {
      if (event._tag === 'confirmed' && isNew(`${name} fill ${event.fill.id}`)) {
        const flow = flowOf(event.fill)
        yes += flow.yes
        no += flow.no
        cash += flow.cash
        model.fees += flow.fee
      }
      const isTransfer =
        event._tag === 'split' || event._tag === 'merged' || event._tag === 'rebated'
      if (isTransfer && isNew(`${name} transfer ${event.id}`)) {
        const sets = event._tag === 'rebated' ? 0n : BigInt(event.size)
        const sign = event._tag === 'split' ? 1n : -1n
        yes += sign * sets
        no += sign * sets
        cash += event._tag === 'rebated' ? BigInt(event.amount) : 0n - sign * sets
        model.rebates += event._tag === 'rebated' ? BigInt(event.amount) : 0n
      }
      if (event._tag === 'marked') worth = [BigInt(event.yes ?? 0), BigInt(event.no ?? 0)]
      if (event._tag === 'resolved') payout = payoutOf[event.as]
      if (event._tag === 'unresolved') payout = null
    }
    const [ofYes, ofNo] = payout ?? worth
    const sets = yes < no ? yes : no
    const value = sets + floored((yes - sets) * ofYes) + floored((no - sets) * ofNo)
    model.cash += cash + (payout === null ? 0n : value)
    model.equity += cash + value
  }
  return model
}
