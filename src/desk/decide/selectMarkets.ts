/**
 * Which markets to quote: all are scored, then the best are taken.
 */

import type { AssetDesk, Desk, DeskMarket } from '../desk.js'
import * as Dictionary from '../dictionary.js'
import type { DeskConfig, ScoreTerms, SelectionConfig } from './deskConfig.js'

/**
 * A market's score, the terms in [0, 1] whose weighted sum it is, and whether it was taken. One
 * that cannot be quoted at all has no terms, and a score of 0.
 *
 * @category desk
 * @since 0.1.0
 */
export type MarketScore = {
  readonly marketId: string
  readonly score: number
  readonly terms: ScoreTerms | null
  readonly chosen: boolean
}

/**
 * Returns the scores of all markets, the best first, of equals the one whose id comes first; the
 * first `count` that can be quoted are chosen. None where the config chooses none.
 *
 * @example
 * import { Desk, presets, selectMarkets } from 'twoway'
 *
 * const settings = { answerMs: 5_000, requestMs: 10_000, keepSettledMs: 3_600_000, keepEnded: 32 }
 * const desk = Desk.open({ now: 0, nextOrder: 1, settings })
 * const weights = { room: 1, doubt: 1, life: 1, held: 1, quoted: 0.2 }
 * selectMarkets(desk, { quote: presets.v2, selection: { count: 10, weights } }) // => []
 *
 * @category desk
 * @since 0.1.0
 */
export const selectMarkets = (
  desk: Desk,
  { quote, selection }: Pick<DeskConfig, 'quote' | 'selection'>,
): ReadonlyArray<MarketScore> => {
  if (selection === null) return []
  const scored = Dictionary.entries(desk.assets).flatMap(({ value: asset }) =>
    Dictionary.entries(asset.markets).map(({ value: held }) => {
      const terms = isQuotable(desk, asset, held, quote.timing.closeBeforeExpiryMs)
        ? termsOf(held, desk.now, quote.limits.maxImbalance)
        : null
      return { marketId: held.market.id, terms, score: scoreOf(terms, selection) }
    }),
  )
  const sorted = scored.sort((a, b) => b.score - a.score || (a.marketId < b.marketId ? -1 : 1))
  let left = selection.count
  return sorted.map(({ marketId, terms, score }) => {
    const chosen = terms !== null && left > 0
    if (chosen) left -= 1
    return { marketId, score, terms, chosen }
  })
}

const isQuotable = (
  { now }: Desk,
  { spot }: AssetDesk,
  { market, resolvedAt, mismatched }: DeskMarket,
  closeBeforeExpiryMs: number,
): boolean =>
  spot !== null &&
  resolvedAt === null &&
  !mismatched &&
  market.expiresAt - now >= closeBeforeExpiryMs

const scoreOf = (terms: ScoreTerms | null, { weights }: SelectionConfig): number => {
  if (terms === null) return 0
  const score =
    weights.room * terms.room +
    weights.doubt * terms.doubt +
    weights.life * terms.life +
    weights.held * terms.held +
    weights.quoted * terms.quoted
  return Number.isFinite(score) ? score : 0
}

const termsOf = (
  { market, book, position, live }: DeskMarket,
  now: number,
  maxImbalance: number,
): ScoreTerms => {
  const bid = book?.bestBid ?? 0
  const ask = book?.bestAsk ?? 1
  const middle = inUnit((bid + ask) / 2)
  return {
    room: inUnit(ask - bid),
    doubt: 4 * middle * (1 - middle),
    life: inUnit((market.expiresAt - now) / (market.expiresAt - market.openedAt)),
    held: inUnit(Math.abs(position.yes - position.no) / maxImbalance),
    quoted: live > 0 ? 1 : 0,
  }
}

/** What is no number counts for nothing. */
const inUnit = (value: number): number => (value > 0 ? (value < 1 ? value : 1) : 0)
