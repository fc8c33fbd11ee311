/**
 * Reads how long messages take, as it came from outside.
 */

import type * as E from 'fp-ts/lib/Either.js'
import type * as t from 'io-ts'
import { check, failuresOf } from './check.js'
import { list } from './collection.js'
import { decode } from './decode.js'
import type { DecodeError } from './decodeError.js'
import { number, oneOf } from './scalar.js'
import { byKind, struct } from './shape.js'

/** How long one message takes, as the backtest has it. @category codec @since 0.1.0 */
export type LatencyModel =
  | { readonly kind: 'constant'; readonly ms: number }
  | { readonly kind: 'empirical'; readonly sorted: ReadonlyArray<number> }
  | {
      readonly kind: 'loaded'
      readonly base: Exclude<LatencyModel, { readonly kind: 'loaded' }>
      readonly quiet: number
      readonly perEvent: number
      readonly perBasisPoint: number
      readonly mostMs: number
    }

/** The three ways that messages take. @category codec @since 0.1.0 */
export type Latencies = {
  readonly data: LatencyModel
  readonly orders: LatencyModel
  readonly answers: LatencyModel
}

type Of<Kind extends LatencyModel['kind']> = Extract<LatencyModel, { readonly kind: Kind }>

const ms = number({ from: 0, to: 3_600_000, unit: 'ms' })

const sorted = check<ReadonlyArray<number>>('a list', (value, context) => {
  const wrong = failuresOf(list(ms), value, context)
  if (wrong.length > 0 || !Array.isArray(value)) return wrong
  const isRising = value.every((each, i) => i === 0 || value[i - 1] <= each)
  return value.length > 0 && isRising
    ? []
    : [{ value, context, message: 'one number or more, none less than the one before' }]
})

const constant = struct<Of<'constant'>>({ kind: oneOf('constant'), ms })
const empirical = struct<Of<'empirical'>>({ kind: oneOf('empirical'), sorted })

const latency: t.Type<LatencyModel> = byKind<LatencyModel>({
  constant,
  empirical,
  loaded: struct<Of<'loaded'>>({
    kind: oneOf('loaded'),
    base: byKind<Exclude<LatencyModel, { readonly kind: 'loaded' }>>({ constant, empirical }),
    quiet: number({ from: 0, to: 1e9, unit: 'events a second' }),
    perEvent: ms,
    perBasisPoint: ms,
    mostMs: ms,
  }),
})

/**
 * Returns a value as the latency of the three ways, or every error in it. Never throws.
 *
 * @example
 * import { DecodeError, decodeLatency } from 'twoway/codec'
 *
 * const way = { kind: 'constant', ms: 20 }
 * const ways = decodeLatency({ data: way, orders: way, answers: { kind: 'constant', ms: -1 } })
 * ways._tag === 'Left' ? ways.left.map(DecodeError.message) : []
 * // => ['answers.ms: -1, expected a number from 0 to 3600000 (ms)']
 *
 * @category codec
 * @since 0.1.0
 */
export const decodeLatency: (value: unknown) => E.Either<ReadonlyArray<DecodeError>, Latencies> =
  decode(struct<Latencies>({ data: latency, orders: latency, answers: latency }))
