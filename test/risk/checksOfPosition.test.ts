import { describe } from 'vitest'
import { type Bounds, holds, own } from './telling.js'

const bounds: Bounds = [
  [
    'the net position',
    { context: { position: { yes: 200, no: 0, cash: 0 } }, limits: { maxNet: 300 } },
    { context: { position: { yes: 201, no: 0, cash: 0 } }, limits: { maxNet: 300 } },
    ['net-position'],
  ],
  [
    'the net position the other way',
    {
      order: { side: 'ask', price: 0.52 },
      context: { position: { yes: 0, no: 200, cash: 0 } },
      limits: { maxNet: 300 },
    },
    {
      order: { side: 'ask', price: 0.52 },
      context: { position: { yes: 0, no: 201, cash: 0 } },
      limits: { maxNet: 300 },
    },
    ['net-position'],
  ],
  [
    'the net position with what is live',
    { context: { live: [own({})] }, limits: { maxNet: 200 } },
    { context: { live: [own({ status: 'unknown', size: 101 })] }, limits: { maxNet: 200 } },
    ['net-position'],
  ],
  [
    'YES held',
    {
      context: { position: { yes: 200, no: 900, cash: 0 }, live: [own({})] },
      limits: { maxOutcome: 400 },
    },
    {
      context: { position: { yes: 201, no: 900, cash: 0 }, live: [own({})] },
      limits: { maxOutcome: 400 },
    },
    ['yes-position'],
  ],
  [
    'NO bought by an ask',
    {
      order: { side: 'ask', price: 0.52 },
      context: { position: { yes: 900, no: 300, cash: 0 } },
      limits: { maxOutcome: 400 },
    },
    {
      order: { side: 'ask', price: 0.52 },
      context: { position: { yes: 900, no: 301, cash: 0 } },
      limits: { maxOutcome: 400 },
    },
    ['no-position'],
  ],
  ['the balance', { context: { balance: 48 } }, { context: { balance: 47.99 } }, ['no-capital']],
  [
    'the balance for an ask',
    { order: { side: 'ask', price: 0.55 }, context: { balance: 45 } },
    { order: { side: 'ask', price: 0.55 }, context: { balance: 44.9 } },
    ['no-capital'],
  ],
  [
    'the worst of a market with its fee',
    { market: { feePerShare: 0.01 }, limits: { maxWorstOfMarket: 49 } },
    { market: { feePerShare: 0.01 }, limits: { maxWorstOfMarket: 48.9 } },
    ['worst-of-market'],
  ],
  [
    'the balance with a fee',
    { market: { feePerShare: 0.01 }, context: { balance: 49 } },
    { market: { feePerShare: 0.01 }, context: { balance: 48.99 } },
    ['no-capital'],
  ],
  [
    'the balance with what is live',
    { context: { balance: 98, reservedElsewhere: 10, live: [own({})] } },
    { context: { balance: 97.9, reservedElsewhere: 10, live: [own({})] } },
    ['no-capital'],
  ],
  [
    'shares to sell',
    {
      order: { side: 'ask', price: 0.52 },
      market: { salesNeedShares: true },
      context: { position: { yes: 100, no: 0, cash: 0 } },
    },
    {
      order: { side: 'ask', price: 0.52 },
      market: { salesNeedShares: true },
      context: { position: { yes: 99, no: 0, cash: 0 } },
    },
    ['no-inventory'],
  ],
  [
    'the worst of a market',
    { limits: { maxWorstOfMarket: 48 } },
    { limits: { maxWorstOfMarket: 47.9 } },
    ['worst-of-market'],
  ],
  [
    'the worst of an instant',
    { limits: { maxWorstOfInstant: 48 } },
    { limits: { maxWorstOfInstant: 47.9 } },
    ['worst-of-instant'],
  ],
  [
    'the worst of an underlying',
    {
      context: { worstElsewhere: { underlying: 52, account: 0 } },
      limits: { maxWorstOfUnderlying: 100 },
    },
    {
      context: { worstElsewhere: { underlying: 53, account: 0 } },
      limits: { maxWorstOfUnderlying: 100 },
    },
    ['worst-of-underlying'],
  ],
  [
    'the worst of the account',
    {
      context: { worstElsewhere: { underlying: 0, account: 52 } },
      limits: { maxWorstOfAccount: 100 },
    },
    {
      context: { worstElsewhere: { underlying: 0, account: 53 } },
      limits: { maxWorstOfAccount: 100 },
    },
    ['worst-of-account'],
  ],
  [
    'the loss of a day',
    { context: { equity: { day: -1_000, hour: 0, market: 0, drawdown: 0 } } },
    { context: { equity: { day: -1_001, hour: 0, market: 0, drawdown: 0 } } },
    ['loss-of-day'],
  ],
  [
    'the loss of an hour',
    { context: { equity: { day: 0, hour: -500, market: 0, drawdown: 0 } } },
    { context: { equity: { day: 0, hour: -501, market: 0, drawdown: 0 } } },
    ['loss-of-hour'],
  ],
  [
    'the loss of a market',
    { context: { equity: { day: 0, hour: 0, market: -500, drawdown: 0 } } },
    { context: { equity: { day: 0, hour: 0, market: -501, drawdown: 0 } } },
    ['loss-of-market'],
  ],
  [
    'a drawdown',
    { context: { equity: { day: 0, hour: 0, market: 0, drawdown: 1_500 } } },
    { context: { equity: { day: 0, hour: 0, market: 0, drawdown: 1_501 } } },
    ['drawdown'],
  ],
]

describe('examples', () => holds(bounds))
