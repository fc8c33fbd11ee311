/**
 * Runs a codec, and says what is wrong in our words.
 */

import * as E from 'fp-ts/lib/Either.js'
import type * as t from 'io-ts'
import type { Failure } from './check.js'
import { type DecodeError, outOfOrder } from './decodeError.js'
import { reading } from './reading.js'

/**
 * Returns the value as what a codec reads, or every error there is in it. Never throws: a value
 * that does when it is looked at is an error.
 *
 * Codecs of plain io-ts do too; their errors carry the name of the type as what was expected.
 *
 * @category codec
 * @since 0.1.0
 */
export const decode =
  <A>(codec: t.Type<A>) =>
  (value: unknown): E.Either<ReadonlyArray<DecodeError>, A> =>
    reading(value, () => {
      const result = codec.decode(value)
      return E.isLeft(result) ? E.left(result.left.map(toDecodeError)) : result
    })

const toDecodeError = (failure: Failure): DecodeError => {
  const { context, value, limit, unknownKey } = failure
  const path = pathOf(context)
  if (limit !== undefined) {
    const { orEqual } = limit
    const other = { path: pathOf(limit.context), value: limit.value, orEqual }
    return outOfOrder({ path, value, limit: other })
  }
  const expected = failure.message ?? context[context.length - 1]?.type.name ?? 'another value'
  return unknownKey === undefined
    ? { _tag: 'wrong-value', path, value, expected }
    : { _tag: 'unknown-key', path, value, expected, nearest: unknownKey.nearest }
}

/** A path as JavaScript writes it: `orders[2].price`, `overrides["BTC.X"]`. */
const pathOf = (context: t.Context): string =>
  context
    // The first entry is the whole, which has no name.
    .slice(1)
    .map(({ key }) => segment(key))
    .join('')
    .replace(/^\./, '')

const segment = (key: string): string => {
  if (/^\d+$/.test(key)) return `[${key}]`
  return /^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`
}
