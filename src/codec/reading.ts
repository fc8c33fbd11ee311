/**
 * The one place where what throws while it is read becomes an error like any other.
 */

import * as E from 'fp-ts/lib/Either.js'
import type { DecodeError } from './decodeError.js'

/**
 * Returns what reading a value gives, or one error where the value throws: a getter, a proxy.
 *
 * @category codec
 * @since 0.1.0
 */
export const reading = <A>(
  value: unknown,
  read: () => E.Either<ReadonlyArray<DecodeError>, A>,
): E.Either<ReadonlyArray<DecodeError>, A> => {
  try {
    return read()
  } catch {
    const expected = 'a value that can be read'
    return E.left([{ _tag: 'wrong-value', path: '', value, expected }])
  }
}
