/** Orders, contexts and limits for the tests of the checks: one that passes, and many that may. */

import * as fc from 'fast-check'
import type { CheckContext, CheckedOrder, LiveOrder } from '../../src/risk/checkContext.js'
import type { Rejection } from '../../src/risk/rejection.js'
import { type RiskLimits, recommended } from '../../src/risk/riskLimits.js'
import { venueRates } from '../../src/risk/venueRates.js'

export const now = 1_750_000_000_000

export const order: CheckedOrder = {
  id: 'new',
  outcome: 'yes',
  side: 'bid',
  price: 0.48,
  size: 100,
  postOnly: true,
  expiresAt: null,
}

/** A quiet moment in which `order` passes every check of `recommended`. */
export const context: CheckContext = {
  now,
  market: {
    strike: 65_000,
    upper: null,
    tie: 'yes',
    status: 'open',
    expiresAt: now + 300_000,
    halts: [],
    ticks: [{ from: 0, tickSize: 0.01 }],
    minSize: 5,
    lotSize: 1,
    minNotional: 1,
    feePerShare: 0,
    salesNeedShares: false,
  },
  model: { fair: 0.5, reservation: 0.5, perRootSecond: 0.005, volatility: 0.5, apartSince: null },
  book: { bestBid: 0.47, bestAsk: 0.53 },
  position: { yes: 0, no: 0, cash: 0 },
  live: [],
  recent: [],
  fills: [],
  neighbours: [],
  worstElsewhere: { underlying: 0, account: 0 },
  liveElsewhere: 0,
  reservedElsewhere: 0,
  balance: 10_000,
  equity: { day: 0, hour: 0, market: 0, drawdown: 0 },
  indexAt: now,
  bookAt: now,
  userStreamAt: now,
  clockSkewMs: 0,
  sources: { range: 0, deviation: 1 },
  reconciled: { at: now, positionDifference: 0, unknownOrders: 0 },
  deadMan: { heartbeatAt: now, cancelOnDisconnect: false },
  rate: { config: venueRates.polymarket, budget: { at: now, tokens: [60, 120] } },
  killSwitch: { kind: 'running' },
}

/** Which way each limit is tighter. */
export const tighter: Readonly<Record<keyof RiskLimits, 'less' | 'more'>> = Object.fromEntries(
  Object.keys(recommended).map((name) => [name, name.startsWith('max') ? 'less' : 'more']),
) as Record<keyof RiskLimits, 'less' | 'more'>

export const named = (rejection: Rejection): string =>
  rejection._tag === 'past' ? rejection.of : rejection._tag

const cents = fc.integer({ min: 30, max: 70 }).map((ticks) => ticks / 100)
const side = fc.constantFrom('bid' as const, 'ask' as const)
const outcome = fc.constantFrom('yes' as const, 'no' as const)
const size = fc.constantFrom(1, 10, 50, 100, 100, 250, 400)
const ago = fc.constantFrom(0, 100, 199, 200, 500, 2_000, 5_000, 20_000)

export const anOrder: fc.Arbitrary<CheckedOrder> = fc.record({
  id: fc.constantFrom('new', 'a', 'b', 'c', 'd'),
  outcome,
  side,
  price: cents,
  size,
  postOnly: fc.boolean(),
  expiresAt: fc.option(fc.constantFrom(now + 60_000, now + 600_000)),
})

const live: fc.Arbitrary<LiveOrder> = fc.record({
  id: fc.constantFrom('a', 'b', 'c', 'e', 'f', 'g'),
  outcome,
  side,
  price: cents,
  size,
  status: fc.constantFrom('pending', 'open', 'cancelling', 'unknown', 'matched'),
  sentAt: ago.map((ms) => now - ms),
})

const neighbour = fc.record({
  strike: fc.option(fc.constantFrom(64_000, 65_000, 66_000)),
  upper: fc.constantFrom(null, null, 66_000),
  tie: fc.constantFrom('yes' as const, 'no' as const, 'half' as const),
  yes: fc.constantFrom(0, 100),
  no: fc.constantFrom(0, 50, 200),
  cash: fc.constantFrom(0, -40, -120),
  feePerShare: fc.constant(0),
  live: fc.array(live, { maxLength: 2 }),
})

const dollars = fc.constantFrom(0, 0, 0, 50, -50, -400, 800)

/** Contexts in which about as many checks pass as fail. */
export const aContext: fc.Arbitrary<CheckContext> = fc
  .record({
    live: fc.array(live, { maxLength: 4 }),
    recent: fc.array(live, { maxLength: 1 }),
    position: fc.record({
      yes: fc.constantFrom(0, 0, 100, 300, 800),
      no: fc.constantFrom(0, 0, 100, 300, 800),
      cash: fc.constantFrom(0, -60, -200, -500),
    }),
    neighbours: fc.array(neighbour, { maxLength: 2 }),
    equity: fc.record({ day: dollars, hour: dollars, market: dollars, drawdown: dollars }),
    fills: fc
      .array(fc.record({ at: ago.map((ms) => now - ms), side, size }), { maxLength: 5 })
      .map((fills) => [...fills].sort((a, b) => a.at - b.at)),
    ages: fc.tuple(ago, ago, ago, ago),
    deviations: fc.constantFrom(0, 1, 4, 7),
    apart: fc.option(ago),
    mid: fc.constantFrom(0.2, 0.4, 0.5),
    left: fc.constantFrom(10_000, 60_000, 300_000),
    sells: fc.boolean(),
    heartbeat: fc.option(ago),
    tokens: fc.constantFrom(3, 8, 60),
  })
  .map((sketch) => ({
    ...context,
    live: sketch.live,
    recent: sketch.recent,
    position: sketch.position,
    neighbours: sketch.neighbours,
    equity: sketch.equity,
    fills: sketch.fills,
    market: {
      ...context.market,
      expiresAt: now + sketch.left,
      salesNeedShares: sketch.sells,
      halts: sketch.left === 60_000 ? [{ from: now + 8_000, to: now + 9_000 }] : [],
    },
    book: { bestBid: sketch.mid - 0.02, bestAsk: sketch.mid + 0.02 },
    model: {
      fair: 0.5,
      reservation: 0.5,
      perRootSecond: 0.01,
      volatility: 0.5,
      apartSince: sketch.apart === null ? null : now - sketch.apart,
    },
    indexAt: now - sketch.ages[0],
    bookAt: now - sketch.ages[1],
    userStreamAt: now - sketch.ages[2],
    clockSkewMs: sketch.ages[3],
    sources: { range: sketch.deviations, deviation: 1 },
    reconciled: {
      at: now - sketch.ages[0],
      positionDifference: sketch.deviations,
      unknownOrders: sketch.deviations,
    },
    deadMan: {
      heartbeatAt: sketch.heartbeat === null ? null : now - sketch.heartbeat,
      cancelOnDisconnect: false,
    },
    rate: {
      config: venueRates.polymarket,
      budget: { at: now, tokens: [sketch.tokens, sketch.tokens] },
    },
    liveElsewhere: 2,
    reservedElsewhere: 10,
    balance: 300,
    worstElsewhere: { underlying: 20, account: 50 },
  }))

/** A value for a limit near where the contexts above decide. */
const scales: Readonly<Partial<Record<keyof RiskLimits, number>>> = {
  maxOffFair: 0.1,
  maxOffFairDeviations: 10,
  edge: 0.1,
  maxStaleMove: 0.03,
  maxSourceDeviations: 6,
  maxModelGap: 1,
  volatilityFloor: 1,
  maxVolatility: 1,
  maxPositionDifference: 6,
  maxUnknownOrders: 6,
  maxFills: 4,
  maxFillRun: 4,
  maxLiveOfSide: 4,
  maxLiveOfMarket: 6,
  maxLiveInAll: 8,
  repeatMs: 1_000,
  closeBeforeExpiryMs: 100_000,
  closeBeforeHaltMs: 10_000,
  fillWindowMs: 5_000,
  maxOrderLifeMs: 1_000_000,
  maxClockSkewMs: 5_000,
}

export const limitsAround: fc.Arbitrary<RiskLimits> = fc.record(
  Object.fromEntries(
    Object.keys(recommended).map((name) => {
      const top = scales[name as keyof RiskLimits] ?? (name.endsWith('Ms') ? 10_000 : 1_000)
      const parts = fc.integer({ min: 0, max: 20 }).map((part) => (part * top) / 20)
      return [
        name,
        fc.oneof({ weight: 9, arbitrary: parts }, fc.constant(Number.POSITIVE_INFINITY)),
      ]
    }),
  ) as unknown as { [Name in keyof RiskLimits]: fc.Arbitrary<number> },
)
