/**
 * How every codec of this room is made: a value passes unchanged, or all that is wrong is listed.
 */

import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'

/**
 * A failure as io-ts carries it, and what only our checks know: the known key nearest to an unknown
 * one, or the other value that a value must not pass.
 *
 * @category codec
 * @since 0.1.0
 */
export type Failure = t.ValidationError & {
  readonly unknownKey?: { readonly nearest: string | null }
  readonly limit?: {
    readonly context: t.Context
    readonly value: unknown
    readonly orEqual: boolean
  }
}

/**
 * Returns an io-ts codec from the function that lists what is wrong with a value.
 *
 * `expected` is the noun phrase of its errors. The codec hands back the value it was given, never a
 * copy, so what decodes is deep-equal to what came in.
 *
 * @category codec
 * @since 0.1.0
 */
export const check = <A>(
  expected: string,
  failures: (value: unknown, context: t.Context) => ReadonlyArray<Failure>,
): t.Type<A> =>
  new t.Type<A>(
    expected,
    (value): value is A => failures(value, []).length === 0,
    (value, context) => {
      const found = failures(value, context)
      return found.length === 0 ? t.success(value as A) : t.failures([...found])
    },
    t.identity,
  )

/**
 * Returns what a codec finds wrong with a value; nothing where it passes.
 *
 * @category codec
 * @since 0.1.0
 */
export const failuresOf = (
  codec: t.Mixed,
  value: unknown,
  context: t.Context,
): ReadonlyArray<Failure> => {
  const result = codec.validate(value, context)
  return E.isLeft(result) ? result.left : []
}

/**
 * Returns what a codec finds wrong with a member, in the context of the whole that holds it.
 *
 * @category codec
 * @since 0.1.0
 */
export const failuresAt = (
  codec: t.Mixed,
  value: unknown,
  context: t.Context,
  key: string,
): ReadonlyArray<Failure> => failuresOf(codec, value, t.appendContext(context, key, codec, value))
