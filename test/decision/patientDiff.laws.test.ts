import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeConfig } from '../../src/codec/decodeConfig.js'
import { decodeState } from '../../src/codec/decodeState.js'
import { decideQuotes } from '../../src/decision/decideQuotes.js'
import { explainQuotes } from '../../src/decision/explainQuotes.js'
import type { OrderDiff } from '../../src/decision/orderDiff.js'
import type { QuoteState } from '../../src/decision/state.js'
import { violations } from '../../src/decision/violations.js'
import {
  anyPatientDecision,
  type PatientDecision,
  patientDecision,
} from '../arbitraries/patient.js'
import { runs, scale } from '../runs.js'
import { answered } from './patience.js'

/** Orders on YES, as heights: a higher one is more generous, whichever side it is on. */
const heightOf = ({ market: { tickSize } }: QuoteState, order: OrderDiff['place'][number]) => {
  const ticks = (order.outcome === 'yes' ? order.price : 1 - order.price) / tickSize
  const isBid = (order.side === 'bid') === (order.outcome === 'yes')
  return { side: isBid ? 'bid' : 'ask', height: Math.round(isBid ? ticks : -ticks), exact: ticks }
}

const levelsOf = ({ state, config }: PatientDecision, side: string) =>
  explainQuotes(state, config)
    .quotes.filter((quote) => quote.side === side && quote.size !== null)
    .map((quote) => ({
      height: heightOf(state, { ...quote, outcome: 'yes', size: 1 }).height,
      action: quote.action,
      size: quote.size as number,
      ids: quote.standing?.ids ?? [],
      standing: quote.standing,
    }))

describe('laws', () => {
  test('what is drawn decodes', () => {
    fc.assert(
      fc.property(anyPatientDecision, ({ state, config }) => {
        expect(decodeConfig(config)).toMatchObject({ _tag: 'Right' })
        expect(decodeState(state)).toMatchObject({ _tag: 'Right' })
      }),
    )
  })

  test('a difference breaks no promise, with any policies', () => {
    fc.assert(
      fc.property(anyPatientDecision, ({ state, config }) => {
        expect(violations(state, config, decideQuotes(state, config))).toEqual([])
      }),
      runs(3_000),
    )
  })

  test('it takes at most one action for each level wanted and each live order', () => {
    fc.assert(
      fc.property(patientDecision, ({ state, config }) => {
        const { cancel, place, amend = [] } = decideQuotes(state, config)
        const wanted = explainQuotes(state, config).quotes.filter(({ size }) => size !== null)
        expect(cancel.length + amend.length).toBeLessThanOrEqual(state.orders.length)
        expect(place.length).toBeLessThanOrEqual(wanted.length)
      }),
      runs(1_000),
    )
  })

  test('it is minimal: nothing is cancelled that it places again', () => {
    fc.assert(
      fc.property(patientDecision, ({ state, config }) => {
        const { cancel, place } = decideQuotes(state, config)
        const gone = state.orders.filter(({ id }) => cancel.includes(id))
        const again = gone.filter((order) =>
          place.some(
            (other) =>
              other.size === order.size &&
              heightOf(state, other).side === heightOf(state, order).side &&
              Math.abs(heightOf(state, other).exact - heightOf(state, order).exact) < 1e-7,
          ),
        )
        expect(again).toEqual([])
      }),
      runs(2_000),
    )
  })

  test('it converges: answered as asked, the third decision and every later one is empty', () => {
    fc.assert(
      fc.property(patientDecision, ({ state, config }) => {
        let now = state
        for (let round = 1; round <= 2; round++) {
          now = answered(now, decideQuotes(now, config), `r${round}`)
        }
        for (let round = 3; round <= 4; round++) {
          const diff = decideQuotes(now, config)
          expect([diff.cancel, diff.place, diff.amend]).toEqual([[], [], undefined])
          now = answered(now, diff, `r${round}`)
        }
      }),
      runs(3_000),
    )
  })

  test('no order stays that is too generous, nor one too timid that has rested', () => {
    fc.assert(
      fc.property(patientDecision, (drawn) => {
        const { state, config } = drawn
        const { timidTicks, restMs } = config.diff
        for (const side of ['bid', 'ask']) {
          for (const { height, ids } of levelsOf(drawn, side)) {
            const standing = state.orders.filter(({ id }) => ids.includes(id))
            for (const order of standing) {
              const timid = height - heightOf(state, order).height
              const isYoung = Math.abs(state.now - (order.since ?? Number.NaN)) < restMs
              expect(timid).toBeGreaterThanOrEqual(0)
              if (!isYoung) expect(timid).toBeLessThanOrEqual(timidTicks)
            }
          }
        }
      }),
      runs(1_500),
    )
  })

  test('an order on the tick of a wanted level, and no larger, is never touched', () => {
    let touched = 0
    fc.assert(
      fc.property(patientDecision, (drawn) => {
        const { state, config } = drawn
        const { keep } = decideQuotes(state, config)
        for (const side of ['bid', 'ask']) {
          for (const { height, size } of levelsOf(drawn, side)) {
            const there = state.orders.filter((order) => {
              const at = heightOf(state, order)
              const onTick = Math.abs(Math.abs(at.height) - at.exact) <= 1e-6
              return at.side === side && at.height === height && onTick
            })
            const [order] = there.filter(({ status }) => status !== 'cancelling')
            if (order === undefined || order.size > size) continue
            touched += 1
            expect(keep).toContain(order.id)
          }
        }
      }),
      runs(1_500),
    )
    expect(touched).toBeGreaterThan(300 * scale)
  })

  test('an order that has yet to rest goes only if no level above it is left without one', () => {
    let young = 0
    fc.assert(
      fc.property(patientDecision, (drawn) => {
        const { state, config } = drawn
        const { cancel, keep, amend, halted } = decideQuotes(state, config)
        if (halted !== null) return
        const amended = (amend ?? []).map(({ id }) => id)
        for (const order of state.orders.filter(({ id }) => cancel.includes(id))) {
          const { since } = order
          if (!(Math.abs(state.now - (since ?? Number.NaN)) < config.diff.restMs)) continue
          const at = heightOf(state, order)
          if (Math.abs(Math.abs(at.height) - at.exact) > 1e-6) continue
          // So does one that is too large for the level it stands for.
          const levels = levelsOf(drawn, at.side)
          const tooLarge = levels.some(({ height, size }) => {
            const timid = height - at.height
            return timid >= 0 && timid <= config.diff.timidTicks && order.size > size
          })
          if (tooLarge) continue
          // What stands beside one that stays doubles it, and goes at once.
          const beside = state.orders.filter(({ id }) => keep.includes(id) || amended.includes(id))
          if (beside.some((other) => heightOf(state, other).height === at.height)) continue
          const price = order.outcome === 'yes' ? order.price : 1 - order.price
          const { minPrice, maxPrice } = config.ladder
          if (!(price >= minPrice - 1e-9 && price <= maxPrice + 1e-9)) continue
          const above = levels.filter(({ height }) => height > at.height)
          young += 1
          const without = above.filter(({ ids, size }) => ids.length === 0 && order.size <= size)
          expect([order.id, without]).toEqual([order.id, []])
        }
      }),
      runs(3_000),
    )
    expect(young).toBeGreaterThan(100 * scale)
  })

  test('explainQuotes and decideQuotes are one computation', () => {
    fc.assert(
      fc.property(anyPatientDecision, ({ state, config }) => {
        const { reason, quotes, explain, ...explained } = explainQuotes(state, config)
        const { explain: terms, ...diff } = decideQuotes(state, config)
        expect(explained).toStrictEqual(diff)
        expect(explain === null ? null : expect.objectContaining(terms ?? {})).toEqual(explain)
        const standing = quotes.flatMap((quote) => quote.standing?.ids ?? [])
        const amended = (diff.amend ?? []).map(({ id }) => id)
        expect([...standing].sort()).toEqual([...diff.keep, ...amended].sort())
        const added = quotes.filter(({ action }) => action === 'place' || action === 'top-up')
        expect(added).toHaveLength(diff.place.length)
        expect(reason?._tag ?? null).toBe(diff.halted)
      }),
      runs(1_000),
    )
  })

  test('without patience it asks for what the contract asks for, where orders stand alone', () => {
    fc.assert(
      fc.property(patientDecision, ({ state, config }) => {
        const impatient = { ...config.diff, timidTicks: 0, restMs: 0, amend: false }
        const ticks = state.orders.map((order) => JSON.stringify(heightOf(state, order)))
        fc.pre(new Set(ticks).size === ticks.length)
        const exact = { ...config, diff: { resizeTolerance: config.diff.resizeTolerance } }
        const one = decideQuotes(state, exact)
        const levels = explainQuotes(state, exact).quotes
        // But for what falls short, which the contract replaces, and this one adds to.
        const short = state.orders.some((order) =>
          levels.some(({ side, price, size }) => {
            const at = heightOf(state, order)
            return (
              at.side === side &&
              Math.abs(at.exact - price / state.market.tickSize) < 1e-3 &&
              order.size < (size ?? Infinity) * (1 - config.diff.resizeTolerance)
            )
          }),
        )
        fc.pre(!short)
        expect(decideQuotes(state, { ...config, diff: impatient })).toStrictEqual(one)
      }),
      runs(1_000),
    )
  })
})
