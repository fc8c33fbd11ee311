/**
 * Fields of an object from outside: what is there and means what it should, or null.
 */

import { isObject } from '../../codec/isObject.js'
import { isWhole, nearest } from '../../desk/ledger/micro.js'
import type { Outcome, Side } from '../../market/side.js'

/** An object from outside. @category adapters @since 0.1.0 */
export type Fields = Readonly<Record<string, unknown>>

/** No id, code or address of the venue is longer. */
const maxText = 128

/** What a JavaScript date can hold, in ms. */
const maxInstant = 8.64e15

/** Where seconds since the epoch end and milliseconds begin: the year 5138, or March of 1973. */
const millisecondsFrom = 1e11

/** Returns a value as an object, or null. @category adapters @since 0.1.0 */
export const object = (value: unknown): Fields | null => (isObject(value) ? value : null)

/** Returns a field that is the object's own, or undefined. @category adapters @since 0.1.0 */
export const own = (fields: Fields, key: string): unknown =>
  Object.hasOwn(fields, key) ? fields[key] : undefined

/** Returns a text of 1 to 128 characters, or null. @category adapters @since 0.1.0 */
export const text = (fields: Fields, key: string, max: number = maxText): string | null => {
  const value = own(fields, key)
  return typeof value === 'string' && value.length > 0 && value.length <= max ? value : null
}

/**
 * Returns a finite number, given as one or as a plain decimal, or null.
 *
 * @category adapters
 * @since 0.1.0
 */
export const number = (fields: Fields, key: string): number | null => numberOf(own(fields, key))

/** Returns a value as a finite number, as `number`. @category adapters @since 0.1.0 */
export const numberOf = (value: unknown): number | null => {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null
  return typeof value === 'string' && /^-?\d{1,20}(\.\d{1,20})?$/.test(value) ? Number(value) : null
}

/** Returns a whole number from 0, or null. @category adapters @since 0.1.0 */
export const count = (fields: Fields, key: string): number | null => {
  const value = number(fields, key)
  return value !== null && Number.isSafeInteger(value) && value >= 0 ? value : null
}

/**
 * Returns an amount in dollars or shares, 0 or more, in millionths, or null.
 *
 * @category adapters
 * @since 0.1.0
 */
export const amount = (fields: Fields, key: string): number | null => amountOf(own(fields, key))

/** Returns a value as an amount, as `amount`. @category adapters @since 0.1.0 */
export const amountOf = (value: unknown): number | null => {
  const units = numberOf(value)
  const millionths = units === null ? Number.NaN : nearest(units)
  return isWhole(millionths) && millionths >= 0 ? millionths : null
}

/**
 * Returns a price inside (0, 1) in micro-dollars, or null.
 *
 * @category adapters
 * @since 0.1.0
 */
export const priceOf = (value: unknown): number | null => {
  const price = amountOf(value)
  return price !== null && price > 0 && price < 1_000_000 ? price : null
}

/**
 * Returns an instant in ms, given in ms or in seconds since the epoch, which its size tells apart,
 * or null.
 *
 * @category adapters
 * @since 0.1.0
 */
export const instant = (fields: Fields, key: string): number | null => {
  const value = number(fields, key)
  if (value === null || !(value > 0)) return null
  const at = Math.floor(value < millisecondsFrom ? value * 1000 : value)
  return at <= maxInstant ? at : null
}

/** Returns an outcome however it is cased, or null. @category adapters @since 0.1.0 */
export const outcome = (fields: Fields, key: string): Outcome | null => {
  const word = text(fields, key)?.toLowerCase()
  return word === 'yes' || word === 'no' ? word : null
}

/**
 * Returns a side, said as bid and ask or as buy and sell, however it is cased, or null.
 *
 * @category adapters
 * @since 0.1.0
 */
export const side = (fields: Fields, key: string): Side | null => {
  const word = text(fields, key)?.toLowerCase()
  if (word === 'bid' || word === 'buy') return 'bid'
  return word === 'ask' || word === 'sell' ? 'ask' : null
}
