import { existsSync, readFileSync } from 'node:fs'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeState } from '../../src/codec/decodeState.js'
import { decideQuotes } from '../../src/decision/decideQuotes.js'
import { presets } from '../../src/decision/presets.js'
import type { QuoteState } from '../../src/decision/state.js'
import { quoteState } from '../arbitraries.js'
import { runs } from '../runs.js'
import { keys, messages, paths, put, written } from './messages.js'

const state: QuoteState = {
  now: 1_750_000_000_000,
  market: {
    id: 'BTC-5m',
    asset: 'BTC',
    strike: 65_000,
    openedAt: 1_749_999_900_000,
    expiresAt: 1_750_000_200_000,
    tickSize: 0.01,
  },
  spot: { price: 65_010.5, at: 1_749_999_999_800 },
  volatility: 0.42,
  position: { yes: 0, no: 0 },
  orders: [
    { id: 'o1', outcome: 'yes', side: 'bid', price: 0.48, size: 100, status: 'open' },
    { id: 'o2', outcome: 'no', side: 'ask', price: 0.4, size: 0.5, status: 'unknown' },
    { id: '', outcome: 'yes', side: 'ask', price: 0.52, size: 1, status: 'cancelling' },
  ],
  book: { bestBid: 0.47, bestAsk: 0.53 },
  pnl: { today: -12.5 },
}

const isFar = (value: number): boolean => Math.abs(Math.log10(Math.abs(value))) > 9

/** Whether an object that is no list stands at a path of the state. */
const isGroup = (path: ReadonlyArray<string | number>): boolean => {
  const member = path.reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], state)
  return typeof member === 'object' && member !== null && !Array.isArray(member)
}

const stateWith = (at: string, value: unknown): unknown =>
  put(
    state,
    at.split('.').map((key) => (/^\d$/.test(key) ? Number(key) : key)),
    value,
  )

describe('examples', () => {
  test('a state decodes to itself', () => {
    expect(decodeState(state)).toStrictEqual({ _tag: 'Right', right: state })
  })

  test.each<[string, unknown, string]>([
    ['now', 'now', 'now: "now", expected a number (ms since the epoch)'],
    [
      'market',
      undefined,
      'market: missing, expected an object with id, asset, strike, openedAt, expiresAt, tickSize, bands, settlement',
    ],
    ['market.id', 7, 'market.id: 7, expected a string'],
    ['market.strike', 0, 'market.strike: 0, expected a number above 0 (dollars)'],
    [
      'market.tickSize',
      1,
      'market.tickSize: 1, expected a number of at least 1e-9 and below 1 (dollars a share)',
    ],
    [
      'market.expiresAt',
      1_749_999_900_000,
      'market.openedAt: 1749999900000, expected less than market.expiresAt (1749999900000)',
    ],
    ['volatility', '0.5', 'volatility: "0.5", expected a number above 0 (per year, 0.5 is 50 %)'],
    ['position.yes', -1, 'position.yes: -1, expected a number of at least 0 (shares)'],
    ['orders', null, 'orders: null, expected a list'],
    [
      'orders.0',
      null,
      'orders[0]: null, expected an object with id, outcome, side, price, size, status, since',
    ],
    ['orders.1.side', 'buy', 'orders[1].side: "buy", expected "bid" or "ask"'],
    ['orders.1.outcome', 'up', 'orders[1].outcome: "up", expected "yes" or "no"'],
    [
      'orders.2.status',
      'filled',
      'orders[2].status: "filled", expected "pending" or "open" or "cancelling" or "unknown"',
    ],
    [
      'orders.2.price',
      1,
      'orders[2].price: 1, expected a number above 0 and below 1 (dollars a share)',
    ],
    ['orders.0.size', 0, 'orders[0].size: 0, expected a number above 0 (shares)'],
    ['orders.2.id', 'o1', 'orders[2].id: "o1", expected an id that stands only once'],
    ['book', 5, 'book: 5, expected an object with bestBid, bestAsk'],
    ['book.bestBid', -0.1, 'book.bestBid: -0.1, expected a number from 0 to 1 (dollars a share)'],
    ['pnl.today', Number.NaN, 'pnl.today: NaN, expected a number (dollars)'],
  ])('%s as %j is told', (at, value, expected) => {
    expect(messages(decodeState(stateWith(at, value)))).toEqual([expected])
  })

  test('every error is told, an id that stands twice in a malformed order too', () => {
    const spoilt = put(
      put(put(state, ['orders', 1, 'id'], 'o1'), ['orders', 1, 'size'], '5'),
      ['spot'],
      { price: -1 },
    )
    expect(paths(decodeState(spoilt))).toEqual([
      'spot.price',
      'spot.at',
      'orders[1].size',
      'orders[1].id',
    ])
  })
})

describe('edges', () => {
  test.each<[string, ReadonlyArray<unknown>, ReadonlyArray<unknown>]>([
    ['now', [0, -1, 0.5], [Infinity, null, undefined, '1']],
    ['market.id', [''], [null, undefined, 1]],
    ['market.asset', ['', 'DOGE'], [null, undefined, 1]],
    ['market.strike', [Number.MIN_VALUE, 1e308], [0, -1, Number.NaN, Infinity]],
    ['market.openedAt', [0, 1_750_000_199_999], [1_750_000_200_000, Number.NaN]],
    ['market.tickSize', [1e-9, 1 - 2 ** -53], [0, 1, -0.01, 9e-10, Number.MIN_VALUE]],
    ['spot', [], [null, undefined, 65_000, []]],
    ['spot.price', [Number.MIN_VALUE], [0, '65000', null]],
    ['spot.at', [0], [-Infinity, null]],
    ['volatility', [null, undefined, Number.MIN_VALUE, 1e6], [0, -0.2, Number.NaN, false]],
    ['position', [], [null, undefined, 0]],
    ['position.yes', [0, 0.5, 1e12], [-Number.MIN_VALUE, null, undefined]],
    ['position.no', [0, 0.5, 1e12], [-Number.MIN_VALUE, null, undefined]],
    ['orders', [[]], [undefined, {}, 'o1']],
    ['orders.0.id', ['o3', '__proto__'], [1, null, undefined]],
    ['orders.0.outcome', ['yes', 'no'], ['YES', null]],
    ['orders.0.side', ['bid', 'ask'], ['buy', undefined]],
    ['orders.0.status', ['pending', 'open', 'cancelling', 'unknown'], ['', 'filled']],
    ['orders.0.price', [Number.MIN_VALUE, 1 - 2 ** -53, 0.485], [0, 1, -0.5, '0.5']],
    ['orders.0.size', [Number.MIN_VALUE, 1e12], [0, -1, Number.NaN]],
    ['book', [null, undefined, {}], [false, 0, '', []]],
    ['book.bestBid', [null, undefined, 0, 1], [-Number.MIN_VALUE, 1 + 2 ** -52, '0.4', false]],
    ['book.bestAsk', [null, undefined, 0, 1], [-Number.MIN_VALUE, 1 + 2 ** -52, '0.4', false]],
    ['pnl', [], [null, undefined, 0]],
    ['pnl.today', [0, -1e9, 1e9], [Infinity, null, '0']],
  ])('%s holds its bounds', (at, inside, outside) => {
    for (const value of inside) expect(messages(decodeState(stateWith(at, value)))).toEqual([])
    const place = at.replace(/\.(\d)/, '[$1]')
    for (const value of outside) expect(paths(decodeState(stateWith(at, value)))).toEqual([place])
  })

  test.each<[string, string]>([
    ['volatilty', 'volatilty: unknown key; did you mean "volatility"?'],
    ['market.tick_size', 'market.tick_size: unknown key; did you mean "tickSize"?'],
    ['spot.cost', 'spot.cost: unknown key, expected one of price, at'],
    ['position.yess', 'position.yess: unknown key; did you mean "yes"?'],
    ['orders.1.sizes', 'orders[1].sizes: unknown key; did you mean "size"?'],
    ['book.bestBids', 'book.bestBids: unknown key; did you mean "bestBid"?'],
    ['pnl.tody', 'pnl.tody: unknown key; did you mean "today"?'],
  ])('the unknown key %s is told with the nearest name', (at, expected) => {
    expect(messages(decodeState(stateWith(at, 1)))).toEqual([expected])
  })

  test('a hole in the list of orders is a missing order', () => {
    const orders = [...state.orders]
    delete orders[1]
    expect(paths(decodeState({ ...state, orders }))).toEqual(['orders[1]'])
  })

  test('the mean of a basis has the bounds of a drift, beyond which no price is left', () => {
    for (const mean of [-1, 0, 1]) {
      const held = { ...state, basis: { mean, deviation: 9 } }
      expect(messages(decodeState(held))).toEqual([])
      expect(decideQuotes(held, presets.recommended).halted).not.toBe('invalid-input')
    }
    expect(messages(decodeState({ ...state, basis: { mean: 800, deviation: 0 } }))).toEqual([
      'basis.mean: 800, expected a number from -1 to 1 (of a logarithm)',
    ])
  })

  test.each([5, 'state', null, undefined, []])('%j is no state', (value) => {
    expect(paths(decodeState(value))).toEqual([''])
  })
})

describe('laws', () => {
  test('a valid state decodes to itself', () => {
    fc.assert(
      fc.property(quoteState, (valid) => {
        const before = structuredClone(valid)
        expect(decodeState(valid)).toStrictEqual({ _tag: 'Right', right: before })
      }),
    )
  })

  test('it answers whatever it is given, and every error is one line', () => {
    const anything = fc.anything({
      withBigInt: true,
      withNullPrototype: true,
      withSparseArray: true,
    })
    fc.assert(
      fc.property(fc.constantFrom(...keys(state)), anything, (path, value) => {
        for (const spoilt of [value, put(state, path, value)]) {
          for (const line of messages(decodeState(spoilt))) expect(line).toMatch(/^[^\n]+$/u)
        }
      }),
    )
  })

  test('but for its unknown keys it is a state exactly where decideQuotes takes it for one', () => {
    const junk = fc.oneof(
      fc.constantFrom(Number.NaN, Infinity, -1, 0, 1, 0.5, 2, '0.5', '', 'o1', 'bid', 'yes'),
      fc.constantFrom(null, undefined, true, {}, 'unknown', 10n),
      fc.double(),
      fc.jsonValue().filter((value) => !Array.isArray(value)),
    )
    fc.assert(
      fc.property(quoteState, fc.nat(), junk, (valid, place, value) => {
        const places = keys(valid)
        const spoilt = put(valid, places[place % places.length] ?? [], value)
        // At the ends of the doubles the state is one and has no fair value all the same.
        fc.pre(typeof value !== 'number' || value === 0 || !isFar(value))
        const { halted } = decideQuotes(spoilt as QuoteState, presets.v2)
        const decoded = decodeState(spoilt)
        const errors = decoded._tag === 'Left' ? decoded.left : []
        const isWrong = errors.some(({ _tag }) => _tag !== 'unknown-key')
        expect(isWrong).toBe(halted === 'invalid-input')
        expect(decoded._tag).toBe(errors.length > 0 ? 'Left' : 'Right')
      }),
      runs(1000),
    )
  })

  test('an unknown key is refused wherever it stands, and alone', () => {
    const homes = [[], ...keys(state)].filter((path) => isGroup(path))
    fc.assert(
      fc.property(fc.constantFrom(...homes), fc.jsonValue(), (home, value) => {
        expect(decodeState(put(state, [...home, 'zzzzzz'], value))).toMatchObject({
          left: [{ _tag: 'unknown-key', path: written([...home, 'zzzzzz']), nearest: null }],
        })
      }),
    )
  })

  test.each(keys(state).map((path) => [written(path), path] as const))(
    'a symbol at %s is told there, and nothing else is',
    (place, path) => {
      expect(paths(decodeState(put(state, path, Symbol('spoilt'))))).toEqual([place])
    },
  )
})

const vectors = new URL('../../../shared/vectors/', import.meta.url)

describe.skipIf(!existsSync(vectors))('oracle', () => {
  test.each(['decide.jsonl', 'decide-edges.jsonl'])(
    'a state of %s decodes to itself, or its decision is invalid-input',
    (file) => {
      const lines = readFileSync(new URL(file, vectors), 'utf8').split('\n').filter(Boolean)
      const invalid = lines.filter((line) => {
        const { state: given, expect: answer } = JSON.parse(line)
        const decoded = decodeState(given)
        expect(decoded._tag, line).toBe(answer.halted === 'invalid-input' ? 'Left' : 'Right')
        if (decoded._tag === 'Right') expect(decoded.right).toStrictEqual(JSON.parse(line).state)
        return decoded._tag === 'Left'
      })
      expect(invalid.length).toBeGreaterThan(10)
    },
  )
})
