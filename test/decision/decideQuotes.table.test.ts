import { describe, expect, test } from 'vitest'
import { decideQuotes } from '../../src/decision/decideQuotes.js'
import type { QuoteState } from '../../src/decision/state.js'
import { calm, config, ladder, now, order } from './states.js'

/** Cancels, keeps and places as one line: `-b0 =b1 +bid 0.48x100`. */
const inWords = (state: QuoteState): string => {
  const { cancel, keep, place, halted } = decideQuotes(state, config)
  return [
    ...(halted === null ? [] : [halted]),
    ...cancel.map((id) => `-${id}`),
    ...keep.map((id) => `=${id}`),
    ...place.map(
      ({ side, outcome, price, size }) =>
        `+${side}${outcome === 'yes' ? '' : '?'} ${price}x${size}`,
    ),
  ].join(' ')
}

const all = '+bid 0.48x100 +bid 0.47x100 +bid 0.46x100 +ask 0.52x100 +ask 0.53x100 +ask 0.54x100'
const asks = '+ask 0.52x100 +ask 0.53x100 +ask 0.54x100'
const keepAll = '=b0 =b1 =b2 =a0 =a1 =a2'
const keepAsks = '=a0 =a1 =a2'

const resting = (...texts: ReadonlyArray<string>): Partial<QuoteState> => ({
  orders: texts.map(order),
})
const instead = (id: string, ...texts: ReadonlyArray<string>): Partial<QuoteState> => ({
  orders: ladder.flatMap((each) => (each.id === id ? texts.map(order) : [each])),
})
const market = (over: Partial<QuoteState['market']>): Partial<QuoteState> => ({
  market: { ...calm.market, ...over },
})
const lost = { orders: ladder.map((each) => ({ ...each, status: 'unknown' as const })) }

describe('examples', () => {
  test.each<readonly [string, Partial<QuoteState>, string]>([
    ['a fresh market', {}, all],
    ['all as it should be', { orders: ladder }, keepAll],
    [
      'all sent, none answered',
      { orders: ladder.map((o) => ({ ...o, status: 'pending' })) },
      keepAll,
    ],
    ['every answer lost', lost, keepAll],
    ['all being cancelled', { orders: ladder.map((o) => ({ ...o, status: 'cancelling' })) }, all],
    [
      'orders on NO are mirrors',
      resting('n1 no ask 0.52 100 open', 'n2 no bid 0.48 100 open'),
      '=n1 =n2 +bid 0.47x100 +bid 0.46x100 +ask 0.53x100 +ask 0.54x100',
    ],
    [
      'one too large',
      instead('b1', 'x yes bid 0.47 101 open'),
      `-x =b0 =b2 ${keepAsks} +bid 0.47x100`,
    ],
    [
      'one too small',
      instead('b1', 'x yes bid 0.47 99 open'),
      `-x =b0 =b2 ${keepAsks} +bid 0.47x100`,
    ],
    [
      'one off the ladder',
      instead('b1', 'x yes bid 0.45 100 open'),
      `-x =b0 =b2 ${keepAsks} +bid 0.47x100`,
    ],
    [
      'one twice',
      instead('b1', 'x yes bid 0.47 100 open', 'y yes bid 0.47 100 open'),
      `-y =b0 =x =b2 ${keepAsks}`,
    ],
    [
      'in the order of the orders',
      instead('b1', 'y yes bid 0.47 100 open', 'x yes bid 0.47 100 open'),
      `-x =b0 =y =b2 ${keepAsks}`,
    ],
    [
      'an ask that a bid would meet, being cancelled',
      resting('x yes ask 0.47 10 cancelling'),
      `+bid 0.46x100 ${asks}`,
    ],
    [
      'an ask that a bid would meet, cancelled now',
      resting('x yes ask 0.47 10 open'),
      `-x +bid 0.46x100 ${asks}`,
    ],
    [
      'a bid on NO that a bid would meet',
      resting('x no bid 0.53 10 open'),
      `-x +bid 0.46x100 ${asks}`,
    ],
    [
      'a bid that an ask would meet',
      resting('x yes bid 0.53 10 open'),
      '-x +bid 0.48x100 +bid 0.47x100 +bid 0.46x100 +ask 0.54x100',
    ],
  ])('%s', (_, over, expected) => {
    expect(inWords({ ...calm, ...over })).toBe(expected)
  })

  // With 4,750 YES the spread is 0.04 × 1.475 = 0.059 and the skew 0.019: bid 0.4515, ask 0.5105;
  // past the limit they are 0.06 and 0.02; with 70 more YES than NO the skew is 0.00028.
  test.each<readonly [string, Partial<QuoteState>, string]>([
    [
      'room for two bids and a half',
      { position: { yes: 4_750, no: 0 } },
      '+bid 0.45x100 +bid 0.44x100 +bid 0.43x50 +ask 0.52x100 +ask 0.53x100 +ask 0.54x100',
    ],
    [
      'room for none but the smallest',
      { position: { yes: 4_990, no: 0 } },
      '+bid 0.45x10 +ask 0.52x100 +ask 0.53x100 +ask 0.54x100',
    ],
    ['room under the smallest', { position: { yes: 4_991, no: 0 } }, asks],
    [
      'the limit passed',
      { position: { yes: 6_000, no: 0 } },
      '+ask 0.51x100 +ask 0.52x100 +ask 0.53x100',
    ],
    [
      'what is being cancelled may still fill',
      {
        position: { yes: 9_700, no: 9_700 },
        orders: [order('x yes bid 0.3 100 cancelling')],
      },
      '+bid 0.48x10 +bid 0.47x10 +bid 0.46x10 +ask 0.52x10 +ask 0.53x10 +ask 0.54x10',
    ],
    [
      'what is cancelled now may still fill',
      {
        position: { yes: 9_970, no: 9_900 },
        orders: [order('x yes bid 0.3 15 open')],
      },
      '-x +bid 0.47x10 +ask 0.52x10 +ask 0.53x10 +ask 0.54x10',
    ],
  ])('rules 8, 9 and 11: %s', (_, over, expected) => {
    expect(inWords({ ...calm, ...over })).toBe(expected)
  })

  test.each<readonly [string, Partial<QuoteState>, string]>([
    [
      'their ask is too near',
      { book: { bestBid: null, bestAsk: 0.49 } },
      `+bid 0.47x100 +bid 0.46x100 ${asks}`,
    ],
    [
      'their bid is too near',
      { book: { bestBid: 0.51 } },
      '+bid 0.48x100 +bid 0.47x100 +bid 0.46x100 +ask 0.53x100 +ask 0.54x100',
    ],
    ['they are just far enough', { book: { bestBid: 0.5, bestAsk: 0.5 } }, all],
    ['a book without prices', { book: {} }, all],
    ['a best bid of nothing', { book: { bestBid: 0, bestAsk: 1 } }, all],
  ])('rule 7: %s', (_, over, expected) => {
    expect(inWords({ ...calm, ...over })).toBe(expected)
  })

  test.each<readonly [string, Partial<QuoteState>, number]>([
    ['the state', { volatility: 1 }, 1],
    ['the asset', {}, 0.4],
    ['the config', market({ asset: 'DOGE' }), 0.5],
    ['the config, where the name is inherited', market({ asset: 'constructor' }), 0.5],
  ])('the volatility is that of %s', (_, over, volatility) => {
    const above = { ...calm, spot: { price: 65_040, at: now } }
    const named = decideQuotes({ ...above, volatility }, config)
    expect(decideQuotes({ ...above, ...over }, config).explain).toEqual(named.explain)
  })
})

describe('edges', () => {
  test.each<readonly [string, Partial<QuoteState>]>([
    ['near-expiry', market({ expiresAt: now + 29_999 })],
    ['stale-spot', { spot: { price: 65_000, at: now - 5_001 } }],
    ['stale-spot', { spot: { price: 65_000, at: now + 5_001 } }],
    ['daily-loss', { pnl: { today: -1_000.01 } }],
    ['invalid-input', market({ strike: 0 })],
    ['invalid-input', { orders: [...ladder, order('b0 yes bid 0.3 10 open')] }],
  ])('%s cancels all that is not being cancelled', (halted, over) => {
    const orders = [...(over.orders ?? ladder), order('z yes bid 0.1 10 cancelling')]
    const ids = orders.slice(0, -1).map(({ id }) => id)
    expect(decideQuotes({ ...calm, ...over, orders }, config)).toEqual({
      cancel: ids,
      keep: [],
      place: [],
      halted,
      explain: null,
    })
  })

  test.each<readonly [string, Partial<QuoteState>]>([
    ['ms before it is near expiry', market({ expiresAt: now + 30_000 })],
    ['ms before the spot is stale', { spot: { price: 65_000, at: now - 5_000 } }],
    ['cent before the loss is too large', { pnl: { today: -1_000 } }],
  ])('the last %s it decides', (_, over) => {
    expect(decideQuotes({ ...calm, ...over }, config).halted).toBeNull()
  })

  test('an order that is invalid comes before every other halt', () => {
    const ending = { ...calm, ...market({ expiresAt: now + 1 }) }
    const doubled = [order('x yes bid 0.3 10 open'), order('x yes bid 0.3 10 open')]
    expect(decideQuotes({ ...ending, orders: doubled }, config).halted).toBe('invalid-input')
  })

  test('a retreat cancels what has an id and passes over what has none', () => {
    const orders = [
      null,
      { id: 5 },
      { id: 'a' },
      'x',
      { id: 'b', status: 'cancelling' },
      { id: 'c' },
    ]
    expect(decideQuotes({ ...calm, orders: orders as never }, config).cancel).toEqual(['a', 'c'])
  })

  test('without any spread, an ask does not meet the bid placed beside it', () => {
    const tight = { ...config, spread: { ...config.spread, base: 0, min: 0 } }
    const { place } = decideQuotes(calm, tight)
    expect(place.map(({ side, price }) => `${side} ${price}`)).toEqual([
      'bid 0.5',
      'bid 0.49',
      'bid 0.48',
      'ask 0.51',
      'ask 0.52',
    ])
  })

  test('before the opening nothing of the life has gone', () => {
    const early = { ...calm, ...market({ openedAt: now + 60_000 }), position: { yes: 500, no: 0 } }
    const from = (elapsed: number) => ({
      ...config,
      skew: { ...config.skew, rebalance: [{ elapsed, times: 2 }] },
    })
    expect(decideQuotes(early, from(0)).explain?.skew).toBe(0.004)
    expect(decideQuotes(early, from(0.001)).explain?.skew).toBe(0.002)
  })

  test('halts name the first that holds: invalid, near expiry, stale, lost', () => {
    const worst = {
      ...calm,
      ...market({ expiresAt: now + 1 }),
      spot: { price: 1, at: 0 },
      pnl: { today: -9e9 },
    }
    const fresh = { ...worst, ...market({}) }
    expect(decideQuotes({ ...worst, position: { yes: -1, no: 0 } }, config).halted).toBe(
      'invalid-input',
    )
    expect(decideQuotes(worst, config).halted).toBe('near-expiry')
    expect(decideQuotes(fresh, config).halted).toBe('stale-spot')
    expect(decideQuotes({ ...fresh, spot: calm.spot }, config).halted).toBe('daily-loss')
  })
})

describe('edges: configs that want nothing', () => {
  test.each<readonly [string, object]>([
    ['no levels', { ladder: { ...config.ladder, levels: 0 } }],
    ['no position', { limits: { ...config.limits, maxPosition: 0 } }],
  ])('%s: all is cancelled, and it is no halt', (_, over) => {
    const diff = decideQuotes({ ...calm, orders: ladder }, { ...config, ...over })
    const ids = ladder.map(({ id }) => id)
    expect({ ...diff, explain: null }).toEqual({
      cancel: ids,
      keep: [],
      place: [],
      halted: null,
      explain: null,
    })
  })
})
