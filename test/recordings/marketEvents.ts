import * as fc from 'fast-check'
import type { MarketEvent } from '../../src/backtest/marketEvent.js'

const name = fc.string({ minLength: 1, maxLength: 8 })
const share = fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true })
const positive = fc.double({ min: 1e-9, max: 1e9, noNaN: true })
const size = fc.oneof(fc.constant(0), positive)
const side = fc.constantFrom('bid' as const, 'ask' as const)
/** What looks like seconds of our time is refused. */
const instant = fc.double({ min: 0, max: 4e12, noNaN: true }).filter((at) => at < 1e9 || at >= 5e9)

const market = fc.record({
  id: name,
  asset: name,
  strike: positive,
  openedAt: fc.integer({ min: 0, max: 1e12 }),
  expiresAt: fc.integer({ min: 1e12 + 1, max: 2e12 }),
  tickSize: fc.constantFrom(0.01, 0.001),
})

const said = fc.oneof(
  fc.record({ kind: fc.constant('price' as const), asset: name, source: name, price: positive }),
  fc.record({ kind: fc.constant('listed' as const), market }),
  fc.record({ kind: fc.constant('struck' as const), marketId: name, strike: positive }),
  fc.record({
    kind: fc.constant('regridded' as const),
    marketId: name,
    tickSize: fc.constant(0.001),
    bands: fc.constantFrom(null, [
      { from: 0, step: 1 },
      { from: 100, step: 10 },
    ]),
  }),
  fc.record({ kind: fc.constant('depth' as const), marketId: name, side, price: share, size }),
  fc.record({
    kind: fc.constant('rested' as const),
    marketId: name,
    orderId: name,
    side,
    price: share,
    size,
  }),
  fc.record({
    kind: fc.constant('trade' as const),
    marketId: name,
    buys: fc.boolean(),
    price: share,
    size: positive,
  }),
  fc.record({
    kind: fc.constant('resolved' as const),
    marketId: name,
    outcome: fc.constantFrom('yes' as const, 'no' as const, 'void' as const),
  }),
)

/** Any event of a recording. */
export const marketEvent: fc.Arbitrary<MarketEvent> = fc
  .tuple(instant, fc.double({ min: 0, max: 1e5, noNaN: true }), said)
  .map(([at, later, event]) => ({ at, heardAt: at + later, ...event }))
