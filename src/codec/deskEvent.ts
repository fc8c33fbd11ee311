/**
 * Reads an event of a desk that came from outside: a line of a journal.
 */

import type * as E from 'fp-ts/lib/Either.js'
import type * as t from 'io-ts'
import type { VenueTold } from '../desk/deskConditions.js'
import type { Booking, DeskEvent } from '../desk/deskEvent.js'
import { decode } from './decode.js'
import type { DecodeError } from './decodeError.js'
import { book, market, printedSoFar } from './decodeState.js'
import { deskFill, instant, microDollars, microShares, orderNews, snapshot } from './orderEvents.js'
import { priceBands, tick } from './priceBands.js'
import { flag, name, nullable, number, oneOf } from './scalar.js'
import { sentActions } from './sentActions.js'
import { byKind, byTag, struct } from './shape.js'
import { switchEvent } from './switchEvent.js'

type Event<Kind extends DeskEvent['kind']> = Extract<DeskEvent, { readonly kind: Kind }>
type Booked<Tag extends Booking['_tag']> = Extract<Booking, { readonly _tag: Tag }>

const at = instant
const marketId = name
const moment = number({ unit: 'ms since the epoch' })
const dollars = number({ above: 0, unit: 'dollars' })
const logarithm = number({ unit: 'of a logarithm' })

const booking = byTag<Booking, '_tag'>('_tag', {
  deposited: struct<Booked<'deposited'>>({
    _tag: oneOf('deposited'),
    id: name,
    amount: microDollars,
  }),
  granted: struct<Booked<'granted'>>({ _tag: oneOf('granted'), id: name, amount: microDollars }),
  rebated: struct<Booked<'rebated'>>({
    _tag: oneOf('rebated'),
    market: name,
    id: name,
    amount: microDollars,
  }),
})

/** One shape under two words; the words are told apart by the tag. */
const sets = struct<Event<'merged' | 'split'>>({
  kind: oneOf('merged', 'split'),
  at,
  marketId,
  id: name,
  sets: microShares,
  done: flag,
})

/**
 * The codec of an event: whole instants, names that are not empty, prices above 0, and no key
 * besides.
 *
 * @example
 * import { deskEvent } from 'twoway/codec'
 *
 * deskEvent.is({ kind: 'clock', at: 1_750_000_000_000 }) // => true
 * deskEvent.is({ kind: 'clock', at: null }) // => false
 *
 * @category codec
 * @since 0.1.0
 */
export const deskEvent: t.Type<DeskEvent> = byKind<DeskEvent>({
  clock: struct<Event<'clock'>>({ kind: oneOf('clock'), at }),
  price: struct<Event<'price'>>({
    kind: oneOf('price'),
    at,
    asset: name,
    source: name,
    price: dollars,
    of: moment,
  }),
  outlook: struct<Event<'outlook'>>({
    kind: oneOf('outlook'),
    at,
    asset: name,
    volatility: nullable(number({ above: 0, unit: 'per year, 0.5 is 50 %' })),
    volatilityError: nullable(number({ from: 0, unit: 'of a logarithm' })),
    drift: nullable(logarithm),
  }),
  listed: struct<Event<'listed'>>({ kind: oneOf('listed'), at, market }),
  struck: struct<Event<'struck'>>({ kind: oneOf('struck'), at, marketId, strike: dollars }),
  printed: struct<Event<'printed'>>({
    kind: oneOf('printed'),
    at,
    marketId,
    printed: printedSoFar,
  }),
  book: struct<Event<'book'>>({ kind: oneOf('book'), at, marketId, book }),
  regridded: struct<Event<'regridded'>>({
    kind: oneOf('regridded'),
    at,
    marketId,
    tickSize: tick,
    bands: priceBands as Event<'regridded'>['bands'] extends infer Bands ? t.Type<Bands> : never,
  }),
  order: struct<Event<'order'>>({
    kind: oneOf('order'),
    at,
    marketId,
    clientOrderId: name,
    news: orderNews,
  }),
  fill: struct<Event<'fill'>>({
    kind: oneOf('fill'),
    at,
    marketId,
    status: oneOf('matched', 'confirmed', 'failed'),
    fill: deskFill,
  }),
  merged: sets,
  split: sets,
  resolved: struct<Event<'resolved'>>({
    kind: oneOf('resolved'),
    at,
    marketId,
    outcome: nullable(oneOf('yes', 'no', 'void')),
  }),
  reconciled: struct<Event<'reconciled'>>({ kind: oneOf('reconciled'), at, snapshot }),
  day: struct<Event<'day'>>({ kind: oneOf('day'), at, day: name }),
  booked: struct<Event<'booked'>>({ kind: oneOf('booked'), at, entry: booking }),
  switch: struct<Event<'switch'>>({ kind: oneOf('switch'), at, event: switchEvent }),
  venue: struct<Event<'venue'>>({
    kind: oneOf('venue'),
    at,
    told: struct<VenueTold>({
      userStreamAt: nullable(moment),
      heartbeatAt: nullable(moment),
      cancelOnDisconnect: flag,
      clockSkewMs: nullable(number({ unit: 'ms' })),
    }),
  }),
  limited: struct<Event<'limited'>>({ kind: oneOf('limited'), at, until: moment }),
  acted: struct<Event<'acted'>>({ kind: oneOf('acted'), at, actions: sentActions }),
})

/**
 * Returns a value as an event, unchanged, or every error in it. Never throws.
 *
 * @example
 * import { DecodeError, decodeDeskEvent } from 'twoway/codec'
 *
 * const said = { kind: 'price', at: 0, asset: 'BTC', source: 'coinbase', price: '65000', of: 0 }
 * const event = decodeDeskEvent(said)
 * event._tag === 'Left' ? event.left.map(DecodeError.message) : []
 * // => ['price: "65000", expected a number above 0 (dollars)']
 *
 * @category codec
 * @since 0.1.0
 */
export const decodeDeskEvent = (value: unknown): E.Either<ReadonlyArray<DecodeError>, DeskEvent> =>
  decode(deskEvent)(value)
