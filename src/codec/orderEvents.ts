/**
 * Codecs of what happens to one's own orders: news, fills, and what the venue lists.
 */

import type * as t from 'io-ts'
import type { DeskFill, OrderNews, Snapshot, VenueOrder, VenuePosition } from '../desk/deskEvent.js'
import { list } from './collection.js'
import { flag, name, nullable, number, oneOf } from './scalar.js'
import { byTag, struct } from './shape.js'

/** An instant in ms, as a desk counts it: a whole number. @category codec @since 0.1.0 */
export const instant: t.Type<number> = number({
  from: -8_640_000_000_000_000,
  to: 8_640_000_000_000_000,
  whole: true,
  unit: 'ms since the epoch',
})

/** Micro-shares, 0 or more. @category codec @since 0.1.0 */
export const microShares: t.Type<number> = number({
  from: 0,
  to: Number.MAX_SAFE_INTEGER,
  whole: true,
  unit: 'micro-shares',
})

/** Micro-dollars, negative where money goes. @category codec @since 0.1.0 */
export const microDollars: t.Type<number> = number({
  from: -Number.MAX_SAFE_INTEGER,
  to: Number.MAX_SAFE_INTEGER,
  whole: true,
  unit: 'micro-dollars',
})

const price = number({ from: 0, to: 1_000_000, whole: true, unit: 'micro-dollars a share' })
const outcome = oneOf('yes', 'no')
const side = oneOf('bid', 'ask')
const filled = nullable(microShares)

type News<Tag extends OrderNews['_tag']> = Extract<OrderNews, { readonly _tag: Tag }>

/** The codec of news of an order. @category codec @since 0.1.0 */
export const orderNews: t.Type<OrderNews> = byTag<OrderNews, '_tag'>('_tag', {
  'cancel-sent': struct<News<'cancel-sent'>>({ _tag: oneOf('cancel-sent'), at: instant }),
  'amend-sent': struct<News<'amend-sent'>>({ _tag: oneOf('amend-sent'), at: instant }),
  amended: struct<News<'amended'>>({ _tag: oneOf('amended'), size: microShares, at: instant }),
  'amend-rejected': struct<News<'amend-rejected'>>({
    _tag: oneOf('amend-rejected'),
    at: instant,
  }),
  accepted: struct<News<'accepted'>>({ _tag: oneOf('accepted'), venueId: name, at: instant }),
  rejected: struct<News<'rejected'>>({ _tag: oneOf('rejected'), at: instant }),
  'cancel-accepted': struct<News<'cancel-accepted'>>({
    _tag: oneOf('cancel-accepted'),
    filled,
    at: instant,
  }),
  'cancel-rejected': struct<News<'cancel-rejected'>>({
    _tag: oneOf('cancel-rejected'),
    rests: flag,
    at: instant,
  }),
  expired: struct<News<'expired'>>({ _tag: oneOf('expired'), filled, at: instant }),
  'answer-lost': struct<News<'answer-lost'>>({ _tag: oneOf('answer-lost'), at: instant }),
  reported: struct<News<'reported'>>({
    _tag: oneOf('reported'),
    status: oneOf('resting', 'cancelled', 'filled', 'rejected', 'expired', 'absent'),
    filled,
    at: instant,
  }),
})

/** The codec of a fill of one's own order. @category codec @since 0.1.0 */
export const deskFill: t.Type<DeskFill> = struct<DeskFill>({
  id: name,
  outcome,
  side,
  size: microShares,
  price,
  fee: microDollars,
  clientOrderId: nullable(name),
})

/** The codec of all that the venue says rests and is held. @category codec @since 0.1.0 */
export const snapshot: t.Type<Snapshot> = struct<Snapshot>({
  asOf: instant,
  orders: list(
    struct<VenueOrder>({
      marketId: name,
      clientOrderId: nullable(name),
      venueId: name,
      outcome,
      side,
      price,
      size: microShares,
      filled: microShares,
    }),
  ),
  positions: list(struct<VenuePosition>({ marketId: name, yes: microShares, no: microShares })),
})
