/**
 * Codecs of what moves the kill switch, and why.
 */

import type * as t from 'io-ts'
import type { KillReason, SwitchEvent } from '../risk/killSwitch.js'
import type { Bound, Rejection } from '../risk/rejection.js'
import { instant } from './orderEvents.js'
import { name, nullable, number, oneOf, text } from './scalar.js'
import { byKind, byTag, struct } from './shape.js'

type Rejected<Tag extends Rejection['_tag']> = Extract<Rejection, { readonly _tag: Tag }>
type Caused<Tag extends KillReason['_tag']> = Extract<KillReason, { readonly _tag: Tag }>
type Moved<Kind extends SwitchEvent['kind']> = Extract<SwitchEvent, { readonly kind: Kind }>

const value = number({ unit: 'in the unit of its limit' })

const bound = oneOf<Bound>(
  'order-size',
  'order-notional',
  'orders-of-side',
  'orders-of-market',
  'orders-in-all',
  'net-position',
  'yes-position',
  'no-position',
  'worst-of-market',
  'worst-of-instant',
  'worst-of-underlying',
  'worst-of-account',
  'loss-of-day',
  'loss-of-hour',
  'loss-of-market',
  'drawdown',
  'index-age-ms',
  'book-age-ms',
  'user-stream-age-ms',
  'clock-skew-ms',
  'stale-move',
  'volatility',
  'reconcile-age-ms',
  'position-difference',
  'unknown-orders',
  'fills',
  'fill-shares',
  'fill-run',
)

/** The codec of why an order may not go out. @category codec @since 0.1.0 */
export const rejection: t.Type<Rejection> = byTag<Rejection, '_tag'>('_tag', {
  missing: struct<Rejected<'missing'>>({ _tag: oneOf('missing'), path: text }),
  past: struct<Rejected<'past'>>({ _tag: oneOf('past'), of: bound, value, limit: value }),
  'off-tick': struct<Rejected<'off-tick'>>({
    _tag: oneOf('off-tick'),
    price: value,
    tickSize: value,
  }),
  'outside-range': struct<Rejected<'outside-range'>>({
    _tag: oneOf('outside-range'),
    price: value,
    min: value,
  }),
  'off-lot': struct<Rejected<'off-lot'>>({ _tag: oneOf('off-lot'), size: value, lotSize: value }),
  'under-size': struct<Rejected<'under-size'>>({
    _tag: oneOf('under-size'),
    size: value,
    min: value,
  }),
  'under-notional': struct<Rejected<'under-notional'>>({
    _tag: oneOf('under-notional'),
    notional: value,
    min: value,
  }),
  'off-fair': struct<Rejected<'off-fair'>>({
    _tag: oneOf('off-fair'),
    price: value,
    fair: value,
    limit: value,
  }),
  'thin-edge': struct<Rejected<'thin-edge'>>({
    _tag: oneOf('thin-edge'),
    edge: value,
    limit: value,
  }),
  'would-take': struct<Rejected<'would-take'>>({
    _tag: oneOf('would-take'),
    price: value,
    best: value,
  }),
  'self-cross': struct<Rejected<'self-cross'>>({
    _tag: oneOf('self-cross'),
    price: value,
    id: text,
  }),
  'same-id': struct<Rejected<'same-id'>>({ _tag: oneOf('same-id'), id: text }),
  repeated: struct<Rejected<'repeated'>>({
    _tag: oneOf('repeated'),
    id: text,
    sinceMs: value,
    limitMs: value,
  }),
  'no-capital': struct<Rejected<'no-capital'>>({
    _tag: oneOf('no-capital'),
    needed: value,
    free: value,
  }),
  'no-inventory': struct<Rejected<'no-inventory'>>({
    _tag: oneOf('no-inventory'),
    outcome: oneOf('yes', 'no'),
    needed: value,
    held: value,
  }),
  'sources-apart': struct<Rejected<'sources-apart'>>({
    _tag: oneOf('sources-apart'),
    range: value,
    limit: value,
  }),
  'model-apart': struct<Rejected<'model-apart'>>({
    _tag: oneOf('model-apart'),
    gap: value,
    limit: value,
    forMs: value,
  }),
  'still-market': struct<Rejected<'still-market'>>({
    _tag: oneOf('still-market'),
    volatility: value,
    min: value,
  }),
  'no-tokens': struct<Rejected<'no-tokens'>>({
    _tag: oneOf('no-tokens'),
    bucket: text,
    tokens: value,
    needed: value,
  }),
  'near-expiry': struct<Rejected<'near-expiry'>>({
    _tag: oneOf('near-expiry'),
    remainingMs: value,
    limitMs: value,
  }),
  'not-open': struct<Rejected<'not-open'>>({ _tag: oneOf('not-open'), status: text }),
  'near-halt': struct<Rejected<'near-halt'>>({ _tag: oneOf('near-halt'), from: value, to: value }),
  'no-dead-man': struct<Rejected<'no-dead-man'>>({
    _tag: oneOf('no-dead-man'),
    heartbeatAgeMs: nullable(value),
    limitMs: value,
  }),
  stopped: struct<Rejected<'stopped'>>({ _tag: oneOf('stopped'), state: text }),
})

const killReason = byTag<KillReason, '_tag'>('_tag', {
  asked: struct<Caused<'asked'>>({ _tag: oneOf('asked'), by: text }),
  limit: struct<Caused<'limit'>>({ _tag: oneOf('limit'), rejection }),
  violation: struct<Caused<'violation'>>({ _tag: oneOf('violation'), what: text }),
})

/** The codec of what moves the kill switch. @category codec @since 0.1.0 */
export const switchEvent: t.Type<SwitchEvent> = byKind<SwitchEvent>({
  kill: struct<Moved<'kill'>>({ kind: oneOf('kill'), at: instant, reason: killReason }),
  pause: struct<Moved<'pause'>>({ kind: oneOf('pause'), at: instant, why: text }),
  resume: struct<Moved<'resume'>>({ kind: oneOf('resume') }),
  live: struct<Moved<'live'>>({
    kind: oneOf('live'),
    orders: number({ from: 0, whole: true, unit: 'orders' }),
  }),
  reset: struct<Moved<'reset'>>({ kind: oneOf('reset'), by: name }),
})
