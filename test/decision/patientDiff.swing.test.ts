import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { QuoteConfig } from '../../src/decision/config.js'
import { decideQuotes } from '../../src/decision/decideQuotes.js'
import { explainQuotes } from '../../src/decision/explainQuotes.js'
import type { OrderDiff } from '../../src/decision/orderDiff.js'
import type { QuoteState } from '../../src/decision/state.js'
import { patientDecision } from '../arbitraries/patient.js'
import { runs } from '../runs.js'
import { answered, isEmpty } from './patience.js'
import { calm, now, config as v2 } from './states.js'

describe('laws of a price that swings', () => {
  /** The spot at which the fair value of the calm market is a price. */
  const spotAt = (config: QuoteConfig, fair: number): QuoteState['spot'] => {
    let [low, high] = [64_000, 66_000]
    for (let i = 0; i < 60; i++) {
      const spot = { price: (low + high) / 2, at: now }
      const value = explainQuotes({ ...calm, spot }, config).explain?.fairValue ?? Number.NaN
      if (value < fair) low = spot.price
      else high = spot.price
    }
    return { price: (low + high) / 2, at: now }
  }

  const flat: QuoteConfig = {
    ...v2,
    spread: { ...v2.spread, extreme: [] },
    size: { ...v2.size, extreme: [] },
    diff: { kind: 'patient', resizeTolerance: 0, timidTicks: 1, restMs: 0, amend: false },
  }

  const swing = fc.double({ min: -0.499, max: 0.499, noNaN: true })

  test('by half a tick either way: it moves once at each end at most, and then nothing', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.3, max: 0.7, noNaN: true }),
        fc.constantFrom(0.01, 0.0025, 0.001),
        fc.array(swing, { minLength: 3, maxLength: 8 }),
        (fair, tickSize, swings) => {
          let state: QuoteState = { ...calm, market: { ...calm.market, tickSize } }
          let round = 0
          const decideAt = (by: number): OrderDiff => {
            state = { ...state, spot: spotAt(flat, fair + by * tickSize) }
            const diff = decideQuotes(state, flat)
            state = answered(state, diff, `r${round++}`)
            return diff
          }
          for (const by of [0, -0.499, 0.499]) decideAt(by)
          for (const by of swings) expect(isEmpty(decideAt(by))).toBe(true)
          expect(state.orders).toHaveLength(6)
        },
      ),
      runs(150),
    )
  })
})

describe('laws of the mirror', () => {
  /** The market in which NO is called YES. */
  const mirrored = (state: QuoteState): QuoteState => ({
    ...state,
    market: { ...state.market, strike: state.spot.price },
    spot: { ...state.spot, price: state.market.strike as number },
    position: { yes: state.position.no, no: state.position.yes },
    orders: state.orders.map((order) => ({
      ...order,
      outcome: order.outcome === 'yes' ? 'no' : 'yes',
    })),
    book: {
      bestBid: typeof state.book?.bestAsk === 'number' ? 1 - state.book.bestAsk : null,
      bestAsk: typeof state.book?.bestBid === 'number' ? 1 - state.book.bestBid : null,
    },
  })

  test('swap YES and NO, and every decision mirrors', () => {
    fc.assert(
      fc.property(patientDecision, ({ state, config: drawn }) => {
        const config = {
          ...drawn,
          fairValue: { model: 'simplified' as const },
          // Marks of tiers are met to the last bit, on either side of the mirror.
          spread: { ...drawn.spread, extreme: [] } as QuoteConfig['spread'],
          size: { ...drawn.size, extreme: [] },
          timing: { ...drawn.timing, stopLoser: { remaining: 0, below: 0 } },
          ladder: { ...drawn.ladder, minPrice: 0.01, maxPrice: 0.99 },
        }
        // A bid and an ask that would trade with each other are placed in turn: the bid first.
        const { quotes } = explainQuotes(state, config)
        fc.pre(quotes.every(({ reason }) => reason?._tag !== 'would-self-trade'))
        const diff = decideQuotes(state, config)
        const other = decideQuotes(mirrored(state), config)
        const { tickSize } = state.market
        const sorted = (place: OrderDiff['place'], flip: boolean): ReadonlyArray<string> =>
          place
            .map(({ side, price, size }) => {
              const ticks = Math.round((flip ? 1 - price : price) / tickSize)
              return `${flip ? side === 'ask' : side === 'bid'} ${ticks} ${size}`
            })
            .sort()
        expect(other.halted).toBe(diff.halted)
        expect(other.cancel).toEqual(diff.cancel)
        expect([...other.keep].sort()).toEqual([...diff.keep].sort())
        expect([...(other.amend ?? [])].sort(byId)).toEqual([...(diff.amend ?? [])].sort(byId))
        expect(sorted(other.place, true)).toEqual(sorted(diff.place, false))
      }),
      runs(2_000),
    )
  })

  const byId = (a: { readonly id: string }, b: { readonly id: string }): number =>
    a.id < b.id ? -1 : 1
})
