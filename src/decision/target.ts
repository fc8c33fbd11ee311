/**
 * The orders that should stand: every level of both sides put on the grid and sized, or withheld.
 */

import { floor, tolerance } from '../market/grid.js'
import { ceilTicks, floorTicks, type PriceBands } from '../market/priceBands.js'
import type { Side } from '../market/side.js'
import { bid } from '../quoting/ladder.js'
import { losingSide, type StopLoserConfig } from '../quoting/losingSide.js'
import { fullSize, sizeOfShare } from '../quoting/size.js'
import { withoutEdge } from '../quoting/withoutEdge.js'
import { forAsks, forBids } from '../risk/room.js'
import type { QuoteConfig } from './config.js'
import type { QuoteState } from './state.js'
import { askSide, bidSide, LevelFate, Term, work } from './workspace.js'

/**
 * Fills in the levels of both sides from the terms, rules 5 to 9 of the decision contract.
 *
 * @category decision
 * @since 0.1.0
 */
export const target = (state: QuoteState, config: QuoteConfig): null => {
  const { terms } = work
  const fairValue = terms[Term.fairValue] as number
  terms[Term.fullSize] = fullSize(config.size, fairValue, terms[Term.remaining] as number)
  terms[Term.bidRoom] = forBids(config.limits, state.position)
  terms[Term.askRoom] = forAsks(config.limits, state.position)
  targetSide(bidSide, state, config)
  targetSide(askSide, state, config)
  return null
}

/**
 * Fills in the levels of one side. An ask at `p` is computed as the bid at `−p` that it mirrors;
 * bounds in prices are divided into ticks once, and each level is compared in ticks. Twice a half
 * is exact, and so is its half again: the spread of the ladder is that of this side.
 */
const targetSide = (
  side: typeof bidSide | typeof askSide,
  { market, position, book }: QuoteState,
  { ladder, timing, spread: { min: distance }, size, limits }: QuoteConfig,
): void => {
  const { terms, levelHeight, levelSize, levelFate } = work
  const { tickSize } = market
  const { levels, spacing } = ladder
  const isBid = side === bidSide
  const up = isBid ? 1 : -1
  const fair = terms[Term.fairValue] as number
  const half = terms[Term.bidHalf + side] as number
  const skew = up * (terms[Term.skew] as number)
  const remaining = terms[Term.remaining] as number
  const losing = isLosing(timing.stopLoser, isBid ? 'bid' : 'ask', fair, remaining, half)
  const share = (isBid ? position.yes : position.no) / limits.maxPosition
  const wanted = sizeOfShare(size, terms[Term.fullSize] as number, share)
  const opposite = (isBid ? book?.bestAsk : book?.bestBid) ?? Number.NaN
  const nearest = (up * opposite - distance) / tickSize + tolerance
  const lowest = (isBid ? ladder.minPrice : -ladder.maxPrice) / tickSize - tolerance
  const highest = (isBid ? ladder.maxPrice : -ladder.minPrice) / tickSize + tolerance
  const fairValue = up * fair
  const first = isBid ? 0 : levels
  let room = terms[Term.bidRoom + side] as number
  let inside = Number.NaN
  for (let level = 0; level < levels; level++) {
    const height = heightOf(market, bid({ fairValue, spread: 2 * half, skew, spacing, level }))
    const inRange = height >= lowest && height <= highest
    const free = Math.floor(room)
    const taken = free < wanted ? free : wanted
    const fits = taken >= size.min
    let fate: number = LevelFate.outsideRange
    if (inRange) fate = fateInRange(height === inside, losing, height > nearest, fits)
    if (inRange) inside = height
    if (fate === LevelFate.wanted) room -= taken
    levelHeight[first + level] = height
    levelSize[first + level] = taken
    levelFate[first + level] = fate
  }
}

/**
 * Returns whether a side is withheld as the one that is losing, by rule 6 or the policy in its
 * place.
 *
 * @category decision
 * @since 0.1.0
 */
export const isLosing = (
  config: StopLoserConfig,
  side: Side,
  fairValue: number,
  remaining: number,
  half: number,
): boolean =>
  config.kind === 'edge'
    ? withoutEdge(config, side, fairValue, half)
    : losingSide(config, side, fairValue, remaining)

/** The highest height of a market's grid at or below a price; bands mirror an ask's. */
const heightOf = (market: PriceBands, price: number): number => {
  const height = floor({ price, tickSize: market.tickSize })
  if (market.bands === null || market.bands === undefined) return height
  return height < 0 ? -ceilTicks(market, -height) : floorTicks(market, height)
}

/** The first of the rules, in their order, that withholds a level inside the range. */
const fateInRange = (same: boolean, losing: boolean, near: boolean, fits: boolean): number => {
  if (same) return LevelFate.sameTick
  if (losing) return LevelFate.losingSide
  if (near) return LevelFate.nearBook
  return fits ? LevelFate.wanted : LevelFate.noRoom
}
