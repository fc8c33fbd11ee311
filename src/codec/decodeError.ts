/**
 * What is wrong with a value from outside, for a person to act on.
 */

import { render } from './render.js'

/**
 * One thing that is wrong: where (`spread.base`, `orders[2].price`; empty for the whole), the value
 * that stood there, and what was expected. An unknown key carries the known name nearest to it, if
 * one is near; two values in the wrong order carry the other one.
 *
 * @category codec
 * @since 0.1.0
 */
export type DecodeError =
  | (Wrong & { readonly _tag: 'wrong-value' })
  | (Wrong & { readonly _tag: 'unknown-key'; readonly nearest: string | null })
  | (Wrong & { readonly _tag: 'out-of-order'; readonly limit: Limit })

/**
 * The value that another must not pass, and where it stands; `orEqual` where it may equal it.
 *
 * @category codec
 * @since 0.1.0
 */
export type Limit = { readonly path: string; readonly value: unknown; readonly orEqual: boolean }

/**
 * What is wrong, as every error has it: where, the value there, and what was expected.
 *
 * @category codec
 * @since 0.1.0
 */
export type Wrong = { readonly path: string; readonly value: unknown; readonly expected: string }

/**
 * Returns the error of a value that is larger than it may be beside another.
 *
 * @example
 * import { DecodeError } from 'twoway/codec'
 *
 * const limit = { path: 'spread.max', value: 0.2, orEqual: true }
 * DecodeError.outOfOrder({ path: 'spread.min', value: 0.3, limit }).expected
 * // => 'at most spread.max (0.2)'
 *
 * @category codec
 * @since 0.1.0
 */
export const outOfOrder = ({
  path,
  value,
  limit,
}: Omit<Wrong, 'expected'> & { readonly limit: Limit }): DecodeError => ({
  _tag: 'out-of-order',
  path,
  value,
  expected: `${limit.orEqual ? 'at most' : 'less than'} ${limit.path} (${render(limit.value)})`,
  limit,
})

/**
 * Returns an error as one line.
 *
 * @example
 * import { DecodeError, decodeConfig } from 'twoway/codec'
 *
 * const config = decodeConfig(4)
 * config._tag === 'Left' ? config.left.map(DecodeError.message)[0]?.slice(0, 40) : ''
 * // => 'input: 4, expected an object with fairVa'
 *
 * @category codec
 * @since 0.1.0
 */
export const message = (error: DecodeError): string => {
  const place = error.path === '' ? 'input' : error.path
  if (error._tag !== 'unknown-key') {
    return `${place}: ${render(error.value)}, expected ${error.expected}`
  }
  return error.nearest === null
    ? `${place}: unknown key, expected ${error.expected}`
    : `${place}: unknown key; did you mean ${JSON.stringify(error.nearest)}?`
}
