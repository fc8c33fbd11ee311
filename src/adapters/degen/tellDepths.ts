/**
 * The whole of each book, told now and then for a person to look at.
 */

import * as Dictionary from '../../desk/dictionary.js'
import { toUnits } from '../../desk/ledger/micro.js'
import type { DepthLevel } from '../venueClient.js'
import { sidesOf } from './bestPrices.js'
import type { BookBySequence, Sizes } from './bookBySequence.js'
import { setMarket, type Turn, tell } from './turn.js'

/** Prices a side; what is further off is nothing that a person would look at. */
const maxLevels = 50

/**
 * Tells every book that has changed since it was told, if that was long enough ago. One of which
 * nothing is known any more is told empty; one that waits for what is missing stays as it was.
 *
 * @category adapters
 * @since 0.1.0
 */
export const tellDepths = (turn: Turn): void => {
  const { markets, now, config } = turn.session
  for (const { key, value: market } of Dictionary.entries(markets)) {
    const { book, depth } = market
    const of = book.since === null ? book : null
    const isLost = book.sequence === null
    if (market.outcome !== null || (of === null && !isLost)) continue
    if ((depth?.of ?? null) === of) continue
    if (of !== null && depth !== null && now - depth.at < config.limits.depthMs) continue
    setMarket(turn, { ...market, depth: { at: now, of } })
    tell(turn, { kind: 'depth', marketId: key, ...levelsOf(of, config.mirrored) })
  }
}

type Told = {
  readonly bids: ReadonlyArray<DepthLevel>
  readonly asks: ReadonlyArray<DepthLevel>
}

const levelsOf = (book: BookBySequence | null, mirrored: boolean): Told => {
  if (book === null) return { bids: [], asks: [] }
  const { bids, asks } = sidesOf(book, mirrored)
  return { bids: nearestOf(bids, true), asks: nearestOf(asks, false) }
}

const nearestOf = (sizes: Sizes, highest: boolean): ReadonlyArray<DepthLevel> =>
  [...sizes]
    .sort(([a], [b]) => (highest ? b - a : a - b))
    .slice(0, maxLevels)
    .map(([price, size]) => [toUnits(price), toUnits(size)])
