/**
 * How far the model is from the market, and since when.
 */

import type { Book } from '../market/market.js'
import { logit } from '../math/logit.js'
import { dust } from './past.js'

/**
 * What the model and the market say at an instant, in ms, and since when the two were apart the
 * last time somebody asked.
 *
 * @category risk
 * @since 0.1.0
 */
export type TwoOpinions = {
  readonly now: number
  readonly fair: number
  readonly book: Book | null
  readonly apartSince: number | null
}

/**
 * Returns since when the model has been further from the middle of the book than `maxGap`, in log
 * odds: the instant before if it already was, now if it is for the first time, else null. The state
 * behind the check `model-apart` of `preTradeChecks`.
 *
 * @example
 * import { apartSince } from 'twoway'
 *
 * const book = { bestBid: 0.2, bestAsk: 0.22 }
 * apartSince({ now: 5_000, fair: 0.5, book, apartSince: 3_000 }, 1) // => 3_000
 *
 * @category risk
 * @since 0.1.0
 */
export const apartSince = (opinions: TwoOpinions, maxGap: number): number | null => {
  const gap = modelGap(opinions.fair, opinions.book)
  if (gap === null || gap <= maxGap + dust) return null
  return opinions.apartSince ?? opinions.now
}

/**
 * Returns the distance of a fair value from the middle of the book, in log odds; null where the
 * book has no middle.
 *
 * @category risk
 * @since 0.1.0
 */
export const modelGap = (fair: number, book: Book | null): number | null => {
  const bid = book?.bestBid ?? null
  const ask = book?.bestAsk ?? null
  if (bid === null || ask === null) return null
  return Math.abs(logit(fair) - logit((bid + ask) / 2))
}
