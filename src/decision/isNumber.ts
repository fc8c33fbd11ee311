/**
 * What a decision asks of a value before it reads on.
 */

/** Returns whether a value has fields. @category decision @since 0.1.0 */
export const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null

/**
 * Returns whether a value is a finite number: as `Number.isFinite`, but short enough for the engine
 * to inline it everywhere.
 *
 * @category decision
 * @since 0.1.0
 */
export const isNumber = (value: unknown): boolean =>
  typeof value === 'number' && value - value === 0

/** Returns whether a value is a finite number above 0. @category decision @since 0.1.0 */
export const isPositive = (value: unknown): boolean =>
  typeof value === 'number' && value > 0 && value < Infinity
