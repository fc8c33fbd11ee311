/**
 * What happens to an order: what the desk does with it and what the venue says of it.
 */

/**
 * One message. `at` is an instant in ms on the desk's own clock: when it heard the message or sent
 * the request, and of a report, when it asked.
 *
 * `cancel-sent`: the desk asks for a cancel. `accepted`: the order rests, under the venue's id.
 * `filled`: `size` micro-shares at `price` micro-dollars a share, for `fee` micro-dollars in all;
 * the id is the fill's own, so one trade that fills two orders is two fills; `provisional` where it
 * may still be taken back. `fill-reverted`: a fill that did not come to be. `cancel-accepted`,
 * `expired`: it rests no more, `filled` of it (micro-shares) is filled; where that is null, since
 * the venue does not say, it counts as resting until a report lacks it. `cancel-rejected`: `rests`
 * tells whether the venue says that the order rests. `amend-sent`: the desk asks to shrink it
 * where it stands. `amended`: all of it, what is filled too, is now `size` micro-shares.
 * `answer-lost`: nothing came in time.
 *
 * @category desk
 * @since 0.1.0
 */
export type OrderMessage =
  | { readonly _tag: 'cancel-sent'; readonly at: number }
  | { readonly _tag: 'amend-sent'; readonly at: number }
  | { readonly _tag: 'amended'; readonly size: number; readonly at: number }
  | { readonly _tag: 'amend-rejected'; readonly at: number }
  | { readonly _tag: 'accepted'; readonly venueId: string; readonly at: number }
  | { readonly _tag: 'rejected'; readonly at: number }
  | OrderFilled
  | { readonly _tag: 'fill-reverted'; readonly id: string; readonly at: number }
  | { readonly _tag: 'cancel-accepted'; readonly filled: number | null; readonly at: number }
  | { readonly _tag: 'cancel-rejected'; readonly rests: boolean; readonly at: number }
  | { readonly _tag: 'expired'; readonly filled: number | null; readonly at: number }
  | { readonly _tag: 'answer-lost'; readonly at: number }
  | OrderReport

/** A fill of an order. @category desk @since 0.1.0 */
export type OrderFilled = {
  readonly _tag: 'filled'
  readonly id: string
  readonly size: number
  readonly price: number
  readonly fee: number
  readonly at: number
  readonly provisional?: boolean
}

/**
 * What the venue answers when asked for an order, at a reconcile: `absent` where it knows none of
 * that id; `filled` is the total in micro-shares, null where it does not say.
 *
 * @category desk
 * @since 0.1.0
 */
export type OrderReport = {
  readonly _tag: 'reported'
  readonly status: 'resting' | 'cancelled' | 'filled' | 'rejected' | 'expired' | 'absent'
  readonly filled: number | null
  readonly at: number
}
