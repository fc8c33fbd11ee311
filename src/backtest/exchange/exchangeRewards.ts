/**
 * What the desk's resting orders earn at the simulated venue.
 */

import type { AssetState } from './assetState.js'
import { standing } from './exchangeBook.js'
import type { ExchangeMarket, Level } from './exchangeMarket.js'
import { accrued } from './exchangeMoney.js'
import { inForce } from './inForce.js'
import { worthAt } from './informed.js'
import * as RewardTerms from './rewardTerms.js'
import { draw, type Turn } from './turn.js'

const minuteMs = 60_000
const minutesADay = 1_440

/** Looks at all open markets, and says when next: once a minute. @category backtest @since 0.1.0 */
export const onSample = (turn: Turn): void => {
  const terms = inForce(turn.setup.config.exchange.rewards, turn.now)
  if (terms !== null) {
    for (const held of turn.markets) {
      if (held.stage !== 'open' && held.stage !== 'closing') continue
      const reward = Math.floor(((terms.perDay * 1e6) / minutesADay) * shareOf(turn, held, terms))
      if (reward > 0) accrued(turn, held, 0, reward)
    }
  }
  nextSample(turn)
}

/**
 * Says when the next look is: at a random instant of the next minute.
 *
 * @category backtest
 * @since 0.1.0
 */
export const nextSample = (turn: Turn): void => {
  if (turn.setup.config.exchange.rewards.length === 0) return
  const minute = Math.floor(turn.now / minuteMs) + 1
  turn.sampleAt = minuteMs * minute + Math.floor(draw(turn, 'samples') * minuteMs)
}

/** The desk's part of what all score now. */
const shareOf = (turn: Turn, held: ExchangeMarket, terms: RewardTerms.RewardTerms): number => {
  const middle = middleOf(turn, held, terms.minSize)
  if (!(middle > 0 && middle < 1)) return 0
  const own = { one: 0, two: 0, middle }
  for (const { isBid, price, rest, at } of held.orders) {
    if (turn.now - at < terms.restMs) continue
    const distance = isBid ? middle - price / 1e6 : price / 1e6 - middle
    const score = RewardTerms.scoreOf(terms, { distance: held0(distance), size: rest / 1e6 })
    if (isBid) own.one += score
    else own.two += score
  }
  const mine = RewardTerms.bothSides(terms, own)
  if (!(mine > 0)) return 0
  const others = { one: 0, two: 0, middle }
  for (const level of held.bids) {
    const distance = held0(middle - level.price / 1e6)
    others.one += RewardTerms.scoreOf(terms, { distance, size: standing(level) })
  }
  for (const level of held.asks) {
    const distance = held0(level.price / 1e6 - middle)
    others.two += RewardTerms.scoreOf(terms, { distance, size: standing(level) })
  }
  const theirs = RewardTerms.bothSides(terms, others) + terms.othersScore
  return mine / (mine + theirs)
}

/** An order that only the rounding of the middle puts past it is at it. */
const held0 = (distance: number): number => (distance < 0 && distance > -1e-9 ? 0 : distance)

/**
 * The middle of what is left once orders under the least size are cut off, or, without both sides,
 * what YES is worth. Of others, a level counts as one order: no more is recorded of most.
 */
const middleOf = (turn: Turn, held: ExchangeMarket, minSize: number): number => {
  let bid = bestOf(held.bids, minSize)
  let ask = bestOf(held.asks, minSize)
  for (const { isBid, price, rest } of held.orders) {
    if (rest / 1e6 < minSize) continue
    if (isBid && (bid === null || price > bid)) bid = price
    if (!isBid && (ask === null || price < ask)) ask = price
  }
  if (bid !== null && ask !== null) return (bid + ask) / 2e6
  const asset = turn.assets[held.asset] as AssetState
  return worthAt(turn, held, asset, { price: asset.price, at: turn.now })
}

/** The best price of a side, whose best level is its last, with so many shares, or null. */
const bestOf = (levels: ReadonlyArray<Level>, minSize: number): number | null => {
  for (let i = levels.length - 1; i >= 0; i--) {
    const level = levels[i] as Level
    const size = standing(level)
    if (size > 0 && size >= minSize) return level.price
  }
  return null
}
