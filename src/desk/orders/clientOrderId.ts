/**
 * The name under which an order goes out: the market and a number that the desk never uses twice.
 */

/**
 * Returns the client order id of the desk's order of a number.
 *
 * @example
 * import { ClientOrderId } from 'twoway'
 *
 * ClientOrderId.of('BTC-5m', 12) // => 'BTC-5m#12'
 *
 * @category desk
 * @since 0.1.0
 */
export const of = (marketId: string, order: number): string => `${marketId}#${order}`

/**
 * Returns the number in an id of the desk's own, or null where it is somebody else's: a restart
 * counts on from the highest that the venue still lists.
 *
 * @example
 * import { ClientOrderId } from 'twoway'
 *
 * ClientOrderId.numberOf('BTC-5m#12') // => 12
 *
 * @category desk
 * @since 0.1.0
 */
export const numberOf = (id: string): number | null => {
  let first = id.length
  while (first > 0 && isDigit(id.charCodeAt(first - 1))) first -= 1
  const count = id.length - first
  if (count === 0 || count > mostDigits || first === 0 || id.charCodeAt(first - 1) !== sharp)
    return null
  if (count > 1 && id.charCodeAt(first) === zero) return null
  let order = 0
  for (let at = first; at < id.length; at++) order = order * 10 + (id.charCodeAt(at) - zero)
  return Number.isSafeInteger(order) ? order : null
}

const mostDigits = 16
const zero = 48
const sharp = 35

const isDigit = (code: number): boolean => code >= zero && code <= zero + 9
