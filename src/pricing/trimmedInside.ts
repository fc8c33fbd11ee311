/**
 * A trimmed mean of which some prints are known, one by one.
 */

/**
 * What is `known`, sorted, over the index now and less one; how many are dropped at each end; how
 * many are to come; the variance of the logarithm of the first of those (`first`), what each
 * further one adds (`each`), and that of what multiplies all (`outer`); the index now, dollars.
 *
 * @category pricing
 * @since 0.1.0
 */
export type TrimmedInside = {
  readonly known: Float64Array
  readonly drop: number
  readonly toCome: number
  readonly first: number
  readonly each: number
  readonly outer: number
  readonly unit: number
}

/**
 * The most prints, known or to come, of a mean that is reckoned so. @category pricing
 * @since 0.1.0
 */
export const mostPrints = 512
