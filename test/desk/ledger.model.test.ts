import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { entries } from '../../src/desk/dictionary.js'
import * as Account from '../../src/desk/ledger/account.js'
import { cash, equity, market, profitToday } from '../../src/desk/ledger/ledger.js'
import type { LedgerEvent } from '../../src/desk/ledger/ledgerEvent.js'
import type { Ledger } from '../../src/desk/ledger/ledgerState.js'
import * as MarketLedger from '../../src/desk/ledger/marketLedger.js'
import { events, fills, listed, marked, modelOf, run } from './ledgers.js'

const histories = fc.array(events, { maxLength: 60 })

/** What a ledger says of money and shares, without what it remembers of ids. */
const figures = (ledger: Ledger) => ({
  account: ledger.account,
  deposits: ledger.deposits,
  markets: entries(ledger.markets).map(({ value }) => ({
    id: value.id,
    holding: value.holding,
    inDoubt: value.inDoubt,
    count: value.count,
    account: value.account,
  })),
})

describe('laws', () => {
  test('equity is deposits + realised + unrealised − fees + rebates, to the micro-dollar', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const ledger = run([...listed, ...history])
        const { value, cost, realised, fees, rebates } = ledger.account
        const unrealised = value - cost
        expect(equity(ledger) - ledger.deposits).toBe(realised + unrealised - fees + rebates)
        expect(equity(ledger)).toBe(cash(ledger) + value)
      }),
      { numRuns: 1_000 },
    )
  })

  test('the account is the sum of those of the markets and of what no market names', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const ledger = run([...listed, ...history])
        const granted = run(
          history.filter(({ _tag }) => _tag === 'granted' || _tag === 'deposited'),
        )
        const markets = entries(ledger.markets).map(({ value }) => value)
        const sum = markets.reduce(
          (all, { account }) => Account.moved(all, account, Account.empty),
          granted.account,
        )
        expect(ledger.account).toEqual(sum)
        for (const { account, holding, marks, resolution } of markets)
          expect(account).toEqual(Account.ofHolding(holding, marks, resolution))
      }),
    )
  })

  test('a history told twice over, or each event twice, is told once', () => {
    const tagged = histories.map((history) =>
      history.filter(({ _tag }) => !['resolved', 'unresolved', 'marked'].includes(_tag)),
    )
    fc.assert(
      fc.property(tagged, (history) => {
        const once = run([...listed, ...history])
        expect(
          run(
            history.flatMap((event) => [event, event]),
            run(listed),
          ),
        ).toEqual(once)
        const twice = run(history, once)
        expect(figures(twice)).toEqual(figures(once))
      }),
    )
  })

  test('fills that fail leave no trace, whatever came between', () => {
    const doomed = fc.uniqueArray(fills, { selector: ({ id }) => id, maxLength: 6 })
    fc.assert(
      fc.property(histories, doomed, fc.infiniteStream(fc.nat()), (history, fates, places) => {
        const mixed: Array<LedgerEvent> = [...history]
        for (const fill of fates) {
          const named = { ...fill, id: `doomed ${fill.id}` }
          const at = (places.next().value as number) % (mixed.length + 1)
          mixed.splice(at, 0, { _tag: 'matched', market: 'm1', fill: named })
          const after = at + 1 + ((places.next().value as number) % (mixed.length - at))
          mixed.splice(after, 0, { _tag: 'failed', market: 'm1', id: named.id })
        }
        expect(figures(run([...listed, ...mixed]))).toEqual(figures(run([...listed, ...history])))
      }),
    )
  })

  test('the order of the fills moves neither positions nor cash nor what is in doubt', () => {
    const confirmed = fc.uniqueArray(fills, { selector: ({ id }) => id, maxLength: 12 })
    fc.assert(
      fc.property(confirmed, fc.array(fc.nat()), (all, keys) => {
        const told = (list: typeof all): Ledger =>
          run([
            ...marked,
            ...list.map((fill) => ({ _tag: 'confirmed', market: 'm1', fill }) as const),
          ])
        const shuffled = all
          .map((fill, index) => ({ fill, key: keys[index] ?? 0 }))
          .sort((a, b) => a.key - b.key)
          .map(({ fill }) => fill)
        const [one, other] = [market(told(all), 'm1'), market(told(shuffled), 'm1')]
        for (const key of ['yes', 'no', 'cash', 'fees'] as const)
          expect(other?.holding[key]).toBe(one?.holding[key])
        expect(equity(told(shuffled))).toBe(equity(told(all)))
      }),
    )
  })

  test('a resolution that is corrected is as if it had been right at once', () => {
    fc.assert(
      fc.property(histories, histories, (first, then) => {
        const rest = then.filter(({ _tag }) => _tag !== 'resolved' && _tag !== 'unresolved')
        const ending = { _tag: 'resolved', market: 'm1', as: 'no' } as const
        const wrong = { _tag: 'resolved', market: 'm1', as: 'yes' } as const
        const corrected = run([...listed, ...first, wrong, ...rest, ending])
        const right = run([...listed, ...first, ending, ...rest])
        expect(figures(corrected)).toEqual(figures(right))
      }),
    )
  })

  test('the day of the account is the sum of those of its markets and of its grants', () => {
    fc.assert(
      fc.property(histories, histories, (before, today) => {
        const rolled: LedgerEvent = { _tag: 'rolled', day: 'd1', at: 1 }
        const opened = run([...listed, ...before, rolled])
        const ledger = run(today, opened)
        const granted = (ofLedger: Ledger): number =>
          ofLedger.account.rebates -
          entries(ofLedger.markets).reduce((all, { value }) => all + value.account.rebates, 0)
        const markets = entries(ledger.markets).reduce(
          (all, { value }) => all + MarketLedger.profitToday(value, ledger.day.number),
          0,
        )
        expect(profitToday(opened)).toBe(0)
        expect(profitToday(ledger)).toBe(markets + granted(ledger) - granted(opened))
        const moved = equity(ledger) - ledger.deposits - equity(opened) + opened.deposits
        expect(profitToday(ledger)).toBe(moved)
      }),
    )
  })

  test('no event changes the ledger it is given, and a ledger is plain data', () => {
    fc.assert(
      fc.property(histories, events, (history, event) => {
        const ledger = run([...listed, ...history])
        const copy = structuredClone(ledger)
        run([event], ledger)
        expect(ledger).toEqual(copy)
        expect(JSON.parse(JSON.stringify(ledger))).toEqual(ledger)
      }),
    )
  })
})

describe('oracle', () => {
  test('cash, equity, fees and rebates are those of a ledger read all at once', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const ledger = run([...marked, ...history])
        const model = modelOf(history)
        expect({
          cash: BigInt(cash(ledger)),
          equity: BigInt(equity(ledger)),
          fees: BigInt(ledger.account.fees),
          rebates: BigInt(ledger.account.rebates),
          deposits: BigInt(ledger.deposits),
        }).toEqual(model)
      }),
      { numRuns: 1_000 },
    )
  })
})
