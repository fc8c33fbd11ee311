import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decideQuotes } from '../../src/decision/decideQuotes.js'
import { presets } from '../../src/decision/presets.js'
import type { QuoteState } from '../../src/decision/state.js'
import { violations } from '../../src/decision/violations.js'
import type { NewOrder, RestingOrder } from '../../src/market/order.js'
import { config as patient } from './patience.js'
import { calm, now } from './states.js'

/** So many units in the last place further up. */
const moved = (value: number, ulps: number): number => {
  const bits = new DataView(new ArrayBuffer(8))
  bits.setFloat64(0, value)
  bits.setBigInt64(0, bits.getBigInt64(0) + BigInt(ulps))
  return bits.getFloat64(0)
}

const state = fc.record({
  spot: fc.integer({ min: 64_900, max: 65_100 }),
  tickSize: fc.constantFrom(0.01, 0.001, 0.0025),
  yes: fc.integer({ min: 0, max: 400 }),
  book: fc.boolean(),
  left: fc.integer({ min: 60_000, max: 290_000 }),
})

type Parts = typeof state extends fc.Arbitrary<infer Of> ? Of : never

const stateOf = ({ spot, tickSize, yes, book, left }: Parts): QuoteState => ({
  ...calm,
  market: { ...calm.market, tickSize, openedAt: now + left - 300_000, expiresAt: now + left },
  spot: { price: spot, at: now },
  position: { yes, no: 0 },
  book: book ? { bestBid: 0.45, bestAsk: 0.55 } : null,
})

const off = fc.constantFrom(-1e-6, 1e-6, -0.999e-6, 0.999e-6, -1.001e-6, 1.001e-6, -1e-9, 1e-9)

const places = fc.array(
  fc.record({ off, ulps: fc.integer({ min: -3, max: 3 }), no: fc.boolean() }),
  { minLength: 6, maxLength: 6 },
)

const restingAt = (
  { side, price, size }: NewOrder,
  tickSize: number,
  i: number,
  place: { readonly off: number; readonly ulps: number; readonly no: boolean },
): RestingOrder => {
  const onYes = moved(price + place.off * tickSize, place.ulps)
  const turned = side === 'bid' ? 'ask' : 'bid'
  return {
    id: `o${i}`,
    outcome: place.no ? 'no' : 'yes',
    side: place.no ? turned : side,
    price: place.no ? 1 - onYes : onYes,
    size,
    status: 'open',
  }
}

describe('laws', () => {
  test.each([
    ['the difference of the contract', presets.v2],
    ['the patient difference', patient({ resizeTolerance: 0.1 })],
  ])('%s keeps nothing that is a violation, a millionth of a tick off or not', (_, config) => {
    fc.assert(
      fc.property(state, places, (parts, all) => {
        const asked = stateOf(parts)
        const { place } = decideQuotes(asked, config)
        const orders = place.map((one, i) =>
          restingAt(one, parts.tickSize, i, all[i % 6] as (typeof all)[number]),
        )
        const standing = { ...asked, orders }
        const diff = decideQuotes(standing, config)
        expect(violations(standing, config, diff)).toEqual([])
      }),
      { numRuns: 5_000 },
    )
  })
})
