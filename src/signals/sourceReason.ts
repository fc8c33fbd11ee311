/**
 * Why a source of prices does not count, or all of them together do not: closed unions, and their
 * words.
 */

/**
 * Why one source does not count. Ages and waits in ms; `deviation` and `limit` of the logarithm of
 * its price, basis taken off, against the others: 0.0001 is a basis point.
 *
 * @category signals
 * @since 0.1.0
 */
export type SourceFault =
  | { readonly _tag: 'never-heard' }
  | { readonly _tag: 'stale'; readonly ageMs: number; readonly limitMs: number }
  | { readonly _tag: 'frozen'; readonly behindMs: number; readonly limitMs: number }
  | { readonly _tag: 'outlier'; readonly deviation: number; readonly limit: number }

/**
 * Why there is no price to quote on: the sources are too far apart, or none counts. `limit` is how
 * far they may be, 0 while nothing but outliers has moved; `sources` is how many are configured.
 *
 * @category signals
 * @since 0.1.0
 */
export type ConsensusHalt =
  | { readonly _tag: 'sources-disagree'; readonly spread: number; readonly limit: number }
  | { readonly _tag: 'no-source'; readonly sources: number }

/**
 * Returns a reason as a sentence that holds the offending value.
 *
 * @example
 * import { SourceReason } from 'twoway'
 *
 * SourceReason.message({ _tag: 'stale', ageMs: 7_200, limitMs: 5_000 })
 * // => 'its price is 7200 ms old; at most 5000 ms allowed'
 *
 * @category signals
 * @since 0.1.0
 */
export const message = (reason: SourceFault | ConsensusHalt): string => {
  switch (reason._tag) {
    case 'never-heard':
      return 'it has not said a price yet'
    case 'stale':
      return `its price is ${reason.ageMs} ms old; at most ${reason.limitMs} ms allowed`
    case 'frozen':
      return `it has not followed the others for ${reason.behindMs} ms; ${reason.limitMs} ms allowed`
    case 'outlier':
      return `it is ${basisPoints(reason.deviation)} bp from the others; ${basisPoints(reason.limit)} bp allowed`
    case 'sources-disagree':
      return `the sources are ${basisPoints(reason.spread)} bp apart; ${basisPoints(reason.limit)} bp allowed`
    case 'no-source':
      return `none of ${reason.sources} sources counts`
  }
}

const basisPoints = (ratio: number): string => (ratio * 10_000).toFixed(2)
