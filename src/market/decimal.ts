/**
 * Exact decimals: a whole number of units, of a price's tick or of a size's lot, as the digits that
 * a venue takes, and back. No float is printed and none is read.
 *
 * A unit stands for its shortest decimal, 0.0025 for 25 ten-thousandths; the rest is whole numbers.
 */

/**
 * Returns how many decimals a unit has, or null if it is no decimal above 0 of 15 at most.
 *
 * What a venue prints its prices with: 2 for a tick of a cent, 4 for one of 0.0025.
 *
 * @example
 * import { Decimal } from 'twoway'
 *
 * Decimal.decimals(0.0025) // => 4
 *
 * @category market
 * @since 0.1.0
 */
export const decimals = (unit: number): number | null => partsOf(unit)?.decimals ?? null

/**
 * Returns a number of units as the shortest decimal, without zeros at its end; null where a part of
 * it is no number or the digits do not fit 2⁵³.
 *
 * @example
 * import { Decimal } from 'twoway'
 *
 * Decimal.shortest({ count: 57, unit: 0.01 }) // => '0.57'
 * Decimal.shortest({ count: 50, unit: 0.01 }) // => '0.5'
 *
 * @category market
 * @since 0.1.0
 */
export const shortest = ({ count, unit }: CountOfUnits): string | null => {
  const digits = digitsOf(count, unit)
  if (digits === null) return null
  const fraction = digits.fraction.replace(/0+$/, '')
  return fraction === '' ? digits.whole : `${digits.whole}.${fraction}`
}

/**
 * Returns a number of units as a decimal with so many digits behind the point, 0 to 15; null where
 * `shortest` is, or where so few digits cannot say it: nothing is rounded.
 *
 * @example
 * import { Decimal } from 'twoway'
 *
 * Decimal.fixed({ count: 50, unit: 0.01, decimals: 4 }) // => '0.5000'
 * Decimal.fixed({ count: 7, unit: 0.0025, decimals: 2 }) // => null
 *
 * @category market
 * @since 0.1.0
 */
export const fixed = (
  of: CountOfUnits & {
    /** Whole, 0 to 15. */
    readonly decimals: number
  },
): string | null => {
  const digits = digitsOf(of.count, of.unit)
  if (digits === null || powersOfTen[of.decimals] === undefined) return null
  const kept = digits.fraction.slice(0, of.decimals).padEnd(of.decimals, '0')
  if (!/^0*$/.test(digits.fraction.slice(of.decimals))) return null
  return of.decimals === 0 ? digits.whole : `${digits.whole}.${kept}`
}

/**
 * Returns how many units a decimal is, exactly; null where the text is no plain decimal (`-0.080`),
 * where it is no whole number of units, or where the digits do not fit 2⁵³.
 *
 * @example
 * import { Decimal } from 'twoway'
 *
 * Decimal.parse('0.0800', 0.001) // => 80
 * Decimal.parse('0.0805', 0.001) // => null
 *
 * @category market
 * @since 0.1.0
 */
export const parse = (text: string, unit: number): number | null => {
  const parts = partsOf(unit)
  const said = typeof text === 'string' ? /^(-?)(\d{1,32})(?:\.(\d{1,32}))?$/.exec(text) : null
  if (parts === null || said === null) return null
  const [, sign, whole, fraction = ''] = said
  // What a unit of so many decimals cannot say: digits behind them that are no zeros.
  if (!/^0*$/.test(fraction.slice(parts.decimals))) return null
  const value = Number(whole + fraction.slice(0, parts.decimals).padEnd(parts.decimals, '0'))
  if (!(value <= Number.MAX_SAFE_INTEGER && value % parts.numerator === 0)) return null
  const count = value / parts.numerator
  return sign === '-' ? 0 - count : count
}

/** A number as so many units. @category market @since 0.1.0 */
export type CountOfUnits = {
  /** Whole, of either sign. */
  readonly count: number
  readonly unit: number
}

type Parts = { readonly numerator: number; readonly decimals: number }

/** As literals: what an engine makes of `10 ** n` is its own affair. */
const powersOfTen: ReadonlyArray<number> = [
  1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
]

/** The shortest decimal of a unit: the fewest decimals whose quotient is the unit again. */
const partsOf = (unit: number): Parts | null => {
  for (let places = 0; places < powersOfTen.length; places++) {
    const power = powersOfTen[places] as number
    const numerator = Math.floor(unit * power + 0.5)
    if (!(numerator <= Number.MAX_SAFE_INTEGER)) return null
    if (numerator > 0 && numerator / power === unit) return { numerator, decimals: places }
  }
  return null
}

const digitsOf = (
  count: number,
  unit: number,
): { readonly whole: string; readonly fraction: string } | null => {
  const parts = partsOf(unit)
  if (parts === null) return null
  const value = count * parts.numerator
  if (!(Number.isInteger(count) && Number.isSafeInteger(value))) return null
  const digits = String(Math.abs(value)).padStart(parts.decimals + 1, '0')
  const point = digits.length - parts.decimals
  const sign = value < 0 ? '-' : ''
  return { whole: sign + digits.slice(0, point), fraction: digits.slice(point) }
}
