/**
 * The orders that should stand: every level of both sides put on the grid and sized, or withheld.
 */

import { ceil, floor, tolerance } from '../market/grid.js'
import { ask, bid } from '../quoting/ladder.js'
import { losingSide } from '../quoting/losingSide.js'
import { fullSize, sizeOfShare } from '../quoting/size.js'
import type { QuoteConfig } from './config.js'
import type { QuoteState } from './state.js'
import { askSide, bidSide, LevelFate, Term, type Workspace } from './workspace.js'

/**
 * Fills in the levels of both sides from the workspace's terms, rules 5 to 9 of the decision contract.
 *
 * Bounds in prices are divided into ticks once a side, and each level is compared in ticks.
 */
export const target = (
  { terms, levelTicks, levelSize, levelFate }: Workspace,
  { market: { tickSize }, position, book }: QuoteState,
  { ladder, timing, spread: { min: distance }, size: sizes, limits }: QuoteConfig,
): void => {
  const fairValue = terms[Term.fairValue] as number
  const remaining = terms[Term.remaining] as number
  const spread = terms[Term.spread] as number
  const skew = terms[Term.skew] as number
  const full = fullSize(sizes, fairValue, remaining)
  const lowest = ladder.minPrice / tickSize - tolerance
  const highest = ladder.maxPrice / tickSize + tolerance
  let at = 0
  for (let side = bidSide; side <= askSide; side++) {
    const isBid = side === bidSide
    const losing = losingSide(timing.stopLoser, isBid ? 'bid' : 'ask', fairValue, remaining)
    const best = (isBid ? book?.bestAsk : book?.bestBid) ?? Number.NaN
    const nearest = (isBid ? best - distance : best + distance) / tickSize
    const share = (isBid ? position.yes : position.no) / limits.maxPosition
    const wanted = sizeOfShare(sizes, full, share)
    let room = terms[isBid ? Term.bidRoom : Term.askRoom] as number
    let inside = Number.NaN
    for (let level = 0; level < ladder.levels; level++) {
      const rung = { fairValue, spread, skew, spacing: ladder.spacing, level }
      const ticks = isBid
        ? floor({ price: bid(rung), tickSize })
        : ceil({ price: ask(rung), tickSize })
      const inRange = ticks >= lowest && ticks <= highest
      const near = isBid ? ticks > nearest + tolerance : ticks < nearest - tolerance
      const taken = Math.min(wanted, Math.floor(room))
      const fate = !inRange ? LevelFate.outsideRange : ticks === inside ? LevelFate.sameTick
        : losing ? LevelFate.losingSide : near ? LevelFate.nearBook
        : taken >= sizes.min ? LevelFate.wanted : LevelFate.noRoom
      if (inRange) inside = ticks
      if (fate === LevelFate.wanted) room -= taken
      levelTicks[at] = ticks
      levelSize[at] = taken
      levelFate[at] = fate
      at += 1
    }
  }
}
