import { describe } from 'vitest'
import { venueRates } from '../../src/risk/venueRates.js'
import { now } from './checking.js'
import { type Bounds, holds, own } from './telling.js'

const fills = (count: number, ago: number, side: 'bid' | 'ask' = 'bid', size = 1) =>
  Array.from({ length: count }, () => ({ at: now - ago, side, size }))

const short = { fillWindowMs: 1_000, maxFillRun: 99 }

const bounds: Bounds = [
  [
    'the age of the index',
    { context: { indexAt: now - 2_000 } },
    { context: { indexAt: now - 2_001 } },
    ['index-age-ms'],
  ],
  [
    'an index from the future',
    { context: { indexAt: now + 2_000 } },
    { context: { indexAt: now + 2_001 } },
    ['index-age-ms'],
  ],
  [
    'the age of the book',
    { context: { bookAt: now - 2_000 } },
    { context: { bookAt: now - 2_001 } },
    ['book-age-ms'],
  ],
  [
    'the age of the user stream',
    { context: { userStreamAt: now - 5_000 } },
    { context: { userStreamAt: now - 5_001 } },
    ['user-stream-age-ms'],
  ],
  [
    'the clocks',
    { context: { clockSkewMs: -500 } },
    { context: { clockSkewMs: -501 } },
    ['clock-skew-ms'],
  ],
  [
    'the move while the index was silent',
    { model: { perRootSecond: 0.04 }, context: { indexAt: now - 250 } },
    { model: { perRootSecond: 0.04 }, context: { indexAt: now - 251 } },
    ['stale-move'],
  ],
  [
    'the sources',
    { context: { sources: { range: 10, deviation: 2 } } },
    { context: { sources: { range: 10.1, deviation: 2 } } },
    ['sources-apart'],
  ],
  [
    'the time that the model is apart',
    {
      model: { fair: 0.5, apartSince: now - 2_000 },
      context: { book: { bestBid: 0.2, bestAsk: 0.49 } },
      limits: { maxModelGap: 0.6 },
    },
    {
      model: { fair: 0.5, apartSince: now - 2_001 },
      context: { book: { bestBid: 0.2, bestAsk: 0.49 } },
      limits: { maxModelGap: 0.6 },
    },
    ['model-apart'],
  ],
  [
    'a volatility that is low',
    { model: { volatility: 0.1 } },
    { model: { volatility: 0.099 } },
    ['still-market'],
  ],
  [
    'a volatility that is high',
    { model: { volatility: 5 } },
    { model: { volatility: 5.001 } },
    ['volatility'],
  ],
  [
    'the tokens of places',
    {
      context: {
        rate: { config: venueRates.polymarket, budget: { at: now, tokens: [1, 120] } },
      },
    },
    {
      context: {
        rate: { config: venueRates.polymarket, budget: { at: now, tokens: [0.9, 120] } },
      },
    },
    ['no-tokens'],
  ],
  [
    'the cancels in reserve',
    {
      context: {
        live: [own({})],
        liveElsewhere: 3,
        rate: { config: venueRates.polymarket, budget: { at: now, tokens: [60, 6] } },
      },
    },
    {
      context: {
        live: [own({})],
        liveElsewhere: 3,
        rate: { config: venueRates.polymarket, budget: { at: now, tokens: [60, 5.9] } },
      },
    },
    ['no-tokens'],
  ],
  [
    'fills',
    { context: { fills: fills(20, 14_999) }, limits: { maxFillRun: 99 } },
    { context: { fills: fills(21, 14_999) }, limits: { maxFillRun: 99 } },
    ['fills'],
  ],
  [
    'shares filled',
    { context: { fills: fills(2, 0, 'bid', 1_000) } },
    { context: { fills: fills(2, 0, 'bid', 1_001) } },
    ['fill-shares'],
  ],
  [
    'fills once rested',
    { context: { fills: fills(21, 15_000) }, limits: { maxFillRun: 99 } },
    { context: { fills: [...fills(20, 16_000), ...fills(1, 14_999)] }, limits: { maxFillRun: 99 } },
    ['fills'],
  ],
  [
    'fills of its own side',
    { context: { fills: [...fills(20, 9), ...fills(5, 8, 'ask')] } },
    { context: { fills: [...fills(21, 9), ...fills(5, 8, 'ask')] } },
    ['fills'],
  ],
  [
    'fills within a window',
    { context: { fills: [...fills(10, 2_000), ...fills(11, 1_000)] }, limits: short },
    { context: { fills: [...fills(10, 1_999), ...fills(11, 1_000)] }, limits: short },
    ['fills'],
  ],
  [
    'fills in a row',
    { context: { fills: fills(10, 29_999) } },
    { context: { fills: fills(11, 29_999) } },
    ['fill-run'],
  ],
  [
    'fills in a row once rested',
    { context: { fills: fills(11, 30_000) } },
    { context: { fills: fills(11, 29_999) } },
    ['fill-run'],
  ],
  [
    'a row that was broken',
    { context: { fills: [...fills(11, 16_000), ...fills(1, 15_500, 'ask')] } },
    { context: { fills: [...fills(1, 16_000, 'ask'), ...fills(11, 15_500)] } },
    ['fill-run'],
  ],
  [
    'the end',
    { market: { expiresAt: now + 30_000 } },
    { market: { expiresAt: now + 29_999 } },
    ['near-expiry'],
  ],
  [
    'the end itself',
    { market: { expiresAt: now + 1 }, limits: { closeBeforeExpiryMs: 0 } },
    { market: { expiresAt: now }, limits: { closeBeforeExpiryMs: 0 } },
    ['near-expiry'],
  ],
  [
    'a halt',
    { market: { halts: [{ from: now + 5_001, to: now + 9_000 }] } },
    { market: { halts: [{ from: now + 5_000, to: now + 9_000 }] } },
    ['near-halt'],
  ],
  [
    'a halt that is over',
    { market: { halts: [{ from: now - 9, to: now }] } },
    { market: { halts: [{ from: now - 9, to: now + 1 }] } },
    ['near-halt'],
  ],
  ['the status', {}, { market: { status: 'paused' } }, ['not-open']],
  [
    'a heartbeat',
    { context: { deadMan: { heartbeatAt: now - 5_000, cancelOnDisconnect: false } } },
    { context: { deadMan: { heartbeatAt: now - 5_001, cancelOnDisconnect: false } } },
    ['no-dead-man'],
  ],
  [
    'an end of its own',
    {
      order: { expiresAt: now + 300_000 },
      context: { deadMan: { heartbeatAt: null, cancelOnDisconnect: false } },
    },
    {
      order: { expiresAt: now + 300_001 },
      context: { deadMan: { heartbeatAt: null, cancelOnDisconnect: false } },
    },
    ['no-dead-man'],
  ],
  [
    'a venue that cancels',
    { context: { deadMan: { heartbeatAt: null, cancelOnDisconnect: true } } },
    { context: { deadMan: { heartbeatAt: null, cancelOnDisconnect: false } } },
    ['no-dead-man'],
  ],
  [
    'the switch',
    {},
    { context: { killSwitch: { kind: 'paused', since: 0, why: '' } } },
    ['stopped'],
  ],
  [
    'the last comparison',
    { context: { reconciled: { at: now - 60_000, positionDifference: 0, unknownOrders: 0 } } },
    { context: { reconciled: { at: now - 60_001, positionDifference: 0, unknownOrders: 0 } } },
    ['reconcile-age-ms'],
  ],
  [
    "the venue's count",
    {},
    { context: { reconciled: { at: now, positionDifference: -1, unknownOrders: 0 } } },
    ['position-difference'],
  ],
  [
    "the venue's orders",
    {},
    { context: { reconciled: { at: now, positionDifference: 0, unknownOrders: 1 } } },
    ['unknown-orders'],
  ],
]

describe('examples', () => holds(bounds))
