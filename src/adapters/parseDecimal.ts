/**
 * A decimal number as feeds write prices and sizes: a string of digits.
 */

/**
 * Returns the number nearest to an exact decimal string; NaN for anything else: another type, a
 * sign, an exponent, a zero too many in front, more than 13 digits before the point or 18 behind.
 *
 * Up to 15 digits are one exact whole number over an exact power of ten, whose quotient is rounded
 * once (Clinger, How to read floating point numbers accurately, 1990); of more the engine decides.
 *
 * @category adapters
 * @since 0.1.0
 */
export const parseDecimal = (text: unknown): number => {
  if (typeof text !== 'string' || text.length > most) return Number.NaN
  let value = 0
  let at = 0
  while (isDigit(text, at)) {
    value = value * 10 + (text.charCodeAt(at) - zero)
    at += 1
  }
  const whole = at
  if (whole === 0 || whole > mostWhole) return Number.NaN
  if (whole > 1 && text.charCodeAt(0) === zero) return Number.NaN
  if (whole === text.length) return value
  if (text.charCodeAt(whole) !== point) return Number.NaN
  at += 1
  while (isDigit(text, at)) {
    value = value * 10 + (text.charCodeAt(at) - zero)
    at += 1
  }
  const places = at - whole - 1
  if (at !== text.length || places === 0 || places > mostFraction) return Number.NaN
  return whole + places > mostExact ? Number(text) : value / (tenTo[places] as number)
}

const mostWhole = 13
const mostFraction = 18
const mostExact = 15
const most = mostWhole + 1 + mostFraction
const zero = 48
const nine = 57
const point = 46

const tenTo: ReadonlyArray<number> = [
  1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14,
]

/** Past its end a text would have to be asked by a slower way. */
const isDigit = (text: string, at: number): boolean => {
  if (at >= text.length) return false
  const code = text.charCodeAt(at)
  return code >= zero && code <= nine
}
