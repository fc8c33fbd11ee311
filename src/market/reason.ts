/**
 * Why a quote is withheld or a whole decision retreats: one closed union, and its words.
 */

import type { Side } from './side.js'

/**
 * Why a whole decision retreats: cancels everything and places nothing.
 *
 * @category market
 * @since 0.1.0
 */
export type Halt =
  | { readonly _tag: 'invalid-input'; readonly path: string }
  | { readonly _tag: 'near-expiry'; readonly remainingMs: number; readonly limitMs: number }
  | { readonly _tag: 'stale-spot'; readonly ageMs: number; readonly limitMs: number }
  | { readonly _tag: 'daily-loss'; readonly today: number; readonly limit: number }
  | { readonly _tag: 'missing-strike'; readonly openedAt: number }
  | { readonly _tag: 'fast-claim'; readonly move: number; readonly limit: number }

/**
 * Why one quote is withheld while others may stand.
 *
 * @category market
 * @since 0.1.0
 */
export type Withheld =
  | { readonly _tag: 'outside-range'; readonly min: number; readonly max: number }
  | { readonly _tag: 'same-tick' }
  | { readonly _tag: 'losing-side'; readonly remaining: number; readonly fairValue: number }
  | { readonly _tag: 'near-book'; readonly best: number; readonly min: number }
  | { readonly _tag: 'no-room'; readonly side: Side; readonly room: number; readonly min: number }
  | { readonly _tag: 'would-self-trade' }
  | { readonly _tag: 'awaiting-answers'; readonly room: number }

/**
 * Every reason there is; the tag is the word that counts and reports use.
 *
 * @category market
 * @since 0.1.0
 */
export type Reason = Halt | Withheld

/** The word of a halt, as `OrderDiff.halted` carries it. @category market @since 0.1.0 */
export type HaltTag = Halt['_tag']

/**
 * Returns a reason as a sentence that holds the offending value.
 *
 * @example
 * import { Reason } from 'twoway'
 *
 * Reason.message({ _tag: 'stale-spot', ageMs: 7_200, limitMs: 5_000 })
 * // => 'the spot price is 7200 ms away from now; at most 5000 ms allowed'
 *
 * @category market
 * @since 0.1.0
 */
export const message = (reason: Reason): string => {
  switch (reason._tag) {
    case 'invalid-input':
      return `${reason.path} is missing, of the wrong kind or out of range`
    case 'near-expiry':
      return `${reason.remainingMs} ms remain; quoting stops under ${reason.limitMs} ms`
    case 'stale-spot':
      return `the spot price is ${reason.ageMs} ms away from now; at most ${reason.limitMs} ms allowed`
    case 'daily-loss':
      return `today's profit and loss is ${reason.today} dollars; the limit is a loss of ${reason.limit}`
    case 'missing-strike':
      return `the price to beat, of ${reason.openedAt} ms since the epoch, is not known`
    case 'fast-claim':
      return `the fair value moves by ${reason.move} dollars before a cancel takes; ${reason.limit} is borne`
    case 'outside-range':
      return `the price falls outside [${reason.min}, ${reason.max}]`
    case 'same-tick':
      return 'the level inside it stands on the same tick'
    case 'losing-side':
      return `this side is losing: fair value ${reason.fairValue}, ${reason.remaining} of its life left`
    case 'near-book':
      return `others quote ${reason.best} on the other side; at least ${reason.min} apart is asked`
    case 'no-room':
      return `room for ${reason.room} more shares by ${reason.side}s; the smallest order is ${reason.min}`
    case 'would-self-trade':
      return 'it would trade with an own order that may still fill'
    case 'awaiting-answers':
      return `room for ${reason.room} shares if every live order fills; it waits for the answers`
  }
}
