/**
 * The parts of a frame, as more than one feed checks them.
 */

import * as E from 'fp-ts/lib/Either.js'
import type { FrameRefusal } from './frameRefusal.js'

/** Returns the refusal of a part that cannot be. @category adapters @since 0.1.0 */
export const wrong = (
  field: string,
  value: unknown,
  expected: string,
): E.Either<FrameRefusal, never> => E.left({ _tag: 'wrong-field', field, value, expected })

/**
 * Returns whether a value is a number that counts: whole, exact, not below 0.
 *
 * @category adapters
 * @since 0.1.0
 */
export const isCount = (value: unknown): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0

/** Returns whether a value is text of a symbol's length. @category adapters @since 0.1.0 */
export const isSymbol = (value: unknown): value is string =>
  typeof value === 'string' && value.length > 0 && value.length <= 32

/** Returns whether a number is a price: above 0, at most 1e12. @category adapters @since 0.1.0 */
export const isPrice = (value: number): boolean => value > 0 && value <= 1e12

/**
 * Returns whether a number is an instant in ms between 2000 and 2099.
 *
 * @category adapters
 * @since 0.1.0
 */
export const isInstant = (value: number): boolean =>
  value >= 946_684_800_000 && value < 4_102_444_800_000

/** What is expected, in the words of a refusal. @category adapters @since 0.1.0 */
export const expected: Readonly<
  Record<'price' | 'size' | 'count' | 'symbol' | 'instant' | 'flag', string>
> = {
  price: 'a decimal string above 0',
  size: 'a decimal string not below 0',
  count: 'a whole number not below 0',
  symbol: 'text of at most 32 characters',
  instant: 'an instant between 2000 and 2099',
  flag: 'true or false',
}
