/**
 * Why a frame is no news: one closed union, for every feed.
 */

import { render } from '../codec/render.js'

/**
 * The kinds. `not-text`: no string. `too-long`: in characters; `too-deep`: nested past the limit;
 * neither is parsed. `not-json`. `unknown-frame`: JSON of no shape that the feed has.
 * `wrong-field`: a part that cannot be. `unknown-symbol`: of what was not asked for. `rejected`:
 * the feed refuses a request. `lost-trade`: the feed says that a trade was made which never came.
 *
 * @category adapters
 * @since 0.1.0
 */
export type FrameRefusal =
  | { readonly _tag: 'not-text'; readonly value: unknown }
  | { readonly _tag: 'too-long'; readonly length: number; readonly limit: number }
  | { readonly _tag: 'too-deep'; readonly limit: number }
  | { readonly _tag: 'not-json'; readonly value: string }
  | { readonly _tag: 'unknown-frame'; readonly value: unknown }
  | {
      readonly _tag: 'wrong-field'
      readonly field: string
      readonly value: unknown
      readonly expected: string
    }
  | { readonly _tag: 'unknown-symbol'; readonly value: string }
  | { readonly _tag: 'rejected'; readonly reason: string }
  | {
      readonly _tag: 'lost-trade'
      readonly asset: string
      readonly heard: number
      readonly said: number
    }

/**
 * Returns a refusal as one short line that shows the value.
 *
 * @example
 * import { FrameRefusal } from 'twoway/adapters/binance'
 *
 * FrameRefusal.message({ _tag: 'too-long', length: 70_000, limit: 65_536 })
 * // => 'a frame of 70000 characters, at most 65536'
 *
 * @category adapters
 * @since 0.1.0
 */
export const message = (refusal: FrameRefusal): string => {
  switch (refusal._tag) {
    case 'not-text':
      return `a frame that is no text: ${render(refusal.value)}`
    case 'too-long':
      return `a frame of ${refusal.length} characters, at most ${refusal.limit}`
    case 'too-deep':
      return `a frame nested deeper than ${refusal.limit}`
    case 'not-json':
      return `a frame that is no JSON: ${render(refusal.value)}`
    case 'unknown-frame':
      return `a frame of no known kind: ${render(refusal.value)}`
    case 'wrong-field':
      return `${refusal.field}: ${render(refusal.value)}, expected ${refusal.expected}`
    case 'unknown-symbol':
      return `a symbol that was not asked for: ${render(refusal.value)}`
    case 'rejected':
      return `the feed refuses a request: ${render(refusal.reason)}`
    case 'lost-trade':
      return `${refusal.asset}: trade ${refusal.said} was made, ${refusal.heard} is the last heard`
  }
}
