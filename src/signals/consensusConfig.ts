/**
 * What a consensus of price sources is told once: whom it listens to, and what it believes.
 */

/**
 * One source. Its weight halves with each `halfLifeMs` of age, above 0; past `maxAgeMs` it does
 * not count; nor once its price stays the same `frozenMs` after most others have moved. Where all
 * that count stay the same so long (the longest of theirs) while an outlier moves on, that is a
 * halt: the feeds that agree may be dead. `basis` is what is believed of ln(source/consensus)
 * before anything is seen: a source alone keeps it.
 *
 * @category signals
 * @since 0.1.0
 */
export type SourceConfig = {
  readonly name: string
  readonly halfLifeMs: number
  readonly maxAgeMs: number
  readonly frozenMs: number
  readonly basis: { readonly mean: number; readonly deviation: number }
}

/**
 * How several sources become one price. All but `outlierAt` and the times in parts of the price:
 * 0.0001 is a basis point.
 *
 * `outlierAt`: past how many scales from the median a source is dropped (5 is usual; it comes back
 * at half). The scale is the median absolute deviation, or the source's own deviation, or
 * `leastScale`, whichever is most. `width`: within how much sources are averaged (`robustCentre`).
 * `maxSpread`: how far apart they may be before all of it is a halt, which ends at half. `doubtMs`:
 * for how long a source just dropped still counts there, as it may be the first with the news.
 * `basisHalfLifeMs`: how fast a basis is learnt and forgotten.
 *
 * @category signals
 * @since 0.1.0
 */
export type ConsensusConfig = {
  readonly sources: ReadonlyArray<SourceConfig>
  readonly outlierAt: number
  readonly leastScale: number
  readonly width: number
  readonly maxSpread: number
  readonly doubtMs: number
  readonly basisHalfLifeMs: number
}

/**
 * A price that a source said: `at`, the source's own instant of it; `heardAt`, ours of hearing it,
 * both in ms since the epoch. With one clock for both they are the same.
 *
 * @category signals
 * @since 0.1.0
 */
export type SourcePrice = {
  readonly source: string
  readonly price: number
  readonly at: number
  readonly heardAt: number
}
