/**
 * Who trades with the desk where a recording holds no trades: made up, with every number shown.
 */

/**
 * Counterparties. `volatility`: what they reckon with a year, null for what the outlook last said,
 * or, before that, the config's. They know the market as Black–Scholes has it, the end of an
 * averaged settlement moved up by two thirds of its window. `informed`, `uninformed` null: none;
 * `depth` null: nobody else rests where the recording shows no book.
 * `calibrated`: whether the numbers were fitted to real trades; reports warn where not.
 *
 * @category backtest
 * @since 0.1.0
 */
export type TakersConfig = {
  readonly volatility: number | null
  readonly informed: InformedTakers | null
  readonly uninformed: UninformedTakers | null
  readonly depth: MadeUpDepth | null
  readonly calibrated: boolean
}

/**
 * Takers who see each price, and each resolution, `leadMs` before it happens, and take what is
 * worth more than `edge` dollars a share beyond its price and their fee, up to `size` shares of a
 * market at a time (null: all there is). The venue's delay holds them back; who is on the way to
 * buy or to sell sets out for no more of the same before it has come.
 *
 * A lead as long as a market's life is perfect foresight of its outcome. The recording is read so
 * far ahead; what is held in memory is what lies between.
 *
 * @category backtest
 * @since 0.1.0
 */
export type InformedTakers = {
  readonly leadMs: number
  readonly edge: number
  readonly size: number | null
}

/**
 * Takers who come by chance, `perHour` to each open market, half of them buying: each pays up to
 * its worth by the last price and an amount more, exponential with the mean of `distance` dollars,
 * and wants `size` shares. A quote `d` dollars from its worth is so taken by one in e^(d /
 * distance).
 *
 * @category backtest
 * @since 0.1.0
 */
export type UninformedTakers = {
  readonly perHour: number
  readonly distance: number
  readonly size: number
}

/**
 * Others who rest, in a market whose recording shows no book: `shares` at each level, which an
 * order that joins it finds ahead. Of each level `leavePerHour` times its size is cancelled in an
 * hour, a little each second, and as much joins behind: what is displayed stays the same. Nobody
 * outbids the desk.
 *
 * @category backtest
 * @since 0.1.0
 */
export type MadeUpDepth = {
  readonly shares: number
  readonly leavePerHour: number
}
