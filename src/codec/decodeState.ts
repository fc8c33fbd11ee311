/**
 * Reads a state that came from outside.
 */

import type * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import type { PrintedSoFar, QuoteState } from '../decision/state.js'
import type { Book, DailyPnl, Market, Position, Spot } from '../market/market.js'
import type { RestingOrder } from '../market/order.js'
import type { Printed } from '../market/settlement.js'
import type { Basis } from '../pricing/claim.js'
import { check, failuresAt, failuresOf } from './check.js'
import { distinct, list } from './collection.js'
import { decode } from './decode.js'
import type { DecodeError } from './decodeError.js'
import { rangeFailures, settlement } from './decodeSettlement.js'
import { isObject } from './isObject.js'
import { gridFailures, priceBands, tick } from './priceBands.js'
import { nullable, number, oneOf, optional, text } from './scalar.js'
import { struct } from './shape.js'

const instant = number({ unit: 'ms since the epoch' })
const positive = number({ above: 0, unit: 'dollars' })
const inside = number({ above: 0, below: 1, unit: 'dollars a share' })
const held = number({ from: 0, unit: 'shares' })
const best = optional(number({ from: 0, to: 1, unit: 'dollars a share' }))

const marketFields = struct<Market>(
  {
    id: text,
    asset: text,
    strike: nullable(positive),
    openedAt: instant,
    expiresAt: instant,
    tickSize: tick,
    bands: priceBands,
    settlement: optional(settlement),
  },
  [{ low: 'openedAt', high: 'expiresAt', orEqual: false }],
)

/**
 * The codec of a market. A strike of null is for one that says how it settles: its price to beat
 * may come later.
 *
 * @category codec
 * @since 0.1.0
 */
export const market: t.Type<Market> = check(marketFields.name, (value, context) => [
  ...failuresOf(marketFields, value, context),
  ...(isObject(value) ? gridFailures(value, context) : []),
  ...(isObject(value) && isObject(value['settlement'])
    ? rangeFailures(
        value['settlement'],
        value['strike'],
        t.appendContext(context, 'settlement', settlement, value['settlement']),
      )
    : []),
  ...(isObject(value) && value['strike'] === null && !isObject(value['settlement'])
    ? failuresAt(positive, null, context, 'strike')
    : []),
])

const printed = optional(
  struct<Printed>({
    count: number({ from: 0, unit: 'prints' }),
    value: positive,
    by: oneOf('venue', 'us'),
    each: optional(list(positive)),
  }),
)

/** The codec of what fixings have printed. @category codec @since 0.1.0 */
export const printedSoFar: t.Type<PrintedSoFar> = struct<PrintedSoFar>({
  strike: printed,
  end: printed,
})

/** The codec of others' best prices. @category codec @since 0.1.0 */
export const book: t.Type<Book> = struct<Book>({ bestBid: best, bestAsk: best })

const order: t.Type<RestingOrder> = struct<RestingOrder>({
  id: text,
  outcome: oneOf('yes', 'no'),
  side: oneOf('bid', 'ask'),
  price: inside,
  size: number({ above: 0, unit: 'shares' }),
  status: oneOf('pending', 'open', 'cancelling', 'unknown'),
  since: optional(instant),
})

/**
 * The codec of a state: what rule 1 of the decision contract asks of one, and no key besides.
 *
 * @example
 * import { quoteState } from 'twoway/codec'
 *
 * quoteState.is({ now: 1_750_000_000_000 }) // => false
 *
 * @category codec
 * @since 0.1.0
 */
export const quoteState: t.Type<QuoteState> = struct<QuoteState>({
  now: instant,
  market,
  spot: struct<Spot>({ price: positive, at: instant }),
  volatility: optional(number({ above: 0, unit: 'per year, 0.5 is 50 %' })),
  volatilityError: optional(number({ from: 0, unit: 'of a logarithm' })),
  drift: optional(number({ from: -1, to: 1, unit: 'of a logarithm' })),
  printed: optional(printedSoFar),
  basis: optional(
    struct<Basis>({
      mean: number({ from: -1, to: 1, unit: 'of a logarithm' }),
      deviation: number({ from: 0, unit: 'of a logarithm' }),
    }),
  ),
  position: struct<Position>({ yes: held, no: held }),
  orders: distinct(order, { key: 'id', noun: 'an id' }),
  book: optional(book),
  pnl: struct<DailyPnl>({ today: number({ unit: 'dollars' }) }),
})

/**
 * Returns a value as a state, unchanged, or every error in it. Never throws.
 *
 * What decodes is no state that `decideQuotes` itself calls `invalid-input`, but for numbers at the
 * ends of the doubles. The other way round it holds but for the bounds of a settlement, of `drift`
 * and of `basis`, for what the config does not read, and for unknown keys: a decision passes over
 * them, and here they are errors, since a misspelt `volatility` would silently lose what it says.
 *
 * @example
 * import { DecodeError, decodeState } from 'twoway/codec'
 *
 * const state = decodeState({
 *   now: 1_750_000_000_000,
 *   market: {
 *     id: 'BTC-5m', asset: 'BTC', strike: 65_000, tickSize: 0.01,
 *     openedAt: 1_749_999_900_000, expiresAt: 1_750_000_200_000,
 *   },
 *   spot: { price: 65_010.5, at: 1_749_999_999_800 },
 *   position: { yes: -1, no: 0 },
 *   orders: [],
 *   pnl: { today: 0 },
 * })
 * state._tag === 'Left' ? state.left.map(DecodeError.message) : []
 * // => ['position.yes: -1, expected a number of at least 0 (shares)']
 *
 * @category codec
 * @since 0.1.0
 */
export const decodeState = (value: unknown): E.Either<ReadonlyArray<DecodeError>, QuoteState> =>
  decode(quoteState)(value)
