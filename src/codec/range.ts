/**
 * The ranges of every number of a config, in one place. Each has both bounds, so that what decodes
 * can be computed with, and so that a wrong unit is caught: cents for dollars, per cent for parts.
 */

import type * as t from 'io-ts'
import { maxLevels } from '../quoting/ladder.js'
import { number } from './scalar.js'

/** A spread, a spacing, a skew: 0 to 1 dollar a share. @category codec @since 0.1.0 */
export const dollars: t.Type<number> = number({ from: 0, to: 1, unit: 'dollars a share' })

/** A price that may be quoted: inside (0, 1). @category codec @since 0.1.0 */
export const price: t.Type<number> = number({ above: 0, below: 1, unit: 'dollars a share' })

/** A part of something: 0 to 1, never per cent. @category codec @since 0.1.0 */
export const part: t.Type<number> = number({ from: 0, to: 1, unit: 'a part of 1' })

/** A multiplier of a tier, or the slope of one: 0 to 1000. @category codec @since 0.1.0 */
export const times: t.Type<number> = number({ from: 0, to: 1000, unit: 'times' })

/** A number of shares, not 0: a size, or `maxImbalance`. @category codec @since 0.1.0 */
export const shares: t.Type<number> = number({ above: 0, to: 1e9, unit: 'shares' })

/** A position that is let stand, 0 for none: to 1e9 shares. @category codec @since 0.1.0 */
export const position: t.Type<number> = number({ from: 0, to: 1e9, unit: 'shares' })

/** A loss that is borne: 0 to 1e12 dollars. @category codec @since 0.1.0 */
export const loss: t.Type<number> = number({ from: 0, to: 1e12, unit: 'dollars' })

/** A duration: 0 to ten years. @category codec @since 0.1.0 */
export const milliseconds: t.Type<number> = number({ from: 0, to: 315_360_000_000, unit: 'ms' })

/**
 * A volatility to fall back on. Above 10, 1000 % a year, it is far likelier to be per cent than
 * meant; a measured one, in a state, may be anything above 0.
 *
 * @category codec
 * @since 0.1.0
 */
export const volatility: t.Type<number> = number({
  above: 0,
  to: 10,
  unit: 'per year, 0.5 is 50 %',
})

/** Levels a side: whole, 0 for a maker that only cancels. @category codec @since 0.1.0 */
export const levels: t.Type<number> = number({
  from: 0,
  to: maxLevels,
  whole: true,
  unit: 'levels',
})

/** An exponent of a fee curve: 0 to 10. @category codec @since 0.1.0 */
export const exponent: t.Type<number> = number({ from: 0, to: 10, unit: 'as an exponent' })

/** A distance in log odds: 0 to 20. @category codec @since 0.1.0 */
export const strength: t.Type<number> = number({ from: 0, to: 20, unit: 'in log odds' })

/** What a deviation is multiplied by: 0.1 to 10. @category codec @since 0.1.0 */
export const scale: t.Type<number> = number({ from: 0.1, to: 10, unit: 'times' })

/** Degrees of freedom of a law with a variance: above 2 to 1e6. @category codec @since 0.1.0 */
export const degrees: t.Type<number> = number({ above: 2, to: 1e6, unit: 'degrees of freedom' })

/** Jumps a day: 0 to 1e5. @category codec @since 0.1.0 */
export const perDay: t.Type<number> = number({ from: 0, to: 1e5, unit: 'a day' })

/** A logarithm of a ratio of prices: −1 to 1. @category codec @since 0.1.0 */
export const logarithm: t.Type<number> = number({ from: -1, to: 1, unit: 'as a logarithm' })

/** A number of ticks that is borne: 0 to 1000. @category codec @since 0.1.0 */
export const ticks: t.Type<number> = number({ from: 0, to: 1000, unit: 'ticks' })
