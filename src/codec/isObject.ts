/**
 * What counts as an object with keys.
 */

/**
 * Returns whether a value is an object that is no list and not null.
 *
 * @category codec
 * @since 0.1.0
 */
export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
