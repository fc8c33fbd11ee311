/**
 * One level of the ladder as a person reads it: what became of it, why, and what its price is made
 * of.
 */

import { price } from '../market/grid.js'
import type { Withheld } from '../market/reason.js'
import type { Side } from '../market/side.js'
import { ask, bid } from '../quoting/ladder.js'
import type { QuoteConfig } from './config.js'
import type { QuoteState } from './state.js'
import { bidSide, LevelFate, Term, work } from './workspace.js'

/**
 * A level and its fate. `price` in dollars, whatever became of it; `size` the shares wanted, null
 * where it was withheld before it was sized; `orderId` of the first order kept there; `reason` null
 * unless withheld, or what was missing of it. `standing` only under a difference of the kind
 * `patient`, on a level that has orders.
 *
 * @category decision
 * @since 0.1.0
 */
export type ExplainedQuote = {
  readonly side: Side
  readonly level: number
  readonly action: 'keep' | 'place' | 'top-up' | 'withhold'
  readonly price: number
  readonly size: number | null
  readonly orderId: string | null
  readonly reason: Withheld | null
  readonly cents: PriceTerms
  readonly standing?: StandingOrders
}

/**
 * The orders that stay for a level, in the order of the queue: their price in dollars on YES, how
 * many ticks further off than wanted that is, their shares together after any reduction, how many
 * are placed beside them now, and whether they stay only until they have rested.
 *
 * @category decision
 * @since 0.1.0
 */
export type StandingOrders = {
  readonly ids: ReadonlyArray<string>
  readonly price: number
  readonly timidTicks: number
  readonly size: number
  readonly added: number
  readonly waits: boolean
}

/**
 * What a price is made of, in cents, signed so that the terms add up to it. `rounding` is what the
 * grid took: never above 0 on a bid nor below 0 on an ask, beyond the tolerance.
 *
 * @category decision
 * @since 0.1.0
 */
export type PriceTerms = {
  readonly fairValue: number
  readonly halfSpread: number
  readonly spacing: number
  readonly skew: number
  readonly rounding: number
}

/**
 * Returns the levels of one side, inside out, from a finished workspace.
 *
 * @category decision
 * @since 0.1.0
 */
export const explainSide = (
  state: QuoteState,
  config: QuoteConfig,
  side: number,
): ReadonlyArray<ExplainedQuote> => {
  const quotes: Array<ExplainedQuote> = []
  const bids = side === bidSide
  const rooms = {
    wanted: work.terms[bids ? Term.bidRoom : Term.askRoom] as number,
    answered: work.terms[bids ? Term.bidRoomLeft : Term.askRoomLeft] as number,
  }
  const { levels } = config.ladder
  const first = bids ? 0 : levels
  for (let at = first; at < first + levels; at++) {
    const fate = work.levelFate[at] as number
    quotes.push(explainLevel(state, config, at, rooms))
    if (isSized(fate)) rooms.wanted -= work.levelSize[at] as number
    if (fate === LevelFate.placed) rooms.answered -= work.levelSize[at] as number
  }
  return quotes
}

type Rooms = { wanted: number; answered: number }

const isSized = (fate: number): boolean =>
  fate === LevelFate.kept ||
  fate === LevelFate.placed ||
  fate === LevelFate.wouldSelfTrade ||
  fate === LevelFate.awaitingAnswers

const explainLevel = (
  state: QuoteState,
  config: QuoteConfig,
  at: number,
  rooms: Rooms,
): ExplainedQuote => {
  const { levels } = config.ladder
  const side = at < levels ? 'bid' : 'ask'
  const level = side === 'bid' ? at : at - levels
  const fate = work.levelFate[at] as number
  const kept = fate === LevelFate.kept
  const quoted = price({
    ticks: (side === 'bid' ? 1 : -1) * (work.levelHeight[at] as number),
    tickSize: state.market.tickSize,
  })
  return {
    side,
    level,
    action: kept ? 'keep' : fate === LevelFate.placed ? 'place' : 'withhold',
    price: quoted,
    size: isSized(fate) ? (work.levelSize[at] as number) : null,
    orderId: kept ? (state.orders[work.levelOrder[at] as number]?.id ?? null) : null,
    reason: reasonOf(state, config, fate, side, rooms),
    cents: priceTerms(config, side, level, quoted),
  }
}

const priceTerms = (config: QuoteConfig, side: Side, level: number, quoted: number): PriceTerms => {
  const fairValue = work.terms[Term.fairValue] as number
  const half = work.terms[side === 'bid' ? Term.bidHalf : Term.askHalf] as number
  const skew = work.terms[Term.skew] as number
  const { spacing } = config.ladder
  const rung = { fairValue, spread: 2 * half, skew, spacing, level }
  const away = side === 'bid' ? -100 : 100
  return {
    fairValue: 100 * fairValue,
    halfSpread: away * half,
    spacing: away * level * spacing,
    skew: -100 * skew,
    rounding: 100 * (quoted - (side === 'bid' ? bid(rung) : ask(rung))),
  }
}

const reasonOf = (
  { book }: QuoteState,
  config: QuoteConfig,
  fate: number,
  side: Side,
  rooms: Rooms,
): Withheld | null => {
  switch (fate) {
    case LevelFate.outsideRange:
      return { _tag: 'outside-range', min: config.ladder.minPrice, max: config.ladder.maxPrice }
    case LevelFate.sameTick:
      return { _tag: 'same-tick' }
    case LevelFate.losingSide:
      return {
        _tag: 'losing-side',
        remaining: work.terms[Term.remaining] as number,
        fairValue: work.terms[Term.fairValue] as number,
      }
    case LevelFate.nearBook: {
      const best = (side === 'bid' ? book?.bestAsk : book?.bestBid) as number
      return { _tag: 'near-book', best, min: config.spread.min }
    }
    case LevelFate.noRoom:
      return { _tag: 'no-room', side, room: rooms.wanted, min: config.size.min }
    case LevelFate.wouldSelfTrade:
      return { _tag: 'would-self-trade' }
    case LevelFate.awaitingAnswers:
      return { _tag: 'awaiting-answers', room: rooms.answered }
    default:
      return null
  }
}
