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
  const digits = /#(0|[1-9][0-9]{0,15})$/.exec(id)?.[1]
  if (digits === undefined) return null
  const order = Number(digits)
  return Number.isSafeInteger(order) ? order : null
}
