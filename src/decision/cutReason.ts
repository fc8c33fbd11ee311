/**
 * Why an action of a difference was cut: one closed union, and its words.
 */

/**
 * `over-budget`: with all that is more important a bucket would need more tokens than it has;
 * `awaits-cancel`: the cancel of an order that it stands in for was cut; `replacement-cut`: the
 * place that was to follow a cancel was cut, and without it the order may as well stay.
 *
 * @category decision
 * @since 0.1.0
 */
export type CutReason =
  | {
      readonly _tag: 'over-budget'
      readonly bucket: string
      readonly tokens: number
      readonly needed: number
    }
  | { readonly _tag: 'awaits-cancel'; readonly id: string }
  | { readonly _tag: 'replacement-cut'; readonly id: string }

/**
 * Returns a reason as a sentence that holds the offending value.
 *
 * @example
 * import { CutReason } from 'twoway'
 *
 * CutReason.message({ _tag: 'over-budget', bucket: 'writes', tokens: 4, needed: 12 })
 * // => 'the bucket writes holds 4 tokens; with all before it 12 are needed'
 *
 * @category decision
 * @since 0.1.0
 */
export const message = (reason: CutReason): string => {
  switch (reason._tag) {
    case 'over-budget':
      return `the bucket ${reason.bucket} holds ${reason.tokens} tokens; with all before it ${reason.needed} are needed`
    case 'awaits-cancel':
      return `it stands in for ${reason.id}, of which the cancel was cut`
    case 'replacement-cut':
      return `the order that was to stand in for ${reason.id} was cut`
  }
}
