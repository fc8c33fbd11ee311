import { describe } from 'vitest'
import { now } from './checking.js'
import { type Bounds, holds, own } from './telling.js'

const wide = { maxOffFair: 1, edge: -1 }

const banded = [
  { from: 0, tickSize: 0.01 },
  { from: 0.45, tickSize: 0.02 },
]

const bounds: Bounds = [
  ['a size', { order: { size: 1_000 } }, { order: { size: 1_001 } }, ['order-size']],
  [
    'a cost',
    { order: { size: 500 }, limits: { maxOrderNotional: 240 } },
    { order: { size: 501 }, limits: { maxOrderNotional: 240 } },
    ['order-notional'],
  ],
  [
    'the cost of an ask',
    { order: { side: 'ask', price: 0.55, size: 200 }, limits: { maxOrderNotional: 90 } },
    { order: { side: 'ask', price: 0.55, size: 201 }, limits: { maxOrderNotional: 90 } },
    ['order-notional'],
  ],
  ['a collar below', { order: { price: 0.4 } }, { order: { price: 0.39 } }, ['off-fair']],
  [
    'a collar above',
    { order: { side: 'ask', price: 0.6 } },
    { order: { side: 'ask', price: 0.61 } },
    ['off-fair'],
  ],
  [
    'a collar of deviations',
    { order: { price: 0.38 }, model: { perRootSecond: 0.02 } },
    { order: { price: 0.37 }, model: { perRootSecond: 0.02 } },
    ['off-fair'],
  ],
  [
    'an edge of a bid',
    { model: { reservation: 0.485 } },
    { model: { reservation: 0.484 } },
    ['thin-edge'],
  ],
  [
    'an edge of an ask on NO',
    { order: { outcome: 'no', side: 'ask', price: 0.52 }, model: { reservation: 0.485 } },
    { order: { outcome: 'no', side: 'ask', price: 0.52 }, model: { reservation: 0.484 } },
    ['thin-edge'],
  ],
  [
    'the best ask',
    { context: { book: { bestAsk: 0.49 } } },
    { context: { book: { bestAsk: 0.48 } } },
    ['would-take'],
  ],
  [
    'the best bid',
    { order: { side: 'ask', price: 0.52 }, context: { book: { bestBid: 0.51 } } },
    { order: { side: 'ask', price: 0.52 }, context: { book: { bestBid: 0.52 } } },
    ['would-take'],
  ],
  [
    'an own ask',
    { context: { live: [own({ side: 'ask', price: 0.49 })] } },
    { context: { live: [own({ side: 'ask', price: 0.48, status: 'cancelling' })] } },
    ['self-cross'],
  ],
  [
    'an own bid on NO',
    { context: { live: [own({ outcome: 'no', price: 0.51 })] } },
    { context: { live: [own({ outcome: 'no', price: 0.52, status: 'pending' })] } },
    ['self-cross'],
  ],
  [
    'an own bid',
    { order: { side: 'ask', price: 0.52 }, context: { live: [own({ price: 0.51 })] } },
    { order: { side: 'ask', price: 0.52 }, context: { live: [own({ price: 0.52 })] } },
    ['self-cross'],
  ],
  [
    'the id',
    { context: { live: [own({})] } },
    { context: { live: [own({ id: 'new' })] } },
    ['same-id'],
  ],
  ['the id of lately', {}, { context: { recent: [own({ id: 'new' })] } }, ['same-id']],
  [
    'the same again',
    { context: { recent: [own({ price: 0.48, sentAt: now - 200 })] } },
    { context: { recent: [own({ price: 0.48, sentAt: now - 199 })] } },
    ['repeated'],
  ],
  [
    'the same on NO',
    { context: { live: [own({ outcome: 'no', side: 'ask', price: 0.52, sentAt: now - 200 })] } },
    { context: { live: [own({ outcome: 'no', side: 'ask', price: 0.52, sentAt: now })] } },
    ['repeated'],
  ],
  [
    'orders of a side',
    {
      context: { live: [own({}), own({ id: 'b', side: 'ask', price: 0.6 })] },
      limits: { maxLiveOfSide: 2 },
    },
    {
      context: { live: [own({}), own({ id: 'b', outcome: 'no', side: 'ask', price: 0.6 })] },
      limits: { maxLiveOfSide: 2 },
    },
    ['orders-of-side'],
  ],
  [
    'orders of a market',
    {
      context: { live: [own({}), own({ id: 'b', status: 'matched' })] },
      limits: { maxLiveOfMarket: 2 },
    },
    { context: { live: [own({}), own({ id: 'b' })] }, limits: { maxLiveOfMarket: 2 } },
    ['orders-of-market'],
  ],
  [
    'orders in all',
    { context: { liveElsewhere: 49 }, limits: { maxLiveInAll: 50 } },
    { context: { liveElsewhere: 50 }, limits: { maxLiveInAll: 50 } },
    ['orders-in-all'],
  ],
  ['a tick', { order: { price: 0.45 } }, { order: { price: 0.455 } }, ['off-tick']],
  [
    'a finer tick of its band',
    {
      order: { price: 0.045 },
      market: {
        ticks: [
          { from: 0, tickSize: 0.001 },
          { from: 0.1, tickSize: 0.01 },
        ],
      },
      limits: wide,
    },
    {
      order: { price: 0.105 },
      market: {
        ticks: [
          { from: 0, tickSize: 0.001 },
          { from: 0.1, tickSize: 0.01 },
        ],
      },
      limits: wide,
    },
    ['off-tick'],
  ],
  [
    'a band from its first price on',
    { order: { price: 0.44 }, market: { ticks: banded } },
    { order: { price: 0.45 }, market: { ticks: banded } },
    ['off-tick'],
  ],
  [
    'the lowest price',
    { order: { price: 0.01 }, limits: wide },
    { order: { price: 0, size: 100 }, limits: wide, market: { minNotional: 0 } },
    ['outside-range'],
  ],
  [
    'the highest price',
    { order: { side: 'ask', price: 0.99 }, limits: wide },
    { order: { side: 'ask', price: 1 }, limits: wide },
    ['outside-range'],
  ],
  ['a lot', { order: { size: 99 } }, { order: { size: 99.5 } }, ['off-lot']],
  ['the least size', { order: { size: 5 } }, { order: { size: 4 } }, ['under-size']],
  [
    'the least notional',
    { order: { size: 5, price: 0.45 }, market: { minNotional: 2.25 } },
    { order: { size: 5, price: 0.44 }, market: { minNotional: 2.25 } },
    ['under-notional'],
  ],
]

describe('examples', () => holds(bounds))
