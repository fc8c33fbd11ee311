/**
 * Why a text of the venue means nothing.
 */

/**
 * A refusal: not text, longer than `max` characters, nested deeper than `max`, no JSON, not of the
 * shape expected at a path, or of a kind that nobody told of.
 *
 * @category adapters
 * @since 0.1.0
 */
export type Refusal =
  | { readonly _tag: 'no-text' }
  | { readonly _tag: 'too-long'; readonly characters: number; readonly max: number }
  | { readonly _tag: 'too-deep'; readonly max: number }
  | { readonly _tag: 'not-json' }
  | { readonly _tag: 'wrong-shape'; readonly path: string; readonly expected: string }
  | { readonly _tag: 'unknown-kind'; readonly said: string }

/**
 * Returns a refusal in words. Nothing of the text itself is in it but a short, plain word.
 *
 * @example
 * import { Refusal } from 'twoway/adapters/degen'
 *
 * Refusal.message({ _tag: 'too-long', characters: 2_000_000, max: 1_000_000 })
 * // => '2000000 characters, at most 1000000'
 *
 * @category adapters
 * @since 0.1.0
 */
export const message = (refusal: Refusal): string => {
  switch (refusal._tag) {
    case 'no-text':
      return 'no text'
    case 'too-long':
      return `${refusal.characters} characters, at most ${refusal.max}`
    case 'too-deep':
      return `nested deeper than ${refusal.max}`
    case 'not-json':
      return 'no JSON'
    case 'wrong-shape':
      return `${refusal.path === '' ? 'the whole' : refusal.path}: expected ${refusal.expected}`
    case 'unknown-kind':
      return `unknown kind ${refusal.said}`
  }
}
