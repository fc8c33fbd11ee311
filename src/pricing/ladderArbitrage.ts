/**
 * Free money between binaries of one settlement.
 */

/**
 * What is asked at a strike for YES, that the settlement price is above it, and for NO; null where
 * nobody offers. Without a book of its own, NO is asked at one less YES's best bid.
 *
 * @category pricing
 * @since 0.1.0
 */
export type LadderAsks = {
  readonly strike: number
  readonly askYes: number | null
  readonly askNo: number | null
}

/**
 * YES at the lower strike and NO at the upper: `cost` of the two in dollars, fees included, and the
 * `profit` that is certain, `1 − cost`. Between the strikes they pay a dollar more.
 *
 * @category pricing
 * @since 0.1.0
 */
export type FreeLunch = {
  readonly lower: number
  readonly upper: number
  readonly cost: number
  readonly profit: number
}

/**
 * Returns the pairs of strikes of which YES below and NO above cost less than the dollar that at
 * least one of them pays, the dearest gift first: `ask_YES(K₁) + ask_NO(K₂) + fees < 1`, K₁ ≤ K₂.
 *
 * `quotes` of one settlement instant and one tie rule, in any order; a strike may be its own
 * partner, as YES and NO of it make a dollar. `fee` gives the taker's fee of a share in dollars for
 * its price. A quote that is no number is passed over. In time the square of the strikes.
 *
 * @example
 * import { ladderArbitrage } from 'twoway'
 *
 * const quotes = [
 *   { strike: 100_000, askYes: 0.4, askNo: 0.62 },
 *   { strike: 100_500, askYes: 0.5, askNo: 0.55 },
 * ]
 * ladderArbitrage({ quotes, fee: () => 0.01 }).map(({ lower, upper }) => [lower, upper])
 * // => [[100_000, 100_500]]
 *
 * @category pricing
 * @since 0.1.0
 */
export const ladderArbitrage = ({
  quotes,
  fee,
}: {
  readonly quotes: ReadonlyArray<LadderAsks>
  readonly fee: (price: number) => number
}): ReadonlyArray<FreeLunch> =>
  quotes
    .flatMap((below) =>
      quotes.flatMap((above): ReadonlyArray<FreeLunch> => {
        if (below.askYes === null || above.askNo === null) return []
        if (!(below.strike <= above.strike)) return []
        const cost = below.askYes + above.askNo + fee(below.askYes) + fee(above.askNo)
        return cost < 1
          ? [{ lower: below.strike, upper: above.strike, cost, profit: 1 - cost }]
          : []
      }),
    )
    .sort((a, b) => a.cost - b.cost || a.lower - b.lower || a.upper - b.upper)
