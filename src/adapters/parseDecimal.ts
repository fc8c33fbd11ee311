/**
 * A decimal number as feeds write prices and sizes: a string of digits.
 */

/**
 * Returns the number nearest to an exact decimal string; NaN for anything else: another type, a
 * sign, an exponent, a zero too many in front, more than 13 digits before the point or 18 behind.
 *
 * @category adapters
 * @since 0.1.0
 */
export const parseDecimal = (value: unknown): number => {
  if (typeof value !== 'string' || value.length === 0 || value.length > most) return Number.NaN
  let whole = 0
  while (isDigit(value, whole)) whole += 1
  if (whole === 0 || whole > mostWhole) return Number.NaN
  if (whole > 1 && value.charCodeAt(0) === zero) return Number.NaN
  if (whole === value.length) return Number(value)
  if (value.charCodeAt(whole) !== point) return Number.NaN
  let end = whole + 1
  while (isDigit(value, end)) end += 1
  return end === value.length && end > whole + 1 && end - whole - 1 <= mostFraction
    ? Number(value)
    : Number.NaN
}

const mostWhole = 13
const mostFraction = 18
const most = mostWhole + 1 + mostFraction
const zero = 48
const nine = 57
const point = 46

const isDigit = (text: string, index: number): boolean => {
  const code = text.charCodeAt(index)
  return code >= zero && code <= nine
}
