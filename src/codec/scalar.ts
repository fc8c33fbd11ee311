/**
 * Codecs of single values: numbers in a range, words of a list, strings, flags.
 */

import type * as t from 'io-ts'
import { check, failuresOf } from './check.js'

/**
 * A range of numbers: from and to belong to it, above and below do not. `unit` is what the number
 * counts, in the words of the error.
 *
 * @category codec
 * @since 0.1.0
 */
export type Range = {
  readonly from?: number
  readonly above?: number
  readonly to?: number
  readonly below?: number
  readonly whole?: boolean
  readonly unit: string
}

/**
 * Returns the codec of a finite number in a range. NaN, infinities and numbers in a string fail.
 *
 * @category codec
 * @since 0.1.0
 */
export const number = (range: Range): t.Type<number> =>
  single(words(range), (value) => isInside(value, range))

/**
 * Returns the codec of one of several words.
 *
 * @category codec
 * @since 0.1.0
 */
export const oneOf = <Word extends string>(...allowed: ReadonlyArray<Word>): t.Type<Word> =>
  single(alternatives(allowed), (value) => allowed.some((word) => word === value))

/**
 * Returns words as alternatives in quotes, for the sentence of an error.
 *
 * @category codec
 * @since 0.1.0
 */
export const alternatives = (allowed: ReadonlyArray<string>): string =>
  allowed.map((word) => JSON.stringify(word)).join(' or ')

/**
 * The codec of a string, the empty one too.
 *
 * @category codec
 * @since 0.1.0
 */
export const text: t.Type<string> = single('a string', (value) => typeof value === 'string')

/**
 * The codec of a string that is not empty.
 *
 * @category codec
 * @since 0.1.0
 */
export const name: t.Type<string> = single(
  'a string that is not empty',
  (value) => typeof value === 'string' && value !== '',
)

/**
 * The codec of an asset's name: 1 to 12 capital letters and digits, `BTC`, say, since another
 * spelling would be another asset, of which no market is ever listed.
 *
 * @category codec
 * @since 0.1.0
 */
export const assetName: t.Type<string> = single(
  'a name such as BTC, 1 to 12 capital letters and digits',
  isAssetName,
)

/** Returns whether a value is an asset's name. @category codec @since 0.1.0 */
export function isAssetName(value: unknown): value is string {
  return typeof value === 'string' && /^[A-Z0-9]{1,12}$/.test(value)
}

/**
 * The codec of true and false.
 *
 * @category codec
 * @since 0.1.0
 */
export const flag: t.Type<boolean> = single('true or false', (value) => typeof value === 'boolean')

/**
 * Returns the codec of a value that may be null or absent.
 *
 * @category codec
 * @since 0.1.0
 */
export const optional = <A>(codec: t.Type<A>): t.Type<A | null | undefined> =>
  check(`${codec.name}, null or nothing`, (value, context) =>
    value === null || value === undefined ? [] : failuresOf(codec, value, context),
  )

/**
 * Returns a codec that also takes null; its errors are those of the value alone.
 *
 * @category codec
 * @since 0.1.0
 */
export const nullable = <A>(codec: t.Type<A>): t.Type<A | null> =>
  check(codec.name, (value, context) => (value === null ? [] : failuresOf(codec, value, context)))

// A declaration, since the constants above are made with it when this module loads.
function single<A>(expected: string, holds: (value: unknown) => boolean): t.Type<A> {
  return check(expected, (value, context) =>
    holds(value) ? [] : [{ value, context, message: expected }],
  )
}

/** Written positively, so that NaN is inside no range. */
const isInside = (value: unknown, range: Range): boolean =>
  typeof value === 'number' &&
  Number.isFinite(value) &&
  (range.from === undefined || value >= range.from) &&
  (range.above === undefined || value > range.above) &&
  (range.to === undefined || value <= range.to) &&
  (range.below === undefined || value < range.below) &&
  (range.whole !== true || Number.isInteger(value))

const words = ({ from, above, to, below, whole, unit }: Range): string => {
  const low =
    from !== undefined ? `of at least ${from}` : above !== undefined ? `above ${above}` : ''
  const high = to !== undefined ? `at most ${to}` : below !== undefined ? `below ${below}` : ''
  const both = from !== undefined && to !== undefined
  const bounds = both
    ? `from ${from} to ${to}`
    : [low, high].filter((bound) => bound !== '').join(' and ')
  return [whole === true ? 'a whole number' : 'a number', bounds, `(${unit})`]
    .filter((part) => part !== '')
    .join(' ')
}
