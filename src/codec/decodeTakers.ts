/**
 * Reads who trades with a desk where a recording has no trades, as it came from outside.
 */

import type * as E from 'fp-ts/lib/Either.js'
import { decode } from './decode.js'
import type { DecodeError } from './decodeError.js'
import { volatility } from './range.js'
import { flag, nullable, number } from './scalar.js'
import { struct } from './shape.js'

/** Counterparties, as the backtest has them. @category codec @since 0.1.0 */
export type Takers = {
  readonly volatility: number | null
  readonly informed: {
    readonly leadMs: number
    readonly edge: number
    readonly size: number | null
  } | null
  readonly uninformed: {
    readonly perHour: number
    readonly distance: number
    readonly size: number
  } | null
  readonly depth: { readonly shares: number; readonly leavePerHour: number } | null
  readonly calibrated: boolean
}

const shares = number({ above: 0, to: 1e9, unit: 'shares' })

/**
 * Returns a value as counterparties, or every error in it. Never throws.
 *
 * @example
 * import { DecodeError, decodeTakers } from 'twoway/codec'
 *
 * const uninformed = { perHour: 60, distance: 2, size: 20 }
 * const others = { volatility: null, informed: null, depth: null, calibrated: false }
 * const takers = decodeTakers({ ...others, uninformed })
 * takers._tag === 'Left' ? takers.left.map(DecodeError.message) : []
 * // => ['uninformed.distance: 2, expected a number above 0 and at most 1 (dollars a share)']
 *
 * @category codec
 * @since 0.1.0
 */
export const decodeTakers: (value: unknown) => E.Either<ReadonlyArray<DecodeError>, Takers> =
  decode(
    struct<Takers>({
      volatility: nullable(volatility),
      informed: nullable(
        struct<NonNullable<Takers['informed']>>({
          leadMs: number({ from: 0, to: 86_400_000, unit: 'ms' }),
          edge: number({ from: 0, to: 1, unit: 'dollars a share' }),
          size: nullable(shares),
        }),
      ),
      uninformed: nullable(
        struct<NonNullable<Takers['uninformed']>>({
          perHour: number({ from: 0, to: 1e6, unit: 'an hour' }),
          distance: number({ above: 0, to: 1, unit: 'dollars a share' }),
          size: shares,
        }),
      ),
      depth: nullable(
        struct<NonNullable<Takers['depth']>>({
          shares,
          leavePerHour: number({ from: 0, to: 1e6, unit: 'times an hour' }),
        }),
      ),
      calibrated: flag,
    }),
  )
