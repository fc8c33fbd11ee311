/**
 * The bytes of an order that the venue's documents have one sign.
 */

import type { Outcome } from '../../market/side.js'
import { decode } from './base58.js'

/**
 * A bid as it is signed: `price` in micro-dollars, `size` in micro-shares, `expiry` in seconds
 * since the epoch on the venue's clock, `clientOrderId` a number that is never used twice.
 *
 * @category adapters
 * @since 0.1.0
 */
export type OrderToSign = {
  readonly marketAddress: string
  readonly outcome: Outcome
  readonly price: number
  readonly size: number
  readonly expiry: number
  readonly clientOrderId: number
}

/**
 * What the message counts a size in: whole shares, as the venue's own bot does, or millionths, as a
 * later version.
 *
 * @category adapters
 * @since 0.1.0
 */
export type SizeUnit = 'share' | 'micro'

const prefix = 'DEGEN_ORDER_V1:'
const length = 81
const keyLength = 32

/**
 * Returns the message of 81 bytes: `DEGEN_ORDER_V1:`, the market's key, side and outcome (0 for a
 * bid, 0 for YES), price, size, expiry and client order id as eight bytes each, least first.
 *
 * Null where a part does not fit: a key of other than 32 bytes, a number that is not whole or below
 * 0, a part of a share where the size counts shares.
 *
 * @example
 * import { orderBytes } from 'twoway/adapters/degen'
 *
 * const order = {
 *   marketAddress: '11111111111111111111111111111111',
 *   outcome: 'no', price: 520_000, size: 100_000_000, expiry: 1_790_000_000, clientOrderId: 7,
 * } as const
 * orderBytes(order, 'share')?.length // => 81
 *
 * @category adapters
 * @since 0.1.0
 */
export const orderBytes = (order: OrderToSign, sizeUnit: SizeUnit): Uint8Array | null => {
  const key = decode(order.marketAddress)
  const size = sizeUnit === 'micro' ? order.size : order.size / 1_000_000
  const numbers = [order.price, size, order.expiry, order.clientOrderId]
  if (key === null || key.length !== keyLength) return null
  if (!numbers.every((one) => Number.isSafeInteger(one) && one >= 0)) return null
  const bytes = new Uint8Array(length)
  for (let i = 0; i < prefix.length; i++) bytes[i] = prefix.charCodeAt(i)
  bytes.set(key, prefix.length)
  const sides = prefix.length + keyLength
  bytes[sides] = 0
  bytes[sides + 1] = order.outcome === 'yes' ? 0 : 1
  numbers.forEach((one, i) => {
    write(bytes, sides + 2 + 8 * i, one)
  })
  return bytes
}

const write = (bytes: Uint8Array, at: number, value: number): void => {
  let rest = value
  for (let i = 0; i < 8; i++) {
    bytes[at + i] = rest % 256
    rest = Math.floor(rest / 256)
  }
}
