/**
 * Reads an event of a recording that came from outside.
 */

import type * as E from 'fp-ts/lib/Either.js'
import type * as t from 'io-ts'
import type { Resolution } from '../desk/ledger/ledgerEvent.js'
import type { Market } from '../market/market.js'
import type { Band } from '../market/priceBands.js'
import type { Side } from '../market/side.js'
import { check, failuresOf } from './check.js'
import { decode } from './decode.js'
import type { DecodeError } from './decodeError.js'
import { market } from './decodeState.js'
import { isObject } from './isObject.js'
import { gridFailures, priceBands, tick } from './priceBands.js'
import { flag, name, number, oneOf } from './scalar.js'
import { byKind, struct } from './shape.js'

/**
 * One event of a recording, as `twoway/backtest` calls it a `MarketEvent`: `at` by its sender's
 * clock, `heardAt` by ours, and no earlier. Instants in ms since the epoch, prices in dollars, of a
 * market those of YES; sizes in shares.
 *
 * @category codec
 * @since 0.1.0
 */
export type RecordedEvent =
  | (HeardEvent & {
      readonly kind: 'price'
      readonly asset: string
      readonly source: string
      readonly price: number
    })
  | (HeardEvent & { readonly kind: 'listed'; readonly market: Market })
  | (HeardEvent & { readonly kind: 'struck'; readonly marketId: string; readonly strike: number })
  | (HeardEvent & {
      readonly kind: 'regridded'
      readonly marketId: string
      readonly tickSize: number
      readonly bands: ReadonlyArray<Band> | null
    })
  | (HeardEvent & HeardLevel & { readonly kind: 'depth' })
  | (HeardEvent & HeardLevel & { readonly kind: 'rested'; readonly orderId: string })
  | (HeardEvent & {
      readonly kind: 'trade'
      readonly marketId: string
      readonly buys: boolean
      readonly price: number
      readonly size: number
    })
  | (HeardEvent & {
      readonly kind: 'resolved'
      readonly marketId: string
      readonly outcome: Resolution
    })

/** When an event was, by its sender's clock, and heard, by ours. @category codec @since 0.1.0 */
export type HeardEvent = { readonly at: number; readonly heardAt: number }

/** A level of a market's book, in prices of YES. @category codec @since 0.1.0 */
export type HeardLevel = {
  readonly marketId: string
  readonly side: Side
  readonly price: number
  readonly size: number
}

type Of<Kind extends RecordedEvent['kind']> = Extract<RecordedEvent, { readonly kind: Kind }>

const instant = number({ unit: 'ms since the epoch' })
const positive = number({ above: 0, unit: 'dollars' })
const inside = number({ above: 0, below: 1, unit: 'dollars a share' })

const times = { at: instant, heardAt: instant }
const inOrder = [{ low: 'at', high: 'heardAt', orEqual: true }] as const

const bands = check<ReadonlyArray<Band> | null>(priceBands.name, (value, context) =>
  value === undefined
    ? [{ value, context, message: 'a list or null' }]
    : failuresOf(priceBands, value, context),
)

const traded = number({ above: 0, unit: 'shares' })

const level = {
  marketId: name,
  side: oneOf<Side>('bid', 'ask'),
  price: inside,
  size: number({ from: 0, unit: 'shares' }),
}

const kinds: t.Type<RecordedEvent> = byKind<RecordedEvent>({
  price: struct<Of<'price'>>(
    { kind: oneOf('price'), ...times, asset: name, source: name, price: positive },
    inOrder,
  ),
  listed: struct<Of<'listed'>>({ kind: oneOf('listed'), ...times, market }, inOrder),
  struck: struct<Of<'struck'>>(
    { kind: oneOf('struck'), ...times, marketId: name, strike: positive },
    inOrder,
  ),
  regridded: struct<Of<'regridded'>>(
    { kind: oneOf('regridded'), ...times, marketId: name, tickSize: tick, bands },
    inOrder,
  ),
  depth: struct<Of<'depth'>>({ kind: oneOf('depth'), ...times, ...level }, inOrder),
  rested: struct<Of<'rested'>>(
    { kind: oneOf('rested'), ...times, ...level, orderId: name },
    inOrder,
  ),
  trade: struct<Of<'trade'>>(
    { kind: oneOf('trade'), ...times, marketId: name, buys: flag, price: inside, size: traded },
    inOrder,
  ),
  resolved: struct<Of<'resolved'>>(
    { kind: oneOf('resolved'), ...times, marketId: name, outcome: oneOf('yes', 'no', 'void') },
    inOrder,
  ),
})

/**
 * The codec of an event of a recording: every key required, no other allowed.
 *
 * @example
 * import { marketEvent } from 'twoway/codec'
 *
 * const price = { kind: 'price', asset: 'BTC', source: 'binance', price: 65_000 }
 * marketEvent.is({ ...price, at: 1_750_000_000_000, heardAt: 1_750_000_000_040 }) // => true
 *
 * @category codec
 * @since 0.1.0
 */
export const marketEvent: t.Type<RecordedEvent> = check(kinds.name, (value, context) => [
  ...failuresOf(kinds, value, context),
  ...(isObject(value) && value['kind'] === 'regridded' ? gridFailures(value, context) : []),
])

/**
 * Returns a value as an event of a recording, unchanged, or every error in it. Never throws.
 *
 * @example
 * import { DecodeError, decodeMarketEvent } from 'twoway/codec'
 *
 * const trade = { kind: 'trade', marketId: 'BTC-5m', buys: true, price: 47, size: 10 }
 * const event = decodeMarketEvent({ ...trade, at: 1_750_000_000_000, heardAt: 1_750_000_000_000 })
 * event._tag === 'Left' ? event.left.map(DecodeError.message) : []
 * // => ['price: 47, expected a number above 0 and below 1 (dollars a share)']
 *
 * @category codec
 * @since 0.1.0
 */
export const decodeMarketEvent = (
  value: unknown,
): E.Either<ReadonlyArray<DecodeError>, RecordedEvent> => decode(marketEvent)(value)
