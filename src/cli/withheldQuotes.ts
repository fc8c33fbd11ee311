/**
 * The quotes that a decision withheld, in words.
 */

import type { Explanation } from '../decision/explainQuotes.js'
import { message, type Reason } from '../market/reason.js'
import type { Side } from '../market/side.js'

/**
 * Quotes of one side, or of both on a halt, withheld for one reason. `quotes` is how many, null
 * on a halt, which withholds all; `message` is that of the outermost, with its values.
 *
 * @category cli
 * @since 0.1.0
 */
export type WithheldQuotes = {
  readonly side: Side | null
  readonly reason: Reason['_tag']
  readonly quotes: number | null
  readonly message: string
}

/**
 * Returns what a decision withheld, bids first, each side's reasons from the inside out.
 *
 * @category cli
 * @since 0.1.0
 */
export const withheldQuotes = ({
  reason,
  quotes,
}: Pick<Explanation, 'reason' | 'quotes'>): ReadonlyArray<WithheldQuotes> => {
  if (reason !== null) {
    return [{ side: null, reason: reason._tag, quotes: null, message: message(reason) }]
  }
  const groups = new Map<string, WithheldQuotes>()
  for (const { side, reason: why } of quotes) {
    if (why === null) continue
    const key = `${side} ${why._tag}`
    const count = (groups.get(key)?.quotes ?? 0) + 1
    groups.set(key, { side, reason: why._tag, quotes: count, message: message(why) })
  }
  return [...groups.values()]
}

/**
 * The reasons in a few words each, for a column that is narrow.
 *
 * @category cli
 * @since 0.1.0
 */
export const reasonWords: Readonly<Record<Reason['_tag'], string>> = {
  'invalid-input': 'invalid input',
  'near-expiry': 'near the end',
  'stale-spot': 'stale price',
  'daily-loss': "the day's loss is at its limit",
  'missing-strike': 'the price to beat is not known',
  'fast-claim': 'it moves faster than a cancel',
  'outside-range': 'outside the price range',
  'same-tick': 'same tick as the one inside',
  'losing-side': 'about to lose',
  'near-book': "too near the others' book",
  'no-room': 'no room in the limits',
  'would-self-trade': 'own order in the way',
  'awaiting-answers': 'cancels unanswered',
}
