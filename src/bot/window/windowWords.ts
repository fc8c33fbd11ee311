/**
 * Numbers as the window and the terminal print them.
 */

import { decimals } from '../../market/decimal.js'

const none = '–'

/**
 * Returns dollars to the cent, such as −$1,204.50; a dash for what is not known.
 *
 * @category bot
 * @since 0.1.0
 */
export const dollars = (value: number | null): string =>
  known(value) ? `${sign(value, 2)}$${grouped(Math.abs(value).toFixed(2))}` : none

/** Returns dollars to the cent, with a plus sign for a gain. @category bot @since 0.1.0 */
export const gain = (value: number | null): string =>
  known(value) && value >= 0.005 ? `+${dollars(value)}` : dollars(value)

/** Returns shares, with up to two decimals where there are any. @category bot @since 0.1.0 */
export const shares = (value: number | null): string =>
  known(value)
    ? `${sign(value, 2)}${grouped(Math.abs(value).toFixed(2)).replace(/\.?0+$/, '')}`
    : none

/**
 * Returns a price with the decimals of its tick, such as $0.62.
 *
 * @category bot
 * @since 0.1.0
 */
export const atTick = (price: number | null, tickSize: number): string => {
  const digits = Math.max(2, decimals(tickSize) ?? 4)
  return known(price) ? `${sign(price, digits)}$${Math.abs(price).toFixed(digits)}` : none
}

/** Returns dollars a share in cents to a tenth, such as 52.4. @category bot @since 0.1.0 */
export const cents = (value: number | null): string =>
  known(value) ? `${sign(100 * value, 1)}${Math.abs(100 * value).toFixed(1)}` : none

/**
 * Returns a price of an underlying: two decimals, four below 10, below a dollar as many as show
 * four digits of it.
 *
 * @category bot
 * @since 0.1.0
 */
export const spot = (value: number | null): string =>
  known(value) ? `$${grouped(value.toFixed(value < 10 ? fineDigits(value) : 2))}` : none

const fineDigits = (value: number): number =>
  value > 0 && value < 1 ? Math.min(16, 3 - Math.floor(Math.log10(value))) : 4

/** Returns seconds as 4:05, or 1:04:05 from an hour on. @category bot @since 0.1.0 */
export const clock = (seconds: number): string => {
  const whole = Math.floor(seconds)
  const two = (value: number): string => String(value).padStart(2, '0')
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60]
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`
}

/** Returns an age: tenths of a second below a minute, then minutes. @category bot @since 0.1.0 */
export const age = (ms: number | null): string => {
  if (!known(ms)) return none
  return ms < 60_000 ? `${(Math.max(0, ms) / 1000).toFixed(1)} s` : `${Math.floor(ms / 60_000)} min`
}

const known = (value: number | null): value is number => value !== null && Number.isFinite(value)

/** No sign before what prints as zero. */
const sign = (value: number, digits: number): string =>
  value < 0 && Number(value.toFixed(digits)) !== 0 ? '−' : ''

const grouped = (text: string): string => {
  const [whole = '', ...fraction] = text.split('.')
  return [whole.replace(/\d(?=(\d{3})+$)/g, '$&,'), ...fraction].join('.')
}
