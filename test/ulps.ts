/** Distances between doubles, and from a double to an exact value, in units in the last place. */

const bits = new DataView(new ArrayBuffer(8))

/** The double so many steps above a finite x, or below it for a negative number of steps. */
export const neighbour = (x: number, steps = 1): number => {
  bits.setFloat64(0, x)
  const raw = bits.getBigInt64(0)
  const rank = (raw < 0n ? -(raw & 0x7fff_ffff_ffff_ffffn) : raw) + BigInt(steps)
  bits.setBigInt64(0, rank < 0n ? -rank : rank)
  return rank < 0n ? -bits.getFloat64(0) : bits.getFloat64(0)
}

/** The step of the doubles at x, away from 0. */
export const ulp = (x: number): number => neighbour(Math.abs(x)) - Math.abs(x)

/** How far off `got` is, when the exact value is `offset` ulps above the double `nearest`. */
export const ulpsOff = (got: number, nearest: number, offset: number): number =>
  Math.abs((got - nearest) / ulp(nearest) - offset)

/** How far off `got` is from a decimal such as `-1.25e-3`, by whole-number arithmetic. */
export const ulpsOffDigits = (got: number, digits: string): number => {
  const [mantissa = '', exponent = '0'] = digits.split('e')
  const [whole = '', fraction = ''] = mantissa.split('.')
  const power = Number(exponent) - fraction.length
  const value = BigInt(whole + fraction) << scale
  const exact = power < 0 ? value / 10n ** BigInt(-power) : value * 10n ** BigInt(power)
  const difference = scaled(got) - exact
  const millionths = (difference * 1_000_000n) / scaled(ulp(Number(digits)))
  return Math.abs(Number(millionths)) / 1e6
}

/** More than the 1,074 binary places of the least double. */
const scale = 1200n

const scaled = (x: number): bigint => {
  bits.setFloat64(0, x)
  const raw = bits.getBigUint64(0) & 0x7fff_ffff_ffff_ffffn
  const exponent = raw >> 52n
  const fraction = raw & 0xf_ffff_ffff_ffffn
  const significand = exponent === 0n ? fraction : fraction | (1n << 52n)
  const shift = scale - 1074n + (exponent === 0n ? 0n : exponent - 1n)
  return x < 0 ? -(significand << shift) : significand << shift
}
