/**
 * The codecs of what a run is told of its surroundings: how long to wait, where the venue is.
 */

import type * as t from 'io-ts'
import { distinct, list } from './collection.js'
import * as Range from './range.js'
import { flag, name, nullable, number, oneOf, text } from './scalar.js'
import { struct } from './shape.js'

/**
 * What a driver waits for, in ms. `requestMs`: the longest a request may take, after which its
 * answer is dropped; snapshots are asked for every `snapshotMs`, never closer than that. `holdMs`:
 * how long a snapshot is held back, so that the fills it holds are told first. `shutdownMs`: how
 * long an end waits for answers. `outlookMs`: how often the volatility is said anew.
 *
 * @category codec
 * @since 0.1.0
 */
export type DriverTiming = {
  readonly requestMs: number
  readonly snapshotMs: number
  readonly holdMs: number
  readonly shutdownMs: number
  readonly outlookMs: number
}

/** The feeds there are. @category codec @since 0.1.0 */
export type FeedName = 'binance' | 'coinbase'

/**
 * The markets of a paper run without a venue: of each asset one for every window of each of
 * `windowsMs`, struck and settled by the last price of `source`. `latencyMs`: how long a request
 * and its answer take together.
 *
 * @category codec
 * @since 0.1.0
 */
export type PaperConfig = {
  readonly windowsMs: ReadonlyArray<number>
  readonly source: FeedName
  readonly latencyMs: number
}

/**
 * What a fill of a size costs, in dollars: those worth up to `upTo` (null: any) `flat` and `rate`
 * of their worth.
 *
 * @category codec
 * @since 0.1.0
 */
export type FeeTierConfig = {
  readonly upTo: number | null
  readonly flat: number
  readonly rate: number
}

/**
 * Where Degen is and which of its ways it has: as `DegenConfig` of `twoway/adapters/degen` says.
 *
 * @category codec
 * @since 0.1.0
 */
export type VenueAddress = {
  readonly rest: string
  readonly prefix: string
  readonly socket: string
  readonly orders: 'notify' | 'documented'
  readonly channelsBy: 'address' | 'id'
  readonly timeframes: ReadonlyArray<'5m' | '15m' | '1h' | '4h' | '24h'>
  readonly mirrored: boolean
  readonly orderLifeMs: number | null
  readonly sizeUnit: 'share' | 'micro'
  readonly makerFees: ReadonlyArray<FeeTierConfig>
  readonly takerFees: ReadonlyArray<FeeTierConfig>
}

const wait = number({ from: 1, to: 3_600_000, whole: true, unit: 'ms' })

const fees = list(
  struct<FeeTierConfig>({
    upTo: nullable(number({ above: 0, unit: 'dollars' })),
    flat: number({ from: 0, unit: 'dollars' }),
    rate: Range.part,
  }),
)

/** The codec of a feed's name. @category codec @since 0.1.0 */
export const feedName: t.Type<FeedName> = oneOf<FeedName>('binance', 'coinbase')

/** The codec of what a driver waits for. @category codec @since 0.1.0 */
export const timing: t.Type<DriverTiming> = struct<DriverTiming>(
  { requestMs: wait, snapshotMs: wait, holdMs: wait, shutdownMs: wait, outlookMs: wait },
  [
    { low: 'requestMs', high: 'snapshotMs', orEqual: true },
    { low: 'holdMs', high: 'requestMs', orEqual: true },
  ],
)

/** The codec of a paper run's markets. @category codec @since 0.1.0 */
export const paper: t.Type<PaperConfig> = struct<PaperConfig>({
  windowsMs: distinct(number({ from: 30_000, to: 86_400_000, whole: true, unit: 'ms' }), {
    key: null,
    noun: 'a window',
  }),
  source: feedName,
  latencyMs: number({ from: 0, to: 10_000, unit: 'ms' }),
})

/** The codec of where Degen is. @category codec @since 0.1.0 */
export const degen: t.Type<VenueAddress> = struct<VenueAddress>({
  rest: name,
  prefix: text,
  socket: name,
  orders: oneOf('notify', 'documented'),
  channelsBy: oneOf('address', 'id'),
  timeframes: distinct(oneOf('5m', '15m', '1h', '4h', '24h'), { key: null, noun: 'a timeframe' }),
  mirrored: flag,
  orderLifeMs: nullable(wait),
  sizeUnit: oneOf('share', 'micro'),
  makerFees: fees,
  takerFees: fees,
})
