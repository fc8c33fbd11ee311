/**
 * Whole numbers for people.
 */

/**
 * Returns a number with a comma at the thousands.
 *
 * @category cli
 * @since 0.1.0
 */
export const count = (value: number): string => value.toLocaleString('en-US')
