/**
 * How a market settles, as data: which price, taken how, against what, and what a tie pays.
 *
 * It belongs to the market, not to the venue: one venue lists markets on points, on averages and on
 * extremes beside each other. Those in use are in `venueSettlements`.
 */

/**
 * How a price is fixed at an instant: `point`, the last price; `mean`, of the window that ends
 * there, of `prints` evenly spaced ones of which the last is at the instant, or continuous where
 * null; `trimmedMean`, the same without the share `trim` of the prints at each end, 0 to ½.
 *
 * @category market
 * @since 0.1.0
 */
export type Fixing =
  | { readonly kind: 'point' }
  | { readonly kind: 'mean'; readonly windowMs: number; readonly prints: number | null }
  | {
      readonly kind: 'trimmedMean'
      readonly windowMs: number
      readonly prints: number
      readonly trim: number
    }

/**
 * What YES is paid on. `fixed`: the settlement price ends above the market's strike. `opening`: the
 * strike is the same index fixed when the market opens, null until it is known. `between`: the
 * settlement price ends between the market's strike and `upper`, dollars, which is not below it.
 *
 * @category market
 * @since 0.1.0
 */
export type StrikeRule =
  | { readonly kind: 'fixed' }
  | { readonly kind: 'opening'; readonly fixing: Fixing }
  | { readonly kind: 'between'; readonly upper: number }

/**
 * Which price of the life of the market decides: one fixed at its end, or its extreme. `highest`
 * pays YES if it came up to the strike, `lowest` if it came down to it.
 *
 * @category market
 * @since 0.1.0
 */
export type EndRule = Fixing | { readonly kind: 'extremum'; readonly of: 'highest' | 'lowest' }

/**
 * How a market settles. `source` names the index; `tie` is what YES is paid where the settlement
 * price is the strike (or a bound): all, nothing or half; `tickSize` is the settlement price's, in
 * dollars, 0 where it is continuous; `lagMs` is by how long the index trails the fast spot,
 * negative where it is read after expiry.
 *
 * @category market
 * @since 0.1.0
 */
export type Settlement = {
  readonly source: string
  readonly end: EndRule
  readonly strike: StrikeRule
  readonly tie: 'yes' | 'no' | 'half'
  readonly tickSize: number
  readonly lagMs: number
}

/**
 * What of a fixing is printed: how many prints, and their mean in dollars (the trimmed mean of a
 * trimmed one, the extreme of an extremum). `by` tells whether the venue published it or we rebuilt
 * it from our own feed, in which case it carries our basis. Of a continuous mean and of an extremum
 * `count` is not read. `each` is the prints one by one, dollars, `count` of them in any order: of a
 * trimmed mean they tell what is dropped, which its mean so far does not; of others they are not
 * read.
 *
 * @category market
 * @since 0.1.0
 */
export type Printed = {
  readonly count: number
  readonly value: number
  readonly by: 'venue' | 'us'
  readonly each?: ReadonlyArray<number> | null | undefined
}

/**
 * The settlement that a market without one is taken to have: the price at expiry, continuous,
 * against a strike that is in its text; on the strike, half.
 *
 * @example
 * import { Settlement } from 'twoway'
 *
 * Settlement.plain.end // => { kind: 'point' }
 *
 * @category market
 * @since 0.1.0
 */
export const plain: Settlement = {
  source: 'spot',
  end: { kind: 'point' },
  strike: { kind: 'fixed' },
  tie: 'half',
  tickSize: 0,
  lagMs: 0,
}
